import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOf, sharedActs, sumOf, tail, taroneThreshold } from './exact.ts';

/** The same by counting every way of dealing: rows are which acts are the person's, columns which concern the firm. */
function byHand(row: number, column: number, total: number, odds: number): number[] {
  const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const weights = Array.from(
    { length: Math.min(row, column) + 1 },
    (_, x) => choose(row, x) * choose(total - row, column - x) * odds ** x,
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

const counts = fc
  .record({
    total: fc.integer({ min: 1, max: 40 }),
    row: fc.nat(40),
    column: fc.nat(40),
    odds: fc.constantFrom(0.2, 1, 3.5),
  })
  .map(({ total, row, column, odds }) => ({ total, row: Math.min(row, total), column: Math.min(column, total), odds }));

test('shared acts have the probabilities that counting gives', () => {
  fc.assert(
    fc.property(counts, ({ row, column, total, odds }) => {
      const mass = sharedActs(row, column, total, odds);
      const expected = byHand(row, column, total, odds);
      expect(mass.length).toBe(expected.length);
      for (const [x, p] of expected.entries()) expect(mass[x]).toBeCloseTo(p, 10);
      expect(tail(mass, 0)).toBeCloseTo(1, 10);
      if (odds === 1) expect(meanOf(mass)).toBeCloseTo((row * column) / total, 8);
    }),
  );
});

test('sums of independent counts add their means, and tails shrink', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const [one, other] = [a, b].map(({ row, column, total, odds }) => sharedActs(row, column, total, odds));
      const sum = sumOf(one ?? [1], other ?? [1]);
      expect(meanOf(sum)).toBeCloseTo(meanOf(one ?? [1]) + meanOf(other ?? [1]), 8);
      for (let x = 1; x < sum.length; x++) expect(tail(sum, x)).toBeLessThanOrEqual(tail(sum, x - 1));
    }),
  );
});

// R: 1 - pnbinom and friends know no odds; dhyper does: dhyper(0:3, 5, 10, 3) = 0.26374, 0.49451, 0.21978, 0.02198.
test('without odds they are hypergeometric', () => {
  const mass = sharedActs(5, 3, 15, 1);
  for (const [x, p] of [0.263736, 0.494505, 0.21978, 0.021978].entries()) expect(mass[x]).toBeCloseTo(p, 5);
});

test.each([
  [[], 0.05, 0],
  [[0.2, 0.5, 1], 0.05, 0],
  [[0.001, 0.2, 0.5], 0.05, 1],
  [[0.001, 0.02, 0.5], 0.04, 2],
  [[0.001, 0.03, 0.5], 0.04, 1],
])(
  'of tests whose least probabilities are %j, at %d, those that can reach the threshold count: %d',
  (least, alpha, able) => {
    const { threshold, tests } = taroneThreshold(least, alpha);
    expect(tests).toBe(able);
    expect(threshold).toBeGreaterThan(0);
    expect(threshold * tests).toBeLessThanOrEqual(alpha);
  },
);
