import type { ReplayView } from '../../../wire/workbench.ts';

/** One bar: a day, or the mean day of a week. */
export interface Bar {
  readonly from: string;
  readonly hits: number;
  readonly before: number;
  readonly minutesNeeded: number;
  readonly minutesThere: number;
}

/** Days that a chart can still show one by one. */
const MOST_DAYS = 92;

/** The bars of a replay: days, or where they would be too thin to see, the mean days of weeks. */
export function barsOf(perDay: ReplayView['perDay']): { readonly bars: readonly Bar[]; readonly weekly: boolean } {
  if (perDay.length <= MOST_DAYS)
    return { bars: perDay.map(({ day, ...rest }) => ({ from: day, ...rest })), weekly: false };
  const bars: Bar[] = [];
  for (let at = 0; at < perDay.length; at += 7) {
    const week = perDay.slice(at, at + 7);
    const mean = (value: (day: ReplayView['perDay'][number]) => number) =>
      week.reduce((sum, day) => sum + value(day), 0) / week.length;
    bars.push({
      from: week[0]?.day ?? '',
      hits: mean(({ hits }) => hits),
      before: mean(({ before }) => before),
      minutesNeeded: mean(({ minutesNeeded }) => minutesNeeded),
      minutesThere: mean(({ minutesThere }) => minutesThere),
    });
  }
  return { bars, weekly: true };
}

/** What the days say in one number each. Means are of all days of the span, also those without a hit. */
export function summaryOf(perDay: ReplayView['perDay']) {
  const days = Math.max(1, perDay.length);
  const sum = (value: (day: ReplayView['perDay'][number]) => number) =>
    perDay.reduce((all, day) => all + value(day), 0);
  return {
    hitsPerDay: sum(({ hits }) => hits) / days,
    beforePerDay: sum(({ before }) => before) / days,
    minutesNeeded: sum(({ minutesNeeded }) => minutesNeeded) / days,
    minutesThere: sum(({ minutesThere }) => minutesThere) / days,
    daysOver: perDay.filter(({ minutesNeeded, minutesThere }) => minutesNeeded > minutesThere).length,
  };
}

/**
 * The change between two numbers that stand beside it with one digit behind the point: who reads both can add it up. Of 0.949 after
 * 0.051 stand 0.9 and 0.1, and +0.9 would be no sum of theirs.
 */
export function changeShown(before: number, after: number, write: (value: number, digits: number) => string): string {
  const tenths = Math.round(after * 10) - Math.round(before * 10);
  return `${tenths > 0 ? '+' : tenths < 0 ? '−' : '±'}${write(Math.abs(tenths) / 10, 1)}`;
}

/** The replay as comma-separated text, one line a day: what a spreadsheet reads. */
export function csvOfReplay({ perDay }: Pick<ReplayView, 'perDay'>): string {
  const lines = perDay.map(({ day, hits, before, minutesNeeded, minutesThere }) =>
    [day, hits, before, minutesNeeded, minutesThere].join(','),
  );
  return ['day,hits,hitsBefore,minutesNeeded,minutesThere', ...lines].join('\r\n');
}
