import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lists, plainCondition, smallRow } from '../../../test/support/random-rules.ts';
import type { Hazard } from '../domain/hazard.ts';
import { checkCondition } from './check-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import type { FactRow } from './fields.ts';
import type { Rule } from './rule.ts';
import { decisiveConditions, whyRule } from './why.ts';

function ruleOf(when: string, hazard: Hazard = 'revenue') {
  const { expr, diagnostics } = checkCondition(when, {}, { lists });
  if (!expr) throw new Error(JSON.stringify(diagnostics));
  return { rule: { hazard } as Rule, expr };
}

const ROW: FactRow = { 'goods.hs': '270112', 'goods.valueRatio': 0.9, 'goods.origin': 'MN' };

/** The outcome, and each decisive condition with what it saw or missed. */
function told(when: string, row: FactRow): readonly unknown[] {
  const { outcome, why } = whyRule(ruleOf(when), row);
  const decisive = why ? decisiveConditions(why) : [];
  return [outcome, ...decisive.map(({ text, verdict, missing, seen }) => [text, verdict, missing ?? seen[0]?.value])];
}

const TOLD: readonly (readonly [when: string, ...expected: unknown[]])[] = [
  ['goods.hs.startsWith("2701") && goods.valueRatio < 0.6', 'miss', ['goods.valueRatio < 0.6', 'false', 0.9]],
  ['goods.hs.startsWith("2701") && goods.netKg > 5.0', 'error', ['goods.netKg > 5.0', 'error', 'goods.netKg']],
  // An error beside a condition that failed decides nothing.
  ['goods.netKg > 5.0 && goods.origin == "CN"', 'miss', ['goods.origin == "CN"', 'false', 'MN']],
  [
    'goods.hs == "270112" && (goods.origin == "CN" || goods.valueRatio > 0.5)',
    'hit',
    ['goods.hs == "270112"', 'true', '270112'],
    ['goods.valueRatio > 0.5', 'true', 0.9],
  ],
  [
    'goods.origin == "CN" || goods.valueRatio < 0.5',
    'miss',
    ['goods.origin == "CN"', 'false', 'MN'],
    ['goods.valueRatio < 0.5', 'false', 0.9],
  ],
  ['!(goods.origin == "MN")', 'miss', ['goods.origin == "MN"', 'true', 'MN']],
  ['has(goods.netKg) && goods.netKg > 5.0', 'miss', ['has(goods.netKg)', 'false', undefined]],
];

test.each(TOLD.map(([when, ...expected]) => ({ when, expected })))(
  '$when: the conditions that decide are named',
  ({ when, expected }) => {
    expect(told(when, ROW)).toEqual(expected);
  },
);

test('a condition stands where it was written', () => {
  const when = 'goods.hs == "1" && goods.valueRatio<0.6';
  const [first, second] = whyRule(ruleOf(when), ROW).why?.below ?? [];
  expect(when.slice(first?.start, first?.end)).toBe('goods.hs == "1"');
  expect(when.slice(second?.start, second?.end)).toBe('goods.valueRatio<0.6');
});

test('of printed matter nothing is told that may not be seen', () => {
  const book: FactRow = { 'goods.hs': '490199', 'goods.terms': ['ivory'], 'importer.id': 'OP-1' };
  expect(whyRule(ruleOf('"ivory" in goods.terms', 'narcotics'), book)).toEqual({ outcome: 'miss' });
  const { outcome, why } = whyRule(ruleOf('"ivory" in goods.terms && importer.id == "OP-1"'), book);
  expect(outcome).toBe('error');
  expect(JSON.stringify(why?.below.map(({ seen }) => seen))).not.toMatch(/"value"/);
  expect(told('goods.hs in lists.watched', book)).toEqual([
    'error',
    ['goods.hs in lists.watched', 'error', 'lists.watched'],
  ]);
});

test('the outcome is the judgement’s, and rests on at least one condition', () => {
  fc.assert(
    fc.property(plainCondition, smallRow, (when, row) => {
      const rule = ruleOf(when);
      const { outcome, why } = whyRule(rule, row);
      expect(outcome).toBe(evaluateRule(rule, row).outcome);
      if (why) expect(decisiveConditions(why).length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});
