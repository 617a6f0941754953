import { expect, test } from 'vitest';
import type { RuleId } from '../domain/ids.ts';
import { compareGroups, type GroupCount, type RuleCount } from './fairness.ts';

const group = (name: 'small' | 'large', declarations: number, more: Partial<GroupCount> = {}): GroupCount => ({
  dimension: 'size',
  group: name,
  operators: 20,
  declarations,
  selected: Math.round(declarations / 10),
  checked: Math.round(declarations / 10),
  found: Math.round(declarations / 50),
  waited: 0,
  waitPercentiles: [],
  appealsDecided: 0,
  appealsUpheld: 0,
  ...more,
});
const rule = (name: 'small' | 'large', selected: number, found: number, id = 'coal'): RuleCount => ({
  rule: id as RuleId,
  dimension: 'size',
  group: name,
  selected,
  checked: selected,
  found,
});
const GROUPS = [group('small', 2_000), group('large', 4_000)];

test.each([
  ['selects both alike', 100, 20, 200, 40, false],
  ['selects small firms three times as often and finds no more', 300, 60, 200, 40, true],
  ['selects small firms three times as often and finds three times as much', 300, 180, 200, 40, false],
  ['selects large firms more often, which the other side of the comparison shows', 50, 10, 600, 120, true],
] as const)('a rule that %s', (_, smallSelected, smallFound, largeSelected, largeFound, flagged) => {
  const { rules } = compareGroups(GROUPS, [
    rule('small', smallSelected, smallFound),
    rule('large', largeSelected, largeFound),
  ]);
  expect(rules.some((one) => one.flagged)).toBe(flagged);
  if (flagged) expect(rules[0]?.excess).toBeGreaterThan(2);
});

test('cells under ten are neither shown nor compared', () => {
  const few = [group('small', 9), group('large', 4_000)];
  const { groups, rules } = compareGroups(few, [rule('small', 9, 0), rule('large', 400, 200)]);
  expect(groups.map((one) => one.group)).toEqual(['large']);
  expect(rules).toEqual([]);
  const unchecked = compareGroups([group('small', 500, { checked: 9, found: 9 })], []);
  expect(unchecked.groups[0]?.hit).toBeUndefined();
});

test('one in twenty simulated months flags a rule although none differs, and not more', () => {
  let state = 7;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const binomial = (n: number, share: number): number => {
    let count = 0;
    for (let i = 0; i < n; i++) if (random() < share) count++;
    return count;
  };
  let alarms = 0;
  const months = 200;
  for (let month = 0; month < months; month++) {
    const counts = Array.from({ length: 8 }, (_, id) => {
      const [small, large] = [binomial(2_000, 0.05), binomial(4_000, 0.05)];
      return [
        rule('small', small, binomial(small, 0.3), `r-${id}`),
        rule('large', large, binomial(large, 0.3), `r-${id}`),
      ];
    }).flat();
    if (compareGroups(GROUPS, counts).rules.some(({ flagged }) => flagged)) alarms++;
  }
  expect(alarms / months).toBeLessThan(0.1);
});

test('a median wait stands in its interval, which narrows with the number of vehicles', () => {
  const waitPercentiles = Array.from({ length: 101 }, (_, n) => n);
  const wide = compareGroups([group('small', 100, { waited: 100, waitPercentiles })], []).groups[0]?.wait;
  const narrow = compareGroups([group('small', 9_000, { waited: 9_000, waitPercentiles })], []).groups[0]?.wait;
  expect(wide).toMatchObject({ estimate: 50 });
  expect(wide?.low).toBeCloseTo(40.2);
  expect(narrow?.high).toBeLessThan(52);
});
