import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expr } from '../ast.ts';
import { canonical } from '../canonical.ts';
import { FIELD_NAMES, FIELDS, type FieldType } from '../fields.ts';
import { parse } from '../parse.ts';
import { quote } from '../strings.ts';
import { exprOfFieldTest } from './field-test.ts';
import { exprOfSentence, type Sentence, sentenceOf } from './sentence.ts';
import { formOfTest, testOfForm, verbsFor } from './test-form.ts';
import {
  columnsOf,
  exprOfRow,
  exprOfRows,
  readCell,
  readWritten,
  rowsOf,
  rowsOfTsv,
  tsvOf,
  writeCell,
} from './table.ts';

function expr(when: string): Expr {
  const parsed = parse(when);
  if ('diagnostic' in parsed) throw new Error(`${when}: ${parsed.diagnostic.code}`);
  return parsed.expr;
}
const named = (type: FieldType) => fc.constantFrom(...FIELD_NAMES.filter((name) => FIELDS[name].type === type));
const word = fc.oneof(
  fc.constantFrom(
    'CN',
    '8703',
    '',
    ' ',
    '-',
    'not x',
    'yes',
    'missing',
    '@here',
    '< 3',
    'a, b',
    '*',
    '"',
    '3..5',
    '中',
  ),
  fc.string({ unit: fc.constantFrom('a', '0', ',', '*', '"', ' ', '\\', '~', '@', '<', '-', '.'), maxLength: 5 }),
);
const int = fc.oneof(
  fc.integer({ min: -9, max: 99 }).map(String),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
);
const double = fc
  .oneof(fc.constantFrom(0, -0, 0.5, 3, 1e21, 1e-7), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => (Object.is(value, -0) ? '-0.0' : /[.e]/.test(String(value)) ? String(value) : `${value}.0`));
const join = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));
const list = (of: fc.Arbitrary<string>) =>
  fc.array(of, { minLength: 1, maxLength: 4 }).map((items) => `[${items.join(', ')}]`);
const is = (text: string) => fc.constant(text);
const order = fc.constantFrom(' < ', ' <= ', ' > ', ' >= ');

/** Conditions of every shape that a face can say, and some that none can. */
const condition = fc.letrec<{ any: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    join(named('string'), fc.oneof(is(' == '), is(' != '), order), word.map(quote)),
    join(named('string'), is(' in '), fc.oneof(list(word.map(quote)), is('lists.watched'))),
    join(named('string'), fc.constantFrom('.startsWith(', '.endsWith(', '.contains('), word.map(quote), is(')')),
    join(named('string'), is('.matches("^27[0-9]+")')),
    join(named('double'), fc.oneof(is(' == '), is(' != '), order), double),
    join(fc.oneof(named('double'), named('int')), order, fc.oneof(int, double)),
    join(named('int'), fc.oneof(is(' == '), is(' != ')), int),
    join(named('int'), is(' in '), list(int)),
    join(named('double'), is(' in '), list(double)),
    join(word.map(quote), is(' in '), named('list(string)')),
    named('bool'),
    join(named('bool'), is(' == true')),
    join(is('has('), fc.constantFrom(...FIELD_NAMES), is(')')),
    // What no face can say.
    join(double, order, named('double')),
    is('goods.grossKg - goods.netKg > 0.1 * goods.grossKg'),
    is('size(goods.terms) > 2'),
    is('(goods.containerized ? goods.value > 1.0 : goods.value > 2.0)'),
    // Ranges, which a table says in one cell.
    fc
      .tuple(named('double'), fc.oneof(int, double), fc.constantFrom('<', '<='), double)
      .map(([name, low, sign, high]) => `${name} >= ${low} && ${name} ${sign} ${high}`),
    fc
      .array(word.map(quote), { minLength: 2, maxLength: 3 })
      .map((codes) => `(${codes.map((code) => `goods.hs.startsWith(${code})`).join(' || ')})`),
  ),
  any: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('any'), { minLength: 2, maxLength: 4 }).map((terms) => `(${terms.join(' && ')})`),
    fc.array(tie('any'), { minLength: 2, maxLength: 4 }).map((terms) => `(${terms.join(' || ')})`),
    tie('any').map((term) => `!(${term})`),
  ),
}));

test('a condition that went through the sentence is the same condition', () => {
  fc.assert(
    fc.property(condition.any, (when) => {
      const was = expr(when);
      const back = exprOfSentence(sentenceOf(was));
      expect(back && canonical(back)).toBe(canonical(was));
    }),
    { numRuns: 3000 },
  );
});

test('a question that went through its form asks the same, and its verb is one that its field knows', () => {
  const visit = (part: Sentence): void => {
    if (part.kind === 'all' || part.kind === 'any') part.parts.forEach(visit);
    else if (part.kind === 'not') visit(part.part);
    else if (part.kind === 'test') {
      const form = formOfTest(part.test);
      // A form may have no room for a question; it never asks another one.
      if (form === undefined) return;
      expect(canonical(exprOfFieldTest(testOfForm(form)!))).toBe(canonical(exprOfFieldTest(part.test)));
      if (!form.field.endsWith('.id')) expect(verbsFor(form.field)).toContain(form.verb);
    }
  };
  fc.assert(
    fc.property(condition.any, (when) => visit(sentenceOf(expr(when)))),
    { numRuns: 1000 },
  );
});

