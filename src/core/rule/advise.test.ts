import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adviseReplay, adviseShape } from './advise.ts';
import { checkCondition } from './check-rule.ts';
import { isContradiction } from './contradict.ts';
import { evaluate } from './evaluate.ts';
import type { FactRow } from './fields.ts';

const LISTS = new Map([['empty', { id: 'empty', values: [] }]]);

function read(when: string) {
  const { expr, diagnostics } = checkCondition(when, {}, { lists: LISTS });
  if (expr === undefined) throw new Error(`${when}: ${JSON.stringify(diagnostics)}`);
  return expr;
}

test.each([
  'goods.netKg < 3.0 && goods.netKg > 5.0',
  'goods.netKg < 3.0 && goods.netKg >= 3.0',
  '5.0 < goods.netKg && !(goods.netKg > 4.0)',
  'goods.netKg == 3.0 && goods.netKg != 3.0',
  'goods.netKg > -1.0 && goods.netKg < -2.0',
  'goods.origin == "CN" && goods.origin == "MN"',
  'goods.origin in ["CN", "MN"] && !(goods.origin in ["MN", "CN", "RU"])',
  'goods.hs.startsWith("27") && goods.hs.startsWith("28")',
  'goods.hs.startsWith("2701") && goods.hs == "270400"',
  'goods.hs in lists.empty',
  'goods.containerized && !goods.containerized',
  'goods.containerized == true && goods.containerized != true',
  '!has(goods.netKg) && goods.netKg > 1.0',
  '(goods.origin == "CN" || goods.origin == "MN") && goods.origin == "RU"',
  '!(goods.netKg < 3.0 || goods.netKg >= 3.0)',
  'goods.packages > 3 && goods.packages < 3',
  'goods.netKg > 1.0 && false',
])('%s is never true', (when) => {
  expect(adviseShape(read(when))).toEqual([{ code: 'never-true', params: {} }]);
});

test.each([
  'goods.netKg > 3.0 && goods.netKg < 5.0',
  'goods.netKg >= 3.0 && goods.netKg <= 3.0',
  'goods.origin in ["CN", "MN"] && goods.origin != "MN"',
  'goods.hs.startsWith("27") && goods.hs.startsWith("2701")',
  'goods.netKg < 3.0 || goods.netKg > 5.0',
  'has(goods.netKg) && goods.origin == "CN"',
  '!(goods.netKg < 5.0)',
  'goods.hs.matches("^2701")',
  '!(goods.preference in ["NONE", "MFN"])',
  'goods.hs.contains("99")',
  'goods.origin != "CN"',
  'goods.origin == "CN" || goods.hs.endsWith("00")',
  'size(goods.terms) > 2',
  'goods.origin == "CN" && goods.grossKg > goods.netKg * 2.0',
  'has(goods.netKg) ? goods.netKg > 5.0 : goods.origin == "CN"',
  'true',
])('%s may be true, and picks its rows', (when) => {
  expect(adviseShape(read(when))).toEqual([]);
});

test.each([
  'goods.grossKg > goods.netKg * 2.0',
  '!(goods.grossKg > goods.netKg * 2.0)',
  'goods.origin == "CN" || goods.grossKg > goods.netKg',
  'goods.origin == declaration.dispatchCountry',
  'goods.netKg * 2.0 > 5.0',
])('%s picks no rows by an index', (when) => {
  expect(adviseShape(read(when))).toEqual([{ code: 'nothing-to-index', params: {} }]);
});

const leaf = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('goods.netKg', 'goods.value'),
      fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
      fc.integer({ min: -2, max: 4 }),
    )
    .map(([field, operator, value]) => `${field} ${operator} ${value}.0`),
  fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom('CN', 'MN', '')).map(([o, v]) => `goods.origin ${o} "${v}"`),
  fc.constantFrom('CN', 'C', 'M', '').map((text) => `goods.origin.startsWith("${text}")`),
  fc.constantFrom('goods.origin in ["CN", "MN"]', 'goods.containerized', 'has(goods.netKg)', 'has(goods.origin)'),
);
const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('any').map((one) => `!(${one})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}) || (${b})`),
  ),
})).any;
const row = fc.record(
  {
    'goods.netKg': fc.integer({ min: -3, max: 5 }),
    'goods.value': fc.integer({ min: -3, max: 5 }),
    'goods.origin': fc.constantFrom('CN', 'MN', 'C', ''),
    'goods.containerized': fc.boolean(),
  },
  { requiredKeys: [] },
);

test('what is said to be never true is true of no goods item', () => {
  fc.assert(
    fc.property(condition, fc.array(row, { minLength: 1, maxLength: 30 }), (when, rows) => {
      const expr = read(when);
      if (!isContradiction(expr)) return;
      for (const one of rows) expect(evaluate(expr, one as FactRow)).not.toEqual({ kind: 'value', value: true });
    }),
    { numRuns: 4_000 },
  );
});

test('the past tells of rules that hit nothing, everything, or only what another has already', () => {
  const over = { rule: 'wide', both: 40, lane: 'red' as const, rate: 1 };
  const facts = { declarations: 1_000, eligible: 1_000, hits: 40, overlap: [over] };
  const codes = (lane: 'red' | 'yellow', given: Partial<typeof facts>) =>
    adviseReplay(lane, { ...facts, ...given }).map(({ code }) => code);
  expect(codes('yellow', {})).toEqual(['shadowed-by-another']);
  expect(codes('red', { overlap: [{ ...over, lane: 'red' }] })).toEqual(['shadowed-by-another']);
  expect(adviseReplay('red', { ...facts, overlap: [{ ...over, lane: 'yellow' }] })).toEqual([]);
  expect(codes('yellow', { overlap: [{ ...over, rate: 0.5 }] })).toEqual([]);
  expect(codes('yellow', { overlap: [{ ...over, both: 39 }] })).toEqual([]);
  expect(codes('yellow', { hits: 0, overlap: [] })).toEqual(['never-hits']);
  expect(codes('yellow', { hits: 1_000 })).toEqual(['hits-everything']);
  expect(codes('yellow', { hits: 950, overlap: [] })).toEqual(['hits-everything']);
  expect(codes('yellow', { hits: 949, overlap: [] })).toEqual([]);
  // Printed matter that it may not hit does not count against it.
  expect(adviseReplay('red', { ...facts, eligible: 981, hits: 980, overlap: [] })).toEqual([
    { code: 'hits-everything', params: { hits: 980, eligible: 981, percent: 99.8 } },
  ]);
  expect(codes('yellow', { eligible: 90, hits: 90, overlap: [] })).toEqual([]);
  expect(codes('yellow', { declarations: 99, hits: 0, overlap: [] })).toEqual([]);
});
