import { FIELDS, type FieldType, isFieldName } from '../../../core/rule/fields.ts';

/** What stands in the place of a value that is missing; the text itself is written in quotes. */
const MISSING = 'missing';

/** What is wrong with one line of a case. */
export type GivenFault =
  | { readonly line: number; readonly kind: 'field'; readonly field: string }
  | { readonly line: number; readonly kind: 'value'; readonly field: string; readonly type: FieldType };

/** The values of a case as a person writes them: `field: value`, one a line, each under its field's type. */
export function parseGiven(
  text: string,
): { readonly given: Readonly<Record<string, unknown>> } | { readonly fault: GivenFault } {
  const given: Record<string, unknown> = {};
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const found = /^\s*([\w.]+)\s*[:=：]\s*(.*?)\s*$/.exec(line);
    const field = found?.[1] ?? line.trim();
    if (found === null || !isFieldName(field)) return { fault: { line: place + 1, kind: 'field', field } };
    const value = valueUnder(found[2] ?? '', FIELDS[field].type);
    if (value === undefined) return { fault: { line: place + 1, kind: 'value', field, type: FIELDS[field].type } };
    given[field] = value;
  }
  return { given };
}

function valueUnder(text: string, type: FieldType): unknown {
  if (text === MISSING) return null;
  switch (type) {
    case 'string':
      return /^"(.*)"$/s.exec(text)?.[1] ?? (text === '' ? undefined : text);
    case 'bool':
      return text === 'true' || text === 'yes' || text === '是'
        ? true
        : text === 'false' || text === 'no' || text === '否'
          ? false
          : undefined;
    case 'int':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'double':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'list(string)':
      return text
        .replace(/^\[|\]$/g, '')
        .split(/[,，]/)
        .map((word) => word.trim().replace(/^"(.*)"$/, '$1'))
        .filter((word) => word !== '');
  }
}

/** The values of a case as text to edit; reads back as the same. */
export function writeGiven(given: Readonly<Record<string, unknown>>): string {
  return Object.entries(given)
    .map(([field, value]) => `${field}: ${valueText(value)}`)
    .join('\n');
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return MISSING;
  if (Array.isArray(value)) return value.join(', ');
  return value === MISSING || value === '' ? `"${value}"` : String(value);
}
