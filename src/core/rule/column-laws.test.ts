import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditions, limitedCode, lists, plainCondition, row, smallRow } from '../../../test/support/random-rules.ts';
import { HAZARDS, type Hazard } from '../domain/hazard.ts';
import { columnBuilder } from './build-columns.ts';
import { checkCondition } from './check-rule.ts';
import { type ColumnTable, declarationsOf, type Sight } from './columns.ts';
import type { Condition } from './compile.ts';
import { evaluate } from './evaluate.ts';
import { evaluateRule } from './evaluate-rule.ts';
import type { FactRow } from './fields.ts';
import { KERNELS, type Kernels } from './kernels.ts';
import { createMatcher, MOST_FEW } from './match.ts';
import { createOnline } from './online.ts';
import type { Rule } from './rule.ts';

type Outcome = 'hit' | 'miss' | 'error';

/** What the interpreter says, which is the measure. */
function expected({ expr, hazard }: Condition, item: FactRow): Outcome {
  if (hazard !== undefined) return evaluateRule({ rule: { hazard } as Rule, expr }, item).outcome;
  const result = evaluate(expr, item);
  if (result.kind === 'error') return 'error';
  return result.value === true ? 'hit' : 'miss';
}

function tableOf(declarations: readonly (readonly FactRow[])[], sight: Sight, mostBitCodes?: number): ColumnTable {
  const builder = columnBuilder(sight, undefined, mostBitCodes);
  for (const items of declarations) builder.add(items);
  return builder.finish();
}

/**
 * What the columns say by each of their ways: of few conditions and of many, with a map of bits for each code and with maps
 * between shares of the rows alone.
 */
function foundEachWay(
  all: readonly Condition[],
  declarations: readonly (readonly FactRow[])[],
  sight: Sight,
  spoil: (table: ColumnTable) => void = () => {},
  kernels?: Kernels,
): Outcome[][][] {
  const many = Array.from({ length: 1 + Math.floor(MOST_FEW / Math.max(1, all.length)) }, () => all).flat();
  return [tableOf(declarations, sight), tableOf(declarations, sight, 0)].flatMap((one) => {
    spoil(one);
    return [
      found(all, one, kernels),
      // The same conditions again and again are many.
      found(many, one, kernels).slice(0, all.length),
    ];
  });
}

/** What the columns say: per condition and row. */
function found(all: readonly Condition[], table: ColumnTable, kernels?: Kernels): Outcome[][] {
  const matcher = createMatcher(all, table, kernels);
  const outcomes = all.map(() => Array.from({ length: table.rows }, (): Outcome => 'error'));
  let before = 0;
  for (const [group, { rows }] of table.groups.entries()) {
    for (const outcome of ['hit', 'miss'] as const) {
      const matches = outcome === 'hit' ? matcher.hits(group) : matcher.misses(group);
      for (const [index, mine] of outcomes.entries())
        for (const at of matches.rows.subarray(matches.starts[index], matches.starts[index + 1])) {
          // Each row once, and never in both.
          if (mine[before + at] !== 'error') throw new Error(`row ${before + at} was found twice`);
          mine[before + at] = outcome;
        }
    }
    before += rows;
  }
  return outcomes;
}

/** What the index says that judges one item at a time. */
function judged(all: readonly Condition[], rows: readonly FactRow[], sight: Sight): Outcome[][] {
  const index = createOnline(all, sight, rows.slice(0, 3));
  const outcomes = all.map(() => rows.map((): Outcome => 'miss'));
  for (const [at, item] of rows.entries()) {
    const { hits, errors } = index.judge(item);
    for (const one of hits) outcomes[one]![at] = 'hit';
    for (const one of errors) {
      expect(outcomes[one]![at]).toBe('miss');
      outcomes[one]![at] = 'error';
    }
  }
  return outcomes;
}

function conditionOf(when: string, hazard?: Hazard): Condition | undefined {
  const { expr } = checkCondition(when, {}, { lists });
  return expr && (hazard === undefined ? { expr } : { expr, hazard });
}

const declarations = (item: fc.Arbitrary<FactRow>) =>
  fc.array(fc.array(item, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });
const whens = (one: fc.Arbitrary<string>) => fc.array(one, { minLength: 1, maxLength: 6 });

/** How many pairs of a condition and a row were compared. */
let pairs = 0;
let hits = 0;
let errors = 0;

function compare(given: readonly (Condition | undefined)[], declared: readonly (readonly FactRow[])[], sight: Sight) {
  const all = given.filter((one) => one !== undefined);
  const rows = declared.flat();
  const wanted = all.map((one) => rows.map((item) => expected(one, item)));
  for (const outcomes of foundEachWay(all, declared, sight)) expect(outcomes).toEqual(wanted);
  expect(judged(all, rows, sight)).toEqual(wanted);
  const flat = wanted.flat();
  pairs += flat.length;
  hits += flat.filter((one) => one === 'hit').length;
  errors += flat.filter((one) => one === 'error').length;
}

// Shared machines are slow at times.
const PATIENT = { timeout: 120_000 };

