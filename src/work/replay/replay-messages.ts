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
  /** Evaluate row groups; `next` counts those that are taken, by all threads together, through one table after another. */
  | { readonly kind: 'match'; readonly next: Int32Array };

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
