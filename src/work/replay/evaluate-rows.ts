import { type ColumnTable, GROUP_ROWS } from '../../core/rule/columns.ts';
import { createMatchCache, type MatchCache, type Matches } from '../../core/rule/match-cache.ts';
import { createMatcher } from '../../core/rule/match.ts';
import type { Judge } from './judge.ts';

/** Declarations as columns, blindfolded as the limits say, with what rules were found to hit among them. */
export interface Rows {
  readonly table: ColumnTable;
  /** The declaration that each row belongs to. */
  readonly owner: Uint32Array;
  /** The rows that rules hit, for as long as they are kept. */
  readonly matches: MatchCache;
  /** What was made of matches; it goes when they do. */
  readonly made: WeakMap<Matches, Made>;
}

/** Declarations, ascending and each once. */
interface Made {
  hit?: Uint32Array;
  unevaluated?: Uint32Array;
}

/**
 * A table with, for each row, the index of its declaration, so that hits of goods items become hits of declarations.
 */
export function rowsOf(table: ColumnTable): Rows {
  const owner = new Uint32Array(table.rows);
  const starts = table.declarationStarts;
  for (let at = 0; at + 1 < starts.length; at++) owner.fill(at, starts[at], starts[at + 1]);
  return { table, owner, matches: createMatchCache(table), made: new WeakMap() };
}

/** The declarations that a rule hits, ascending and each once. Evaluates the rule where it is not known. */
export function hitDeclarations(judge: Judge, rows: Rows): Uint32Array {
  const [matches, made] = madeOf(judge, rows);
  made.hit ??= ownersOf(rows, (group) => matches.inGroup(group), matches.count);
  return made.hit;
}

/** The declarations of which a goods item could not be judged by a rule, ascending and each once. */
export function unevaluatedRows(judge: Judge, rows: Rows): Uint32Array {
  const [matches, made] = madeOf(judge, rows);
  if (made.unevaluated !== undefined) return made.unevaluated;
  const matcher = createMatcher([judge], rows.table);
  const judged = new Uint8Array(GROUP_ROWS);
  let count = 0;
  const left = rows.table.groups.map(({ rows: size }, group) => {
    const [hits, misses] = [matches.inGroup(group), matcher.misses(group).rows];
    const none = size - hits.length - misses.length;
    count += none;
    const found = new Uint16Array(none);
    // Nearly always every row is in one or the other, and none need be sought.
    if (none === 0) return found;
    judged.fill(0);
    for (const row of hits) judged[row] = 1;
    for (const row of misses) judged[row] = 1;
    let end = 0;
    for (let row = 0; row < size; row++) if (judged[row] === 0) found[end++] = row;
    return found;
  });
  made.unevaluated = ownersOf(rows, (group) => left[group] ?? new Uint16Array(), count);
  return made.unevaluated;
}

function madeOf(judge: Judge, { matches, made }: Rows): readonly [Matches, Made] {
  const [found] = matches.match([judge]);
  if (found === undefined) throw new RangeError('a rule was asked for and not answered');
  const known = made.get(found) ?? {};
  made.set(found, known);
  return [found, known];
}

/** The declarations of so many rows, ascending and each once: several goods items of a declaration are one hit. */
function ownersOf({ table, owner }: Rows, inGroup: (group: number) => Uint16Array, count: number): Uint32Array {
  const found = new Uint32Array(count);
  let end = 0;
  for (let group = 0; group < table.groups.length; group++)
    for (const row of inGroup(group)) found[end++] = owner[group * GROUP_ROWS + row] ?? 0;
  found.sort();
  let once = 0;
  for (let at = 0; at < end; at++) if (at === 0 || found[at] !== found[at - 1]) found[once++] = found[at] ?? 0;
  return once === count ? found : found.slice(0, once);
}
