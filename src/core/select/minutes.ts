import type { Instant } from '../domain/ids.ts';
import type { Lane } from '../domain/lane.ts';
import type { Shift } from '../roster/roster.ts';

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

const MINUTE_MS = 60_000;

/** Officer minutes that the places of a day have for checks: what is counted on where no roster says more. */
export function minutesThere({ documentBooths, inspectionBays }: CheckPlaces): number {
  return (documentBooths + inspectionBays) * MINUTES_A_DAY * USABLE;
}

/**
 * Officer minutes that a day has whose shifts are on the roster. The roster knows inspectors; the booths where documents are
 * checked are no part of it, and are counted on as ever. `from` and `until` bound the day; a shift counts with what lies in
 * it, and whoever is on two shifts at once is one officer.
 */
export function minutesOnRoster(
  shifts: readonly Pick<Shift, 'from' | 'until' | 'officers'>[],
  from: Instant,
  until: Instant,
  { documentBooths }: CheckPlaces,
): number {
  const spans = new Map<string, (readonly [number, number])[]>();
  for (const shift of shifts) {
    const span = [Math.max(from, shift.from), Math.min(until, shift.until)] as const;
    if (span[1] <= span[0]) continue;
    for (const officer of shift.officers) spans.set(officer, [...(spans.get(officer) ?? []), span]);
  }
  let onShiftMs = 0;
  for (const own of spans.values()) {
    let counted = Number.NEGATIVE_INFINITY;
    for (const [begin, end] of own.toSorted((a, b) => a[0] - b[0])) {
      onShiftMs += Math.max(0, end - Math.max(begin, counted));
      counted = Math.max(counted, end);
    }
  }
  return (onShiftMs / MINUTE_MS) * USABLE + documentBooths * MINUTES_A_DAY * USABLE;
}
