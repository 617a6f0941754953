import type { Hazard } from '../../core/domain/hazard.ts';
import type { ColumnTable, Sight } from '../../core/rule/columns.ts';
import type { GroupMatches } from '../../core/rule/evaluate-columns.ts';
import type { NamedList } from '../../core/rule/named-list.ts';

/** A rule as a thread needs it: its condition, and under the limits its hazard. Text, for compiled patterns cannot travel. */
export interface ReplayRule {
  readonly when: string;
  readonly hazard?: Hazard;
}

/** Rules to be compiled for tables of one sight, with the lists that they name. */
export interface ReplayRules {
  readonly sight: Sight;
  readonly rules: readonly ReplayRule[];
  readonly lists: readonly NamedList[];
}

/** What the pool tells a thread. A table's columns are shared memory; only its texts are copied. */
export type ToThread =
  | ({ readonly kind: 'rules' } & ReplayRules)
  | { readonly kind: 'tables'; readonly tables: readonly ColumnTable[] }
  | ({ readonly kind: 'match' } & MatchAsk);

/**
 * Evaluate row groups. One counter says how many are taken, by all threads together; half of the threads take them from the
 * first table on and half from the last, so that a table is bound by both halves only where they meet.
 */
export interface MatchAsk {
  readonly taken: Int32Array;
  readonly backwards: boolean;
}

/** The numbers of `taken`: how many groups are, and how many of them from either end. */
export const TAKEN = 0;
export const FROM_FIRST = 1;
export const FROM_LAST = 2;

/** What a thread answers. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'matched'; readonly groups: readonly GroupFound[] }
  | { readonly kind: 'failed'; readonly message: string };

/** What one thread found in one row group of a table, each by its number. */
export interface GroupFound {
  readonly table: number;
  readonly group: number;
  readonly matches: GroupMatches;
}
