import type { OfficerListView, PackListView } from '../../wire/inspections.ts';
import type { LineState } from '../device/line.ts';
import type { Store } from '../device/store.ts';
import type { HeldInspection, StepPhoto } from './database.ts';
import type { QueuedAct } from './queued-act.ts';

/** Everything the inspection page shows. */
export interface InspectState extends LineState {
  readonly queue: readonly QueuedAct[];
  readonly held: readonly HeldInspection[];
  readonly photos: readonly StepPhoto[];
  readonly packs: PackListView['packs'];
  readonly officers: OfficerListView;
  /** Whether the disk was read: until then nothing is known, which is not the same as nothing being there. */
  readonly loaded: boolean;
  /** Inspections that were asked for by their address and are not there. */
  readonly missing: ReadonlySet<string>;
}
export type InspectStore = Store<InspectState>;
