import { expect, test } from 'vitest';
import { buildColumns } from './build-columns.ts';
import { checkCondition } from './check-rule.ts';
import { bytesOf, GROUP_ROWS, readRow } from './columns.ts';
import { evaluate } from './evaluate.ts';
import type { FactRow } from './fields.ts';
import { compileForMany, createMatchCache, type KeyedCondition, type Matches, matchKey } from './match-cache.ts';
import { createMatcher } from './match.ts';
import { NO_LISTS } from './named-list.ts';

function conditionOf(when: string): KeyedCondition {
  const { expr } = checkCondition(when, {}, { lists: NO_LISTS });
  if (!expr) throw new Error(when);
  return { expr, key: matchKey({ expr }) };
}

/** Rows over three row groups, the last of which is not full. */
const ROWS = Array.from({ length: 2 * GROUP_ROWS + 777 }, (_, row): FactRow => {
  const item: FactRow = { 'goods.hs': String(100_000 + ((row * 7919) % 5000)), 'goods.value': (row * 31) % 9973 };
  return row % 7 === 0 ? item : { ...item, 'goods.netKg': row / 3 };
});
const TABLE = buildColumns(ROWS, 'given');

function rowsOf(matches: Matches): readonly number[] {
  return TABLE.groups.flatMap((_, group) =>
    [...matches.inGroup(group)].sort((a, b) => a - b).map((row) => group * GROUP_ROWS + row),
  );
}

const CONDITIONS = [
  'goods.hs.startsWith("1012")',
  'goods.value > 9000.0 && goods.netKg < 8000.0',
  'goods.netKg * 2.0 > goods.value || !has(goods.netKg)',
  'goods.value in [1.0, 31.0, 62.0] || goods.hs in ["101000", "104999"]',
].map(conditionOf);

test('matches over several row groups are those of the interpreter', () => {
  for (const [index, matches] of createMatchCache(TABLE).match(CONDITIONS).entries()) {
    const wanted = ROWS.flatMap((row, at) => {
      const result = evaluate(CONDITIONS[index]!.expr, row);
      return result.kind === 'value' && result.value === true ? [at] : [];
    });
    expect(rowsOf(matches)).toEqual(wanted);
    expect(matches.count).toBe(wanted.length);
    expect(wanted.length).toBeGreaterThan(0);
  }
});

test('one edited condition is matched alone as it is among others, whatever its form', () => {
  const CROWD = [
    'goods.value > 100.0 && goods.value < 9000.0 && goods.netKg >= 50.0 && goods.hs > "1020"',
    'goods.hs in ["100000", "101031", "102062", "104999"] && goods.value != 31.0',
    'goods.netKg <= 11000.5 && goods.hs.startsWith("103") && goods.value in [5.0, 36.0, 9000.0, 77.0]',
    'goods.hs == "no such code"',
    'goods.value < -1.0',
    'goods.value >= 0.0',
    'goods.hs.endsWith("7") && goods.netKg > 10920.0',
    'goods.hs.endsWith("7") || goods.netKg > 10920.0',
    'has(goods.netKg) && goods.netKg == 2.0',
  ].map(conditionOf);
  const together = createMatchCache(TABLE).match(CROWD);
  const alone = createMatchCache(TABLE);
  for (const [index, condition] of CROWD.entries()) {
    const [one] = alone.match([condition]);
    const wanted = ROWS.flatMap((row, at) => {
      const result = evaluate(condition.expr, row);
      return result.kind === 'value' && result.value === true ? [at] : [];
    });
    expect(rowsOf(one!)).toEqual(wanted);
    expect(one!.count).toBe(wanted.length);
    expect(rowsOf(together[index]!)).toEqual(wanted);
    expect(() => one!.inGroup(3)).toThrow(RangeError);
  }
});

test('only what was not matched before is evaluated, however it is spelt', () => {
  const cache = createMatchCache(TABLE);
  const before = cache.match(CONDITIONS);
  const edited = conditionOf('goods.value > 9500.0');
  const after = cache.match([...CONDITIONS.slice(1), edited, conditionOf('(goods.hs).startsWith( "1012" )')]);
  expect(after.slice(0, 3).every((one, index) => one === before[index + 1])).toBe(true);
  expect(after[4]).toBe(before[0]);
  cache.keep([edited], 0);
  expect(cache.match([edited])[0]).toBe(after[3]);
  expect(cache.match(CONDITIONS)[0]).not.toBe(before[0]);
});

test('the last of those that are not in use are kept beside those that are', () => {
  const cache = createMatchCache(TABLE);
  const drafts = [9100, 9200, 9300].map((value) => conditionOf(`goods.value > ${value}.0`));
  const before = drafts.map((draft) => cache.match([draft])[0]);
  cache.keep([drafts[0]!], 1);
  const after = drafts.map((draft) => cache.match([draft])[0]);
  expect(after.map((one, index) => one === before[index])).toEqual([true, false, true]);
});

test('tables one after another are asked by what was compiled once, and by no other', () => {
  const [plan, other] = [compileForMany(), buildColumns(ROWS.slice(0, 500), 'given')];
  const first = plan(CONDITIONS, 'given');
  expect(plan([...CONDITIONS], 'given')).toBe(first);
  const [all, few] = [createMatchCache(TABLE), createMatchCache(other)];
  const counts = all.match(CONDITIONS, plan).map(({ count }) => count);
  expect(counts).toEqual(
    createMatchCache(TABLE)
      .match(CONDITIONS)
      .map(({ count }) => count),
  );
  const inFew = few.match(CONDITIONS.slice(1), plan).map(({ count }) => count);
  expect(inFew).toEqual(CONDITIONS.slice(1).map((one) => createMatchCache(other).match([one])[0]?.count));
  expect(() => plan(CONDITIONS, 'limited')).toThrow(TypeError);
});

test('what was found elsewhere is taken for what it is, and does not displace what is known', () => {
  const [one, ...others] = CONDITIONS;
  if (one === undefined) throw new Error('none');
  const matcher = createMatcher(CONDITIONS, TABLE);
  const groups = TABLE.groups.map((_, group) => matcher.hits(group));
  const cache = createMatchCache(TABLE);
  const [first] = cache.match([one]);
  cache.take(CONDITIONS, groups);
  const all = cache.match(CONDITIONS);
  expect(all[0]).toBe(first);
  const alone = createMatchCache(TABLE);
  for (const [index, condition] of others.entries())
    expect(rowsOf(all[index + 1]!)).toEqual(rowsOf(alone.match([condition])[0]!));
});

test('conditions share a key exactly when what decides is the same', () => {
  const [plain] = CONDITIONS;
  if (!plain) throw new Error('none');
  expect(matchKey({ ...plain, hazard: 'waste' })).not.toBe(matchKey(plain));
  const listed = (values: readonly string[]) => {
    const lists = new Map([['codes', { id: 'codes', values }]]);
    const { expr } = checkCondition('goods.hs in lists.codes', {}, { lists });
    return matchKey({ expr: expr! });
  };
  expect(listed(['1', '2'])).toBe(listed(['2', '1', '2']));
  expect(listed(['1', '2'])).not.toBe(listed(['1']));
});

test('a table gives its rows back, and says what it weighs', () => {
  const last = TABLE.groups.length - 1;
  expect(readRow(TABLE, TABLE.groups[last]!, 776)).toEqual(ROWS.at(-1));
  expect(bytesOf(TABLE) / TABLE.rows).toBeLessThan(100);
});
