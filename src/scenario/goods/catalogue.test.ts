import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';

const goods = catalogue();
const tariff = resolve(import.meta.dirname, '../../../../shared/data/hs.csv');

test('a code stands for one good, named in both languages', () => {
  expect(new Set(goods.map((good) => good.hs)).size).toBe(goods.length);
  expect(goods.length).toBeGreaterThanOrEqual(80);
  for (const good of goods) {
    expect(good.hs).toMatch(/^\d{6}$/);
    expect(good.name.en).toMatch(/^[A-Z]/);
    expect(good.name.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(Object.keys(good.moves).length, good.hs).toBeGreaterThan(0);
    expect(good.loadKg[0]).toBeLessThan(good.loadKg[1]);
  }
});

test('dangerous goods that travel honestly carry their number and their note', () => {
  for (const good of goods.filter((one) => one.unNumber !== undefined)) {
    expect(good.unNumber).toMatch(/^\d{4}$/);
    expect(good.documents).toContain('dangerous-goods-note');
  }
});

test.skipIf(!existsSync(tariff))('every code is a subheading of HS 2022 (skipped without the tariff file)', () => {
  const codes = new Set(
    readFileSync(tariff, 'utf8')
      .split('\n')
      .map((row) => row.split(',')[1]),
  );
  expect(goods.filter((good) => !codes.has(good.hs)).map((good) => good.hs)).toEqual([]);
});
