import { dayFromCivil } from './calendar.ts';
import type { TimeZone } from './ids.ts';

/**
 * Offsets of time zones, from the host's table of zones. They are a pure function of the instant and that table, so
 * they are remembered: by UTC day where the day has one offset, by quarter of an hour on the days when clocks change.
 */
interface ZoneMemo {
  readonly formatter: Intl.DateTimeFormat;
  /** Milliseconds by UTC day; `CHANGES` where the day's beginning and end differ. */
  readonly byDay: Map<number, number>;
  readonly byQuarter: Map<number, number>;
}

const DAY = 86_400_000;
// Clocks change at multiples of a quarter of an hour of UTC.
const QUARTER = 900_000;
const CHANGES = Number.MAX_SAFE_INTEGER;
const MOST_REMEMBERED = 50_000;

// One formatter a zone: making one takes longer than a thousand questions to it, and a port asks about its own zone
// alone.
const memos = new Map<string, ZoneMemo>();

function memoOf(zone: TimeZone): ZoneMemo {
  const known = memos.get(zone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const memo: ZoneMemo = { formatter, byDay: new Map(), byQuarter: new Map() };
  memos.set(zone, memo);
  return memo;
}

/** Asks the host's table: local reading minus UTC, in milliseconds. */
function ask(formatter: Intl.DateTimeFormat, instant: number): number {
  let year = 0;
  let month = 0;
  let day = 0;
  let clock = 0;
  for (const part of formatter.formatToParts(instant)) {
    if (part.type === 'year') year += Number(part.value);
    else if (part.type === 'era' && part.value !== 'AD') year = 1 - year;
    else if (part.type === 'month') month = Number(part.value);
    else if (part.type === 'day') day = Number(part.value);
    else if (part.type === 'hour') clock += Number(part.value) * 3_600_000;
    else if (part.type === 'minute') clock += Number(part.value) * 60_000;
    else if (part.type === 'second') clock += Number(part.value) * 1000;
  }
  return dayFromCivil(year, month, day) * DAY + clock - Math.floor(instant / 1000) * 1000;
}

function remember(map: Map<number, number>, key: number, value: number): number {
  if (map.size >= MOST_REMEMBERED) map.clear();
  map.set(key, value);
  return value;
}

/**
 * How far a zone's clocks are ahead of UTC at an instant, in milliseconds. Throws a RangeError for no zone of the
 * host's table.
 */
export function offsetAt(instant: number, zone: TimeZone): number {
  const memo = memoOf(zone);
  const day = Math.floor(instant / DAY);
  let offset = memo.byDay.get(day);
  if (offset === undefined) {
    const first = ask(memo.formatter, day * DAY);
    const last = ask(memo.formatter, (day + 1) * DAY - 1000);
    offset = remember(memo.byDay, day, first === last ? first : CHANGES);
  }
  if (offset !== CHANGES) return offset;
  const quarter = Math.floor(instant / QUARTER);
  return memo.byQuarter.get(quarter) ?? remember(memo.byQuarter, quarter, ask(memo.formatter, quarter * QUARTER));
}

/** The text as a zone that the host's table knows, or undefined. */
export function parseTimeZone(text: string): TimeZone | undefined {
  try {
    // The constructor is the only question that can be asked of the table, and it answers by throwing.
    memoOf(text as TimeZone);
    return text as TimeZone;
  } catch {
    return undefined;
  }
}
