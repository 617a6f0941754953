import { canonical } from './canonical.ts';
import type { ColumnTable, Sight } from './columns.ts';
import { type Condition, compile, type Plan } from './compile.ts';
import type { GroupMatches } from './evaluate-columns.ts';
import type { TableMatches } from './evaluate-few.ts';
import { listsOf } from './explain.ts';
import { hitsIn, matchOne } from './match.ts';

/** A condition with its `matchKey`, which is made once and asked of many tables. */
export interface KeyedCondition extends Condition {
  readonly key: string;
}

/** What decides where a condition holds, as text: equal exactly when a condition, its lists and its hazard are. */
export function matchKey({ expr, hazard }: Condition): string {
  // Named lists by their values: a list that changed makes another condition of the same text.
  const lists = [...listsOf(expr)].map(([id, values]) => [id, [...new Set(values)].sort()]);
  // Nothing in a canonical condition breaks the line.
  return `${hazard ?? ''}\n${canonical(expr)}${lists.length === 0 ? '' : `\n${JSON.stringify(lists)}`}`;
}

/** Where one condition holds in a table, a row group at a time. */
export interface Matches {
  /** How many rows in all. */
  readonly count: number;
  /** The rows of one group, counted from its first, in no order. */
  inGroup(group: number): Uint16Array;
}

/** The matches of conditions in one table, kept: a replay of an edited set evaluates only what was edited. */
export interface MatchCache {
  /**
   * Where each condition holds. Evaluates those not known yet, together, in one pass over the row groups; `planFor` compiles
   * them where they are several.
   */
  match(conditions: readonly KeyedCondition[], planFor?: PlanFor): readonly Matches[];
  /** Takes in what was found elsewhere: per row group, where each of the conditions holds, in their order. */
  take(conditions: readonly KeyedCondition[], groups: readonly GroupMatches[]): void;
  /** Forgets all conditions but these and the `others` that came last. */
  keep(conditions: readonly KeyedCondition[], others: number): void;
}

/** Compiles conditions for tables of one sight. */
export type PlanFor = (conditions: readonly Condition[], sight: Sight) => Plan;

const compileAnew: PlanFor = (conditions, sight) => compile(conditions, sight, true);

/** Compiles for several tables one after another: what was compiled for the last, and is the same, is not compiled again. */
export function compileForMany(): PlanFor {
  let last: { readonly conditions: readonly Condition[]; readonly plan: Plan } | undefined;
  return (conditions, sight) => {
    const same =
      last?.plan.sight === sight &&
      last.conditions.length === conditions.length &&
      last.conditions.every((one, index) => one === conditions[index]);
    if (last === undefined || !same) last = { conditions, plan: compileAnew(conditions, sight) };
    return last.plan;
  };
}

/** A cache for one table. It grows with every new condition by two bytes a match, until `keep` is called. */
export function createMatchCache(table: ColumnTable): MatchCache {
  const known = new Map<string, Matches>();
  const take: MatchCache['take'] = (conditions, groups) => {
    for (const [index, { key }] of conditions.entries()) if (!known.has(key)) known.set(key, matchesOf(groups, index));
  };
  return {
    match(conditions, planFor = compileAnew) {
      const fresh = new Map<string, KeyedCondition>();
      for (const condition of conditions) if (!known.has(condition.key)) fresh.set(condition.key, condition);
      // The usual edit changes one rule: that way is the fastest for one, and reads no group for the others.
      const [first] = fresh.values();
      if (fresh.size === 1 && first !== undefined) known.set(first.key, matchesIn(matchOne(first, table)));
      else if (fresh.size > 0) {
        const wanted = [...fresh.values()];
        const hits = hitsIn(planFor(wanted, table.sight), table);
        take(
          wanted,
          table.groups.map((_, group) => hits(group)),
        );
      }
      return conditions.map(({ key }) => known.get(key) as Matches);
    },
    take,
    keep(conditions, others) {
      const kept = new Set(conditions.map(({ key }) => key));
      // A map keeps the order of insertion: the oldest are forgotten first.
      for (const key of known.keys()) {
        if (known.size <= kept.size + others) break;
        if (!kept.has(key)) known.delete(key);
      }
    },
  };
}

function matchesOf(groups: readonly GroupMatches[], index: number): Matches {
  let count = 0;
  for (const { starts } of groups) count += (starts[index + 1] ?? 0) - (starts[index] ?? 0);
  return {
    count,
    inGroup(group) {
      const found = groups[group];
      if (found === undefined) throw new RangeError(`no row group ${group}`);
      return found.rows.subarray(found.starts[index], found.starts[index + 1]);
    },
  };
}

function matchesIn({ rows, starts }: TableMatches): Matches {
  return {
    count: rows.length,
    inGroup(group) {
      const [from, to] = [starts[group], starts[group + 1]];
      if (from === undefined || to === undefined) throw new RangeError(`no row group ${group}`);
      return rows.subarray(from, to);
    },
  };
}
