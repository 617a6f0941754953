import type { CodeSet } from './code-set.ts';
import { BITS_AT, type ColumnTable, type FieldColumn, FIRST_VALUE, GROUP_ROWS, groupOf, PLACES } from './columns.ts';
import { rowsInShares, SHARED, SHARES, STARTS_AT, VALUES, VALUES_AT, wordsFor } from './columns.ts';
import { type Edge, edgesOf } from './cut-table.ts';
import type { GroupEvaluator } from './evaluate-columns.ts';
import type { Kernels } from './kernels.ts';

/** Conditions bound to a table, each some sets that must all hold. */
export interface FewEvaluator {
  readonly inGroup: GroupEvaluator;
  /** Where one condition holds in the whole table. The memory it stands in is lent: it is to be copied at once. */
  everywhere(condition: number): TableMatches;
}

/** The rows where a condition holds: group n's are rows[starts[n]] up to rows[starts[n + 1]], counted from the group's first. */
export interface TableMatches {
  readonly rows: Uint16Array;
  readonly starts: Uint32Array;
}

/**
 * Evaluates few conditions. Memory is what such a run waits for, as it reads each row group once; so nothing is read that
 * is not needed. A set is looked up in a group only where rows are left that it could take away, beginning beside the
 * place where it stood in the group before; bits are asked first, and codes only of the rows that are left.
 */
export function createFewEvaluator(
  sets: readonly CodeSet[],
  conditions: readonly Int32Array[],
  table: ColumnTable,
  kernels: Kernels,
): FewEvaluator {
  const bound = sets.map((set) => createFewSet(set, table));
  // Told from the first group that is asked for and kept: groups of one table are alike, and sorting anew would cost a
  // reading.
  const orders: (readonly FewSet[] | undefined)[] = [];
  const orderIn = (index: number, group: number): readonly FewSet[] => {
    const known = orders[index];
    if (known !== undefined) return known;
    const some = [...(conditions[index] ?? [])].flatMap((id) => bound[id] ?? []);
    const found = orderOf(some, group);
    orders[index] = found;
    return found;
  };
  return {
    inGroup(group) {
      const { rows } = groupOf(table, group);
      const starts = new Uint32Array(conditions.length + 1);
      let end = 0;
      for (let index = 0; index < conditions.length; index++) {
        end = collect(orderIn(index, group), group, rows, roomBehind(end), end, kernels);
        starts[index + 1] = end;
      }
      return { rows: lent.slice(0, end), starts };
    },
    everywhere(index) {
      const starts = new Uint32Array(table.groups.length + 1);
      let end = 0;
      for (let group = 0; group < table.groups.length; group++) {
        const { rows } = groupOf(table, group);
        end = collect(orderIn(index, group), group, rows, roomBehind(end), end, kernels);
        starts[group + 1] = end;
      }
      return { rows: lent.subarray(0, end), starts };
    },
  };
}

let lent: Uint16Array<ArrayBufferLike> = new Uint16Array();
/** Where rows are collected, with room for a group's behind those there: one for all, as none outlives the call that fills it. */
function roomBehind(end: number): Uint16Array {
  // A kernel may write one row behind the last it keeps.
  if (lent.length - end < GROUP_ROWS + 1) {
    const wider = new Uint16Array(2 * (lent.length + GROUP_ROWS + 1));
    wider.set(lent.subarray(0, end));
    lent = wider;
  }
  return lent;
}

/** Not a place. */
const NONE = -1;

/** A set that is looked up in one row group after another. */
interface FewSet {
  readonly column: FieldColumn;
  /** The values of its field, whichever kind they are. */
  readonly values: Uint32Array | Float64Array;
  readonly edges: readonly Edge[];
  /** Per edge: where its rank begins in the field's `rankCodes`; NONE where it is to be sought, or is a code. */
  readonly ranksAt: Int32Array;
  /** Per edge: its place in the dictionary that was asked last. */
  readonly places: Int32Array;
  /** In the group that was asked last: spans of codes, as pairs, and the edges that they were. */
  readonly spans: Int32Array;
  readonly spanEdges: Int32Array;
  /** How many numbers of `spans` count. */
  spanned: number;
  /** The group that was asked last. */
  group: number;
  /** Whether some rows were told by bits alone which cannot: those that are left are still to be asked for their codes. */
  rough: boolean;
  /** Code -> 1 where a set of several spans holds, in the group `tableGroup`. */
  table: Uint8Array;
  tableGroup: number;
}

