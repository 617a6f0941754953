import { expect, test } from 'vitest';
import type { Instant } from '../domain/ids.ts';
import { figuresByWatch, figuresOf, type InspectionFacts, watchOf } from './indicators.ts';

const facts = (given: Partial<InspectionFacts> = {}): InspectionFacts => ({
  watch: 'day',
  officer: 'anna',
  openedAt: 0 as Instant,
  startedAt: (10 * 60_000) as Instant,
  concludedAt: (40 * 60_000) as Instant,
  flags: [],
  causes: [],
  looks: 0,
  differing: 0,
  ...given,
});
const many = (n: number, given: Partial<InspectionFacts> = {}) => Array.from({ length: n }, () => facts(given));
const shareOf = (inspections: readonly InspectionFacts[], indicator: string) =>
  figuresOf(inspections).find((one) => one.indicator === indicator);

test('a share stands with its interval, and of fewer than ten nothing is said but how many', () => {
  const twenty = [...many(15), ...many(5, { flags: ['steps-waived'] })];
  const waived = shareOf(twenty, 'steps-waived');
  expect(waived).toMatchObject({ of: 20, share: { estimate: 0.25 } });
  expect(waived?.share?.low).toBeGreaterThan(0.1);
  expect(waived?.share?.high).toBeLessThan(0.5);
  expect(shareOf(many(9), 'steps-waived')).toEqual({ indicator: 'steps-waived', of: 9 });
});

test('an inspection counts only where it can: without a second look none differs, without a start none is late', () => {
  const { startedAt: _never, ...unstarted } = facts();
  expect(shareOf([...many(12), unstarted], 'started-in-time')).toMatchObject({ of: 12, share: { estimate: 1 } });
  expect(shareOf([...many(30), ...many(10, { looks: 1, differing: 1 })], 'second-look-differs')?.of).toBe(10);
});

test('a watch of one officer is not shown: its figures would be theirs', () => {
  expect(figuresByWatch(many(40))).toEqual([]);
  const two = [...many(20), ...many(20, { officer: 'bert' }), ...many(3, { watch: 'night' })];
  expect(figuresByWatch(two).map(({ watch, inspections }) => [watch, inspections])).toEqual([['day', 40]]);
  expect(JSON.stringify(figuresByWatch(two))).not.toMatch(/anna|bert/);
});

test.each([
  [0, 'night'],
  [7, 'night'],
  [8, 'day'],
  [15, 'day'],
  [16, 'evening'],
  [23, 'evening'],
])('hour %i is in the %s watch', (hour, watch) => {
  expect(watchOf(hour)).toBe(watch);
});
