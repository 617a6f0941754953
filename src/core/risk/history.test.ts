import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../domain/ids.ts';
import {
  advanceHistory,
  decayed,
  EMPTY_HISTORY,
  type History,
  type HistoryObservation,
  operatorKey,
  priceKey,
  routeKey,
  withChange,
} from './history.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const observe = (history: History, observations: readonly HistoryObservation[]): History =>
  withChange(history, advanceHistory(history, observations));

const declared = (at: number, unitValue?: number): HistoryObservation => ({
  at: at as Instant,
  kind: 'declared',
  operators: { importer: 'OP-1' },
  routes: [],
  ...(unitValue === undefined ? {} : { unitValues: [['270112', 'MN', unitValue] as const] }),
});
const checked = (at: number, found: boolean): HistoryObservation => ({
  at: at as Instant,
  kind: 'checked',
  found,
  operators: { importer: 'OP-1' },
  routes: [['MN', '2701']],
});
const importer = (history: History) => {
  const row = history.operators.get(operatorKey('importer', 'OP-1'));
  if (row === undefined) throw new Error('no row');
  return row;
};
const instant = fc.integer({ min: START, max: START + 400 * DAY });
const observation = fc
  .record({ at: instant, check: fc.boolean(), found: fc.boolean() })
  .map(({ at, check, found }) => (check ? checked(at, found) : declared(at)));

describe('A decayed sum', () => {
  test('never grows by itself, whichever clock was behind', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), instant, instant, (sum, from, to) => {
        const left = decayed(sum, from as Instant, to as Instant);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(sum);
      }),
    );
  });

  test('of a steady flow tends to what it brings in ninety days', () => {
    let history = EMPTY_HISTORY;
    for (let day = 0; day < 900; day++)
      history = observe(
        history,
        [0, 1, 2, 3].map((part) => declared(START + day * DAY + (part * DAY) / 4)),
      );
    expect(importer(history).declarations).toBeGreaterThan(4 * 90 * 0.99);
    expect(importer(history).declarations).toBeLessThan(4 * 90 * 1.01);
  });

  test('comes out the same in whatever order and portions events were committed', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 30 }), fc.nat(29), fc.nat(), (all, cut, turn) => {
        const inOrder = observe(
          EMPTY_HISTORY,
          [...all].sort((a, b) => a.at - b.at),
        );
        const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
        const late = observe(observe(EMPTY_HISTORY, turned.slice(0, cut)), turned.slice(cut));
        expect(importer(late).declarations).toBeCloseTo(importer(inOrder).declarations, 9);
        expect(importer(late).checks).toBeCloseTo(importer(inOrder).checks, 9);
        expect(importer(late).findings).toBeCloseTo(importer(inOrder).findings, 9);
        expect(importer(late).decayedAt).toBe(importer(inOrder).decayedAt);
        expect(importer(late).firstAt).toBe(importer(inOrder).firstAt);
      }),
    );
  });

  test('gives a hit rate between none and all', () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 60 }), (all) => {
        const history = observe(EMPTY_HISTORY, all);
        const rows = [importer(history), history.routes.get(routeKey('MN', '2701'))];
        for (const row of rows) {
          if (row === undefined || row.checks === 0) continue;
          expect(row.findings / row.checks).toBeGreaterThanOrEqual(0);
          expect(row.findings / row.checks).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

test('a check counts for the operator and the route, and is no declaration', () => {
  const history = observe(EMPTY_HISTORY, [checked(START, true), checked(START, false)]);
  expect(importer(history)).toMatchObject({ declarations: 0, checks: 2, findings: 1 });
  expect(history.routes.get(routeKey('MN', '2701'))).toMatchObject({ checks: 2, findings: 1 });
  expect(history.version).toBe(1);
});

describe('The usual price', () => {
  const usual = (prices: readonly number[]): number => {
    const history = observe(
      EMPTY_HISTORY,
      prices.map((price, index) => declared(START + index, price)),
    );
    return history.prices.get(priceKey('270112', 'MN'))?.median ?? Number.NaN;
  };
  /** A fraction for each place, the same each time. */
  const spread = (index: number): number => Math.abs(Math.sin(index * 12.9898) * 43_758.5453) % 1;
  const fair = (index: number): number => 2 * Math.exp((spread(index) - 0.5) * 0.6);

  test('settles at the median of fair prices', () => {
    const median = usual(Array.from({ length: 500 }, (_, index) => fair(index)));
    expect(median).toBeGreaterThan(2 * 0.93);
    expect(median).toBeLessThan(2 * 1.07);
  });

  test('is not moved far by one price in ten that is absurd', () => {
    const median = usual(Array.from({ length: 500 }, (_, index) => (index % 10 === 3 ? 1e9 : fair(index))));
    expect(median).toBeLessThan(2 * 1.25);
  });

  test.each([0.02, 200])('forgets a first price of %d where two is fair', (first) => {
    const median = usual([first, ...Array.from({ length: 40 }, (_, index) => fair(index))]);
    expect(median).toBeGreaterThan(1.4);
    expect(median).toBeLessThan(2.8);
  });

  test('ignores what is no price', () => {
    expect(usual([2, 0, -1, Number.NaN, Number.POSITIVE_INFINITY])).toBe(2);
    expect(usual([0])).toBeNaN();
  });
});
