import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponential, integer, lognormal, pick, shuffled, weightedPicker, zipfWeights } from './draw.ts';
import { randomOf } from './random.ts';

const many = (draw: () => number): number[] => Array.from({ length: 20_000 }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('draws have the means and medians that their names promise', () => {
  const random = randomOf('draws');
  expect(mean(many(() => exponential(random, 5)))).toBeCloseTo(5, 0);
  const sorted = many(() => lognormal(random, 30, 0.5)).sort((a, b) => a - b);
  expect(sorted[10_000]).toBeGreaterThan(29);
  expect(sorted[10_000]).toBeLessThan(31);
  expect(new Set(many(() => integer(random, 2, 4)))).toEqual(new Set([2, 3, 4]));
});

test('a weighted picker picks in proportion and never what weighs nothing', () => {
  const random = randomOf('weights');
  const picker = weightedPicker(['never', 'seldom', 'often'], (_, index) => [0, 1, 9][index] ?? 0);
  const picked = Array.from({ length: 10_000 }, () => picker(random));
  expect(picked.filter((one) => one === 'never')).toEqual([]);
  expect(picked.filter((one) => one === 'seldom').length / 10_000).toBeCloseTo(0.1, 1);
});

test('a shuffle keeps every element', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
      expect(shuffled(randomOf(seed), items).sort()).toEqual([...items].sort());
    }),
  );
});

test('picking from nothing is an error and not undefined', () => {
  expect(() => pick(randomOf('x'), [])).toThrow(RangeError);
  expect(() => weightedPicker([1, 2], () => 0)).toThrow(RangeError);
  expect(zipfWeights(3, 1)).toEqual([1, 1 / 2, 1 / 3]);
});