function createFewSet(set: CodeSet, table: ColumnTable): FewSet {
  const column = table.fields[set.field] as FieldColumn;
  const edges = edgesOf(set, table);
  const known = column.rankCodes.length > 0;
  const ranksAt = Int32Array.from(edges, (edge) =>
    known && 'value' in edge ? edge.value * table.groups.length : NONE,
  );
  return {
    column,
    values: set.kind === 'numbers' ? column.numbers : column.ranks,
    edges,
    ranksAt,
    places: new Int32Array(edges.length),
    spans: new Int32Array(edges.length),
    spanEdges: new Int32Array(edges.length),
    spanned: 0,
    group: -1,
    rough: false,
    table: new Uint8Array(),
    tableGroup: -1,
  };
}

/** The order in which sets are asked, told from one row group: the rarest, then those that bits tell, then the others. */
function orderOf(sets: readonly FewSet[], group: number): readonly FewSet[] {
  const known = sets.map((set) => {
    bind(set, group);
    let rows = 0;
    for (let at = 0; at < set.spanned; at += 2) rows += rowsBefore(set, at + 1, group) - rowsBefore(set, at, group);
    return { set, rows, wide: set.spanned > 2 };
  });
  const [first, ...others] = known.sort((a, b) => a.rows - b.rows);
  others.sort((a, b) => Number(a.wide) - Number(b.wide) || a.rows - b.rows);
  return first === undefined ? [] : [first.set, ...others.map(({ set }) => set)];
}

/** Appends the rows of one condition in a group. */
function collect(
  order: readonly FewSet[],
  group: number,
  size: number,
  out: Uint16Array,
  at: number,
  kernels: Kernels,
): number {
  const first = order[0];
  if (first === undefined) return at;
  if (first.group !== group) bind(first, group);
  const { order: rows } = first.column;
  const base = group * GROUP_ROWS;
  const second = order[1];
  let end = at;
  for (let index = 0; index < first.spanned; index += 2) {
    const from = rowsBefore(first, index, group);
    const to = rowsBefore(first, index + 1, group);
    if (from === to) continue;
    if (second === undefined) end = kernels.keepAll(rows, base + from, base + to, out, end);
    else end = keep(second, rows, base + from, base + to, out, end, group, size, kernels);
  }
  for (let next = 2; next < order.length && end > at; next++)
    end = keep(order[next]!, out, at, end, out, at, group, size, kernels);
  // Last, because by now few rows are left to be asked for their codes.
  for (let next = 1; next < order.length && end > at; next++)
    if (order[next]!.rough) end = keepByCode(order[next]!, out, at, end, base, kernels);
  return end;
}

/** Keeps those rows that are in a set, and where it is rough some more; the arrays are as a kernel's. */
function keep(
  set: FewSet,
  rows: Uint16Array,
  from: number,
  to: number,
  kept: Uint16Array,
  at: number,
  group: number,
  size: number,
  kernels: Kernels,
): number {
  if (set.group !== group) bind(set, group);
  if (set.spanned === 0) return at;
  const { codes, bits, places } = set.column;
  if (set.spanned > 2)
    return kernels.keepTable(rows, from, to, kept, at, codes, group * GROUP_ROWS, tableOf(set, group));
  const low = set.spans[0]!;
  const high = set.spans[1]!;
  const shared = places[PLACES * group + SHARED] === 1;
  if (shared && to - from < FEW_ROWS)
    return kernels.keepRange(rows, from, to, kept, at, codes, group * GROUP_ROWS, low, high - low);
  const first = rowsBefore(set, 0, group);
  const last = rowsBefore(set, 1, group);
  const bitsAt = places[PLACES * group + BITS_AT]!;
  const words = wordsFor(size);
  if (!shared)
    return keepBetween(
      rows,
      from,
      to,
      kept,
      at,
      bits,
      first > 0 ? bitsAt + low * words : NONE,
      last < size ? bitsAt + high * words : NONE,
      kernels,
    );
  // The shares that the set lies in, of which it may not fill the first and the last.
  const before = Math.ceil(((first + 1) * SHARES) / size) - 1;
  const behind = Math.ceil((last * SHARES) / size);
  if (rowsInShares(before, size) < first || rowsInShares(behind, size) > last) set.rough = true;
  return keepBetween(
    rows,
    from,
    to,
    kept,
    at,
    bits,
    before > 0 ? bitsAt + (before - 1) * words : NONE,
    behind < SHARES ? bitsAt + (behind - 1) * words : NONE,
    kernels,
  );
}

/** Of fewer rows the codes are asked at once: they touch less memory than two maps do. */
const FEW_ROWS = 64;

