import { expect, test } from 'vitest';
import { createMatcher } from '../../src/core/rule/match.ts';
import { conditionOf, countsOf, loadColumns } from './columns.ts';
import { differingPairs } from './reference.ts';
import { loadWorkload } from './workload.ts';

test('the workload of a repository alone is a workload: its rules hit some rows and miss others, as its reference says', async () => {
  const workload = await loadWorkload(() => {}, true);
  const rules = workload.rules(200);
  expect(workload.rules(200)).toEqual(rules);
  for (const missing of [0, 0.1]) {
    const { table, sample, bytesPerRow } = loadColumns(workload.rows(20_000, 42, missing), 10);
    expect(bytesPerRow).toBeLessThan(250);
    const matcher = createMatcher(rules.map(conditionOf), table);
    const groups = table.groups.map((_, group) => matcher.hits(group));
    expect(differingPairs(workload, rules, groups, sample)).toBe(0);
    const hits = countsOf(groups, rules.length);
    expect(hits.filter((count) => count > 0).length).toBeGreaterThan(rules.length / 4);
    expect(Math.max(...hits)).toBeLessThan(20_000 / 4);
  }
});
