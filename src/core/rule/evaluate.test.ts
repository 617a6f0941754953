import { expect, test } from 'vitest';
import type { TypedExpr } from './ast.ts';
import { checkCondition } from './check-rule.ts';
import { evaluate } from './evaluate.ts';
import { seenValues } from './explain.ts';
import type { FactRow } from './fields.ts';

const lists = new Map([['codes', { id: 'codes', values: ['270112'] }]]);

function compiled(when: string): TypedExpr {
  const { expr, diagnostics } = checkCondition(when, { hazard: 'vehicle' }, { lists });
  if (!expr) throw new Error(JSON.stringify(diagnostics));
  return expr;
}

const ROW: FactRow = {
  'goods.hs': '270112',
  'goods.terms': ['coal', 'firework'],
  'goods.packages': 7,
  'goods.netKg': 10,
  'goods.grossKg': 0,
  'goods.origin': 'MN',
  'goods.containerized': true,
};

test.each<readonly [string, boolean | string]>([
  ['goods.packages == 7', true],
  [
    'goods.packages / 2 == 3 && goods.packages % 4 == 3 && -goods.packages / 2 == -3 && -goods.packages % 4 == -3',
    true,
  ],
  ['goods.packages < 7.5 && goods.packages > 6.5', true],
  ['goods.netKg == 10.0 && goods.netKg > 9', true],
  ['goods.netKg / goods.grossKg > 1e308', true],
  ['goods.grossKg / goods.grossKg == goods.grossKg / goods.grossKg', false],
  ['goods.grossKg / goods.grossKg != 1.0', true],
  ['goods.packages / 0 == 1', 'division-by-zero'],
  ['goods.packages % 0 == 1', 'division-by-zero'],
  ['goods.packages + 9223372036854775807 > 0', 'overflow'],
  ['goods.packages * 9223372036854775807 > 0', 'overflow'],
  ['-(-9223372036854775808) > goods.packages', 'overflow'],
  ['-9223372036854775808 / -1 > goods.packages', 'overflow'],
  ['9007199254740993 > 9007199254740992.0 && has(goods.hs)', true],
  ['goods.hs.startsWith("27") && goods.hs.endsWith("12") && goods.hs.contains("011")', true],
  ['goods.hs.matches("^27") && !goods.hs.matches("^7") && goods.hs.matches("01")', true],
  ['goods.hs in ["1", "270112"] && goods.hs in lists.codes', true],
  ['"firework" in goods.terms && !("ivory" in goods.terms)', true],
  ['size(goods.terms) == 2 && size(goods.hs) == 6 && size("💥中") == 2 ', true],
  ['"\\uffff" < "\\U00010000" && has(goods.hs)', true],
  ['"a" < "ab" && !("ab" < "a") && has(goods.hs)', true],
  ['goods.terms == ["coal", "firework"] && goods.terms != ["coal"]', true],
  ['goods.hs + goods.origin == "270112MN"', true],
  ['goods.containerized ? goods.packages == 7 : goods.unitValue > 1.0', true],
  ['!goods.containerized ? goods.packages == 7 : goods.unitValue > 1.0', 'missing goods.unitValue'],
  ['(goods.unitValue > 1.0) ? true : true', 'missing goods.unitValue'],
  ['has(goods.hs) && !has(goods.unitValue)', true],
  ['goods.unitValue > 1.0', 'missing goods.unitValue'],
  ['!(goods.unitValue > 1.0)', 'missing goods.unitValue'],
  // Errors are absorbed on both sides, as CEL says.
  ['goods.unitValue > 1.0 && goods.packages == 1', false],
  ['goods.packages == 1 && goods.unitValue > 1.0', false],
  ['goods.unitValue > 1.0 || goods.packages == 7', true],
  ['goods.packages == 7 || goods.unitValue > 1.0', true],
  ['goods.unitValue > 1.0 && goods.packages == 7', 'missing goods.unitValue'],
  ['goods.unitValue > 1.0 || goods.packages == 1', 'missing goods.unitValue'],
  ['goods.unitValue > 1.0 && goods.value > 1.0', 'missing goods.unitValue'],
  ['goods.packages / 0 == 1 || goods.unitValue > 1.0 || goods.packages == 7', true],
  ['(goods.unitValue > 1.0 && goods.packages == 1) || goods.packages == 7', true],
])('%s is %s', (when, expected) => {
  const result = evaluate(compiled(when), ROW);
  const said = result.kind === 'value' ? result.value : [result.reason, result.missing].filter(Boolean).join(' ');
  expect(said).toBe(expected);
});

test("a value that is not of its field's type is an error, never a wrong answer", () => {
  const rows: FactRow[] = [
    { 'goods.netKg': Number.NaN },
    { 'goods.netKg': Number.POSITIVE_INFINITY },
    { 'goods.netKg': '5' },
  ];
  for (const row of rows) {
    expect(evaluate(compiled('goods.netKg > 1.0'), row)).toEqual({ kind: 'error', reason: 'ill-typed-value' });
  }
  expect(evaluate(compiled('goods.packages > 1'), { 'goods.packages': 1.5 })).toMatchObject({
    reason: 'ill-typed-value',
  });
});

test('a list that may not be read is a missing one', () => {
  expect(evaluate(compiled('goods.hs in lists.codes'), ROW, 'missing')).toEqual({
    kind: 'error',
    reason: 'missing',
    missing: 'lists.codes',
  });
});

test('a pattern that would hang a backtracking engine is matched at once', () => {
  const expr = compiled('goods.origin.matches("^(a+)+$")');
  expect(evaluate(expr, { 'goods.origin': `${'a'.repeat(50_000)}b` })).toEqual({ kind: 'value', value: false });
});

test('what a condition read is each field once, in the order of its text, missing ones without a value', () => {
  const expr = compiled('goods.unitValue > 1.0 || goods.hs == "1" || (has(goods.packages) && goods.hs == "2")');
  expect(seenValues(expr, ROW)).toEqual([
    { field: 'goods.unitValue' },
    { field: 'goods.hs', value: '270112' },
    { field: 'goods.packages', value: 7 },
  ]);
});
