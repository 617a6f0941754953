import type { CodeSet } from './code-set.ts';
import { type Column, type ColumnTable, columnOf, FIRST_VALUE, type RowGroup } from './columns.ts';
import { type Cuts, cutTable, FIXED_PLACES } from './cut-table.ts';

/** What is known of a set in one row group stands side by side, so that asking of it touches one cache line. */
export const RECORD = 4;
/** How many rows of the group it has. */
export const ROWS = 0;
/** Its first span of codes, [low, high); the only one unless MORE says otherwise. */
export const LOW = 1;
export const HIGH = 2;
/** Twice the number of its column, and one more when it has several spans. */
export const MORE = 3;

/** The sets of a plan in one row group. A set of several spans has them in `spans`, as pairs from spansFrom up to spansTo. */
export interface BoundSets {
  /** RECORD numbers a set. */
  readonly records: Int32Array;
  readonly spans: Uint16Array;
  readonly spansFrom: Uint32Array;
  readonly spansTo: Uint32Array;
  readonly columns: readonly Column[];
}

/** Sets that were looked up in a table, once, and can be in one row group after another. */
export interface Binder {
  /** What the sets are in the last group that was asked for. */
  readonly bound: BoundSets;
  toGroup(group: RowGroup): void;
}

/** Looks sets up in a table. */
export function createBinder(sets: readonly CodeSet[], table: ColumnTable): Binder {
  // Looked up once in the table's dictionaries; each group then only places the cuts in its own.
  const { cuts, edges, edgesFrom, column, places: count } = cutTable(sets, table);
  const places = new Uint16Array(count);
  const columns: Column[] = [];
  const bound: BoundSets = {
    records: new Int32Array(RECORD * sets.length),
    spans: new Uint16Array(edges.length),
    spansFrom: edgesFrom,
    spansTo: new Uint32Array(sets.length),
    columns,
  };
  return {
    bound,
    toGroup(group) {
      for (const [index, one] of cuts.entries()) {
        const found = columnOf(group, one.field);
        columns[index] = found;
        placeCuts(one, found, places);
      }
      placeSets(bound, edges, column, places);
    },
  };
}

function placeCuts({ text, values, after, base }: Cuts, { ranks, numbers }: Column, places: Uint16Array): void {
  for (let code = 0; code < FIXED_PLACES; code++) places[base + code] = code;
  const first = base + FIXED_PLACES;
  if (text) placeRanks(ranks, values, places, first);
  else placeNumbers(numbers, values, after, places, first);
}

// Both go on from one cut to the next: by doubling steps when cuts are many and near each other, by halves when they are few.

function placeRanks(ranks: Uint32Array, values: Float64Array, places: Uint16Array, first: number): void {
  const { length } = ranks;
  const many = 8 * values.length > length;
  let at = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    let end = length;
    if (many) {
      let step = 1;
      while (at + step <= length && ranks[at + step - 1]! < value) {
        at += step;
        step *= 2;
      }
      end = Math.min(length, at + step);
    }
    while (at < end) {
      const middle = (at + end) >>> 1;
      if (ranks[middle]! < value) at = middle + 1;
      else end = middle;
    }
    places[first + index] = FIRST_VALUE + at;
  }
}

function placeNumbers(
  numbers: Float64Array,
  values: Float64Array,
  after: Uint8Array,
  places: Uint16Array,
  first: number,
): void {
  const { length } = numbers;
  const many = 8 * values.length > length;
  let at = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const too = after[index] === 1;
    let end = length;
    // A span's ends are mostly two cuts of one value, or the ends of all numbers.
    if (value === Number.POSITIVE_INFINITY) at = length;
    else if (value === Number.NEGATIVE_INFINITY) end = 0;
    else if (many) {
      let step = 1;
      while (at + step <= length && liesBefore(numbers[at + step - 1]!, value, too)) {
        at += step;
        step *= 2;
      }
      end = Math.min(length, at + step);
    }
    while (at < end) {
      const middle = (at + end) >>> 1;
      if (liesBefore(numbers[middle]!, value, too)) at = middle + 1;
      else end = middle;
    }
    places[first + index] = FIRST_VALUE + at;
  }
}

function liesBefore(number: number, value: number, too: boolean): boolean {
  return number < value || (too && number === value);
}

function placeSets(bound: BoundSets, edges: Uint32Array, column: Uint16Array, places: Uint16Array): void {
  const { records, spans, spansFrom, spansTo } = bound;
  const starts = bound.columns.map((one) => one.starts);
  for (let set = 0; set < column.length; set++) {
    const mine = starts[column[set]!]!;
    const first = spansFrom[set]!;
    const last = spansFrom[set + 1]!;
    let count = first;
    let sum = 0;
    for (let at = first; at < last; at += 2) {
      const from = places[edges[at]!]!;
      const to = places[edges[at + 1]!]!;
      if (from >= to) continue;
      sum += mine[to]! - mine[from]!;
      // Neighbours in this group, whatever stands between them in the table, are one span.
      if (count > first && spans[count - 1] === from) spans[count - 1] = to;
      else {
        spans[count] = from;
        spans[count + 1] = to;
        count += 2;
      }
    }
    const record = RECORD * set;
    const several = count > first + 2;
    records[record + ROWS] = sum;
    records[record + LOW] = count > first ? spans[first]! : 0;
    records[record + HIGH] = count > first ? spans[first + 1]! : 0;
    records[record + MORE] = 2 * column[set]! + (several ? 1 : 0);
    spansTo[set] = count;
  }
}
