import fc from 'fast-check';
import { isInvisible } from '../../src/core/rule/characters.ts';
import {
  type FactRow,
  type FactValue,
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  type FieldType,
} from '../../src/core/rule/fields.ts';
import { quote } from '../../src/core/rule/strings.ts';

/** The named lists that random conditions ask. */
export const lists = new Map([['watched', { id: 'watched', values: ['490199', '851713', '270112', 'OP-1'] }]]);
const byType = (type: FieldType) =>
  FIELD_NAMES.filter((name) => FIELDS[name].type === type && !FIELDS[name].equalityOnly && !FIELDS[name].hazards);
const idNames = FIELD_NAMES.filter((name) => FIELDS[name].equalityOnly);

/** Texts, some of which conditions and rows share. */
const word = fc.oneof(
  fc.constantFrom('490199', '49', '851713', '270112', 'ivory', 'OP-1', 'MN', ''),
  fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => ![...text].some(isInvisible)),
);
/** Random conditions of the profile, and their parts by type. */
export const conditions = fc.letrec<{ text: string; int: string; double: string; bool: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(word.map(quote), fc.constantFrom(...byType('string'))),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie('bool'), tie('text'), tie('text')).map(([t, a, b]) => `(${t} ? ${a} : ${b})`),
  ),
  int: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
      fc.constantFrom(...byType('int')),
      fc.nat(50).map(String),
    ),
    fc.tuple(tie('int'), fc.constantFrom('+', '-', '*', '/', '%'), tie('int')).map((parts) => `(${parts.join(' ')})`),
    tie('int').map((a) => `-(${a})`),
    fc.constantFrom('goods.terms', 'declaration.documentTypes', 'goods.hs').map((a) => `size(${a})`),
  ),
  double: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((value) => (/[.e]/.test(String(value)) ? String(value) : `${value}.0`)),
      fc.constantFrom(...byType('double')),
    ),
    fc.tuple(tie('double'), fc.constantFrom('+', '-', '*', '/'), tie('double')).map((parts) => `(${parts.join(' ')})`),
    tie('double').map((a) => `-(${a})`),
  ),
  bool: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(
      fc.constantFrom('true', 'false', ...byType('bool')),
      fc.constantFrom(...idNames, ...byType('string'), ...byType('double')).map((name) => `has(${name})`),
    ),
    fc.tuple(tie('bool'), fc.constantFrom('&&', '||'), tie('bool')).map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(tie('bool'), fc.constantFrom('&&', '||'), tie('bool'), fc.constantFrom('&&', '||'), tie('bool'))
      .map((parts) => parts.join(' ')),
    tie('bool').map((a) => `!(${a})`),
    fc
      .tuple(tie('double'), fc.constantFrom('<', '>=', '==', '!='), tie('double'))
      .map((parts) => `(${parts.join(' ')})`),
    fc.tuple(tie('int'), fc.constantFrom('<', '<=', '>', '>='), tie('double')).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(tie('text'), fc.constantFrom('<', '<=', '==', '!='), tie('text')).map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(tie('text'), fc.constantFrom('startsWith', 'endsWith', 'contains'), tie('text'))
      .map(([a, test, b]) => `(${a}).${test}(${b})`),
    fc
      .tuple(tie('text'), fc.constantFrom('^4', '[0-9]+', '中|a'))
      .map(([a, pattern]) => `(${a}).matches("${pattern}")`),
    fc
      .tuple(tie('text'), fc.array(word, { minLength: 1, maxLength: 3 }))
      .map(([a, list]) => `(${a} in [${list.map(quote).join(', ')}])`),
    fc
      .tuple(word, fc.constantFrom('goods.terms', 'declaration.documentTypes'))
      .map(([a, list]) => `(${quote(a)} in ${list})`),
    fc
      .tuple(fc.constantFrom(...idNames, 'goods.hs'), fc.constant('lists.watched'))
      .map(([a, list]) => `(${a} in ${list})`),
    fc.tuple(fc.constantFrom(...idNames), fc.constantFrom('"OP-1"', ...idNames)).map(([a, b]) => `(${a} == ${b})`),
  ),
}));

const VALUES: Readonly<Record<FieldType, fc.Arbitrary<FactValue>>> = {
  string: word,
  int: fc.integer({ min: -5, max: 50 }),
  double: fc.oneof(fc.constantFrom(0, 1, 0.5, 40), fc.double({ noNaN: true, noDefaultInfinity: true })),
  bool: fc.boolean(),
  'list(string)': fc.array(word, { maxLength: 3 }),
};
/** A goods item with any fields missing. */
export const row: fc.Arbitrary<FactRow> = fc.record(
  Object.fromEntries(FIELD_NAMES.map((name) => [name, VALUES[FIELDS[name].type]])),
  { requiredKeys: [] },
);
/** Codes of printed matter, media and devices. */
export const limitedCode = fc.oneof(
  // Some that the named list and the literals hold, and any others.
  fc.constantFrom('490199', '851713', '49'),
  fc
    .tuple(fc.constantFrom('49', '3706', '8523', '8471', '8517'), fc.stringMatching(/^\d{4}(\d{2}){0,3}$/))
    .map((parts) => parts.join('').slice(0, 12)),
);

