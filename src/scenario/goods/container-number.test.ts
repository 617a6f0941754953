import { expect, test } from 'vitest';
import { randomOf } from '../random/random.ts';
import { containerCheckDigit, containerNumber } from './container-number.ts';

test.each([
  ['CSQU305438', 3],
  ['MSKU907032', 3],
  ['TOLU473478', 7],
])('the check digit of %s is %i', (stem, digit) => {
  expect(containerCheckDigit(stem)).toBe(digit);
});

test('drawn numbers have the form and the digit of ISO 6346', () => {
  const random = randomOf('boxes');
  for (let count = 0; count < 500; count += 1) {
    const number = containerNumber(random);
    expect(number).toMatch(/^[A-Z]{3}U\d{7}$/);
    expect(Number(number.at(-1))).toBe(containerCheckDigit(number.slice(0, 10)));
  }
});
