import { expect, test } from 'vitest';
import type { RuleCode } from './diagnostic.ts';
import { MAX_CONDITION_LENGTH, parse } from './parse.ts';

const REFUSED: readonly (readonly [source: string, code: RuleCode, start: number, end: number, suggestion?: string])[] =
  [
    ['', 'condition-empty', 0, 0],
    ['  // nothing', 'condition-empty', 0, 12],
    ['goods.hs = "1"', 'operator-unknown', 9, 10, '=='],
    ['goods.hs === "1"', 'operator-unknown', 9, 12, '=='],
    ['goods.hs <> "1"', 'operator-unknown', 9, 11, '!='],
    ['a & b', 'operator-unknown', 2, 3, '&&'],
    ['a AND b', 'operator-unknown', 2, 5, '&&'],
    ['not a', 'operator-unknown', 0, 3, '!'],
    ['goods.hs == “1”', 'look-alike-character', 12, 13, '"'],
    ['goods.netKg ≥ 1.0', 'look-alike-character', 12, 13, '>='],
    ['goods.netKg ＞ 1.0', 'look-alike-character', 12, 13, '>'],
    ['（true）', 'look-alike-character', 0, 1, '('],
    ['gооds.hs == "1"', 'name-not-ascii', 0, 5, 'goods'],
    ['货物.hs == "1"', 'name-not-ascii', 0, 2],
    ['goods.netKg > ２', 'name-not-ascii', 14, 15, '2'],
    ['司机.年龄 > 30', 'person-field', 0, 2],
    ['goods.hs == "1\u202e"', 'invisible-character', 14, 15],
    ['goods.hs == "1" // \u200b', 'invisible-character', 19, 20],
    ['goods.hs == "\ud800"', 'invisible-character', 13, 14],
    ['goods.hs == "1', 'string-not-closed', 12, 13],
    ['goods.hs == "1\n"', 'string-not-closed', 12, 13],
    ["goods.hs == '''1'", 'string-not-closed', 12, 15],
    ['goods.hs.matches("\\d")', 'bad-escape', 18, 20],
    ['goods.hs == "\\ud800"', 'bad-escape', 13, 15],
    ['goods.hs == "\\777"', 'bad-escape', 13, 15],
    ['goods.netKg > 12kg', 'number-malformed', 14, 18],
    ['goods.netKg > 1.', 'number-malformed', 14, 16],
    ['goods.netKg > 1.2.3', 'number-malformed', 14, 19],
    ['goods.netKg > 1e999', 'number-out-of-range', 14, 19],
    ['goods.packages > 9223372036854775808', 'number-out-of-range', 17, 36],
    ['goods.packages > 5u', 'no-uint', 17, 19, '5'],
    ['goods.hs == b"1"', 'no-bytes', 12, 14],
    ['goods.hs == null', 'no-null', 12, 16, 'has(…)'],
    ['goods.hs[0] == "1"', 'no-index', 8, 9],
    ['{"a": 1}', 'no-map', 0, 1],
    ['Goods{hs: "1"}', 'no-map', 5, 6],
    ['.goods.hs == "1"', 'no-absolute-name', 0, 1],
    ['goods.terms.exists(t, t == "ivory")', 'no-macro', 12, 18, '"…" in goods.terms'],
    ['double(goods.packages) > 1.0', 'no-conversion', 0, 6],
    ['constructor(goods.hs)', 'no-function', 0, 11],
    ['goods.hs.toString()', 'no-method', 9, 17],
    ['goods.hs.startswith("27")', 'no-method', 9, 19, 'startsWith'],
    ['goods.hs.includes("27")', 'no-method', 9, 17, 'contains'],
    ['startsWith(goods.hs, "27")', 'no-function', 0, 26, 'goods.hs.startsWith("27")'],
    ['STARTS_WITH(goods.hs, "27")', 'no-function', 0, 27, 'goods.hs.startsWith("27")'],
    ['startsWith("27")', 'no-function', 0, 10],
    ['len(goods.hs) > 3', 'no-function', 0, 3, 'size'],
    ['goods.hs like "27%"', 'operator-unknown', 0, 19, 'goods.hs.startsWith("27")'],
    ['goods.hs LIKE "%27"', 'operator-unknown', 0, 19, 'goods.hs.endsWith("27")'],
    ['goods.hs like "%27%"', 'operator-unknown', 0, 20, 'goods.hs.contains("27")'],
    ['goods.hs like "27"', 'operator-unknown', 0, 18, 'goods.hs == "27"'],
    ['goods.hs like "27_1%"', 'operator-unknown', 0, 21, 'goods.hs.matches("^27.1.*$")'],
    ['goods.hs like goods.origin', 'operator-unknown', 9, 13],
    ['goods.hs startsWith "27"', 'operator-unknown', 0, 24, 'goods.hs.startsWith("27")'],
    ['goods.hs.startsWith()', 'argument-count', 0, 21],
    ['has(goods.hs, goods.hs)', 'argument-count', 0, 23],
    ['has("goods.hs")', 'has-needs-field', 4, 14],
    ['has(goods)', 'has-needs-field', 4, 9],
    ['goods.hs in [goods.origin]', 'list-item-not-literal', 13, 18],
    ['goods.hs in []', 'list-empty', 12, 14],
    ['goods.hs in ["1"', 'unexpected-end', 16, 16],
    ['goods.hs.matches(goods.origin)', 'pattern-not-literal', 17, 29],
    ['goods.hs ==', 'unexpected-end', 11, 11],
    ['goods.hs "1"', 'unexpected-token', 9, 12],
    ['(true', 'unexpected-end', 5, 5],
    ['true)', 'unexpected-token', 4, 5],
    ['true ? false', 'unexpected-end', 12, 12],
    ['in ["1"]', 'too-few-operands', 0, 2],
    ['goods.', 'unexpected-end', 6, 6],
    ['goods..hs', 'unexpected-token', 6, 7],
    ['has(goods.hs,)', 'unexpected-token', 13, 14],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, 'condition-too-deep', 50, 51],
    [`${'!'.repeat(60)}true`, 'condition-too-deep', 50, 51],
    [`${'('.repeat(5000)}`, 'condition-too-deep', 50, 51],
    [`${'1+'.repeat(2000)}1 > 0`, 'condition-too-deep', 0, 101],
    ['x'.repeat(100_000), 'condition-too-long', MAX_CONDITION_LENGTH, 100_000],
  ];

