import { GROUP_ROWS } from '../../src/core/rule/columns.ts';
import type { GroupMatches } from '../../src/core/rule/evaluate-columns.ts';
import type { BenchRule, FlatRow, Workload } from './workload.ts';

/** Pairs of a rule and a row in which the columns and the plain reference differ, of the sampled rows and all rules. */
export function differingPairs(
  workload: Workload,
  rules: readonly BenchRule[],
  groups: readonly GroupMatches[],
  sample: ReadonlyMap<number, FlatRow>,
): number {
  let differing = 0;
  for (const [index, { predicates }] of rules.entries()) {
    const found = new Set<number>();
    for (const [group, { rows, starts }] of groups.entries())
      for (const row of rows.subarray(starts[index], starts[index + 1])) found.add(group * GROUP_ROWS + row);
    for (const [number, row] of sample)
      if (found.has(number) !== predicates.every((one) => workload.holds(one, row) === true)) differing += 1;
  }
  return differing;
}