/** Small worlds of values, so that conditions of the form analysts write come true often enough. */
const SMALL: Readonly<Record<FieldType, fc.Arbitrary<FactValue>>> = {
  string: fc.constantFrom('490199', '851713', '270112', '270119', 'MN', 'CN', 'OP-1', '中'),
  int: fc.integer({ min: 0, max: 4 }),
  double: fc.constantFrom(0, -0, 0.5, 1, 1.5, 2),
  bool: fc.boolean(),
  'list(string)': fc.constantFrom<readonly string[]>([], ['ivory'], ['ivory', 'MN'], ['MN', 'ivory']),
};
const SOME: readonly FieldName[] = [
  'goods.hs',
  'goods.origin',
  'importer.id',
  'goods.netKg',
  'goods.grossKg',
  'goods.packages',
  'declaration.hour',
  'goods.containerized',
  'goods.descriptionVague',
  'goods.terms',
  'vehicle.country',
];

/** Rows of the fields that analysts' conditions name, each missing now and then, or of a wrong type now and then. */
export const smallRow: fc.Arbitrary<FactRow> = fc
  .tuple(
    ...SOME.map((name) =>
      fc.oneof(
        { weight: 14, arbitrary: SMALL[FIELDS[name].type] as fc.Arbitrary<FactValue | undefined> },
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom<FactValue>('odd', 0.25, true, Number.NaN, ['odd']) },
      ),
    ),
  )
  .map((values) =>
    Object.fromEntries(SOME.flatMap((name, at) => (values[at] === undefined ? [] : [[name, values[at]]]))),
  );

const code = SMALL.string.map((value) => quote(value as string));
const small = fc.constantFrom('0', '1', '2', '3', '1.5', '0.5', '0.0', '2.0');
const double = small.map((value) => (value.includes('.') ? value : `${value}.0`));
const int = fc.constantFrom('0', '1', '2', '3', '9007199254740993', '-9223372036854775808');
const sign = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const order = fc.constantFrom('<', '<=', '>', '>=');
const texts = fc.constantFrom('goods.hs', 'goods.origin', 'vehicle.country');
const doubles = fc.constantFrom('goods.netKg', 'goods.grossKg');
const ints = fc.constantFrom('goods.packages', 'declaration.hour');
const predicate: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('goods.containerized', 'goods.descriptionVague', 'true', 'false'),
  fc.constantFrom(...SOME).map((name) => `has(${name})`),
  fc.tuple(texts, sign, code).map((parts) => parts.join(' ')),
  fc.tuple(code, sign, texts).map((parts) => parts.join(' ')),
  fc.tuple(texts, fc.constantFrom('==', '!='), texts).map((parts) => parts.join(' ')),
  fc.tuple(doubles, sign, double).map((parts) => parts.join(' ')),
  fc.tuple(doubles, order, int).map((parts) => parts.join(' ')),
  fc.tuple(ints, sign, int).map((parts) => parts.join(' ')),
  fc.tuple(double, order, ints).map((parts) => parts.join(' ')),
  fc.tuple(doubles, fc.constantFrom('+', '-', '*', '/'), doubles, sign, double).map((parts) => parts.join(' ')),
  fc.tuple(ints, fc.constantFrom('+', '-', '*', '/', '%'), ints, sign, int).map((parts) => parts.join(' ')),
  fc.tuple(ints, order, doubles).map((parts) => parts.join(' ')),
  fc.tuple(texts, fc.constantFrom('27', '2701', '49', '', '1')).map(([a, b]) => `${a}.startsWith(${quote(b)})`),
  fc.tuple(texts, fc.constantFrom('endsWith', 'contains'), code).map(([a, test, b]) => `${a}.${test}(${b})`),
  fc.tuple(texts, fc.constantFrom('^27', '9$', 'M|C')).map(([a, pattern]) => `${a}.matches("${pattern}")`),
  fc.tuple(texts, fc.array(code, { minLength: 1, maxLength: 4 })).map(([a, list]) => `${a} in [${list.join(', ')}]`),
  fc
    .tuple(doubles, fc.array(double, { minLength: 1, maxLength: 3 }))
    .map(([a, list]) => `${a} in [${list.join(', ')}]`),
  fc.tuple(ints, fc.array(int, { minLength: 1, maxLength: 3 })).map(([a, list]) => `${a} in [${list.join(', ')}]`),
  fc.constantFrom('goods.hs', 'goods.origin', 'importer.id').map((a) => `${a} in lists.watched`),
  code.map((a) => `${a} in goods.terms`),
  fc.tuple(fc.constantFrom('goods.terms', 'goods.hs'), order, int).map(([a, by, b]) => `size(${a}) ${by} ${b}`),
  code.map((a) => `importer.id == ${a}`),
);

/** Conditions of the form analysts write: predicates joined by `&&`, now and then by `||`, `!`, `?:` and `==`. */
export const plainCondition: fc.Arbitrary<string> = fc.letrec<{ all: string; term: string }>((tie) => ({
  all: fc.array(tie('term'), { minLength: 1, maxLength: 5 }).map((terms) => terms.join(' && ')),
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 7, arbitrary: predicate },
    {
      weight: 1,
      arbitrary: fc.array(tie('all'), { minLength: 2, maxLength: 3 }).map((all) => `(${all.join(' || ')})`),
    },
    { weight: 1, arbitrary: tie('all').map((all) => `!(${all})`) },
    { weight: 1, arbitrary: fc.tuple(tie('term'), tie('all'), tie('all')).map(([t, a, b]) => `(${t} ? ${a} : ${b})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('all'), fc.constantFrom('==', '!=', '<'), tie('all'))
        .map(([a, by, b]) => `((${a}) ${by} (${b}))`),
    },
  ),
})).all;
