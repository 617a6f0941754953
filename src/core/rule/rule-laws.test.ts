import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HAZARDS, type Hazard } from '../domain/hazard.ts';
import { canonical } from './canonical.ts';
import { isInvisible } from './characters.ts';
import { checkCondition } from './check-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { type FactRow, type FactValue, FIELD_NAMES, FIELDS, type FieldType } from './fields.ts';
import { allowedHazards, BLIND_FIELDS } from './limits.ts';
import { parse } from './parse.ts';
import type { CheckedRule, Rule } from './rule.ts';
import { quote } from './strings.ts';

const lists = new Map([['watched', { id: 'watched', values: ['490199', '851713', '270112', 'OP-1'] }]]);
const byType = (type: FieldType) =>
  FIELD_NAMES.filter((name) => FIELDS[name].type === type && !FIELDS[name].equalityOnly && !FIELDS[name].hazards);
const idNames = FIELD_NAMES.filter((name) => FIELDS[name].equalityOnly);

const word = fc.oneof(
  fc.constantFrom('490199', '49', '851713', '270112', 'ivory', 'OP-1', 'MN', ''),
  fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => ![...text].some(isInvisible)),
);
const text = fc.letrec<{ text: string; int: string; double: string; bool: string }>((tie) => ({
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
const row: fc.Arbitrary<FactRow> = fc.record(
  Object.fromEntries(FIELD_NAMES.map((name) => [name, VALUES[FIELDS[name].type]])),
  { requiredKeys: [] },
);
const limitedCode = fc.oneof(
  // Some that the named list and the literals hold, and any others.
  fc.constantFrom('490199', '851713', '49'),
  fc
    .tuple(fc.constantFrom('49', '3706', '8523', '8471', '8517'), fc.stringMatching(/^\d{4}(\d{2}){0,3}$/))
    .map((parts) => parts.join('').slice(0, 12)),
);

function ruleOf(when: string, hazard: Hazard): Pick<CheckedRule, 'rule' | 'expr'> | undefined {
  // Types only: evaluation must hold the limits by itself, whatever the check at saving let through.
  const { expr } = checkCondition(when, {}, { lists });
  return expr && { rule: { hazard } as Rule, expr };
}

test('the canonical form reads back as the same tree, and is its own canonical form', () => {
  fc.assert(
    fc.property(text.bool, (when) => {
      const first = parse(when);
      fc.pre('expr' in first);
      const said = canonical(first.expr);
      const again = parse(said);
      if (!('expr' in again)) throw new Error(`${said}: ${again.diagnostic.code}`);
      expect(canonical(again.expr)).toBe(said);
      expect(strip(again.expr)).toEqual(strip(first.expr));
    }),
    { numRuns: 2000 },
  );
});

function strip(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(strip);
  const kept = Object.entries(node).filter(([key]) => !['start', 'end', 'patternSpan'].includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, strip(value)]));
}

test('nearly all conditions of the generator pass the checker, so that the laws below are about something', () => {
  const sample = fc.sample(text.bool, 500).filter((when) => ruleOf(when, 'revenue') !== undefined);
  expect(sample.length).toBeGreaterThan(450);
});

test('no rule whatever hits printed matter, media or devices for another hazard than the few allowed', () => {
  fc.assert(
    fc.property(text.bool, fc.constantFrom(...HAZARDS), row, limitedCode, (when, hazard, given, hs) => {
      const rule = ruleOf(when, hazard);
      fc.pre(rule !== undefined);
      const { outcome, seen } = evaluateRule(rule, { ...given, 'goods.hs': hs });
      if (allowedHazards(hs).includes(hazard)) return;
      expect(outcome).toBe('miss');
      expect(seen).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('nothing that a rule says of such an item depends on its description, its terms, any id or any list', () => {
  fc.assert(
    fc.property(
      text.bool,
      fc.constantFrom('revenue' as const, 'intellectual-property' as const, 'protected-species' as const),
      row,
      row,
      limitedCode,
      (when, hazard, given, other, hs) => {
        const rule = ruleOf(when, hazard);
        fc.pre(rule !== undefined);
        // Two items that differ in what may not be seen, and lists that differ in everything.
        const blind = Object.fromEntries(
          BLIND_FIELDS.flatMap((name) => (other[name] === undefined ? [] : [[name, other[name]]])),
        );
        const kept = Object.fromEntries(
          Object.entries(given).filter(([name]) => !(BLIND_FIELDS as readonly string[]).includes(name)),
        );
        const emptied = checkCondition(when, {}, { lists: new Map([['watched', { id: 'watched', values: [] }]]) }).expr;
        const one = evaluateRule(rule, { ...given, 'goods.hs': hs });
        const two = evaluateRule({ ...rule, expr: emptied ?? rule.expr }, { ...kept, ...blind, 'goods.hs': hs });
        expect(two).toEqual(one);
        for (const { field, value } of one.seen)
          if ((BLIND_FIELDS as readonly string[]).includes(field)) expect(value).toBeUndefined();
      },
    ),
    { numRuns: 2000 },
  );
});

test('a rule gives a hit, a miss or a reason, for any row at all', () => {
  fc.assert(
    fc.property(text.bool, row, (when, given) => {
      const rule = ruleOf(when, 'vehicle');
      fc.pre(rule !== undefined);
      const result = evaluateRule(rule, given);
      expect(['hit', 'miss', 'error']).toContain(result.outcome);
      expect(result.outcome === 'error').toBe(result.reason !== undefined);
    }),
    { numRuns: 1000 },
  );
});

test('any text at all is either a condition or has one fault with a place in it', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          'goods',
          '.',
          'hs',
          '==',
          '"',
          "'",
          '\\',
          '(',
          ')',
          '[',
          ']',
          'in',
          '1',
          '1.5',
          '&&',
          '||',
          '!',
          '-',
          '?',
          ':',
          'has',
          ' ',
          '，',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anything, (source) => {
      const parsed = parse(source);
      if ('expr' in parsed) return;
      expect(parsed.diagnostic.start).toBeGreaterThanOrEqual(0);
      expect(parsed.diagnostic.end).toBeLessThanOrEqual(source.length);
      expect(parsed.diagnostic.end).toBeGreaterThanOrEqual(parsed.diagnostic.start);
    }),
    { numRuns: 3000 },
  );
});