test.each(REFUSED)('%j is refused as %s', (source, code, start, end, suggestion) => {
  const parsed = parse(source as string);
  if (!('diagnostic' in parsed)) throw new Error('was not refused');
  const { diagnostic } = parsed;
  expect([diagnostic.code, diagnostic.start, diagnostic.end, diagnostic.suggestion]).toEqual([
    code,
    start,
    end,
    suggestion,
  ]);
});

const strings: readonly (readonly [source: string, value: string])[] = [
  [`"a"`, 'a'],
  [`'a"b'`, 'a"b'],
  [`"""a"\nb"""`, 'a"\nb'],
  [`r"\\d"`, '\\d'],
  [`R'\\'`, '\\'],
  [`"\\x41\\u4e2d\\U0001F4A5\\101"`, 'A中💥A'],
  [`"\\a\\b\\f\\n\\r\\t\\v\\\\\\?\\"\\'\\\`"`, '\x07\b\f\n\r\t\v\\?"\'`'],
];

test.each(strings)('the string literal %s is read as CEL reads it', (source, value) => {
  expect(parse(source)).toMatchObject({ expr: { kind: 'string', value } });
});

test.each([
  ['0x10', 16n],
  ['-0x10', -16n],
  ['-9223372036854775808', -9223372036854775808n],
  ['9223372036854775807', 9223372036854775807n],
  ['- 5', -5n],
])('the number %s is the int %s', (source, value) => {
  expect(parse(source)).toMatchObject({ expr: { kind: 'int', value } });
});

test.each([
  ['.5', 0.5],
  ['1e3', 1000],
  ['-1.5E-2', -0.015],
])('the number %s is the double %s', (source, value) => {
  expect(parse(source)).toMatchObject({ expr: { kind: 'double', value } });
});

test('a chain of a thousand terms is no depth', () => {
  expect(parse(Array.from({ length: 1000 }, () => 'true').join(' || '))).toMatchObject({ expr: { kind: 'or' } });
});
