import { isFieldName } from '../../../core/rule/fields.ts';

/** The values brought along in an address, of fields that exist; nothing for anything else. */
export function givenOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
    const known = Object.entries(read).filter(([name]) => isFieldName(name));
    return known.length === 0 ? undefined : Object.fromEntries(known);
  } catch {
    return undefined;
  }
}
