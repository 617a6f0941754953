import { createBinder, HIGH, LOW, MORE, RECORD, ROWS } from './bind-sets.ts';
import { type Column, type ColumnTable, GROUP_ROWS, groupOf, type RowGroup, wordsFor } from './columns.ts';
import type { Plan, PlanNode } from './compile.ts';
import { KERNELS, type Kernels } from './kernels.ts';
import { keepPassing, type VectorPool } from './test-rows.ts';

/** The rows of one group where some conditions hold: condition n's are rows[starts[n]] up to rows[starts[n + 1]], in no order. */
export interface GroupMatches {
  readonly rows: Uint16Array;
  readonly starts: Uint32Array;
}

/** Evaluates a plan on one row group after another of one table. Keeps memory between calls. */
export type GroupEvaluator = (group: number) => GroupMatches;

/** A plan bound to a table: `sets` are looked up in its dictionaries here, once. */
export function createEvaluator(plan: Plan, table: ColumnTable, kernels: Kernels = KERNELS): GroupEvaluator {
  const bind = createBinder(plan.sets, table);
  const { records, spans, spansFrom, spansTo, columns } = bind.bound;
  // Code -> 1 where a set of several spans holds, made when first asked for in a group.
  const tables: (Uint8Array | undefined)[] = [];
  const tableGroup = new Uint32Array(plan.sets.length);
  let everyRow: Uint16Array | undefined;
  const pool: VectorPool = { vectors: [] };
  const scratch: { rows: Uint16Array; marks: Uint8Array }[] = [];
  let out: Uint16Array<ArrayBufferLike> = new Uint16Array(GROUP_ROWS + 1);
  let group: RowGroup = { rows: 0, columns: [] };
  let groupNumber = 0;
  let words = 0;

  /** Code -> 1 where a set of several spans holds. */
  const tableOf = (set: number, { starts }: Column): Uint8Array => {
    let codes = tables[set];
    if (codes !== undefined && tableGroup[set] === groupNumber) return codes;
    if (codes === undefined || codes.length < starts.length) {
      codes = new Uint8Array(starts.length + (starts.length >> 2));
      tables[set] = codes;
    } else codes.fill(0);
    for (let at = spansFrom[set]!; at < spansTo[set]!; at += 2) codes.fill(1, spans[at]!, spans[at + 1]!);
    tableGroup[set] = groupNumber;
    return codes;
  };

  // One of three loops, by how the set lies in this group: several spans, few codes with maps of bits, or one span of
  // codes.
  const keepSet = (set: number, rows: Uint16Array, from: number, to: number, kept: Uint16Array, at: number): number => {
    const record = RECORD * set;
    const more = records[record + MORE]!;
    const own = columns[more >> 1]!;
    if ((more & 1) === 1) return kernels.keepTable(rows, from, to, kept, at, own.codes, 0, tableOf(set, own));
    const low = records[record + LOW]!;
    if (own.bits.length > 0)
      return kernels.keepBits(rows, from, to, kept, at, own.bits, low * words, records[record + HIGH]! * words);
    return kernels.keepRange(rows, from, to, kept, at, own.codes, 0, low, records[record + HIGH]! - low);
  };

  /**
   * Writes the rows of `first` that are also in `second` (none given: all of them) to `kept`. The first set costs
   * nothing to look up: its rows are slices of the order by code. Both together save a pass over the rows of the first.
   */
  const select = (first: number, second: number, kept: Uint16Array, at: number): number => {
    const record = RECORD * first;
    const more = records[record + MORE]!;
    const { order, starts } = columns[more >> 1]!;
    if ((more & 1) === 0) {
      const from = starts[records[record + LOW]!]!;
      const to = starts[records[record + HIGH]!]!;
      if (second < 0) return kernels.keepAll(order, from, to, kept, at);
      return keepSet(second, order, from, to, kept, at);
    }
    let end = at;
    for (let index = spansFrom[first]!; index < spansTo[first]!; index += 2) {
      const from = starts[spans[index]!]!;
      const to = starts[spans[index + 1]!]!;
      end = second < 0 ? kernels.keepAll(order, from, to, kept, end) : keepSet(second, order, from, to, kept, end);
    }
    return end;
  };

  const rowsOf = (set: number): number => records[RECORD * set + ROWS]!;

  /** At most how many rows a node holds for. */
  const atMost = (node: PlanNode): number => {
    switch (node.kind) {
      case 'never':
        return 0;
      case 'always':
      case 'test':
        return group.rows;
      case 'set':
        return rowsOf(node.set);
      case 'all': {
        let least = group.rows;
        for (const set of node.sets) least = Math.min(least, rowsOf(set));
        for (const term of node.others) least = Math.min(least, atMost(term));
        return least;
      }
      case 'any': {
        let sum = 0;
        for (const term of node.terms) sum += atMost(term);
        return Math.min(sum, group.rows);
      }
    }
  };

  // An insertion sort in two arrays that are there already: the sets of a rule are few, and an array made for each
  // would be garbage.
  const picks = new Int32Array(64);
  const pickRows = new Int32Array(64);
  /** The sets of a node in `picks`, those with the fewest rows first; how many, or -1 when one has none at all. */
  const rank = (ids: Int32Array, from: number, to: number): number => {
    const count = Math.min(to - from, picks.length);
    for (let index = 0; index < count; index++) {
      const set = ids[from + index]!;
      const rows = records[RECORD * set + ROWS]!;
      if (rows === 0) return -1;
      let at = index;
      while (at > 0 && pickRows[at - 1]! > rows) {
        picks[at] = picks[at - 1]!;
        pickRows[at] = pickRows[at - 1]!;
        at -= 1;
      }
      picks[at] = set;
      pickRows[at] = rows;
    }
    return count;
  };

  /** Appends the rows where a node holds, each once. */
  const collect = (node: PlanNode, kept: Uint16Array, at: number, depth: number): number => {
    switch (node.kind) {
      case 'never':
        return at;
      case 'always':
        return kernels.keepAll(allRows(), 0, group.rows, kept, at);
      case 'set':
        return select(node.set, -1, kept, at);
      case 'test': {
        const end = kernels.keepAll(allRows(), 0, group.rows, kept, at);
        return keepPassing(plan.tests[node.test]!, table, group, kept, at, end, pool);
      }
      case 'any': {
        const { rows, marks } = scratchAt(depth);
        let end = at;
        for (const term of node.terms) {
          const count = collect(term, rows, 0, depth + 1);
          for (let index = 0; index < count; index++) {
            const row = rows[index]!;
            if (marks[row] === 0) kept[end++] = row;
            marks[row] = 1;
          }
        }
        for (let index = at; index < end; index++) marks[kept[index]!] = 0;
        return end;
      }
      case 'all':
        return collectAll(node, kept, at, depth);
    }
  };

  /**
   * As `collect`, of terms that must all hold: begins with the rarest, whether a set or a branch, and keeps of its rows
   * what the others hold for.
   */
  const collectAll = (node: PlanNode & { kind: 'all' }, kept: Uint16Array, at: number, depth: number): number => {
    const count = rank(node.sets, 0, node.sets.length);
    if (count < 0) return at;
    let start = count > 0 ? -1 : 0;
    if (node.others.length > 0) {
      // A branch may be rarer than any set.
      let least = count > 0 ? pickRows[0]! : Number.POSITIVE_INFINITY;
      for (const [index, term] of node.others.entries()) {
        const rows = atMost(term);
        if (rows >= least) continue;
        least = rows;
        start = index;
      }
    }
    let end = at;
    let next = 0;
    if (start >= 0) {
      end = collect(node.others[start]!, kept, at, depth);
      // Collecting below may have ranked other sets.
      rank(node.sets, 0, node.sets.length);
    } else {
      end = select(picks[0]!, count > 1 ? picks[1]! : -1, kept, at);
      next = 2;
    }
    for (; next < count && end > at; next++) end = keepSet(picks[next]!, kept, at, end, kept, at);
    // More sets than `picks` holds are asked in the order of the plan.
    for (let index = picks.length; index < node.sets.length && end > at; index++)
      end = keepSet(node.sets[index]!, kept, at, end, kept, at);
    for (let index = 0; index < node.others.length && end > at; index++)
      if (index !== start) end = keep(node.others[index]!, kept, at, end, depth);
    return end;
  };

  /** Keeps those rows of kept[at..to) where a node holds, in place. */
  const keep = (node: PlanNode, kept: Uint16Array, at: number, to: number, depth: number): number => {
    switch (node.kind) {
      case 'never':
        return at;
      case 'always':
        return to;
      case 'set':
        return keepSet(node.set, kept, at, to, kept, at);
      case 'test':
        return keepPassing(plan.tests[node.test]!, table, group, kept, at, to, pool);
      case 'all': {
        let end = to;
        for (const set of node.sets) end = keepSet(set, kept, at, end, kept, at);
        for (const term of node.others) end = keep(term, kept, at, end, depth);
        return end;
      }
      case 'any': {
        const { rows, marks } = scratchAt(depth);
        for (const term of node.terms) {
          const count = kernels.keepAll(kept, at, to, rows, 0);
          const end = keep(term, rows, 0, count, depth + 1);
          for (let index = 0; index < end; index++) marks[rows[index]!] = 1;
        }
        let end = at;
        for (let index = at; index < to; index++) {
          const row = kept[index]!;
          if (marks[row] === 0) continue;
          marks[row] = 0;
          kept[end++] = row;
        }
        return end;
      }
    }
  };

  // Made once and only where a test is asked of all rows, which few conditions do.
  const allRows = (): Uint16Array => {
    if (everyRow === undefined) {
      everyRow = new Uint16Array(GROUP_ROWS);
      for (let row = 0; row < GROUP_ROWS; row++) everyRow[row] = row;
    }
    return everyRow;
  };

  // By depth, since a term within a term needs rows of its own while the outer one is still being read.
  const scratchAt = (depth: number) => {
    const known = scratch[depth];
    if (known) return known;
    const made = { rows: new Uint16Array(2 * GROUP_ROWS), marks: new Uint8Array(GROUP_ROWS) };
    scratch[depth] = made;
    return made;
  };

  /** The same where nothing but sets must hold, as in nearly all rules. */
  const collectFlat = (from: number, to: number, kept: Uint16Array, at: number): number => {
    const count = rank(flat.sets, from, to);
    if (count < 0) return at;
    let end = select(picks[0]!, count > 1 ? picks[1]! : -1, kept, at);
    for (let next = 2; next < count && end > at; next++) end = keepSet(picks[next]!, kept, at, end, kept, at);
    return end;
  };

  const { nodes } = plan;
  // Nearly all conditions are sets that must all hold: these need no walk of a plan, and no call for each node.
  const flat = flatten(nodes);
  return (index) => {
    group = groupOf(table, index);
    words = wordsFor(group.rows);
    groupNumber += 1;
    bind.toGroup(group);
    const starts = new Uint32Array(nodes.length + 1);
    let end = 0;
    for (let index = 0; index < nodes.length; index++) {
      // A kernel may write one row behind the last it keeps.
      if (out.length - end < GROUP_ROWS + 1) {
        const wider = new Uint16Array(out.length * 2);
        wider.set(out.subarray(0, end));
        out = wider;
      }
      const from = flat.from[index]!;
      const to = flat.from[index + 1]!;
      end =
        from < to && to - from <= picks.length ? collectFlat(from, to, out, end) : collect(nodes[index]!, out, end, 0);
      starts[index + 1] = end;
    }
    return { rows: out.slice(0, end), starts };
  };
}

/** The sets of those nodes where nothing but sets must hold, one behind the other; none for any other node. */
function flatten(nodes: readonly PlanNode[]) {
  const from = new Int32Array(nodes.length + 1);
  const sets: number[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.kind === 'set') sets.push(node.set);
    else if (node.kind === 'all' && node.others.length === 0) sets.push(...node.sets);
    from[index + 1] = sets.length;
  }
  return { from, sets: Int32Array.from(sets) };
}