test(
  'columns and the index say of analysts’ conditions what the interpreter says, in match and in error',
  PATIENT,
  () => {
    fc.assert(
      fc.property(whens(plainCondition), declarations(smallRow), (some, declared) => {
        compare(
          some.map((when) => conditionOf(when)),
          declared,
          'given',
        );
      }),
      { numRuns: 500 },
    );
  },
);

test('columns and the index say of conditions of any shape what the interpreter says', PATIENT, () => {
  fc.assert(
    fc.property(whens(conditions.bool), declarations(fc.oneof(row, smallRow)), (some, declared) => {
      compare(
        some.map((when) => conditionOf(when)),
        declared,
        'given',
      );
    }),
    { numRuns: 400 },
  );
});

test(
  'columns and the index hold the limits on printed matter, media and devices as the interpreter does',
  PATIENT,
  () => {
    const limited = fc.tuple(smallRow, limitedCode).map(([item, hs]) => ({ ...item, 'goods.hs': hs }));
    const ruled = fc.tuple(fc.oneof(plainCondition, conditions.bool), fc.constantFrom(...HAZARDS));
    fc.assert(
      fc.property(
        fc.array(ruled, { minLength: 1, maxLength: 6 }),
        declarations(fc.oneof(smallRow, limited)),
        (some, declared) => {
          compare(
            some.map(([when, hazard]) => conditionOf(when, hazard)),
            declared,
            'limited',
          );
        },
      ),
      { numRuns: 500 },
    );
  },
);

test('the laws above compared more than 20,000 pairs, many of which hit and many of which could not be evaluated', () => {
  expect(pairs).toBeGreaterThan(20_000);
  expect(hits).toBeGreaterThan(pairs / 20);
  expect(errors).toBeGreaterThan(pairs / 20);
});

const BROKEN: Readonly<Record<string, Kernels>> = {
  'keepRange off by one': {
    ...KERNELS,
    keepRange: (rows, from, to, kept, at, codes, base, low, width) =>
      KERNELS.keepRange(rows, from, to, kept, at, codes, base, low, width + 1),
  },
  'keepBits that reads a neighbouring map': {
    ...KERNELS,
    keepBits: (rows, from, to, kept, at, bits, low, high) =>
      KERNELS.keepBits(rows, from, to, kept, at, bits, low, Math.min(high + 1, bits.length - 1)),
  },
  'keepTable that ignores its table': {
    ...KERNELS,
    keepTable: (rows, from, to, kept, at) => KERNELS.keepAll(rows, from, to, kept, at),
  },
  'keepAll that loses a row': {
    ...KERNELS,
    keepAll: (rows, from, to, kept, at) => KERNELS.keepAll(rows, from, Math.max(from, to - 1), kept, at),
  },
};

/** Tables in which what a row group keeps beside its codes no longer says what the codes say. */
const SPOILT: Readonly<Record<string, (table: ColumnTable) => void>> = {
  'rows by code, of which two have changed places': ({ fields }) => {
    for (const { order } of fields) if (order.length > 1) order.subarray(0, 2).reverse();
  },
  'starts of codes that lie one row late': ({ fields }) => {
    for (const { starts } of fields)
      for (let at = 1; at + 1 < starts.length; at++) starts[at] = Math.min(starts[at]! + 1, starts.at(-1)!);
  },
  'bits of which one map is another’s': ({ fields }) => {
    for (const { bits } of fields) bits.set(bits.slice(1));
  },
};

/** Whether the laws notice what is wrong with kernels or with a table. */
function isNoticed(spoil: (table: ColumnTable) => void, kernels?: Kernels): boolean {
  const law = fc.property(whens(plainCondition), declarations(smallRow), (some, declared) => {
    const all = some.flatMap((when) => conditionOf(when) ?? []);
    const wanted = all.map((one) => declared.flat().map((item) => expected(one, item)));
    for (const outcomes of foundEachWay(all, declared, 'given', spoil, kernels)) expect(outcomes).toEqual(wanted);
  });
  return fc.check(law, { numRuns: 500, endOnFailure: true }).failed;
}

test.each(Object.entries(BROKEN))('a broken kernel is noticed: %s', PATIENT, (_, kernels) => {
  expect(isNoticed(() => {}, kernels)).toBe(true);
});

test.each(Object.entries(SPOILT))('a spoilt index is noticed: %s', PATIENT, (_, spoil) => {
  expect(isNoticed(spoil)).toBe(true);
});

test('rules need a table under the limits, and conditions alone one without', () => {
  const [rule, alone] = [conditionOf('has(goods.hs)', 'revenue'), conditionOf('has(goods.hs)')];
  if (!rule || !alone) throw new Error('no condition');
  expect(() => createMatcher([rule], tableOf([], 'given'))).toThrow(TypeError);
  expect(() => createMatcher([alone], tableOf([], 'limited'))).toThrow(TypeError);
});

test('rows name their declarations, each once', () => {
  const table = tableOf([[{}, {}], [{}], [], [{}, {}, {}]], 'limited');
  expect(declarationsOf(table, [0, 1, 2, 4, 5])).toEqual([0, 1, 3]);
  expect(declarationsOf(table, [3])).toEqual([3]);
  expect(declarationsOf(table, [])).toEqual([]);
});
