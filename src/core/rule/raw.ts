import type { inRule } from './diagnostic.ts';

/** Reports a diagnostic and gives nothing, so that a reader can end with it. */
export type Report = (...args: Parameters<typeof inRule>) => undefined;

/** Whether a parsed value is a mapping of keys to values. */
export function isMapping(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** The type of a parsed value, as the sentences name it. */
export function typeOf(value: unknown): 'nothing' | 'list' | 'text' | 'number' | 'bool' | 'mapping' {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
    case 'bigint':
      return 'number';
    case 'boolean':
      return 'bool';
    default:
      return 'mapping';
  }
}
