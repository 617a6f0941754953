import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RuleVersionView } from '../../../wire/workbench.ts';
import { workbenchWords } from '../../../messages/console-workbench.ts';
import { basisOf, changesBetween, differenceOf } from './difference.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b ', '< ', '"x y"', '中', '.', '\n'), maxLength: 20 });

test('without what is new a difference is the text before, without what is gone the text after', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = differenceOf(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('');
      expect(without('new')).toBe(before);
      expect(without('gone')).toBe(after);
      if (before === after) expect(pieces.every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});

test('a changed number is the only thing that changed', () => {
  expect(differenceOf('goods.valueRatio < 0.6', 'goods.valueRatio < 0.5')).toEqual([
    { kind: 'same', text: 'goods.valueRatio < ' },
    { kind: 'gone', text: '0.6' },
    { kind: 'new', text: '0.5' },
  ]);
});

test('two bodies differ in the parts that differ, the condition first', () => {
  const body = { id: 'a', when: 'goods.value > 1', lane: 'red', reason: { en: 'x', zh: '甲' } };
  expect(changesBetween(body, body)).toEqual([]);
  const changes = changesBetween(body, { ...body, when: 'goods.value > 2', lane: 'blue', mandatory: false });
  expect(changes.map(({ part }) => part)).toEqual([workbenchWords.condition, workbenchWords.lane]);
});

test('what is a code is said in the words of the reader', () => {
  const body = { id: 'a', when: 'goods.value > 1', lane: 'red', hazard: 'revenue', cases: [{ given: {}, hit: true }] };
  const after = { ...body, lane: 'yellow', mandatory: true, rate: 0.5, cases: [{ given: {}, hit: false }] };
  const texts = (kind: 'gone' | 'new') =>
    changesBetween(body, after, ({ zh }) => zh).map(({ pieces }) =>
      pieces.flatMap((piece) => (piece.kind === kind ? [piece.text.trim()] : [])).join(''),
    );
  expect(texts('gone')).toEqual(['查验', '否', '100', '']);
  expect(texts('new')).toEqual(['单证审核', '是', '50', '不']);
});

test('a case whose fields are kept in another order is the same case', () => {
  const body = { id: 'a', when: 'goods.value > 1' };
  const before = { ...body, cases: [{ hit: true, given: { 'goods.hs': '27', 'goods.value': 2 } }] };
  const after = { ...body, cases: [{ given: { 'goods.value': 2, 'goods.hs': '27' }, hit: true }] };
  expect(changesBetween(before, after)).toEqual([]);
});

test('a version is held against the one in force, or where there is none against the one before it', () => {
  const versions = (...states: readonly RuleVersionView['state'][]) =>
    states.map((state, at) => ({ version: states.length - at, state }));
  expect(basisOf(versions('replayed', 'live', 'withdrawn'), 3)).toBe(2);
  expect(basisOf(versions('draft', 'withdrawn', 'expired'), 3)).toBe(2);
  expect(basisOf(versions('live', 'expired'), 2)).toBe(1);
  expect(basisOf(versions('draft'), 1)).toBe(1);
  // What is edited now has no number.
  expect(basisOf(versions('draft', 'live'), undefined)).toBe(1);
  expect(basisOf(versions('draft', 'withdrawn'), undefined)).toBe(2);
  expect(basisOf([], undefined)).toBeUndefined();
});
