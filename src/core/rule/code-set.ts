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
  /** True where the set comes from a named list, which for an item under a limit is missing, whatever its values. */
  readonly listed?: true;
  /** True where a value that is there may be in error too, because something is computed of it. */
  readonly computed?: true;
} & (
  | { readonly kind: 'numbers'; readonly ranges: readonly NumberRange[] }
  | {
      readonly kind: 'texts';
      readonly spans: (texts: readonly string[]) => Spans;
      /** True where it is the same for many conditions and every text is looked at: it is found once for a dictionary. */
      readonly lasting?: true;
      /** What an index can be made of, where the set is these texts, or all that begin so. */
      readonly known?: { readonly values: readonly string[] } | { readonly prefix: string };
    }
  | { readonly kind: 'lists'; readonly spans: (lists: readonly (readonly string[])[]) => Spans }
);

/** The ranks below `count` that some spans leave out: the condition's opposite, as far as values are there at all. */
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