/** Keeps the rows that are not in one map of bits but in another; NONE as the lower has no row, as the upper all. */
function keepBetween(
  rows: Uint16Array,
  from: number,
  to: number,
  kept: Uint16Array,
  at: number,
  bits: Uint32Array,
  low: number,
  high: number,
  kernels: Kernels,
): number {
  if (low !== NONE && high !== NONE) return kernels.keepBits(rows, from, to, kept, at, bits, low, high);
  if (high !== NONE) return kernels.keepBit(rows, from, to, kept, at, bits, high, 0);
  if (low !== NONE) return kernels.keepBit(rows, from, to, kept, at, bits, low, -1);
  return rows === kept && from === at ? to : kernels.keepAll(rows, from, to, kept, at);
}

/** Keeps those rows whose code is in a set of one span. */
function keepByCode(set: FewSet, kept: Uint16Array, at: number, to: number, base: number, kernels: Kernels): number {
  const low = set.spans[0]!;
  return kernels.keepRange(kept, at, to, kept, at, set.column.codes, base, low, set.spans[1]! - low);
}

/** How many rows of a group have a code below one end of a set's spans. */
function rowsBefore(set: FewSet, end: number, group: number): number {
  const { places, rankRows, starts } = set.column;
  const at = set.ranksAt[set.spanEdges[end]!]!;
  return at === NONE ? starts[places[PLACES * group + STARTS_AT]! + set.spans[end]!]! : rankRows[at + group]!;
}

function tableOf(set: FewSet, group: number): Uint8Array {
  if (set.tableGroup === group) return set.table;
  const codes = FIRST_VALUE + set.column.places[PLACES * group + VALUES]!;
  if (set.table.length < codes) set.table = new Uint8Array(codes + (codes >> 2));
  else set.table.fill(0);
  for (let at = 0; at < set.spanned; at += 2) set.table.fill(1, set.spans[at], set.spans[at + 1]);
  set.tableGroup = group;
  return set.table;
}

/** Looks a set up in a group's dictionary. */
function bind(set: FewSet, group: number): void {
  const { edges, ranksAt, places, spans, spanEdges, values } = set;
  const { rankCodes } = set.column;
  const first = set.column.places[PLACES * group + VALUES_AT]!;
  const count = set.column.places[PLACES * group + VALUES]!;
  let end = 0;
  for (let index = 0; index < edges.length; index += 2) {
    const [low, high] = [ranksAt[index]!, ranksAt[index + 1]!];
    const from = low === NONE ? placeOf(edges[index]!, values, first, count, places, index) : rankCodes[low + group]!;
    const to =
      high === NONE ? placeOf(edges[index + 1]!, values, first, count, places, index + 1) : rankCodes[high + group]!;
    if (from >= to) continue;
    // Neighbours in this group, whatever stands between them in the table, are one span.
    if (end > 0 && spans[end - 1] === from) end -= 1;
    else {
      spans[end] = from;
      spanEdges[end] = index;
      end += 1;
    }
    spans[end] = to;
    spanEdges[end] = index + 1;
    end += 1;
  }
  set.spanned = end;
  set.rough = false;
  set.group = group;
}

/**
 * The code at which an edge lies in the dictionary values[first..first + count). Groups are alike: it is sought in growing
 * steps from where it lay in the last one.
 */
function placeOf(
  edge: Edge,
  values: Uint32Array | Float64Array,
  first: number,
  count: number,
  places: Int32Array,
  index: number,
): number {
  if ('code' in edge) return edge.code;
  const { value, after } = edge;
  if (value === Number.POSITIVE_INFINITY) return FIRST_VALUE + count;
  if (value === Number.NEGATIVE_INFINITY) return FIRST_VALUE;
  // Doubling steps in the direction that the guess was wrong in, then halves: a few reads where groups are alike.
  const guess = Math.min(places[index]!, count);
  let low = 0;
  let high = count;
  let step = 8;
  if (guess < count && liesBefore(values[first + guess]!, value, after)) {
    low = guess + 1;
    while (low + step < count && liesBefore(values[first + low + step]!, value, after)) {
      low += step + 1;
      step *= 2;
    }
    high = Math.min(count, low + step);
  } else {
    high = guess;
    while (high - step > 0 && !liesBefore(values[first + high - step]!, value, after)) {
      high -= step;
      step *= 2;
    }
    low = Math.max(0, high - step);
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (liesBefore(values[first + middle]!, value, after)) low = middle + 1;
    else high = middle;
  }
  places[index] = low;
  return FIRST_VALUE + low;
}

function liesBefore(found: number, value: number, after: boolean): boolean {
  return found < value || (after && found === value);
}
