import { type FactRow, type FactValue, FIELD_NAMES, FIELDS, type FieldName, type FieldType } from './fields.ts';

/** Rows of one group: its codes fit 16 bits whatever their values, and a column of it fits the second cache. */
export const GROUP_ROWS = 16_384;

/** The code of a missing value. */
export const MISSING = 0;
/** The code of a value that is not of its field's type: an error where it is read, yet it is there for `has`. */
export const ILL_TYPED = 1;
/** The code of the first value of a column's own dictionary. */
export const FIRST_VALUE = 2;

/**
 * One field in one row group, coded by a sorted dictionary of the values that occur there. Text and lists are named by
 * their rank in the table's dictionary of the field; numbers (and bools, as 0 and 1) stand in the column itself.
 */
export interface Column {
  /** Row -> code. */
  readonly codes: Uint16Array;
  /** The rows sorted by code, then by row: the rows of some neighbouring codes are one slice of it. */
  readonly order: Uint16Array;
  /** Code -> where its rows begin in `order`; one entry more than there are codes. */
  readonly starts: Uint16Array;
  /** Code - 2 -> rank in the table's dictionary, ascending; empty for numbers. */
  readonly ranks: Uint32Array;
  /** Code - 2 -> number, ascending; empty for text and lists. */
  readonly numbers: Float64Array;
  /**
   * Of a column with few codes: for each code, and one more, a bit a row that says whether its code lies below. Two of
   * them tell a span of codes, from an eighth of the memory that the codes take. Empty where there are many codes.
   */
  readonly bits: Uint32Array;
}

/**
 * One field in all row groups: what its columns are parts of. A run through the groups that needs little of each reads
 * these, because finding a group's own arrays would cost as much as what it reads there.
 */
export interface FieldColumn {
  /** Those of group n begin at n times GROUP_ROWS; so they do in `order`. */
  readonly codes: Uint16Array;
  readonly order: Uint16Array;
  readonly starts: Uint16Array;
  readonly ranks: Uint32Array;
  readonly numbers: Float64Array;
  readonly bits: Uint32Array;
  /**
   * Of texts and lists: rank by rank, and in it group by group, the code of the first value that does not stand before it,
   * and how many rows of the group have a lower code. One rank is thus found in all groups beside each other. Empty for
   * numbers, and where there are more than MOST_RANKS values.
   */
  readonly rankCodes: Uint16Array;
  readonly rankRows: Uint16Array;
  /** Per group PLACES numbers: where its parts begin, and how many values its dictionary has. */
  readonly places: Uint32Array;
}

/** The places of a group's parts in a FieldColumn: in `starts`, in `ranks` or `numbers`, the count of these, in `bits`. */
export const PLACES = 5;
export const STARTS_AT = 0;
export const VALUES_AT = 1;
export const VALUES = 2;
export const BITS_AT = 3;
/** 1 where the maps of bits are between shares of the rows, 0 where there is one for each code. */
export const SHARED = 4;

/** A column with up to this many codes has a map for each: one that takes 16 values, may be missing and may be ill-typed. */
export const MOST_BIT_CODES = 18;

/**
 * With more codes there is a map between each two of so many equal shares of `order`: of the rows that stand before. A few
 * bits then tell nearly all rows outside a span of codes, and only what is left is asked for its code.
 */
export const SHARES = 16;

/** Of up to so many values each rank is found in each group without a search, which takes 4 bytes for each of both. */
export const MOST_RANKS = GROUP_ROWS;

/** How many rows stand in so many first shares. */
export function rowsInShares(shares: number, rows: number): number {
  return Math.floor((shares * rows) / SHARES);
}

/** How many words hold a bit for each of some rows. */
export function wordsFor(rows: number): number {
  return (rows + 31) >>> 5;
}

/** Up to 16,384 rows. */
export interface RowGroup {
  readonly rows: number;
  /** A column per field, in the order of FIELD_NAMES. */
  readonly columns: readonly Column[];
}

/** How rows were taken: blindfolded as the limits say, for rules; or as given, for an engine's test. */
export type Sight = 'limited' | 'given';

