import type { ColumnTable } from '../../core/rule/columns.ts';
import { GROUP_ROWS } from '../../core/rule/columns.ts';
import { createMatcher } from '../../core/rule/match.ts';
import type { Judge } from './judge.ts';

/** Declarations as columns, blindfolded as the limits say, and the declaration that each row belongs to. */
export interface Rows {
  readonly table: ColumnTable;
  readonly owner: Uint32Array;
}

/**
 * A table with, for each row, the index of its declaration, so that hits of goods items become hits of declarations.
 */
export function rowsOf(table: ColumnTable): Rows {
  const owner = new Uint32Array(table.rows);
  const starts = table.declarationStarts;
  for (let at = 0; at + 1 < starts.length; at++) owner.fill(at, starts[at], starts[at + 1]);
  return { table, owner };
}

/** The declarations that each rule hits, ascending. */
export function evaluateRows(judges: readonly Judge[], { table, owner }: Rows): readonly Uint32Array[] {
  const found = judges.map((): number[] => []);
  const matcher = createMatcher(judges, table);
  for (let group = 0; group < table.groups.length; group++) {
    const { rows, starts } = matcher.hits(group);
    for (const [at, list] of found.entries()) {
      const [from = 0, to = 0] = [starts[at], starts[at + 1]];
      for (let index = from; index < to; index++) list.push(owner[group * GROUP_ROWS + (rows[index] ?? 0)] ?? 0);
    }
  }
  return found.map((list) => sortedOnce(Uint32Array.from(list)));
}

/** Declarations of which a goods item could not be judged by a rule, ascending. */
export function unevaluatedRows(judge: Judge, { table, owner }: Rows): Uint32Array {
  const matcher = createMatcher([judge], table);
  const found: number[] = [];
  const judged = new Uint8Array(GROUP_ROWS);
  for (const [group, { rows: size }] of table.groups.entries()) {
    judged.fill(0);
    for (const { rows } of [matcher.hits(group), matcher.misses(group)]) for (const row of rows) judged[row] = 1;
    for (let row = 0; row < size; row++) if (judged[row] === 0) found.push(owner[group * GROUP_ROWS + row] ?? 0);
  }
  return sortedOnce(Uint32Array.from(found));
}

/** Ascending and each once, in place: several goods items of a declaration are one hit. */
function sortedOnce(list: Uint32Array): Uint32Array {
  list.sort();
  let end = 0;
  for (let at = 0; at < list.length; at++) if (at === 0 || list[at] !== list[at - 1]) list[end++] = list[at] ?? 0;
  return list.slice(0, end);
}
