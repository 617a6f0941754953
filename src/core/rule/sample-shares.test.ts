import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallRow } from '../../../test/support/random-rules.ts';
import type { CodeSet } from './code-set.ts';
import { fieldIndex } from './columns.ts';
import { likelyShare } from './online-access.ts';
import { shareAmong } from './sample-shares.ts';

const base = { key: '', missing: false, illTyped: false };
const bound = fc.oneof(fc.constantFrom(-Infinity, Infinity, 0, 1, 5, 10), fc.double({ noNaN: true }));

test('the share of a range of numbers is the share of the items in it or without one', () => {
  const field = fieldIndex('goods.netKg');
  const range = fc.record({ low: bound, lowOpen: fc.boolean(), high: bound, highOpen: fc.boolean() });
  fc.assert(
    fc.property(fc.array(smallRow), range, (rows, one) => {
      fc.pre(one.low < one.high);
      const set: CodeSet = { ...base, field, kind: 'numbers', ranges: [one] };
      const asked = rows.filter((item) => {
        const value = item['goods.netKg'];
        if (typeof value !== 'number' || !Number.isFinite(value)) return true;
        return (
          (one.lowOpen ? value > one.low : value >= one.low) && (one.highOpen ? value < one.high : value <= one.high)
        );
      });
      expect(shareAmong(rows)(set)).toBe((asked.length + likelyShare(set)) / (rows.length + 1));
    }),
  );
});

test('the share of texts and of a beginning counts each item once', () => {
  const field = fieldIndex('goods.hs');
  const texts = ['270112', '490199', '', '8517'];
  const rows = [...texts, '270112', undefined].map((hs) => (hs === undefined ? {} : { 'goods.hs': hs }));
  const shareOf = shareAmong(rows);
  const among = (known: { values: string[] } | { prefix: string }): number => {
    const set: CodeSet = { ...base, field, kind: 'texts', spans: () => [], known };
    return Math.round(shareOf(set) * (rows.length + 1) - likelyShare(set));
  };
  expect(among({ values: ['270112', 'unheard of'] })).toBe(3);
  expect(among({ prefix: '27' })).toBe(3);
  expect(among({ prefix: '49' })).toBe(2);
  expect(among({ values: [] })).toBe(1);
});

test('a set that nothing can be found by is said to hold of all', () => {
  const field = fieldIndex('goods.hs');
  expect(shareAmong([{}])({ ...base, field, kind: 'texts', spans: () => [] })).toBe(1);
  expect(shareAmong([])({ ...base, field, kind: 'numbers', ranges: [] })).toBe(1);
});
