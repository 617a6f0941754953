import type { LocalDay } from '../../core/domain/ids.ts';
import { weekdayOf } from '../../core/domain/time.ts';

/** Traffic of Monday to Sunday over the mean. */
const WEEK = [1.18, 1.06, 1, 1, 1, 0.92, 0.84] as const;

/** Months and days on which the port is thinly used: New Year, May Day, Naadam, the autumn holiday. */
const HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '05-01', '07-11', '07-12', '07-13', '10-01', '10-02', '10-03']);

/** Traffic of a day over the mean: Monday is the busiest, Sunday the quietest, holidays are thin. */
export function dayFactor(day: LocalDay): number {
  return (WEEK[weekdayOf(day) - 1] ?? 1) * (HOLIDAYS.has(day.slice(5)) ? 0.5 : 1);
}
