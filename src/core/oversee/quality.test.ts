import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floorOf, leastMinutes } from './too-short.ts';

const STEPS = [
  { kind: 'look', required: true },
  { kind: 'scan', required: true },
  { kind: 'weigh', required: false },
] as const;

test('the floor is the least that the required steps take, until the port has a past', () => {
  expect(leastMinutes(STEPS)).toBeCloseTo(2.3);
  expect(floorOf(STEPS, [])).toBeCloseTo(2.3);
});

test('the floor moves with what the same checklists took, and an outlier does not move it', () => {
  const usual = Array.from({ length: 200 }, (_, n) => 30 + (n % 20));
  const floor = floorOf(STEPS, usual);
  expect(floor).toBeGreaterThan(25);
  expect(floor).toBeLessThan(30);
  expect(Math.abs(floorOf(STEPS, [...usual, 0.1, 900]) - floor)).toBeLessThan(1);
});

test('a port that hurries does not teach itself to: the floor never falls below the least', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 60 }), (past) => {
      expect(floorOf(STEPS, past)).toBeGreaterThanOrEqual(leastMinutes(STEPS));
    }),
  );
});
