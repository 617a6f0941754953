import { roundDecimalText } from '../decimal-text.ts';
import type { FieldSource } from '../port/mapping.ts';
import { quoted } from '../refuse.ts';
import { compileDate, type DateReader } from './date.ts';

/** What a field's source makes of a cell: a value, nothing (missing), or the problem with it. */
export type CellResult =
  | { readonly value: string }
  | {
      readonly problem: 'mapping-value-unknown' | 'mapping-date-form';
      readonly given: string;
      readonly expected: string;
    }
  | undefined;

/** Reads one cell. Never throws; a wrong value refuses its declaration and no other. */
export type CellReader = (cell: string) => CellResult;

/** Compiles the steps of a source into one function; without steps it is the trimmed cell. */
export function compileSource(source: FieldSource): CellReader {
  const { codes, otherwise, pad, round, prefix } = source;
  const missing = new Set(source.missing);
  const table = codes === undefined ? undefined : new Map(Object.entries(codes));
  const readDate: DateReader | undefined = source.date === undefined ? undefined : compileDate(source.date);
  return (cell) => {
    let value = cell.trim();
    if (value === '' || missing.has(value)) return undefined;
    if (table !== undefined) {
      const ours = table.get(value);
      if (ours === null || (ours === undefined && otherwise === 'missing')) return undefined;
      if (ours === undefined && otherwise !== 'keep')
        return { problem: 'mapping-value-unknown', given: quoted(value), expected: '' };
      value = ours ?? value;
    }
    // Points and spaces go only where three digits follow: where a mapping says comma by mistake, `1.5` is not read as
    // fifteen.
    if (source.decimal === 'comma') value = value.replaceAll(/[.\s\u00a0\u202f](?=\d{3})/g, '').replace(',', '.');
    if (pad !== undefined && /^\d+$/.test(value)) value = value.padStart(pad, '0');
    if (round !== undefined) value = roundDecimalText(value, round);
    if (readDate !== undefined) {
      const read = readDate(value);
      if (read === undefined)
        return { problem: 'mapping-date-form', given: quoted(value), expected: source.date ?? '' };
      value = read;
    }
    return { value: prefix === undefined ? value : prefix + value };
  };
}
