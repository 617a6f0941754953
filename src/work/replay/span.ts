import type { LocalDay } from '../../core/domain/ids.ts';
import { dayOfNumber, numberOfDay, type Part } from './part.ts';
import type { ReplayRequest, ReplaySpanEmpty } from './result.ts';

/** Days since 1970, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Longer spans are cut to their last days: a chart of more says nothing. */
const MOST_DAYS = 3_660;

/**
 * The days that were asked for, cut to those there are declarations of. None of these lies in it: said, with the days that
 * would do. Where nothing is on file at all it is today.
 */
export function spanOf(
  parts: readonly Part[],
  { from, to, today }: Pick<ReplayRequest, 'from' | 'to' | 'today'>,
): Span | ReplaySpanEmpty {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const part of parts) {
    for (let at = 0; at < part.count; at++) {
      if (part.dead[at] === 1) continue;
      const day = part.day[at] ?? 0;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  if (first > last) return { from: numberOfDay(today), to: numberOfDay(today) };
  const begin = Math.max(first, dayNumber(from) ?? first);
  const end = Math.min(last, dayNumber(to) ?? last);
  if (end < begin) return { empty: true, first: dayOfNumber(first), last: dayOfNumber(last) };
  return { from: Math.max(begin, end - MOST_DAYS + 1), to: end };
}

const dayNumber = (day: LocalDay | undefined): number | undefined => (day === undefined ? undefined : numberOfDay(day));
