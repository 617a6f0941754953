import type { LineState } from '../device/line.ts';
import type { Store } from '../device/store.ts';
import type { HeldSlip, RecentLook } from './database.ts';
import type { QueuedAction } from './queued-action.ts';

/** Everything the gate's page shows besides the vehicle in front of it. */
export interface GateState extends LineState {
  readonly slips: readonly HeldSlip[];
  readonly queue: readonly QueuedAction[];
  /** Newest first. */
  readonly recent: readonly RecentLook[];
}
/** The state of the gate's page and whoever draws it. */
export type GateStore = Store<GateState>;
