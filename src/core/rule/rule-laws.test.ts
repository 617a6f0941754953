import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HAZARDS, type Hazard } from '../domain/hazard.ts';
import { canonical } from './canonical.ts';
import { checkCondition } from './check-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { allowedHazards, BLIND_FIELDS } from './limits.ts';
import { parse } from './parse.ts';
import type { CheckedRule, Rule } from './rule.ts';
import { conditions, limitedCode, lists, row } from '../../../test/support/random-rules.ts';

function ruleOf(when: string, hazard: Hazard): Pick<CheckedRule, 'rule' | 'expr'> | undefined {
  // Types only: evaluation must hold the limits by itself, whatever the check at saving let through.
  const { expr } = checkCondition(when, {}, { lists });
  return expr && { rule: { hazard } as Rule, expr };
}

test('the canonical form reads back as the same tree, and is its own canonical form', () => {
  fc.assert(
    fc.property(conditions.bool, (when) => {
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
  const sample = fc.sample(conditions.bool, 500).filter((when) => ruleOf(when, 'revenue') !== undefined);
  expect(sample.length).toBeGreaterThan(450);
});

test('no rule whatever hits printed matter, media or devices for another hazard than the few allowed', () => {
  fc.assert(
    fc.property(conditions.bool, fc.constantFrom(...HAZARDS), row, limitedCode, (when, hazard, given, hs) => {
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
      conditions.bool,
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
    fc.property(conditions.bool, row, (when, given) => {
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
