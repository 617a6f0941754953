import type { Hazard } from '../../core/domain/hazard.ts';
import type { ColumnTable } from '../../core/rule/columns.ts';
import type { GroupMatches } from '../../core/rule/evaluate-columns.ts';
import type { NamedList } from '../../core/rule/named-list.ts';

/** A rule as a replay needs it: its condition, and under the limits its hazard. */
export interface ReplayRule {
  readonly when: string;
  readonly hazard?: Hazard;
}

/** What the pool tells a thread. A table's columns are shared memory; only its texts are copied. */
export type ToThread =
  | { readonly kind: 'table'; readonly table: ColumnTable }
  | { readonly kind: 'rules'; readonly rules: readonly ReplayRule[]; readonly lists: readonly NamedList[] }
  /** Evaluate row groups; `next` counts those that are taken, by all threads together. */
  | { readonly kind: 'match'; readonly next: Int32Array };

/** What a thread answers. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'matched'; readonly groups: readonly (readonly [group: number, matches: GroupMatches])[] }
  | { readonly kind: 'failed'; readonly message: string };
