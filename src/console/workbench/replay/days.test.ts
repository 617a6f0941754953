import { expect, test } from 'vitest';
import { barsOf, changeShown, csvOfReplay, summaryOf } from './days.ts';

const day = (at: number) => ({
  day: new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
  hits: at % 7,
  before: 1,
  minutesNeeded: at === 3 ? 500 : 100,
  minutesThere: 400,
});
const days = (count: number) => Array.from({ length: count }, (_, at) => day(at));

test('a few days are bars of their own, three years are mean days of weeks', () => {
  expect(barsOf(days(30))).toMatchObject({ weekly: false, bars: { length: 30 } });
  const { bars, weekly } = barsOf(days(1096));
  expect(weekly).toBe(true);
  expect(bars).toHaveLength(157);
  expect(bars[0]).toMatchObject({ from: '2026-01-01', hits: 3, before: 1 });
});

test('the summary is a mean over all days and counts the days with too few minutes', () => {
  expect(summaryOf(days(7))).toMatchObject({ hitsPerDay: 3, beforePerDay: 1, minutesThere: 400, daysOver: 1 });
  expect(summaryOf([])).toMatchObject({ hitsPerDay: 0, daysOver: 0 });
});

test('a change is that between the two figures as they stand beside it', () => {
  const change = (before: number, after: number) =>
    changeShown(before, after, (value, digits) => value.toFixed(digits));
  // 56 and 3 hits in 59 days: 0.949 and 0.051, read as 0.9 and 0.1.
  expect(change(3 / 59, 56 / 59)).toBe('+0.8');
  expect(change(0.26, 0.24)).toBe('−0.1');
  expect(change(0.11, 0.12)).toBe('±0.0');
  expect(change(10.3, 1_234.5)).toBe('+1224.2');
});

test('the export has a line for each day under a head', () => {
  expect(csvOfReplay({ perDay: days(2) }).split('\r\n')).toEqual([
    'day,hits,hitsBefore,minutesNeeded,minutesThere',
    '2026-01-01,0,1,100,400',
    '2026-01-02,1,1,100,400',
  ]);
});