/** Goods items as columns; a row is one goods item, and the items of one declaration are adjacent. Immutable. */
export interface ColumnTable {
  readonly sight: Sight;
  readonly rows: number;
  readonly groups: readonly RowGroup[];
  /** A field over all groups each, in the order of FIELD_NAMES. */
  readonly fields: readonly FieldColumn[];
  /** Per field in the order of FIELD_NAMES: the texts that occur, sorted by code points; empty for other types. */
  readonly texts: readonly (readonly string[])[];
  /** Per field: the lists that occur, in the order of their first occurrence; empty for other types. */
  readonly lists: readonly (readonly (readonly string[])[])[];
  /** Declaration -> its first row; one entry more than there are declarations. */
  readonly declarationStarts: Uint32Array;
}

const INDEX = new Map<string, number>(FIELD_NAMES.map((name, index) => [name, index]));
export const FIELD_TYPES: readonly FieldType[] = FIELD_NAMES.map((name) => FIELDS[name].type);

/** Where a field's column stands in a row group. */
export function fieldIndex(field: FieldName): number {
  return INDEX.get(field) ?? 0;
}

/** A column that a row group has. */
export function columnOf(group: RowGroup, field: number): Column {
  return group.columns[field] as Column;
}

/** A row group by its number; throws where there is none. */
export function groupOf(table: ColumnTable, index: number): RowGroup {
  const group = table.groups[index];
  if (group === undefined) throw new RangeError(`no row group ${index}`);
  return group;
}

/** Not a value of any type, so that a reader finds it ill-typed. */
export const NO_VALUE: FactValue = Number.NaN;

/** The value of one cell as a row would have it; nothing where it is missing. */
function readCell(table: ColumnTable, group: RowGroup, field: number, row: number): FactValue | undefined {
  const column = columnOf(group, field);
  const code = column.codes[row] ?? MISSING;
  if (code === MISSING) return undefined;
  if (code === ILL_TYPED) return NO_VALUE;
  const at = code - FIRST_VALUE;
  switch (FIELD_TYPES[field]) {
    case 'string':
      return table.texts[field]?.[column.ranks[at] ?? 0] ?? '';
    case 'list(string)':
      return table.lists[field]?.[column.ranks[at] ?? 0] ?? [];
    case 'bool':
      return column.numbers[at] === 1;
    default:
      return column.numbers[at] ?? 0;
  }
}

/** One row again, with the fields named: what was blindfolded stays missing. */
export function readRow(
  table: ColumnTable,
  group: RowGroup,
  row: number,
  fields: readonly FieldName[] = FIELD_NAMES,
): FactRow {
  const found: [FieldName, FactValue][] = [];
  for (const field of fields) {
    const value = readCell(table, group, fieldIndex(field), row);
    if (value !== undefined) found.push([field, value]);
  }
  return Object.fromEntries(found) as FactRow;
}

/** Memory that a table holds, in bytes: every buffer once, and its texts at two bytes a character and 24 a text. */
export function bytesOf(table: ColumnTable): number {
  const buffers = new Set<ArrayBufferLike>([table.declarationStarts.buffer]);
  for (const { codes, places } of table.fields) buffers.add(codes.buffer).add(places.buffer);
  let bytes = 0;
  for (const buffer of buffers) bytes += buffer.byteLength;
  const textBytes = (text: string) => 24 + 2 * text.length;
  for (const texts of table.texts) for (const text of texts) bytes += textBytes(text);
  for (const lists of table.lists)
    for (const list of lists) bytes += list.reduce((sum, text) => sum + textBytes(text), 24);
  return bytes;
}

/** The declarations of some rows, ascending and each once; the rows are ascending and counted over the whole table. */
export function declarationsOf(table: ColumnTable, rows: Iterable<number>): readonly number[] {
  const found: number[] = [];
  const starts = table.declarationStarts;
  let at = 0;
  for (const row of rows) {
    if (found.length > 0 && row < (starts[at + 1] ?? 0)) continue;
    let low = at;
    let high = starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= row) low = middle;
      else high = middle;
    }
    at = low;
    found.push(at);
  }
  return found;
}
