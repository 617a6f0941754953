import { type ColumnTable, columnOf, FIRST_VALUE, ILL_TYPED, MISSING, type RowGroup } from './columns.ts';

/** Numbers between two bounds. */
export interface NumberRange {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

/** Neighbouring ranks of a dictionary, as pairs [from, to) one behind the other, ascending and apart. */
export type Spans = readonly number[];

/**
 * What one condition says of one field, as the set of its values for which it holds. Whether it holds of a missing
 * value, and of one that is ill-typed, is said apart. Its key is the same exactly when the sets are.
 */
export type CodeSet = {
  readonly field: number;
  readonly key: string;
  readonly missing: boolean;
  readonly illTyped: boolean;
} & (
  | { readonly kind: 'numbers'; readonly ranges: readonly NumberRange[] }
  | { readonly kind: 'texts'; readonly spans: (texts: readonly string[]) => Spans }
  | { readonly kind: 'lists'; readonly spans: (lists: readonly (readonly string[])[]) => Spans }
);

/** A set with what its table's dictionary made of it. */
export interface BoundSet {
  readonly field: number;
  readonly missing: boolean;
  readonly illTyped: boolean;
  readonly ranges?: readonly NumberRange[];
  readonly spans?: Uint32Array;
}

/** Looks a set up in a table's dictionary, once for all its row groups. */
export function bindToTable(set: CodeSet, table: ColumnTable): BoundSet {
  const { field, missing, illTyped } = set;
  if (set.kind === 'numbers') return { field, missing, illTyped, ranges: set.ranges };
  const spans = set.kind === 'texts' ? set.spans(table.texts[field] ?? []) : set.spans(table.lists[field] ?? []);
  return { field, missing, illTyped, spans: Uint32Array.from(spans) };
}

/** Joins a span of codes to those before it. The spans come in ascending order. */
function push(found: Uint16Array, count: number, from: number, to: number): number {
  if (from >= to) return count;
  if (count > 0 && found[count - 1] === from) {
    found[count - 1] = to;
    return count;
  }
  found[count] = from;
  found[count + 1] = to;
  return count + 2;
}

/** Writes a set's codes in one row group as pairs [from, to) into `found`; returns how many numbers it wrote. */
export function bindToGroup(set: BoundSet, group: RowGroup, found: Uint16Array): number {
  const { ranks, numbers } = columnOf(group, set.field);
  let count = 0;
  if (set.missing) count = push(found, count, MISSING, MISSING + 1);
  if (set.illTyped) count = push(found, count, ILL_TYPED, ILL_TYPED + 1);
  if (set.spans !== undefined) {
    const { spans } = set;
    let from = 0;
    for (let index = 0; index < spans.length && from < ranks.length; index += 2) {
      from = firstRank(ranks, spans[index]!, from);
      const to = firstRank(ranks, spans[index + 1]!, from);
      count = push(found, count, FIRST_VALUE + from, FIRST_VALUE + to);
      from = to;
    }
    return count;
  }
  for (const { low, lowOpen, high, highOpen } of set.ranges ?? []) {
    const from = firstNumber(numbers, low, lowOpen);
    const to = firstNumber(numbers, high, !highOpen);
    count = push(found, count, FIRST_VALUE + from, FIRST_VALUE + to);
  }
  return count;
}

function firstRank(ranks: Uint32Array, rank: number, from: number): number {
  let low = from;
  let high = ranks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranks[middle]! < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place whose number is not below `bound`, or with `after` is above it. */
function firstNumber(numbers: Float64Array, bound: number, after: boolean): number {
  let low = 0;
  let high = numbers.length;
  if (after) {
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[middle]! <= bound) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ranks below `count` that some spans leave out. */
export function otherSpans(spans: Spans, count: number): Spans {
  const found: number[] = [];
  let from = 0;
  for (let index = 0; index < spans.length; index += 2) {
    const start = spans[index] ?? 0;
    if (start > from) found.push(from, start);
    from = spans[index + 1] ?? 0;
  }
  if (from < count) found.push(from, count);
  return found;
}

/** The numbers that some ranges leave out; the ranges are ascending and apart. */
export function otherRanges(ranges: readonly NumberRange[]): readonly NumberRange[] {
  const found: NumberRange[] = [];
  let low = Number.NEGATIVE_INFINITY;
  let lowOpen = false;
  for (const range of ranges) {
    if (range.low > Number.NEGATIVE_INFINITY) found.push({ low, lowOpen, high: range.low, highOpen: !range.lowOpen });
    low = range.high;
    lowOpen = !range.highOpen;
  }
  if (low < Number.POSITIVE_INFINITY) found.push({ low, lowOpen, high: Number.POSITIVE_INFINITY, highOpen: false });
  return found;
}

/** The places of a dictionary for whose value a test holds, as spans. */
export function spansWhere<Value>(values: readonly Value[], holds: (value: Value) => boolean): Spans {
  const found: number[] = [];
  for (const [rank, value] of values.entries()) {
    if (!holds(value)) continue;
    if (found.length > 0 && found.at(-1) === rank) found[found.length - 1] = rank + 1;
    else found.push(rank, rank + 1);
  }
  return found;
}
