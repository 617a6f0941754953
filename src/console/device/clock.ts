/** What a device knows of the server's clock since it last heard from it. */
export interface KnownClock {
  /** By how much the server's clock was ahead of this device's, milliseconds. */
  readonly clockAhead: number;
  /** When that was, by this device's clock. */
  readonly lastSync?: number;
}

/** What is wrong with a device's clock: `back` where it stands before its own last contact with the server. */
export interface ClockFault {
  readonly kind: 'slow' | 'fast' | 'back';
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
/** Off by less than this a clock is taken as right: an answer is on its way for a while, and times must not flicker. */
const RIGHT_WITHIN_MS = 2 * MINUTE_MS;
/** A clock that is set by itself may step back a little. */
const BACK_WITHIN_MS = 5 * MINUTE_MS;

/** Whether the clock was set back since the server was last heard: what was known of it then does not hold any more. */
function wasSetBack({ lastSync }: KnownClock, now: number): boolean {
  return lastSync !== undefined && now < lastSync - BACK_WITHIN_MS;
}

/** The server's time when it was last heard, milliseconds since 1970: it is not earlier now. */
function lastHeard({ clockAhead, lastSync = Number.NEGATIVE_INFINITY }: KnownClock): number {
  return lastSync + (Math.abs(clockAhead) < RIGHT_WITHIN_MS ? 0 : clockAhead);
}

/** By how much to set a time of this device right, milliseconds; 0 where its clock is about right. */
export function correctionOf(known: KnownClock, now: number): number {
  const { clockAhead } = known;
  return Math.abs(clockAhead) < RIGHT_WITHIN_MS || wasSetBack(known, now) ? 0 : clockAhead;
}

/**
 * The time by the server's clock, as far as this device knows. It is never before the last contact with the server, whatever
 * the device's clock was set to since: what had ended by then does not begin to count again.
 */
export function serverTime(known: KnownClock, now: number): number {
  return Math.max(now + correctionOf(known, now), lastHeard(known));
}

/**
 * What an officer has to hear of this device's clock, or nothing where it is about right. Turned back since the last contact
 * comes first: how late it is then, nobody here knows. One that was fast and is set right since is not turned back.
 */
export function clockFault(known: KnownClock, now: number): ClockFault | undefined {
  const [heard, { clockAhead }] = [lastHeard(known), known];
  if (wasSetBack(known, now)) {
    const behind = heard - now;
    return behind > BACK_WITHIN_MS ? { kind: 'back', minutes: Math.round(behind / MINUTE_MS) } : undefined;
  }
  if (Math.abs(clockAhead) < RIGHT_WITHIN_MS) return undefined;
  return { kind: clockAhead > 0 ? 'slow' : 'fast', minutes: Math.round(Math.abs(clockAhead) / MINUTE_MS) };
}
