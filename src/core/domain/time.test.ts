import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant, LocalDay, TimeZone } from './ids.ts';
import {
  addDays,
  daysBetween,
  formatDateTime,
  localParts,
  parseDateTime,
  parseLocalDay,
  readDateTime,
  startOfLocalDay,
  weekdayOf,
} from './time.ts';
import { parseTimeZone } from './zone.ts';

const zone = (name: string) => name as TimeZone;
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/St_Johns',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
].map(zone);
const anyZone = fc.constantFrom(...ZONES);
// 1990 to 2090, to the millisecond.
const anyInstant = fc.integer({ min: 631_152_000_000, max: 3_786_912_000_000 }).map((ms) => ms as Instant);

test.each([
  ['2026-03-01T06:12:00+08:00', 'UTC', '2026-02-28T22:12:00+00:00'],
  ['2026-03-01T06:12:00Z', 'Asia/Shanghai', '2026-03-01T14:12:00+08:00'],
  ['2026-03-01 06:12', 'Asia/Shanghai', '2026-03-01T06:12:00+08:00'],
  ['2026-03-01T06:12:00.1239+0800', 'Asia/Shanghai', '2026-03-01T06:12:00.123+08:00'],
  ['2026-03-01T06:12:00-03', 'UTC', '2026-03-01T09:12:00+00:00'],
  ['2024-02-29', 'Asia/Kathmandu', '2024-02-29T00:00:00+05:45'],
  // Of the hour that comes twice the first is meant.
  ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
  // Cuba's clocks jump over midnight.
  ['2026-03-08', 'America/Havana', '2026-03-08T01:00:00-04:00'],
  // Half an hour of summer time.
  ['2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00'],
])('%s at a port in %s is %s.', (text, name, expected) => {
  const instant = parseDateTime(text, zone(name));
  expect(instant).toBeDefined();
  expect(formatDateTime(instant as Instant, zone(name))).toBe(expected);
});

test.each([
  ['', 'form'],
  ['2026-3-1T06:12:00Z', 'form'],
  ['2026-03-01T06', 'form'],
  ['2026-03-01T06:12:00+08:00 ', 'form'],
  ['01/03/2026 06:12', 'form'],
  ['٢٠٢٦-03-01', 'form'],
  ['2026-00-10T06:12:00Z', 'no-such-day'],
  ['2026-04-31', 'no-such-day'],
  ['1900-02-29', 'no-such-day'],
  ['2026-03-01T24:00:00Z', 'no-such-time'],
  ['2026-03-01T23:60:00Z', 'no-such-time'],
  ['2026-03-01T23:59:60Z', 'no-such-time'],
  ['2026-03-01T23:59:00+15:00', 'no-such-time'],
  ['2026-03-29T02:30:00', 'skipped-by-clock'],
])('%j is refused as %s.', (text, fault) => {
  expect(readDateTime(text, zone('Europe/Berlin'))).toBe(fault);
});

test('What is written is read back to the same instant, in every zone.', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (instant, tz) => {
      expect(parseDateTime(formatDateTime(instant, tz), zone('UTC'))).toBe(instant);
    }),
  );
});

test('The host’s calendar agrees about day, hour, minute and weekday.', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (instant, tz) => {
      const parts = Object.fromEntries(
        new Intl.DateTimeFormat('en-CA', {
          timeZone: tz,
          hourCycle: 'h23',
          weekday: 'short',
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
        })
          .formatToParts(instant)
          .map((part) => [part.type, part.value]),
      );
      expect(localParts(instant, tz)).toEqual({
        day: `${parts['year']}-${parts['month']}-${parts['day']}`,
        hour: Number(parts['hour']),
        minute: Number(parts['minute']),
        weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts['weekday'] ?? '') + 1,
      });
    }),
  );
});

test('A day begins at its first moment: it is on the day, and the moment before is not.', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (instant, tz) => {
      const { day } = localParts(instant, tz);
      const start = startOfLocalDay(day, tz);
      expect(start).toBeLessThanOrEqual(instant);
      expect(localParts(start, tz).day).toBe(day);
      expect(localParts((start - 1) as Instant, tz).day < day).toBe(true);
    }),
  );
});

test('A day that a zone skipped whole begins where the next one does.', () => {
  // Samoa went from 29 to 31 December 2011.
  const apia = zone('Pacific/Apia');
  const next = startOfLocalDay('2011-12-31' as LocalDay, apia);
  expect(startOfLocalDay('2011-12-30' as LocalDay, apia)).toBe(next);
});

test('Days are added over months, leap years and back.', () => {
  const day = '2024-02-28' as LocalDay;
  expect(addDays(day, 1)).toBe('2024-02-29');
  expect(addDays(day, 2)).toBe('2024-03-01');
  expect(addDays(day, -59)).toBe('2023-12-31');
  expect(daysBetween('2023-12-31' as LocalDay, day)).toBe(59);
  expect(weekdayOf(day)).toBe(3);
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), (n) => {
      const there = addDays('1970-01-01' as LocalDay, n);
      expect(parseLocalDay(there)).toBe(there);
      expect(addDays(there, -n)).toBe('1970-01-01');
    }),
  );
});

test('A zone is one that the host knows.', () => {
  expect(parseTimeZone('Asia/Shanghai')).toBe('Asia/Shanghai');
  expect(parseTimeZone('Mars/Olympus')).toBeUndefined();
  expect(parseTimeZone('')).toBeUndefined();
});
