import { type Column, type ColumnTable, FIELD_TYPES, FIRST_VALUE, GROUP_ROWS, ILL_TYPED, MISSING } from './columns.ts';
import { type FieldColumn, MOST_BIT_CODES, type RowGroup, type Sight } from './columns.ts';
import { type FactRow, FIELD_NAMES, type FieldType, fits } from './fields.ts';
import { type Allocate, columnIn, layField, type Part } from './lay-columns.ts';
import { blindfold } from './limits.ts';
import { compareTexts } from './text-order.ts';

/**
 * Takes rows as they are read, and holds them coded by number; the table comes to some 200 bytes a row
 * (docs/measured.md).
 */
export interface ColumnBuilder {
  /** Adds the goods items of one declaration, in their order. */
  add(items: readonly FactRow[]): void;
  /** The table of all that was added. The builder is spent then. */
  finish(): ColumnTable;
}

/** Collects rows into columns. `limited` blindfolds each row as it comes, so that no column holds what a rule may not see. */
export function columnBuilder(
  sight: Sight,
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
  mostBitCodes = MOST_BIT_CODES,
): ColumnBuilder {
  const collectors = FIELD_TYPES.map(collector);
  const sizes: number[] = [];
  const starts: number[] = [];
  let rows = 0;
  let filled = 0;
  // A full group is put away at once, so that only the dictionaries grow with the number of rows.
  const close = () => {
    sizes.push(filled);
    for (const one of collectors) one.close(filled);
    filled = 0;
  };
  return {
    add(items) {
      starts.push(rows);
      for (const item of items) {
        const row = sight === 'limited' ? blindfold(item) : item;
        for (let index = 0; index < FIELD_NAMES.length; index++) {
          const value = row[FIELD_NAMES[index]!];
          if (value !== undefined) collectors[index]!.put(filled, value);
        }
        rows += 1;
        filled += 1;
        if (filled === GROUP_ROWS) close();
      }
    },
    finish() {
      if (filled > 0) close();
      // Texts are numbered as they come and ranked now: a dictionary that stays sorted while it grows would move all
      // its texts.
      const dictionaries = collectors.map((one) => one.dictionary());
      let empty: FieldColumn | undefined;
      const fields = collectors.map((one, field) => {
        const parts = sizes.map((_, group) => one.part(group, dictionaries[field]?.rankOf));
        // Fields where all is missing are one and the same.
        const values = dictionaries[field]?.rankOf.length ?? 0;
        if (parts.some((part) => part !== undefined)) return layField(parts, sizes, values, allocate, mostBitCodes);
        empty ??= layField(parts, sizes, 0, allocate, mostBitCodes);
        return empty;
      });
      const groups = sizes.map((size, group): RowGroup => {
        const columns = new Map<FieldColumn, Column>();
        for (const field of fields) if (!columns.has(field)) columns.set(field, columnIn(field, group, size));
        return { rows: size, columns: fields.map((field) => columns.get(field) as Column) };
      });
      const declarationStarts = new Uint32Array(allocate(4 * (starts.length + 1)));
      declarationStarts.set(starts);
      declarationStarts[starts.length] = rows;
      return {
        sight,
        rows,
        groups,
        fields,
        texts: dictionaries.map(({ texts }) => texts),
        lists: dictionaries.map(({ lists }) => lists),
        declarationStarts,
      };
    },
  };
}

/** A table of rows that are a declaration each. */
export function buildColumns(rows: Iterable<FactRow>, sight: Sight): ColumnTable {
  const builder = columnBuilder(sight);
  for (const row of rows) builder.add([row]);
  return builder.finish();
}

interface Dictionary {
  readonly texts: readonly string[];
  readonly lists: readonly (readonly string[])[];
  /** Number given at the first occurrence -> rank. */
  readonly rankOf: Uint32Array;
}

interface Collector {
  put(row: number, value: unknown): void;
  close(rows: number): void;
  dictionary(): Dictionary;
  part(group: number, rankOf: Uint32Array | undefined): Part | undefined;
}

/** Takes one field's values, a group at a time. A text is a number given at its first occurrence until all are known. */
function collector(type: FieldType): Collector {
  const named = type === 'string' || type === 'list(string)';
  const known = new Map<string, number>();
  const lists: (readonly string[])[] = [];
  const groups: ({ values: Float64Array; states: Uint8Array } | undefined)[] = [];
  let values = new Float64Array(GROUP_ROWS);
  let states = new Uint8Array(GROUP_ROWS);
  let any = false;
  // A list is known by its JSON: two lists of the same texts in the same order are one value.
  const numberOf = (value: unknown): number => {
    if (!named) return Number(value);
    const key = type === 'string' ? (value as string) : JSON.stringify(value);
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, known.size);
    if (type !== 'string') lists.push([...(value as readonly string[])]);
    return known.size - 1;
  };
  return {
    put(row, value) {
      any = true;
      if (!fits(type, value)) states[row] = ILL_TYPED;
      else {
        values[row] = numberOf(value);
        states[row] = FIRST_VALUE;
      }
    },
    close(rows) {
      groups.push(any ? { values: values.slice(0, rows), states: states.slice(0, rows) } : undefined);
      values = new Float64Array(GROUP_ROWS);
      states = new Uint8Array(GROUP_ROWS);
      any = false;
    },
    dictionary() {
      if (!named) return { texts: [], lists: [], rankOf: new Uint32Array() };
      if (type !== 'string') return { texts: [], lists, rankOf: Uint32Array.from(lists.keys()) };
      const rankOf = new Uint32Array(known.size);
      const texts = [...known.keys()].sort(compareTexts);
      for (const [rank, text] of texts.entries()) rankOf[known.get(text) ?? 0] = rank;
      return { texts, lists: [], rankOf };
    },
    // Groups are laid out one by one and given up as they are, so that not everything is held twice.
    part(group, rankOf) {
      const taken = groups[group];
      groups[group] = undefined;
      if (taken === undefined) return undefined;
      if (named && rankOf)
        for (let row = 0; row < taken.values.length; row++) taken.values[row] = rankOf[taken.values[row]!]!;
      return code(taken.values, taken.states, named);
    },
  };
}

/** Codes a group's values by the sorted dictionary of those that occur. Minus zero sorts before zero and stays itself. */
function code(values: Float64Array, states: Uint8Array, named: boolean): Part {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) if (states[row] === FIRST_VALUE) present[count++] = values[row]!;
  present.subarray(0, count).sort();
  const codeOf = new Map<number, number>();
  let minusZero = MISSING;
  let distinct = 0;
  for (let index = 0; index < count; index++) {
    const value = present[index]!;
    if (index > 0 && Object.is(value, present[index - 1])) continue;
    if (Object.is(value, -0)) minusZero = FIRST_VALUE + distinct;
    else codeOf.set(value, FIRST_VALUE + distinct);
    // What is distinct so far never outruns what has been read.
    present[distinct++] = value;
  }
  const codes = new Uint16Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (states[row] !== FIRST_VALUE) codes[row] = states[row]!;
    else codes[row] = Object.is(value, -0) ? minusZero : codeOf.get(value)!;
  }
  const dictionary = present.slice(0, distinct);
  return named
    ? { codes, ranks: Uint32Array.from(dictionary), numbers: new Float64Array() }
    : { codes, ranks: new Uint32Array(), numbers: dictionary };
}
