import type { CodeSet } from './code-set.ts';
import { BITS_AT, type ColumnTable, type FieldColumn, FIRST_VALUE, GROUP_ROWS, groupOf, NO_BITS } from './columns.ts';
import { PLACES, STARTS_AT, VALUES, VALUES_AT, wordsFor } from './columns.ts';
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
 * place where it stood in the group before; and columns that have bits are asked first.
 */
export function createFewEvaluator(
  sets: readonly CodeSet[],
  conditions: readonly Int32Array[],
  table: ColumnTable,
  kernels: Kernels,
): FewEvaluator {
  const bound = sets.map((set) => createFewSet(set, table));
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
      const words = wordsFor(groupOf(table, group).rows);
      const starts = new Uint32Array(conditions.length + 1);
      let end = 0;
      for (let index = 0; index < conditions.length; index++) {
        end = collect(orderIn(index, group), group, words, roomBehind(end), end, kernels);
        starts[index + 1] = end;
      }
      return { rows: lent.slice(0, end), starts };
    },
    everywhere(index) {
      const starts = new Uint32Array(table.groups.length + 1);
      let end = 0;
      for (let group = 0; group < table.groups.length; group++) {
        const words = wordsFor(groupOf(table, group).rows);
        end = collect(orderIn(index, group), group, words, roomBehind(end), end, kernels);
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

/** A set that is looked up in one row group after another. */
interface FewSet {
  readonly column: FieldColumn;
  /** The values of its field, whichever kind they are. */
  readonly values: Uint32Array | Float64Array;
  readonly edges: readonly Edge[];
  /** 1 at the first edge of a span that is one text alone, which `wanted` names there by its rank. */
  readonly points: Uint8Array;
  readonly wanted: Float64Array;
  /** Per edge: its place in the dictionary that was asked last. */
  readonly places: Int32Array;
  /** In the group that was asked last: spans of codes, as pairs. */
  readonly spans: Int32Array;
  /** How many numbers of `spans` count. */
  spanned: number;
  /** The group that was asked last. */
  group: number;
  /** Code -> 1 where a set of several spans holds, in the group `tableGroup`. */
  table: Uint8Array;
  tableGroup: number;
}

function createFewSet(set: CodeSet, table: ColumnTable): FewSet {
  const column = table.fields[set.field] as FieldColumn;
  const edges = edgesOf(set, table);
  const points = new Uint8Array(edges.length);
  const wanted = new Float64Array(edges.length);
  for (let at = 0; at < edges.length; at += 2) {
    const [from, to] = [edges[at]!, edges[at + 1]!];
    if (set.kind === 'numbers' || 'code' in from || 'code' in to) continue;
    wanted[at] = from.value;
    if (to.value === from.value + 1) points[at] = 1;
  }
  return {
    column,
    values: set.kind === 'numbers' ? column.numbers : column.ranks,
    edges,
    points,
    wanted,
    places: new Int32Array(edges.length),
    spans: new Int32Array(edges.length),
    spanned: 0,
    group: -1,
    table: new Uint8Array(),
    tableGroup: -1,
  };
}

/** The order in which sets are asked, told from one row group: the rarest, then those with bits, then the others. */
function orderOf(sets: readonly FewSet[], group: number): readonly FewSet[] {
  const known = sets.map((set) => {
    bind(set, group);
    const { places, starts } = set.column;
    const first = places[PLACES * group + STARTS_AT]!;
    let rows = 0;
    for (let at = 0; at < set.spanned; at += 2)
      rows += starts[first + set.spans[at + 1]!]! - starts[first + set.spans[at]!]!;
    return { set, rows, wide: places[PLACES * group + BITS_AT] === NO_BITS || set.spanned > 2 };
  });
  const [first, ...others] = known.sort((a, b) => a.rows - b.rows);
  others.sort((a, b) => Number(a.wide) - Number(b.wide) || a.rows - b.rows);
  return first === undefined ? [] : [first.set, ...others.map(({ set }) => set)];
}

/** Appends the rows of one condition in a group. */
function collect(
  order: readonly FewSet[],
  group: number,
  words: number,
  out: Uint16Array,
  at: number,
  kernels: Kernels,
): number {
  const first = order[0];
  if (first === undefined) return at;
  if (first.group !== group) bind(first, group);
  const { starts, places, order: rows } = first.column;
  const startsAt = places[PLACES * group + STARTS_AT]!;
  const base = group * GROUP_ROWS;
  const second = order[1];
  let end = at;
  for (let index = 0; index < first.spanned; index += 2) {
    const from = starts[startsAt + first.spans[index]!]!;
    const to = starts[startsAt + first.spans[index + 1]!]!;
    if (from === to) continue;
    if (second === undefined) end = kernels.keepAll(rows, base + from, base + to, out, end);
    else end = keep(second, rows, base + from, base + to, out, end, group, words, kernels);
  }
  for (let next = 2; next < order.length && end > at; next++)
    end = keep(order[next]!, out, at, end, out, at, group, words, kernels);
  return end;
}

/** Keeps those rows that are in a set; the arrays are as a kernel's. */
function keep(
  set: FewSet,
  rows: Uint16Array,
  from: number,
  to: number,
  kept: Uint16Array,
  at: number,
  group: number,
  words: number,
  kernels: Kernels,
): number {
  if (set.group !== group) bind(set, group);
  if (set.spanned === 0) return at;
  const { codes, bits, places } = set.column;
  const base = group * GROUP_ROWS;
  if (set.spanned > 2) return kernels.keepTable(rows, from, to, kept, at, codes, base, tableOf(set, group));
  const low = set.spans[0]!;
  const high = set.spans[1]!;
  const bitsAt = places[PLACES * group + BITS_AT]!;
  if (bitsAt !== NO_BITS)
    return kernels.keepBits(rows, from, to, kept, at, bits, bitsAt + low * words, bitsAt + high * words);
  return kernels.keepRange(rows, from, to, kept, at, codes, base, low, high - low);
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
  const { edges, places, points, wanted, spans, values } = set;
  const first = set.column.places[PLACES * group + VALUES_AT]!;
  const count = set.column.places[PLACES * group + VALUES]!;
  let end = 0;
  for (let index = 0; index < edges.length; index += 2) {
    const from = placeOf(edges[index]!, values, first, count, places, index);
    const to =
      points[index] === 1
        ? from + (from < FIRST_VALUE + count && values[first + from - FIRST_VALUE] === wanted[index] ? 1 : 0)
        : placeOf(edges[index + 1]!, values, first, count, places, index + 1);
    if (from >= to) continue;
    // Neighbours in this group, whatever stands between them in the table, are one span.
    if (end > 0 && spans[end - 1] === from) spans[end - 1] = to;
    else {
      spans[end] = from;
      spans[end + 1] = to;
      end += 2;
    }
  }
  set.spanned = end;
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
