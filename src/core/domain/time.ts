import { civilFromDay, dayFromCivil, dayText, daysInMonth, parseDay } from './calendar.ts';
import type { Instant, LocalDay, OffsetDateTime, TimeZone } from './ids.ts';
import { offsetAt } from './zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Why a text is no time: it looks like none, its day or its hour does not exist, or the zone's clock skipped it. */
export type TimeFault = 'form' | 'no-such-day' | 'no-such-time' | 'skipped-by-clock';

/** A time as read from text; `dayOnly` when the text named a day and its midnight was taken. */
export interface ReadTime {
  readonly instant: Instant;
  readonly dayOnly: boolean;
}

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)?)?$/;

/**
 * Reads an ISO 8601 date and time. Without an offset it is local in `zone`: of an hour that the clock repeats the first
 * is meant, of one that it skips there is none. A day alone means its first moment. Fractions are cut to milliseconds.
 */
export function readDateTime(text: string, zone: TimeZone): ReadTime | TimeFault {
  const parts = DATE_TIME.exec(text);
  if (parts === null) return 'form';
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const dayOfMonth = Number(parts[3]);
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return 'no-such-day';
  const day = dayFromCivil(year, month, dayOfMonth);
  if (parts[4] === undefined) return { instant: startOfDay(day, zone), dayOnly: true };

  const hour = Number(parts[4]);
  const minute = Number(parts[5]);
  const second = Number(parts[6] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return 'no-such-time';
  const millisecond = parts[7] === undefined ? 0 : Number(parts[7].slice(0, 3).padEnd(3, '0'));
  const local = day * DAY + hour * HOUR + minute * MINUTE + second * 1000 + millisecond;

  if (parts[8] !== undefined) return { instant: local as Instant, dayOnly: false };
  if (parts[9] !== undefined) {
    const offsetHours = Number(parts[10]);
    const offsetMinutes = Number(parts[11] ?? 0);
    // No zone lies further than 14 hours from Greenwich.
    if (offsetMinutes > 59 || offsetHours * 60 + offsetMinutes > 14 * 60) return 'no-such-time';
    const offset = (offsetHours * 60 + offsetMinutes) * MINUTE * (parts[9] === '-' ? -1 : 1);
    return { instant: (local - offset) as Instant, dayOnly: false };
  }
  const instant = fromLocal(local, zone);
  return instant === undefined ? 'skipped-by-clock' : { instant, dayOnly: false };
}

/** As `readDateTime`, without the reason. */
export function parseDateTime(text: string, zone: TimeZone): Instant | undefined {
  const read = readDateTime(text, zone);
  return typeof read === 'string' ? undefined : read.instant;
}

/** The instant of a local clock reading (in milliseconds as if it were UTC); the first of two, undefined in a gap. */
function fromLocal(local: number, zone: TimeZone): Instant | undefined {
  // Zones change their clocks at most once in two days, so these two offsets are all there can be.
  const before = local - offsetAt(local - DAY, zone);
  const after = local - offsetAt(local + DAY, zone);
  const first = Math.min(before, after);
  const last = Math.max(before, after);
  if (first + offsetAt(first, zone) === local) return first as Instant;
  if (last + offsetAt(last, zone) === local) return last as Instant;
  return undefined;
}

/** The first moment of a day since 1970 in a zone, also where the clock skips midnight. */
function startOfDay(day: number, zone: TimeZone): Instant {
  const midnight = fromLocal(day * DAY, zone);
  if (midnight !== undefined) return midnight;
  // The clock jumped over midnight: look for the first instant whose local reading is on this day or later.
  let low = day * DAY - 26 * HOUR;
  let high = day * DAY + 26 * HOUR;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (Math.floor((middle + offsetAt(middle, zone)) / DAY) >= day) high = middle;
    else low = middle;
  }
  return high as Instant;
}

/** The first moment of a local day. */
export function startOfLocalDay(day: LocalDay, zone: TimeZone): Instant {
  return startOfDay(dayNumber(day), zone);
}

/** The day `n` days later, or earlier when `n` is negative. */
export function addDays(day: LocalDay, n: number): LocalDay {
  return dayText(dayNumber(day) + n);
}

/** How many days lie from one day to another; negative when the second is earlier. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** A calendar day that exists, or undefined. */
export function parseLocalDay(text: string): LocalDay | undefined {
  return parseDay(text) === undefined ? undefined : (text as LocalDay);
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: LocalDay): number {
  return weekday(dayNumber(day));
}

// 1970-01-01 was a Thursday.
function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** A branded day is one that exists, so only a forged one has no number. */
function dayNumber(day: LocalDay): number {
  return parseDay(day) ?? Number.NaN;
}

/** What a clock and a calendar at the port show. */
export interface LocalParts {
  readonly day: LocalDay;
  readonly hour: number;
  readonly minute: number;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
}

/** What the clock and the calendar show at an instant in a zone. */
export function localParts(instant: Instant, zone: TimeZone): LocalParts {
  const local = instant + offsetAt(instant, zone);
  const day = Math.floor(local / DAY);
  const ofDay = local - day * DAY;
  return {
    day: dayText(day),
    hour: Math.floor(ofDay / HOUR),
    minute: Math.floor((ofDay % HOUR) / MINUTE),
    weekday: weekday(day),
  };
}

/** The local calendar day of an instant: of first acceptance, it names the seed of the day's draws. */
export function localDay(instant: Instant, zone: TimeZone): LocalDay {
  return dayText(Math.floor((instant + offsetAt(instant, zone)) / DAY));
}

/** An instant as ISO 8601 with the zone's offset; milliseconds only where there are some. */
export function formatDateTime(instant: Instant, zone: TimeZone): OffsetDateTime {
  // The written offset has whole minutes; zones of long ago had seconds, which would not read back.
  const offset = Math.round(offsetAt(instant, zone) / MINUTE) * MINUTE;
  const local = instant + offset;
  const day = Math.floor(local / DAY);
  const ofDay = local - day * DAY;
  const millisecond = ofDay % 1000;
  const clock = `${two(Math.floor(ofDay / HOUR))}:${two(Math.floor(ofDay / MINUTE) % 60)}:${two(Math.floor(ofDay / 1000) % 60)}`;
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`;
  const minutes = Math.abs(offset) / MINUTE;
  const sign = offset < 0 ? '-' : '+';
  return `${dayText(day)}T${clock}${fraction}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` as OffsetDateTime;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** The civil year of an instant in UTC; enough to tell a plausible date from a slip of the pen. */
export function utcYear(instant: Instant): number {
  return civilFromDay(Math.floor(instant / DAY)).year;
}
