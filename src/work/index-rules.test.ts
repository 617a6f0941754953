import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditions, limitedCode, lists, plainCondition, row, smallRow } from '../../test/support/random-rules.ts';
import { HAZARDS, type Hazard } from '../core/domain/hazard.ts';
import type { HashHex, RuleId } from '../core/domain/ids.ts';
import { checkCondition } from '../core/rule/check-rule.ts';
import type { FactRow } from '../core/rule/fields.ts';
import { allowedHazards, codeOf } from '../core/rule/limits.ts';
import type { CheckedRule, Rule } from '../core/rule/rule.ts';
import { assessRows } from '../core/select/assess.ts';
import { indexRules } from './index-rules.ts';

type Set = {
  readonly rules: readonly CheckedRule[];
  readonly shadow: readonly { checked: CheckedRule; version: number }[];
};

function ruleOf(when: string, hazard: Hazard, number: number): CheckedRule | undefined {
  // Types only: evaluation must hold the limits by itself, whatever the check at saving let through.
  const { expr } = checkCondition(when, {}, { lists });
  const rule = { id: `r${number}` as RuleId, hazard, lane: 'red', mandatory: number % 3 === 0, rate: 0.5, reason: {} };
  return expr && { expr, rule: rule as unknown as Rule, hash: `hash-${number}` as HashHex };
}

function setOf(some: readonly (readonly [string, Hazard])[], shadowed: number): Set {
  const checked = some.flatMap(([when, hazard], number) => ruleOf(when, hazard, number) ?? []);
  return {
    rules: checked.slice(shadowed),
    shadow: checked.slice(0, shadowed).map((one, version) => ({ checked: one, version })),
  };
}

/** Work that waits until it is told to go on. */
function queue() {
  const waiting: (() => void)[] = [];
  return {
    later: (run: () => void) => void waiting.push(run),
    turn: () => waiting.shift()?.(),
    drain: () => {
      while (waiting.length > 0) waiting.shift()?.();
    },
  };
}

const COAL: FactRow = { 'goods.hs': '270112', 'goods.netKg': 10 };

/** An indexer that has seen enough to begin. */
function warm(later: (run: () => void) => void, rows: readonly FactRow[] = [COAL]) {
  const indexer = indexRules(later);
  const nothing: Set = { rules: [], shadow: [] };
  for (let seen = 0; seen < 300; seen++) indexer.indexOf(nothing, [rows[seen % rows.length] ?? COAL]);
  return indexer;
}

const draw = (purpose: string): number => (purpose === 'random' ? 0.5 : Number(purpose.length % 2));
const assessed = (set: Set, rows: readonly FactRow[], index?: ReturnType<ReturnType<typeof indexRules>['indexOf']>) => {
  const asked: string[] = [];
  const result = assessRows(
    rows,
    rows.map((_, at) => at + 1),
    {
      ...set,
      ...(index === undefined ? {} : { index }),
      draw: (purpose) => {
        asked.push(purpose);
        return draw(purpose);
      },
      randomShare: 0.6,
    },
  );
  return { ...result, asked };
};

describe('An assessment by the index is the assessment by the interpreter', () => {
  const limited = fc.tuple(fc.oneof(row, smallRow), limitedCode).map(([given, hs]) => ({ ...given, 'goods.hs': hs }));
  const items = fc.array(fc.oneof(row, smallRow, limited), { minLength: 1, maxLength: 4 });
  const some = (one: fc.Arbitrary<string>) =>
    fc.array(fc.tuple(one, fc.constantFrom(...HAZARDS)), { minLength: 1, maxLength: 8 });
  let hits = 0;
  let errors = 0;
  let shadows = 0;

  test.each([
    ['as analysts write them', plainCondition],
    ['of any form', conditions.bool],
  ])('for rules %s, printed matter included', { timeout: 120_000 }, (_, condition) => {
    fc.assert(
      fc.property(some(condition), items, fc.nat(3), (written, rows, shadowed) => {
        const set = setOf(written, shadowed);
        const { later, drain } = queue();
        const indexer = warm(later, rows);
        indexer.indexOf(set, rows);
        drain();
        const index = indexer.indexOf(set, rows);
        expect(index).toBeDefined();
        const found = assessed(set, rows, index);
        expect(found).toEqual(assessed(set, rows));
        for (const { line, hazard } of found.hits) {
          expect(allowedHazards(codeOf(rows[line - 1] ?? {}))).toContain(hazard);
        }
        hits += found.hits.length;
        errors += found.unevaluated.length;
        shadows += found.shadow?.length ?? 0;
      }),
      { numRuns: 400 },
    );
  });

  test('and the laws above were about something', () => {
    expect(Math.min(hits, errors, shadows)).toBeGreaterThan(100);
  });
});

describe('While an index is made', () => {
  const first = setOf([['goods.netKg > 5.0', 'revenue']], 0);
  const second = setOf([['goods.netKg > 50.0', 'revenue']], 0);

  test('the interpreter serves, until enough rows were seen and the index is whole', () => {
    const { later, turn, drain } = queue();
    const indexer = indexRules(later);
    for (let seen = 0; seen < 255; seen++) expect(indexer.indexOf(first, [COAL])).toBeUndefined();
    turn();
    expect(indexer.indexOf(first, [COAL])).toBeUndefined();
    drain();
    expect(indexer.indexOf(first, [COAL])).toBeDefined();
  });

  test('a set that was made ready is judged by its index from the first item on', async () => {
    const { later, drain } = queue();
    const indexer = warm(later);
    const ready = indexer.prepare(first);
    drain();
    await ready;
    expect(indexer.indexOf(first, [COAL])?.judge(COAL)).toEqual({ hits: [0], errors: [] });
    await indexRules(later).prepare(second);
  });

  test('rules change, and every assessment is by the rules it began with', () => {
    const { later, turn } = queue();
    const indexer = warm(later);
    let indexed = 0;
    for (let round = 0; round < 200; round++) {
      const set = round % 40 < 20 ? first : second;
      const index = indexer.indexOf(set, [COAL]);
      if (index !== undefined) indexed += 1;
      expect(assessed(set, [COAL], index)).toEqual(assessed(set, [COAL]));
      if (round % 3 === 0) turn();
    }
    expect(indexed).toBeGreaterThan(100);
  });

  test('a large set of rules keeps nobody waiting for long, and one that cannot be indexed leaves the interpreter', () => {
    const { later, turn, drain } = queue();
    const indexer = warm(later);
    const many = setOf(
      Array.from(
        { length: 3_000 },
        (_, at) => [`goods.netKg > ${at}.5 && goods.hs == "${270000 + at}"`, 'revenue'] as const,
      ),
      0,
    );
    indexer.indexOf(many, [COAL]);
    turn();
    expect(indexer.indexOf(many, [COAL])).toBeUndefined();
    drain();
    expect(indexer.indexOf(many, [COAL])?.judge(COAL).hits).toEqual([]);

    const [rule] = first.rules;
    const broken = { rules: [{ ...rule, expr: undefined } as unknown as CheckedRule], shadow: [] };
    indexer.indexOf(broken, [COAL]);
    drain();
    expect(indexer.indexOf(broken, [COAL])).toBeUndefined();
  });
});
