import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { containerCheckDigit, isContainerForm } from './container.ts';
import { normalisePlate } from './plate.ts';

test.each(['CSQU3054383', 'MSKU9070323', 'MSCU6639870', 'HLXU2008419', 'TGHU7599330'])(
  '%s carries its check digit.',
  (number) => {
    expect(isContainerForm(number)).toBe(true);
    expect(containerCheckDigit(number)).toBe(Number(number.at(-1)));
  },
);

test('A remainder of ten is written as nought.', () => {
  const tens = Array.from({ length: 1000 }, (_, i) => `CSQU${String(i).padStart(6, '0')}0`).filter((number) => {
    const values = '0123456789A_BCDEFGHIJK_LMNOPQRSTU_VWXYZ';
    return [...number.slice(0, 10)].reduce((sum, c, i) => sum + values.indexOf(c) * 2 ** i, 0) % 11 === 10;
  });
  expect(tens.length).toBeGreaterThan(0);
  for (const number of tens) expect(containerCheckDigit(number)).toBe(0);
});

test.each(['CSQX3054383', 'CSQU305438', 'CSQU30543830', 'csqu3054383', 'C5QU3054383', ''])(
  '%j has not the form.',
  (number) => {
    expect(isContainerForm(number)).toBe(false);
  },
);

const vectors = new URL('../../../../../shared/data/edifact/iso6346-test-vectors.json', import.meta.url);
test.skipIf(!existsSync(vectors))('The published vectors agree (skipped where they are not at hand).', () => {
  const { valid, invalid } = JSON.parse(readFileSync(vectors, 'utf8')) as {
    valid: string[];
    invalid: { id: string; expectedCheckDigit: number }[];
  };
  for (const number of valid) expect(containerCheckDigit(number)).toBe(Number(number.at(-1)));
  for (const { id, expectedCheckDigit } of invalid) expect(containerCheckDigit(id)).toBe(expectedCheckDigit);
});

test.each([
  ['0123 uba', '0123UBA'],
  ['蒙A·12345', '蒙A12345'],
  ['粤Z 1234 港', '粤Z1234港'],
  ['ＡＢ－１２３', 'AB123'],
  ['EE 123-ABC', 'EE123ABC'],
])('The plate %j is %s.', (text, plate) => {
  expect(normalisePlate(text)).toBe(plate);
});

test.each(['', 'A', '1234УБА', 'AB*12', 'A'.repeat(13), '张三12'])(
  '%j is no plate, and nothing of it is dropped to make one.',
  (text) => {
    expect(normalisePlate(text)).toBeUndefined();
  },
);
