import { isAdverse, isReleasing } from '../../core/inspect/read-inspection.ts';
import type { InspectionActionInput } from '../../wire/inspections.ts';
import { type Queued, timeOf } from '../device/queued.ts';

type Without<Action, Keys extends string> = Action extends unknown ? Omit<Action, Keys> : never;

/** What an officer does to an inspection, without its id and time. */
export type TakenDeed = Without<InspectionActionInput, 'id' | 'at' | 'offline' | 'form'>;

/** An act on this device's disk, waiting to be sent or refused. */
export interface QueuedAct extends Queued {
  readonly inspection: string;
  /** Of the vehicle, for people. */
  readonly plate: string;
  readonly deed: TakenDeed;
  /** Serial number of the paper form that it is keyed from. */
  readonly form?: string;
}

/** Acts on one inspection stay in order. */
export const thingOf = ({ inspection }: Pick<QueuedAct, 'inspection'>): string => inspection;

/** Which step of a checklist an act is about, where it is about one. */
export function stepOf({ deed }: QueuedAct): string | undefined {
  return 'step' in deed ? deed.step : undefined;
}

/**
 * In which order inspections are sent: first those that stop a vehicle, so that the gate hears of it before anything else.
 * The acts of one inspection stay in their order, because each rests on those before it.
 */
export function holdsFirst(acts: readonly QueuedAct[]): readonly QueuedAct[] {
  const stopped = new Set(acts.filter(stopsVehicle).map(thingOf));
  return [...acts.filter((act) => stopped.has(thingOf(act))), ...acts.filter((act) => !stopped.has(thingOf(act)))];
}

function stopsVehicle({ deed }: QueuedAct): boolean {
  if (deed.action === 'conclude') return !isReleasing(deed.outcome);
  return deed.action === 'record-finding' && isAdverse(deed.result);
}

/** The act as the wire wants it. */
export function wireAct(act: QueuedAct, offline: boolean): InspectionActionInput {
  const { id, form } = act;
  const frame = {
    ...{ id, at: timeOf(act) },
    ...(offline ? { offline: true } : {}),
    ...(form === undefined ? {} : { form }),
  };
  return { ...frame, ...act.deed } as InspectionActionInput;
}
