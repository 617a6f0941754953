import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditions, limitedCode, lists, plainCondition, row, smallRow } from '../../../test/support/random-rules.ts';
import { HAZARDS } from '../domain/hazard.ts';
import { checkCondition } from './check-rule.ts';
import type { Condition } from './compile.ts';
import { evaluateRule } from './evaluate-rule.ts';
import type { FactRow } from './fields.ts';
import { createIndexMaker, type IndexMaker, type OnlineIndex } from './online.ts';
import type { Rule } from './rule.ts';

function make(maker: IndexMaker, set: readonly Condition[], sample: readonly FactRow[]): OnlineIndex {
  const steps = maker.build(set, sample);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function expected(set: readonly Condition[], item: FactRow) {
  const outcomes = set.map(
    ({ expr, hazard }) => evaluateRule({ rule: { hazard } as Rule, expr }, item).outcome as string,
  );
  const those = (outcome: string) => outcomes.flatMap((one, at) => (one === outcome ? [at] : []));
  return { hits: those('hit'), errors: those('error') };
}

function ruleOf(when: string, hazard: (typeof HAZARDS)[number]): readonly Condition[] {
  const { expr } = checkCondition(when, {}, { lists });
  return expr === undefined ? [] : [{ expr, hazard }];
}

const limited = fc.tuple(smallRow, limitedCode).map(([item, hs]) => ({ ...item, 'goods.hs': hs }));
const items = fc.array(fc.oneof(row, smallRow, limited), { minLength: 1, maxLength: 6 });
const rules = fc
  .array(fc.tuple(fc.oneof(plainCondition, conditions.bool), fc.constantFrom(...HAZARDS)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((some) => some.flatMap(([when, hazard]) => ruleOf(when, hazard)));

let hits = 0;
let errors = 0;

test(
  'indexes that share what was made for others say what the interpreter says, older ones too',
  { timeout: 120_000 },
  () => {
    const change = fc.record({ keep: fc.array(fc.nat(20)), more: rules });
    fc.assert(
      fc.property(rules, fc.array(change, { maxLength: 4 }), items, (first, changes, rows) => {
        const sets = [first];
        for (const { keep, more } of changes) {
          const before = sets.at(-1)!;
          // In another order, some twice, and some with another hazard than they had.
          const kept = keep.flatMap((at) => before[at % Math.max(before.length, 1)] ?? []);
          sets.push([...kept, ...more, ...kept.slice(0, 1).map((one) => ({ ...one, hazard: HAZARDS[0]! }))]);
        }
        const maker = createIndexMaker('limited');
        // Each has judged before the next is made: what is compiled late is shared as well.
        const indexes = sets.map((set) => {
          const index = make(maker, set, rows.slice(0, 3));
          index.judge(rows[0]!);
          return index;
        });
        for (const [at, index] of indexes.entries())
          for (const item of rows) {
            const found = index.judge(item);
            expect(found).toEqual(expected(sets[at]!, item));
            hits += found.hits.length;
            errors += found.errors.length;
          }
      }),
      { numRuns: 400 },
    );
  },
);

test('and that law was about something', () => {
  expect(Math.min(hits, errors)).toBeGreaterThan(500);
});

test('a maker lets go of rules that are in use no more, and its older indexes go on', () => {
  const maker = createIndexMaker('limited');
  const item: FactRow = { 'goods.netKg': 350.5 };
  const made = Array.from({ length: 700 }, (_, at) => make(maker, ruleOf(`goods.netKg > ${at}.0`, 'revenue'), [item]));
  expect(made.map((index) => index.judge(item).hits.length)).toEqual(made.map((_, at) => (at <= 350 ? 1 : 0)));
});

test('two indexes that are made at the same time, a step of each in turn, are both right', () => {
  const maker = createIndexMaker('limited');
  const item: FactRow = { 'goods.netKg': 5.5 };
  const rule = (at: number) => ruleOf(`goods.netKg > ${at}.0`, 'revenue');
  const low = [0, 1, 2, 3, 4, 5].flatMap(rule);
  const high = [...low.slice(3), ...[6, 7, 8].flatMap(rule)];
  const making = [maker.build(low), maker.build(high)];
  const made: OnlineIndex[] = [];
  while (made[0] === undefined || made[1] === undefined)
    for (const [at, steps] of making.entries()) {
      const step = made[at] === undefined ? steps.next() : undefined;
      if (step?.done) made[at] = step.value;
    }
  expect(made.map((index) => index.judge(item).hits)).toEqual([
    [0, 1, 2, 3, 4, 5],
    [0, 1, 2],
  ]);
});
