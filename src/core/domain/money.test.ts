import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideHalfEven, scaled } from './decimal.ts';
import type { LocalDay } from './ids.ts';
import { convert, type MinorUnits, ratesTable, sumMinor, toMajorText, toMinor } from './money.ts';
import { CURRENCIES } from './reference/currencies.ts';
import { DEMO_RATES } from './reference/demo-rates.ts';

const minor = (n: number) => n as MinorUnits;
const on = (day: string) => day as LocalDay;

test.each([
  ['5005', 'USD', 500_500],
  ['0.1', 'USD', 10],
  ['0.105', 'USD', 10],
  ['0.115', 'USD', 12],
  ['-0.115', 'USD', -12],
  ['1e3', 'USD', 100_000],
  ['1.5e-2', 'USD', 2],
  ['372254.4', 'KRW', 372_254],
  ['2.5', 'JPY', 2],
  ['3.5', 'JPY', 4],
  ['1.2345', 'KWD', 1234],
  ['999999999999.99', 'USD', 99_999_999_999_999],
])('%s %s is %d minor units.', (amount, currency, expected) => {
  expect(toMinor(amount, currency, CURRENCIES)).toBe(expected);
});

test.each([
  ['', 'USD'],
  ['abc', 'USD'],
  ['1,000', 'USD'],
  ['NaN', 'USD'],
  ['1e99', 'USD'],
  ['99999999999999999', 'USD'],
  ['1', 'XXX'],
])('%j %s is no amount that can be held exactly.', (amount, currency) => {
  expect(toMinor(amount, currency, CURRENCIES)).toBeUndefined();
});

test('A number becomes the minor units that its shortest decimal says.', () => {
  expect(toMinor(0.1 + 0.2, 'USD', CURRENCIES)).toBe(30);
  expect(toMinor(1.005, 'USD', CURRENCIES)).toBe(100);
  expect(toMinor(1e-7, 'USD', CURRENCIES)).toBe(0);
  expect(toMinor(Number.POSITIVE_INFINITY, 'USD', CURRENCIES)).toBeUndefined();
});

test('Sums are exact or are not given.', () => {
  expect(sumMinor([minor(10), minor(20)])).toBe(30);
  expect(sumMinor([])).toBe(0);
  expect(sumMinor([minor(Number.MAX_SAFE_INTEGER), minor(1)])).toBeUndefined();
});

test('What is written of minor units reads back to them.', () => {
  expect(toMajorText(minor(-5), 'USD', CURRENCIES)).toBe('-0.05');
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('USD', 'JPY', 'KWD'), (n, currency) => {
      const text = toMajorText(minor(n), currency, CURRENCIES);
      expect(toMinor(text, currency, CURRENCIES)).toBe(n === 0 ? 0 : n);
    }),
  );
});

test('Rounding goes to the nearest, and of two equally near to the even one.', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (dividend, divisor) => {
      const quotient = divideHalfEven(dividend, divisor);
      const rest = dividend - quotient * divisor;
      const twice = (rest < 0n ? -rest : rest) * 2n;
      expect(twice < divisor || (twice === divisor && quotient % 2n === 0n)).toBe(true);
    }),
  );
  expect(scaled('12.345', 2)).toBe(1234n);
});

const rates = ratesTable('USD', { en: 'test', zh: '测试' }, CURRENCIES, [
  { currency: 'CNY', from: on('2026-01-01'), pivotPerUnit: '0.14' },
  { currency: 'CNY', from: on('2025-01-01'), pivotPerUnit: '0.125' },
  { currency: 'JPY', from: on('2025-01-01'), pivotPerUnit: '0.0075' },
  { currency: 'EUR', from: on('2025-01-01'), pivotPerUnit: 'free' },
]);

test('The rate in force is the last on or before the day.', () => {
  const hundred = { minor: minor(10_000), currency: 'CNY' };
  expect(convert(hundred, 'USD', on('2025-12-31'), rates)).toBe(1250);
  expect(convert(hundred, 'USD', on('2026-01-01'), rates)).toBe(1400);
  expect(convert(hundred, 'USD', on('2024-12-31'), rates)).toBeUndefined();
  expect(convert(hundred, 'JPY', on('2025-06-01'), rates)).toBe(1667);
  expect(convert({ minor: minor(1667), currency: 'JPY' }, 'CNY', on('2025-06-01'), rates)).toBe(10_002);
});

test('A currency without a good rate is not converted; one into itself always is.', () => {
  expect(convert({ minor: minor(1), currency: 'EUR' }, 'USD', on('2026-01-01'), rates)).toBeUndefined();
  expect(convert({ minor: minor(7), currency: 'EUR' }, 'EUR', on('2026-01-01'), rates)).toBe(7);
});

test('The demo’s rates say that they are invented, and begin with 2020.', () => {
  expect(DEMO_RATES.note.en).toContain('Invented');
  expect(DEMO_RATES.note.zh).toContain('虚构');
  for (const currency of DEMO_RATES.rows.keys()) {
    const amount = { minor: minor(1_000_000), currency };
    expect(convert(amount, 'CNY', on('2020-01-01'), DEMO_RATES)).toBeGreaterThan(0);
    expect(convert(amount, 'CNY', on('2019-12-31'), DEMO_RATES) === undefined || currency === 'CNY').toBe(true);
  }
});
