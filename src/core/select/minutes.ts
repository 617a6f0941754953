import type { Lane } from '../domain/lane.ts';

/**
 * Officer minutes that a declaration of each lane asks for at the port, on average. Documents and inspection are the
 * simulated port's own mean service times (its stations are sized by them: 18 and 42 minutes); blue is audited later, at
 * a desk that is no part of the shift. A port measures its own and replaces these.
 */
export const MINUTES_NEEDED: Readonly<Record<Lane, number>> = { green: 0, blue: 0, yellow: 18, red: 42 };

/** Places at which declarations are checked, each with an officer while it is open. */
export interface CheckPlaces {
  readonly documentBooths: number;
  readonly inspectionBays: number;
}

/** What a port of 800 vehicles a day opens: its documents booths and bays are then busy three quarters of a mean day. */
export const DEFAULT_PLACES: CheckPlaces = { documentBooths: 2, inspectionBays: 3 };

/** Minutes of a place that is open round the clock, and the part of them that is not hand-over or pause. */
const MINUTES_A_DAY = 1440;
const USABLE = 0.85;

/** Officer minutes that a day's shifts have for checks. */
export function minutesThere({ documentBooths, inspectionBays }: CheckPlaces): number {
  return (documentBooths + inspectionBays) * MINUTES_A_DAY * USABLE;
}
