import type { ColumnTable } from './columns.ts';
import { type Condition, compile, type Plan } from './compile.ts';
import { createEvaluator, type GroupEvaluator, type GroupMatches } from './evaluate-columns.ts';
import { type Kernels, KERNELS } from './kernels.ts';

/** What conditions make of a table, a row group at a time. */
export interface Matcher {
  /** Where each condition is true. */
  hits(group: number): GroupMatches;
  /** Where each condition is false. A row in neither could not be evaluated. */
  misses(group: number): GroupMatches;
}

/**
 * Evaluates conditions on a table. The conditions of rules need a table that was blindfolded as the limits say, and a
 * hazard each; conditions alone take a table as given. A mixture is refused, so that no rule slips past the limits.
 */
export function createMatcher(
  conditions: readonly Condition[],
  table: ColumnTable,
  kernels: Kernels = KERNELS,
): Matcher {
  return bindMatcher(compile(conditions, table.sight), table, kernels);
}

/** The same for conditions compiled before. */
function bindMatcher(plan: Plan, table: ColumnTable, kernels: Kernels): Matcher {
  let evaluator: GroupEvaluator | undefined;
  const run = (nodes: Plan['hits'], index: number): GroupMatches => {
    const group = table.groups[index];
    if (group === undefined) throw new RangeError(`no row group ${index}`);
    evaluator ??= createEvaluator(plan, table, kernels);
    return evaluator(nodes, group);
  };
  return { hits: (group) => run(plan.hits, group), misses: (group) => run(plan.misses, group) };
}
