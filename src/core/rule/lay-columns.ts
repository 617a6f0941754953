import { BITS_AT, type Column, type FieldColumn, FIRST_VALUE, GROUP_ROWS, MOST_RANKS, PLACES } from './columns.ts';
import { rowsInShares, SHARED, SHARES, STARTS_AT, VALUES, VALUES_AT, wordsFor } from './columns.ts';

/** Gives memory for a field. Threads share a table when it gives a SharedArrayBuffer. */
export type Allocate = (bytes: number) => ArrayBufferLike;

/** A field in one group before it is laid out: its codes and the values they stand for. Nothing when all is missing. */
export interface Part {
  readonly codes: Uint16Array;
  readonly ranks: Uint32Array;
  readonly numbers: Float64Array;
}

const NOTHING: Part = { codes: new Uint16Array(), ranks: new Uint32Array(), numbers: new Float64Array() };

/**
 * Lays the groups of a field into one buffer. `sizes` are their rows, `values` how many the table's dictionary has; up to
 * `mostBitCodes` codes have a map each.
 */
export function layField(
  parts: readonly (Part | undefined)[],
  sizes: readonly number[],
  values: number,
  allocate: Allocate,
  mostBitCodes: number,
): FieldColumn {
  const all = parts.map((part) => part ?? NOTHING);
  const sum = (read: (part: Part, group: number) => number) =>
    all.reduce((total, part, at) => total + read(part, at), 0);
  const isShared = (part: Part) => startsOf(part) > mostBitCodes + 1;
  // A map of rows for each start, or one between each two shares.
  const bitWords = (part: Part, size: number) => (isShared(part) ? SHARES - 1 : startsOf(part)) * wordsFor(size);
  const rows = sum((_, group) => sizes[group] ?? 0);
  const lengths = {
    numbers: sum(({ numbers }) => numbers.length),
    ranks: sum(({ ranks }) => ranks.length),
    bits: sum((part, group) => bitWords(part, sizes[group] ?? 0)),
    starts: sum(startsOf),
    rankCodes: values > 0 && values <= MOST_RANKS ? (values + 1) * all.length : 0,
  };
  // One buffer a field, the widest numbers first so that each array stands where its width wants it.
  const buffer = allocate(
    8 * lengths.numbers + 4 * (lengths.ranks + lengths.bits) + 2 * (2 * rows + lengths.starts + 2 * lengths.rankCodes),
  );
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
    rankCodes: new Uint16Array(buffer, take(2 * lengths.rankCodes), lengths.rankCodes),
    rankRows: new Uint16Array(buffer, take(2 * lengths.rankCodes), lengths.rankCodes),
    places: new Uint32Array(allocate(4 * PLACES * all.length)),
  };
  const next = { starts: 0, values: 0, bits: 0 };
  for (const [group, part] of all.entries()) {
    const size = sizes[group] ?? 0;
    const words = bitWords(part, size);
    const count = part.ranks.length + part.numbers.length;
    const places = field.places.subarray(PLACES * group, PLACES * (group + 1));
    places[STARTS_AT] = next.starts;
    places[VALUES_AT] = next.values;
    places[VALUES] = count;
    places[BITS_AT] = next.bits;
    places[SHARED] = Number(isShared(part));
    // A field has ranks or numbers, never both, so that one count of places serves for either.
    field.ranks.set(part.ranks, part.ranks.length > 0 ? next.values : 0);
    field.numbers.set(part.numbers, part.numbers.length > 0 ? next.values : 0);
    field.codes.set(part.codes, group * GROUP_ROWS);
    next.starts += startsOf(part);
    next.values += count;
    next.bits += words;
    const { codes, order, starts, bits } = columnIn(field, group, size);
    sortRows(codes, order, starts);
    if (bits.length > 0) fillBits(bits, codes);
    else fillShares(field.bits.subarray(next.bits - words, next.bits), order);
    if (lengths.rankCodes > 0) fillRanks(field, group, all.length, part.ranks, starts);
  }
  return field;
}

/** The column that a field is in one group, as views. */
export function columnIn(field: FieldColumn, group: number, rows: number): Column {
  const [startsAt, valuesAt, values, bitsAt, shared] = field.places.subarray(
    PLACES * group,
    PLACES * (group + 1),
  ) as unknown as [number, number, number, number, number];
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
    bits: shared === 1 ? field.bits.subarray(0, 0) : field.bits.subarray(bitsAt, bitsAt + starts * wordsFor(rows)),
  };
}

/** How many numbers `starts` has for a part: one for each code, and one more where the last code's rows end. */
const startsOf = (part: Part): number => FIRST_VALUE + part.ranks.length + part.numbers.length + 1;

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

/** Map n has the rows that stand before the end of the nth share, counted from 0, of those sorted by code. */
function fillShares(bits: Uint32Array, order: Uint16Array): void {
  const words = wordsFor(order.length);
  for (let map = 0; map < SHARES - 1; map++) {
    const base = map * words;
    if (map > 0) bits.copyWithin(base, base - words, base);
    for (let at = rowsInShares(map, order.length); at < rowsInShares(map + 1, order.length); at++) {
      const row = order[at]!;
      bits[base + (row >>> 5)] = bits[base + (row >>> 5)]! | (1 << (row & 31));
    }
  }
}

/** Finds every rank of a field in one of its groups. */
function fillRanks(field: FieldColumn, group: number, groups: number, ranks: Uint32Array, starts: Uint16Array): void {
  const { rankCodes, rankRows } = field;
  let at = 0;
  for (let rank = 0; rank * groups < rankCodes.length; rank++) {
    while (at < ranks.length && ranks[at]! < rank) at += 1;
    rankCodes[rank * groups + group] = FIRST_VALUE + at;
    rankRows[rank * groups + group] = starts[FIRST_VALUE + at]!;
  }
}
