import type { Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime, localDay, startOfLocalDay } from '../../core/domain/time.ts';

/** An instant as a field for date and time shows it, at the port and not where the browser is. */
export function toField(at: Instant, zone: TimeZone): string {
  return formatDateTime(at, zone).slice(0, 16);
}

const FIELD = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/;
const MINUTE_MS = 60_000;

/** What such a field says, with the port's offset; nothing where it is empty or that time does not exist there. */
export function fromField(text: string, zone: TimeZone): string | undefined {
  const parts = FIELD.exec(text);
  if (parts === null) return undefined;
  const [, day = '', hour = '', minute = ''] = parts;
  const minutes = Number(hour) * 60 + Number(minute);
  // A day is not always 24 hours long: look around the plain answer for the instant that reads so.
  const start = startOfLocalDay(day as LocalDay, zone);
  for (const shift of [0, -60, 60, -30, 30]) {
    const at = (start + (minutes + shift) * MINUTE_MS) as Instant;
    if (toField(at, zone) === text) return formatDateTime(at, zone);
  }
  return undefined;
}

/** The next whole turn of eight hours: what a new shift is offered as. */
export function nextTurn(now: Instant, zone: TimeZone): { readonly from: string; readonly until: string } {
  const TURN_MS = 8 * 3_600_000;
  const start = startOfLocalDay(localDay(now, zone), zone);
  const turns = Math.floor((now - start) / TURN_MS);
  const from = (start + turns * TURN_MS) as Instant;
  return { from: toField(from, zone), until: toField((from + TURN_MS) as Instant, zone) };
}