test('a condition that went through the table is the same condition', () => {
  fc.assert(
    fc.property(condition.any, (when) => {
      const was = expr(when);
      const back = exprOfRows(rowsOf(was));
      if ('faults' in back) throw new Error(JSON.stringify(back.faults));
      expect(canonical(back.expr)).toBe(canonical(was));
    }),
    { numRuns: 3000 },
  );
});

test('a table copied and pasted holds conditions of the same cells', () => {
  fc.assert(
    fc.property(condition.any, (when) => {
      const rows = rowsOf(expr(when));
      const columns = columnsOf(rows);
      const pasted = rowsOfTsv(tsvOf(rows, columns));
      if ('unknown' in pasted) throw new Error(pasted.unknown);
      for (const [place, row] of rows.entries())
        for (const field of columns)
          expect(readCell(pasted.rows[place]!, field)).toBe(readCell(row, field).replace(/[\t\r\n]+/g, ' '));
    }),
    { numRuns: 500 },
  );
});

test('a sentence says the parts it can and carries the others as text', () => {
  const sentence = sentenceOf(expr('goods.hs.startsWith("2701") && (goods.value * 2.0 > 9.0 || !goods.containerized)'));
  expect(sentence).toMatchObject({
    kind: 'all',
    parts: [
      { kind: 'test', test: { kind: 'text', field: 'goods.hs', verb: 'startsWith', value: '2701' } },
      {
        kind: 'any',
        parts: [
          { kind: 'written', text: 'goods.value * 2.0 > 9.0' },
          { kind: 'not', part: { kind: 'test', test: { kind: 'true', field: 'goods.containerized' } } },
        ],
      },
    ],
  });
  expect(exprOfSentence({ kind: 'all', parts: [] })).toBeUndefined();
});

test.each<readonly [cells: string, when: string]>([
  ['goods.hs=8703*', 'goods.hs.startsWith("8703")'],
  ['goods.hs=8703*, 8704*', 'goods.hs.startsWith("8703") || goods.hs.startsWith("8704")'],
  ['goods.origin=CN, MN', 'goods.origin in ["CN", "MN"]'],
  ['goods.origin=not CN, MN', '!(goods.origin in ["CN", "MN"])'],
  ['goods.origin=CN', 'goods.origin == "CN"'],
  ['goods.origin=!= CN', 'goods.origin != "CN"'],
  ['goods.valueRatio=< 3.5', 'goods.valueRatio < 3.5'],
  ['goods.value=3..5', 'goods.value >= 3 && goods.value <= 5'],
  ['goods.value=3..<5.5', 'goods.value >= 3 && goods.value < 5.5'],
  ['goods.value=7.0', 'goods.value == 7.0'],
  ['goods.packages=7', 'goods.packages == 7'],
  ['goods.hs=@prohibited', 'goods.hs in lists.prohibited'],
  ['goods.terms=ivory, coral', '"ivory" in goods.terms || "coral" in goods.terms'],
  ['importer.firstTime=no', '!importer.firstTime'],
  ['goods.netKg=missing', '!has(goods.netKg)'],
  ['goods.hs=~ "^27(01|02)"', 'goods.hs.matches("^27(01|02)")'],
])('the cell %s says %s', (cell, when) => {
  const [field = '', text = ''] = cell.split(/=(.*)/s);
  const read = exprOfRow(writeCell([], field as 'goods.hs', text));
  expect('expr' in read && canonical(read.expr)).toBe(when);
  const rows = rowsOf(expr(`(${when}) && goods.dutyRate > 1`));
  expect(readCell(rows[0]!, field as 'goods.hs')).toBe(text);
});

test.each<readonly [cell: string, fault: string]>([
  ['goods.value=about 3', 'number-expected'],
  ['goods.value=1,000 kg', 'number-expected'],
  ['goods.value=5..3', 'range-reversed'],
  ['goods.packages=2.5', 'number-expected'],
  ['goods.containerized=maybe', 'yes-no-expected'],
  ['goods.hs="8703', 'quote-open'],
  ['goods.hs=8703*, 8704', 'cell-form'],
  ['goods.hs=@No such', 'cell-form'],
  ['goods.terms=ivo*', 'cell-form'],
])('the cell %s is refused as %s', (cell, kind) => {
  const [field = '', text = ''] = cell.split(/=(.*)/s);
  const read = exprOfRow(writeCell([], field as 'goods.hs', text));
  expect('faults' in read && read.faults[0]).toMatchObject({ field, fault: { kind } });
});

test('an edited cell keeps the other terms in their places, and a written term with them', () => {
  const [row] = rowsOf(expr('goods.value > 3 && size(goods.terms) > 1 && goods.origin == "MN"'));
  expect(readWritten(row!)).toBe('size(goods.terms) > 1');
  const read = exprOfRow(writeCell(row!, 'goods.value', '> 9'));
  expect('expr' in read && canonical(read.expr)).toBe(
    'goods.value > 9 && size(goods.terms) > 1 && goods.origin == "MN"',
  );
});
