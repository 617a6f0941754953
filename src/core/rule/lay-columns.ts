import { BITS_AT, type Column, type FieldColumn, FIRST_VALUE, GROUP_ROWS, MOST_BIT_CODES, NO_BITS } from './columns.ts';
import { PLACES, STARTS_AT, VALUES, VALUES_AT, wordsFor } from './columns.ts';

/** Gives memory for a field. Threads share a table when it gives a SharedArrayBuffer. */
export type Allocate = (bytes: number) => ArrayBufferLike;

/** A field in one group before it is laid out: its codes and the values they stand for. Nothing when all is missing. */
export interface Part {
  readonly codes: Uint16Array;
  readonly ranks: Uint32Array;
  readonly numbers: Float64Array;
}

const NOTHING: Part = { codes: new Uint16Array(), ranks: new Uint32Array(), numbers: new Float64Array() };

/** Lays the groups of a field into one buffer. `sizes` are their rows. */
export function layField(
  parts: readonly (Part | undefined)[],
  sizes: readonly number[],
  allocate: Allocate,
): FieldColumn {
  const all = parts.map((part) => part ?? NOTHING);
  const sum = (read: (part: Part, group: number) => number) =>
    all.reduce((total, part, at) => total + read(part, at), 0);
  const rows = sum((_, group) => sizes[group] ?? 0);
  const lengths = {
    numbers: sum(({ numbers }) => numbers.length),
    ranks: sum(({ ranks }) => ranks.length),
    bits: sum((part, group) => bitWords(part, sizes[group] ?? 0)),
    starts: sum(startsOf),
  };
  const buffer = allocate(8 * lengths.numbers + 4 * (lengths.ranks + lengths.bits) + 2 * (2 * rows + lengths.starts));
  let at = 0;
  const take = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  const field: FieldColumn = {
    numbers: new Float64Array(buffer, take(8 * lengths.numbers), lengths.numbers),
    ranks: new Uint32Array(buffer, take(4 * lengths.ranks), lengths.ranks),
    bits: new Uint32Array(buffer, take(4 * lengths.bits), lengths.bits),
    codes: new Uint16Array(buffer, take(2 * rows), rows),
    order: new Uint16Array(buffer, take(2 * rows), rows),
    starts: new Uint16Array(buffer, take(2 * lengths.starts), lengths.starts),
    places: new Uint32Array(allocate(4 * PLACES * all.length)),
  };
  const next = { starts: 0, values: 0, bits: 0 };
  for (const [group, part] of all.entries()) {
    const size = sizes[group] ?? 0;
    const words = bitWords(part, size);
    const values = part.ranks.length + part.numbers.length;
    const places = field.places.subarray(PLACES * group, PLACES * (group + 1));
    places[STARTS_AT] = next.starts;
    places[VALUES_AT] = next.values;
    places[VALUES] = values;
    places[BITS_AT] = words > 0 ? next.bits : NO_BITS;
    field.ranks.set(part.ranks, part.ranks.length > 0 ? next.values : 0);
    field.numbers.set(part.numbers, part.numbers.length > 0 ? next.values : 0);
    field.codes.set(part.codes, group * GROUP_ROWS);
    next.starts += startsOf(part);
    next.values += values;
    next.bits += words;
    const { codes, order, starts, bits } = columnIn(field, group, size);
    sortRows(codes, order, starts);
    if (bits.length > 0) fillBits(bits, codes);
  }
  return field;
}

/** The column that a field is in one group, as views. */
export function columnIn(field: FieldColumn, group: number, rows: number): Column {
  const [startsAt, valuesAt, values, bitsAt] = field.places.subarray(
    PLACES * group,
    PLACES * (group + 1),
  ) as unknown as [number, number, number, number];
  const base = group * GROUP_ROWS;
  const starts = FIRST_VALUE + values + 1;
  const valuesOf = <Values extends Uint32Array | Float64Array>(all: Values): Values =>
    all.subarray(all.length > 0 ? valuesAt : 0, all.length > 0 ? valuesAt + values : 0) as Values;
  return {
    codes: field.codes.subarray(base, base + rows),
    order: field.order.subarray(base, base + rows),
    starts: field.starts.subarray(startsAt, startsAt + starts),
    ranks: valuesOf(field.ranks),
    numbers: valuesOf(field.numbers),
    bits:
      bitsAt === NO_BITS ? field.bits.subarray(0, 0) : field.bits.subarray(bitsAt, bitsAt + starts * wordsFor(rows)),
  };
}

const startsOf = (part: Part): number => FIRST_VALUE + part.ranks.length + part.numbers.length + 1;

/** Words of a column's bits: one map of rows for each of its starts, where these are few. */
function bitWords(part: Part, rows: number): number {
  return startsOf(part) <= MOST_BIT_CODES + 1 ? startsOf(part) * wordsFor(rows) : 0;
}

/** Counting sort: how many rows each code has, where they begin, and then each row to its place. */
function sortRows(codes: Uint16Array, order: Uint16Array, starts: Uint16Array): void {
  const next = new Uint32Array(starts.length + 1);
  for (let row = 0; row < codes.length; row++) {
    const behind = codes[row]! + 1;
    next[behind] = next[behind]! + 1;
  }
  for (let index = 1; index < next.length; index++) next[index] = next[index]! + next[index - 1]!;
  starts.set(next.subarray(0, starts.length));
  for (let row = 0; row < codes.length; row++) {
    const one = codes[row]!;
    order[next[one]!] = row;
    next[one] = next[one]! + 1;
  }
}

/** Map n has the rows whose code is below n: each row is put into the map behind its own, and then into all further ones. */
function fillBits(bits: Uint32Array, codes: Uint16Array): void {
  const words = wordsFor(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const at = (codes[row]! + 1) * words + (row >>> 5);
    bits[at] = bits[at]! | (1 << (row & 31));
  }
  for (let at = words; at < bits.length; at++) bits[at] = bits[at]! | bits[at - words]!;
}
