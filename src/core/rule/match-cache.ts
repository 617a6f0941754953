import { canonical } from './canonical.ts';
import type { ColumnTable } from './columns.ts';
import type { Condition } from './compile.ts';
import type { GroupMatches } from './evaluate-columns.ts';
import { listsOf } from './explain.ts';
import type { TableMatches } from './evaluate-few.ts';
import { createMatcher, matchOne } from './match.ts';

/** What decides where a condition holds, as text: equal exactly when a condition, its lists and its hazard are. */
export function matchKey({ expr, hazard }: Condition): string {
  const lists = [...listsOf(expr)].map(([id, values]) => [id, [...new Set(values)].sort()]);
  return JSON.stringify([canonical(expr), hazard ?? '', lists]);
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
  /** Where each condition holds. Evaluates those not known yet, together, in one pass over the row groups. */
  match(conditions: readonly Condition[]): readonly Matches[];
  /** Forgets all conditions but these. */
  keepOnly(conditions: readonly Condition[]): void;
}

/** A cache for one table. It grows with every new condition by two bytes a match, until `keepOnly` is called. */
export function createMatchCache(table: ColumnTable): MatchCache {
  const known = new Map<string, Matches>();
  return {
    match(conditions) {
      const keys = conditions.map(matchKey);
      const fresh = new Map<string, Condition>();
      for (const [index, key] of keys.entries()) {
        const condition = conditions[index];
        if (condition !== undefined && !known.has(key)) fresh.set(key, condition);
      }
      // The usual edit changes one rule: that way is the fastest for one, and reads no group for the others.
      const [first] = fresh;
      if (fresh.size === 1 && first !== undefined) known.set(first[0], matchesIn(matchOne(first[1], table)));
      else if (fresh.size > 0) {
        const matcher = createMatcher([...fresh.values()], table);
        const groups = table.groups.map((_, group) => matcher.hits(group));
        for (const [index, key] of [...fresh.keys()].entries()) known.set(key, matchesOf(groups, index));
      }
      return keys.map((key) => known.get(key) as Matches);
    },
    keepOnly(conditions) {
      const kept = new Set(conditions.map(matchKey));
      for (const key of known.keys()) if (!kept.has(key)) known.delete(key);
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
