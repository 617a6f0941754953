import type { CodeSet } from './code-set.ts';
import { FIELD_TYPES } from './columns.ts';
import { type FactRow, FIELD_NAMES, fits } from './fields.ts';
import { likelyShare } from './online-access.ts';

/** The share, from 0 to 1, of the items of which a set would have to be asked further. */
export type ShareOf = (set: CodeSet) => number;

/** The values that one field has in a sample. */
interface FieldSample {
  /** Items that lack it, or in which it is of another type. */
  readonly absent: number;
  /** Ascending; bools as 0 and 1. */
  readonly numbers: Float64Array;
  /** Each text once, and how many items have it. */
  readonly texts: readonly string[];
  readonly times: ReadonlyMap<string, number>;
}

/**
 * How many of some items are in a set of one field's values, or lack a value. The fields are counted once each, when they are
 * first asked for, so that thousands of sets are told from a few counts. Sets that no index can be made of are said to hold of all.
 */
export function shareAmong(sample: readonly FactRow[]): ShareOf {
  const counted: (FieldSample | undefined)[] = [];
  return (set) => {
    const field = counted[set.field] ?? countField(sample, set.field);
    counted[set.field] = field;
    const inside = countInside(set, field);
    if (inside === undefined) return 1;
    // The form decides between sets that no item of the sample is in.
    return (field.absent + inside + likelyShare(set)) / (sample.length + 1);
  };
}

function countField(sample: readonly FactRow[], field: number): FieldSample {
  const name = FIELD_NAMES[field]!;
  const type = FIELD_TYPES[field]!;
  const times = new Map<string, number>();
  const numbers: number[] = [];
  let absent = 0;
  for (const item of sample) {
    const value = item[name];
    if (value === undefined || !fits(type, value)) absent += 1;
    else if (typeof value === 'string') times.set(value, (times.get(value) ?? 0) + 1);
    else if (typeof value === 'number' || typeof value === 'boolean') numbers.push(Number(value));
  }
  return {
    absent,
    numbers: Float64Array.from(numbers).sort(),
    texts: [...times.keys()],
    times,
  };
}

/** Nothing where that cannot be told from the counts. */
function countInside(set: CodeSet, { numbers, texts, times }: FieldSample): number | undefined {
  if (set.kind === 'numbers') {
    const [range] = set.ranges;
    if (range === undefined || set.ranges.length > 1) return undefined;
    return below(numbers, range.high, !range.highOpen) - below(numbers, range.low, range.lowOpen);
  }
  if (set.kind !== 'texts' || set.known === undefined) return undefined;
  let count = 0;
  if ('prefix' in set.known) {
    for (const text of texts) if (text.startsWith(set.known.prefix)) count += times.get(text) ?? 0;
  } else for (const value of set.known.values) count += times.get(value) ?? 0;
  return count;
}

/** How many of some ascending numbers lie below a bound, or with `included` at it. */
function below(numbers: Float64Array, bound: number, included: boolean): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const number = numbers[middle]!;
    if (number < bound || (included && number === bound)) from = middle + 1;
    else to = middle;
  }
  return from;
}
