import { expect, test } from 'vitest';
import type { Hazard } from '../domain/hazard.ts';
import { checkCondition } from './check-rule.ts';
import { evaluateRule, type RuleResult } from './evaluate-rule.ts';
import type { FactRow } from './fields.ts';
import type { Rule } from './rule.ts';

const lists = new Map([['watched', { id: 'watched', values: ['490199', '851713', '270112'] }]]);

function judge(when: string, hazard: Hazard, row: FactRow): RuleResult {
  const { expr, diagnostics } = checkCondition(when, {}, { lists });
  if (!expr) throw new Error(JSON.stringify(diagnostics));
  return evaluateRule({ rule: { hazard } as Rule, expr }, row);
}

const BOOK: FactRow = {
  'goods.hs': '490199',
  'goods.terms': ['toy'],
  'goods.descriptionVague': true,
  'importer.id': 'OP-1',
  'goods.netKg': 5,
};
const PHONE: FactRow = { ...BOOK, 'goods.hs': '851713' };
const COAL: FactRow = { ...BOOK, 'goods.hs': '270112' };

const WHEN: readonly (readonly [when: string, missing?: string])[] = [
  ['goods.netKg > 1.0'],
  ['"toy" in goods.terms', 'goods.terms'],
  ['goods.descriptionVague', 'goods.descriptionVague'],
  ['importer.id == "OP-1"', 'importer.id'],
  ['importer.id in ["OP-1"]', 'importer.id'],
  ['goods.hs in lists.watched', 'lists.watched'],
];

test.each(WHEN)('%s hits coal, and print and phones only by what may be seen of them', (when, missing) => {
  expect(judge(when as string, 'revenue', COAL).outcome).toBe('hit');
  for (const row of [BOOK, PHONE]) {
    const result = judge(when as string, 'revenue', row);
    expect([result.outcome, result.missing]).toEqual(missing ? ['error', missing] : ['hit', undefined]);
    expect(JSON.stringify(result.seen)).not.toMatch(/toy|OP-1|true/);
  }
});

test('has() is false of what may not be seen', () => {
  const when = 'has(goods.terms) || has(importer.id) || has(goods.descriptionVague)';
  expect([COAL, BOOK, PHONE].map((row) => judge(when, 'revenue', row).outcome)).toEqual(['hit', 'miss', 'miss']);
});

test('a hazard that may not be sought there is no hit, and nothing was seen', () => {
  expect(judge('true', 'narcotics', BOOK)).toEqual({ outcome: 'miss', seen: [] });
  expect(judge('goods.netKg > 1.0', 'protected-species', BOOK)).toEqual({ outcome: 'miss', seen: [] });
  expect(judge('goods.netKg > 1.0', 'protected-species', PHONE).outcome).toBe('hit');
  expect(judge('goods.netKg > 1.0', 'narcotics', COAL).outcome).toBe('hit');
});
