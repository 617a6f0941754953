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
  /** The paper form that is being keyed, until the officer is done with it. */
  readonly paper?: PaperForm | undefined;
  /** Inspections that were asked for by their address and are not there. */
  readonly missing: ReadonlySet<string>;
}
/** A paper form on the table beside this device. */
export interface PaperForm {
  readonly serial: string;
  /** When it says that things happened, milliseconds. */
  readonly at: number;
}
/** The state of the inspection page and whoever draws it. */
export type InspectStore = Store<InspectState>;

/**
 * Whether an act counts as done without the server: because it does not answer, or because it was done on paper, which is
 * keyed afterwards whether there is a network or not.
 */
export function actsOffline({ connection, paper }: Pick<InspectState, 'connection' | 'paper'>): boolean {
  return connection.online === false || paper !== undefined;
}
