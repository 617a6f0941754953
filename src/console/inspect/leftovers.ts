import { DEVICE_DAYS } from '../../core/oversee/retention.ts';
import type { HeldInspection, StepPhoto } from './database.ts';
import { type QueuedAct, thingOf } from './queued-act.ts';

const DAY_MS = 86_400_000;

/** Ids of what a device holds. */
export interface Leftovers {
  readonly inspections: readonly string[];
  readonly photos: readonly string[];
}

/**
 * What nothing on this device needs any more: inspections that were fetched too long ago and no act or photo waits for, and photos that
 * were sent, or that no signature ever named. What waits to be sent stays, however old it is.
 */
export function leftovers(
  held: readonly Pick<HeldInspection, 'id' | 'at'>[],
  acts: readonly QueuedAct[],
  photos: readonly Pick<StepPhoto, 'id' | 'inspection' | 'at' | 'state'>[],
  now: number,
): Leftovers {
  const before = now - DEVICE_DAYS * DAY_MS;
  const old = photos.filter(({ at, state }) => at < before && (state === 'sent' || state === 'draft'));
  const gone = new Set(old.map(({ id }) => id));
  const spoken = new Set([...acts, ...photos.filter(({ id }) => !gone.has(id))].map(thingOf));
  return {
    inspections: held.filter(({ id, at }) => at < before && !spoken.has(id)).map(({ id }) => id),
    // An act that waits may still name a photo of its inspection.
    photos: old.filter(({ inspection }) => !acts.some((act) => thingOf(act) === inspection)).map(({ id }) => id),
  };
}
