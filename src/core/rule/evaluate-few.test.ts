import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildColumns } from './build-columns.ts';
import { checkCondition } from './check-rule.ts';
import { type ColumnTable, GROUP_ROWS } from './columns.ts';
import type { Condition } from './compile.ts';
import { evaluate } from './evaluate.ts';
import type { FactRow } from './fields.ts';
import { type Kernels, KERNELS } from './kernels.ts';
import { matchOne } from './match.ts';
import { NO_LISTS } from './named-list.ts';

/** A number below `count`, small ones far more often, as codes and firms are. */
const skewed = (row: number, salt: number, count: number): number => {
  const share = ((row * 7919 + salt * 104_729) % 10_007) / 10_007;
  return Math.floor(count * share ** 3);
};

/** Rows over two groups, so many that codes have few rows and many, spans cut shares of them, and some are missing. */
const ROWS = Array.from({ length: GROUP_ROWS + 1234 }, (_, row): FactRow => {
  const item: FactRow = {
    'goods.hs': String(100_000 + skewed(row, 1, 800)),
    'goods.origin': `C${skewed(row, 2, 40)}`,
    'goods.value': skewed(row, 3, 9000) / 4,
    'vehicle.kind': ['truck', 'van', 'bus'][skewed(row, 4, 3)] ?? 'car',
    'importer.authorised': row % 5 === 0,
  };
  return row % 11 === 0 ? item : { ...item, 'goods.netKg': skewed(row, 5, 15_000) };
});

const hs = fc.nat(799).map((code) => String(100_000 + code));
const quoted = (texts: readonly string[]) => JSON.stringify(texts);
const predicate = fc.oneof(
  fc.array(hs, { minLength: 1, maxLength: 12 }).map((codes) => `goods.hs in ${quoted(codes)}`),
  hs.chain((code) => fc.integer({ min: 3, max: 6 }).map((length) => `goods.hs.startsWith("${code.slice(0, length)}")`)),
  fc
    .array(fc.nat(39), { minLength: 1, maxLength: 9 })
    .map((all) => `goods.origin in ${quoted(all.map((one) => `C${one}`))}`),
  fc
    .tuple(fc.constantFrom('<', '>=', '=='), fc.nat(9000))
    .map(([is, value]) => `goods.value ${is} ${(value / 4).toFixed(2)}`),
  fc.tuple(fc.constantFrom('<=', '>', '!='), fc.nat(15_000)).map(([is, kg]) => `goods.netKg ${is} ${kg}.0`),
  fc.constantFrom('vehicle.kind == "truck"', 'vehicle.kind != "bus"', 'importer.authorised', '!importer.authorised'),
);
const condition = fc.array(predicate, { minLength: 1, maxLength: 4 }).map((some) => {
  const { expr } = checkCondition(some.join(' && '), {}, { lists: NO_LISTS });
  if (!expr) throw new Error(some.join(' && '));
  return { expr } satisfies Condition;
});

function rowsOf(table: ColumnTable, one: Condition, kernels?: Kernels): readonly number[] {
  const { rows, starts } = matchOne(one, table, kernels);
  return table.groups.flatMap((_, group) =>
    Array.from(rows.subarray(starts[group], starts[group + 1]).toSorted(), (row) => group * GROUP_ROWS + row),
  );
}

/** Whether one condition alone is ever found elsewhere than the interpreter says. */
function check(numRuns: number, spoil: (table: ColumnTable) => void, kernels?: Kernels): fc.RunDetails<[Condition]> {
  const table = buildColumns(ROWS, 'given');
  spoil(table);
  const law = fc.property(condition, (one) => {
    const wanted = ROWS.flatMap((row, at) => {
      const result = evaluate(one.expr, row);
      return result.kind === 'value' && result.value === true ? [at] : [];
    });
    expect(rowsOf(table, one, kernels)).toEqual(wanted);
  });
  return fc.check(law, { numRuns, endOnFailure: true }) as fc.RunDetails<[Condition]>;
}

const PATIENT = { timeout: 120_000 };

test('one condition alone is found in full row groups where the interpreter says', PATIENT, () => {
  const { failed, counterexample, errorInstance } = check(150, () => {});
  expect(failed ? [counterexample, errorInstance] : undefined).toBeUndefined();
});

/** What a row group keeps beside its codes, no longer saying what the codes say. */
const SPOILT: Readonly<Record<string, (table: ColumnTable) => void>> = {
  'maps between shares that lie one map off': ({ fields }) => {
    for (const { bits } of fields) bits.set(bits.slice(GROUP_ROWS / 32));
  },
  'codes of ranks that are another group’s': ({ fields }) => {
    for (const { rankCodes } of fields) rankCodes.set(rankCodes.slice(1));
  },
  'rows of ranks that are another group’s': ({ fields }) => {
    for (const { rankRows } of fields) rankRows.set(rankRows.slice(1));
  },
};

test.each(Object.entries(SPOILT))('a spoilt index is noticed: %s', PATIENT, (_, spoil) => {
  expect(check(100, spoil).failed).toBe(true);
});

test('it is noticed when what maps could not tell is not asked for its code', PATIENT, () => {
  const keepRange: Kernels['keepRange'] = (rows, from, to, kept, at) => KERNELS.keepAll(rows, from, to, kept, at);
  expect(check(100, () => {}, { ...KERNELS, keepRange }).failed).toBe(true);
});

test('it is noticed when one map alone is read without regard to which side is meant', PATIENT, () => {
  const keepBit: Kernels['keepBit'] = (rows, from, to, kept, at, bits, map) =>
    KERNELS.keepBit(rows, from, to, kept, at, bits, map, 0);
  expect(check(100, () => {}, { ...KERNELS, keepBit }).failed).toBe(true);
});
