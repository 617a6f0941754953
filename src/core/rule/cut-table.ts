import type { CodeSet, Spans } from './code-set.ts';
import { type ColumnTable, ILL_TYPED, MISSING } from './columns.ts';

/** Each column's places begin with those of the codes 0, 1 and 2, which never move. */
export const FIXED_PLACES = 3;

/**
 * Where one field's values are cut, by all sets together: at a rank of the dictionary, or at a number, before or after
 * it. Sorted, so that one walk along a group's dictionary finds all places.
 */
export interface Cuts {
  readonly field: number;
  readonly text: boolean;
  readonly values: Float64Array;
  /** 1 where the number itself lies before the cut. */
  readonly after: Uint8Array;
  /** Where its places begin among those of all fields. */
  readonly base: number;
}

/** What some sets are in one table, before any row group is known. */
export interface CutTable {
  readonly cuts: readonly Cuts[];
  /** How many places there are in all. */
  readonly places: number;
  /** The spans of all sets as pairs of places, those of set n from edgesFrom[n] on. */
  readonly edges: Uint32Array;
  readonly edgesFrom: Uint32Array;
  /** Which of the cuts each set is about. */
  readonly column: Uint16Array;
}

/** Looks sets up in a table's dictionaries. */
export function cutTable(sets: readonly CodeSet[], table: ColumnTable): CutTable {
  const fields = [...new Set(sets.map((set) => set.field))];
  const slots = new Map(fields.map((field, index) => [field, index]));
  const cutters = fields.map(cutter);
  const spans = sets.map((set) => {
    const edges = edgesOf(set, table);
    for (const edge of edges) cutters[slots.get(set.field) ?? 0]?.cut(edge);
    return edges;
  });
  // Two passes: cuts are numbered only when those of all sets are known and sorted.
  let places = 0;
  const cuts = cutters.map((one, index): Cuts => {
    const laid = { ...one.lay(places), text: sets.find((set) => set.field === fields[index])?.kind !== 'numbers' };
    places += FIXED_PLACES + laid.values.length;
    return laid;
  });
  const edgesFrom = new Uint32Array(sets.length + 1);
  for (const [index, some] of spans.entries()) edgesFrom[index + 1] = (edgesFrom[index] ?? 0) + some.length;
  const edges = new Uint32Array(edgesFrom[sets.length] ?? 0);
  const column = new Uint16Array(sets.length);
  for (const [index, set] of sets.entries()) {
    column[index] = slots.get(set.field) ?? 0;
    const placeOf = cutters[column[index] ?? 0]?.placeOf;
    for (const [at, edge] of (spans[index] ?? []).entries()) edges[(edgesFrom[index] ?? 0) + at] = placeOf?.(edge) ?? 0;
  }
  return { cuts, places, edges, edgesFrom, column };
}

/** One end of a span: a code that never moves, or a cut. */
export type Edge = { readonly code: number } | { readonly value: number; readonly after: boolean };

interface Cutter {
  cut(edge: Edge): void;
  lay(base: number): Omit<Cuts, 'text'>;
  placeOf(edge: Edge): number;
}

/** Collects a field's cuts, and numbers them once all are known. */
function cutter(field: number): Cutter {
  const before = new Map<number, number>();
  const behind = new Map<number, number>();
  let start = 0;
  return {
    // The same cut of several sets is one: a thousand rules mostly cut a field at the same few values.
    cut(edge) {
      if ('value' in edge) (edge.after ? behind : before).set(edge.value, 0);
    },
    lay(base) {
      start = base;
      const all = [
        ...[...before.keys()].map((value) => ({ value, after: 0 })),
        ...[...behind.keys()].map((value) => ({ value, after: 1 })),
      ].sort((a, b) => (a.value === b.value ? a.after - b.after : a.value < b.value ? -1 : 1));
      for (const [index, { value, after }] of all.entries())
        (after === 1 ? behind : before).set(value, base + FIXED_PLACES + index);
      return {
        field,
        base,
        values: Float64Array.from(all, ({ value }) => value),
        after: Uint8Array.from(all, ({ after }) => after),
      };
    },
    placeOf(edge) {
      if ('code' in edge) return start + edge.code;
      return (edge.after ? behind : before).get(edge.value) ?? 0;
    },
  };
}

/** A set's spans as pairs of edges, ascending. */
export function edgesOf(set: CodeSet, table: ColumnTable): readonly Edge[] {
  const edges: Edge[] = [];
  const cut = (value: number, after: boolean) => edges.push({ value, after });
  if (set.missing) edges.push({ code: MISSING }, { code: MISSING + 1 });
  if (set.illTyped) edges.push({ code: ILL_TYPED }, { code: ILL_TYPED + 1 });
  if (set.kind === 'numbers') {
    for (const { low, lowOpen, high, highOpen } of set.ranges) {
      cut(low, lowOpen);
      cut(high, !highOpen);
    }
    return edges;
  }
  const { field } = set;
  const spans = set.kind === 'texts' ? spansOf(set, table.texts[field] ?? []) : set.spans(table.lists[field] ?? []);
  for (const rank of spans) cut(rank, false);
  return edges;
}

// By dictionary, which goes with its table. Sets of the limits look at every code: once for a table, not once for a
// rule.
const lasting = new WeakMap<readonly string[], Map<string, Spans>>();

function spansOf(set: CodeSet & { readonly kind: 'texts' }, texts: readonly string[]): Spans {
  if (set.lasting !== true) return set.spans(texts);
  const known = lasting.get(texts) ?? new Map<string, Spans>();
  lasting.set(texts, known);
  const spans = known.get(set.key) ?? set.spans(texts);
  known.set(set.key, spans);
  return spans;
}
