import type { ColumnTable } from './columns.ts';
import { type Condition, compile, type Plan, type PlanNode } from './compile.ts';
import { createEvaluator, type GroupEvaluator, type GroupMatches } from './evaluate-columns.ts';
import { createFewEvaluator, type FewEvaluator, type TableMatches } from './evaluate-few.ts';
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
  const hits = hitsIn(compile(conditions, table.sight, true), table, kernels);
  let misses: ((group: number) => GroupMatches) | undefined;
  return {
    hits,
    misses(group) {
      // Few ask where conditions are false.
      misses ??= hitsIn(compile(conditions, table.sight, false), table, kernels);
      return misses(group);
    },
  };
}

/** Up to this many conditions are looked up one by one where they are needed; more are looked up together. */
export const MOST_FEW = 8;

/** Where compiled conditions hold in a table. One plan serves any number of tables, all of its own sight. */
export function hitsIn(plan: Plan, table: ColumnTable, kernels: Kernels = KERNELS): GroupEvaluator {
  // Under the limits a plan asks for less, and a table shows less: either without the other would let a rule see too much.
  if (plan.sight !== table.sight) throw new TypeError(`compiled for ${plan.sight} rows, asked of ${table.sight} ones`);
  let evaluator: GroupEvaluator | undefined;
  return (group) => {
    evaluator ??= fewOf(plan, table, kernels)?.inGroup ?? createEvaluator(plan, table, kernels);
    return evaluator(group);
  };
}

function fewOf(plan: Plan, table: ColumnTable, kernels: Kernels): FewEvaluator | undefined {
  const sets = plan.nodes.length <= MOST_FEW ? setsAlone(plan.nodes) : undefined;
  return sets && createFewEvaluator(plan.sets, sets, table, kernels);
}

/** Where one condition is true in a whole table: the fastest way for one that was just edited. */
export function matchOne(condition: Condition, table: ColumnTable, kernels: Kernels = KERNELS): TableMatches {
  const plan = compile([condition], table.sight, true);
  const few = fewOf(plan, table, kernels);
  // Copied, for the memory that the rows stand in is lent and overwritten by the next condition.
  if (few) {
    const { rows, starts } = few.everywhere(0);
    return { rows: rows.slice(), starts };
  }
  const evaluator = createEvaluator(plan, table, kernels);
  const groups = table.groups.map((_, group) => evaluator(group).rows);
  const starts = new Uint32Array(groups.length + 1);
  for (const [group, rows] of groups.entries()) starts[group + 1] = starts[group]! + rows.length;
  const rows = new Uint16Array(starts[groups.length]!);
  for (const [group, some] of groups.entries()) rows.set(some, starts[group]);
  return { rows, starts };
}

/** The sets of each node, where nothing but sets must hold; nothing when there is any other node. */
function setsAlone(nodes: readonly PlanNode[]): readonly Int32Array[] | undefined {
  const found: Int32Array[] = [];
  for (const node of nodes) {
    if (node.kind === 'set') found.push(Int32Array.of(node.set));
    else if (node.kind === 'all' && node.others.length === 0) found.push(node.sets);
    else return undefined;
  }
  return found;
}
