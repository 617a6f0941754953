import { expect, test } from 'vitest';
import { wilson } from './wilson.ts';

// Checked against R's prop.test(x, n, correct = FALSE).
test.each([
  [0, 10, 0, 0, 0.2775],
  [1, 10, 0.1, 0.0179, 0.4042],
  [5, 10, 0.5, 0.2366, 0.7634],
  [10, 10, 1, 0.7225, 1],
  [81, 263, 0.308, 0.2553, 0.3662],
])('%i of %i is %f, between %f and %f', (found, checked, estimate, low, high) => {
  const interval = wilson(found, checked);
  expect(interval?.estimate).toBeCloseTo(estimate, 3);
  expect(interval?.low).toBeCloseTo(low, 3);
  expect(interval?.high).toBeCloseTo(high, 3);
});

test('nothing is known of none', () => {
  expect(wilson(0, 0)).toBeUndefined();
});
