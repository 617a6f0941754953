import type { Instant } from '../../core/domain/ids.ts';
import type { Deed } from '../../core/inspect/act.ts';
import type { CustodyPlace } from '../../core/inspect/codes.ts';

/** A deed that refers to an earlier one does so by the name of that act; whoever carries it out knows the ids. */
export type PlannedDeed =
  | Exclude<Deed, { readonly action: 'approve-waiver' | 'second' | 'hand-over' }>
  | { readonly action: 'approve-waiver'; readonly waiver: string; readonly granted: boolean }
  | { readonly action: 'second'; readonly of: string; readonly agrees: boolean }
  | { readonly action: 'hand-over'; readonly custody: string; readonly place: CustodyPlace };

/** One thing that an officer does to an inspection. */
export interface PlannedAct {
  /** Unique within its inspection. */
  readonly name: string;
  readonly at: Instant;
  /** When the server hears of it: later than `at` where the device was without network. */
  readonly received: Instant;
  readonly by: string;
  readonly deed: PlannedDeed;
}
