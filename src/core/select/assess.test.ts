import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HAZARDS, type Hazard } from '../domain/hazard.ts';
import type { HashHex } from '../domain/ids.ts';
import { checkRule } from '../rule/check-rule.ts';
import { type FactRow, FIELD_NAMES } from '../rule/fields.ts';
import { NO_LISTS } from '../rule/named-list.ts';
import type { CheckedRule } from '../rule/rule.ts';
import { assessRows } from './assess.ts';

const hash = (text: string): HashHex => createHash('sha256').update(text).digest('hex') as HashHex;

function rule(given: Readonly<Record<string, unknown>>): CheckedRule {
  const body = {
    id: 'coal-cheap',
    hazard: 'revenue',
    lane: 'yellow',
    when: 'goods.hs.startsWith("2701")',
    reason: { en: 'Coal', zh: '煤炭' },
    legalBasis: 'Customs Valuation Agreement, art. 17',
    owner: 'analyst-1',
    approvedBy: 'analyst-2',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    ...given,
  };
  const { rule: checked, diagnostics } = checkRule(body, { hash, lists: NO_LISTS });
  if (checked === undefined) throw new Error(JSON.stringify(diagnostics));
  return checked;
}

const COAL: FactRow = { 'goods.hs': '270112', 'goods.netKg': 10 };
const never = (): number => 0.999_999;
const assessed = (
  rules: readonly CheckedRule[],
  rows: readonly FactRow[],
  draw: (purpose: string) => number = never,
  randomShare = 0,
) =>
  assessRows(
    rows,
    rows.map((_, index) => index + 1),
    { rules, draw, randomShare },
  );

describe('Selection', () => {
  test('always takes what a mandatory rule hits, with certainty', () => {
    const { lane, selections, hits } = assessed([rule({ mandatory: true, rate: 1, lane: 'red' })], [COAL]);
    expect(lane).toBe('red');
    expect(selections).toEqual([{ kind: 'rule', probability: 1, lane: 'red', rule: 'coal-cheap', hazard: 'revenue' }]);
    expect(hits[0]).toMatchObject({ mandatory: true, selected: true, probability: 1 });
  });

  test.each([
    [0.299, true],
    [0.3, false],
  ])('draws once a declaration for a rule with a rate: %d', (drawn, selected) => {
    const asked: string[] = [];
    const draw = (purpose: string): number => {
      asked.push(purpose);
      return purpose === 'rule:coal-cheap' ? drawn : 1;
    };
    const { lane, selections, hits } = assessed([rule({ rate: 0.3 })], [COAL, COAL, COAL], draw);
    expect(asked).toEqual(['rule:coal-cheap', 'random']);
    expect(hits.map((hit) => [hit.line, hit.selected, hit.probability])).toEqual([
      [1, selected, 0.3],
      [2, selected, 0.3],
      [3, selected, 0.3],
    ]);
    expect(selections.length).toBe(selected ? 1 : 0);
    expect(lane).toBe(selected ? 'yellow' : 'green');
  });

  test('at random sends to an inspection of the goods, with its probability', () => {
    const draw = (purpose: string): number => (purpose === 'random' ? 0.009 : 1);
    expect(assessed([], [COAL], draw, 0.01)).toEqual({
      lane: 'red',
      selections: [{ kind: 'random', probability: 0.01, lane: 'red' }],
      hits: [],
      unevaluated: [],
    });
    expect(assessed([], [COAL], () => 0.01, 0.01).selections).toEqual([]);
    expect(assessed([], [COAL], () => 0, 0).selections).toEqual([]);
  });

  test('gives the strictest lane of what was selected, not of what was hit', () => {
    const rules = [
      rule({ id: 'blue-one', lane: 'blue' }),
      rule({ id: 'yellow-one', lane: 'yellow' }),
      rule({ id: 'red-one', lane: 'red', rate: 0.5 }),
    ];
    const { lane, hits } = assessed(rules, [COAL]);
    expect(hits.map((hit) => hit.lane)).toEqual(['blue', 'yellow', 'red']);
    expect(lane).toBe('yellow');
  });
});

test('a rule that could not be evaluated does not hit, and it is said what was missing', () => {
  const light = rule({ when: 'goods.grossKg < 5.0' });
  expect(assessed([light], [COAL, { ...COAL, 'goods.grossKg': 1 }])).toMatchObject({
    lane: 'yellow',
    unevaluated: [{ rule: 'coal-cheap', line: 1, missing: 'goods.grossKg' }],
    hits: [{ line: 2 }],
  });
});

test('printed matter is hit by no rule whose hazard may not be sought there', () => {
  const print: FactRow = { ...COAL, 'goods.hs': '490199' };
  const hazards = HAZARDS.filter(
    (hazard: Hazard) => assessed([rule({ hazard, when: 'goods.netKg > 1.0' })], [print]).hits.length > 0,
  );
  expect(hazards).toEqual(['revenue', 'intellectual-property']);
});

test('nothing is read of a goods item but fields of the table', () => {
  const read = new Set<string>();
  const watched = new Proxy(COAL, {
    get(row, name) {
      if (typeof name === 'string') read.add(name);
      return Reflect.get(row, name);
    },
  });
  const rules = FIELD_NAMES.map((name, index) =>
    rule({ id: `has-${index}`, hazard: 'animal-plant-health', when: `has(${name})` }),
  );
  assessed(rules, [watched], () => 0, 1);
  for (const name of read) expect(FIELD_NAMES).toContain(name);
  expect(read.size).toBeGreaterThan(0);
});
