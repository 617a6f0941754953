import type { LocalDay } from './ids.ts';

/**
 * The Gregorian calendar as arithmetic on days since 1970-01-01, after Howard Hinnant's `days_from_civil`. The host's
 * `Date` is not used in this part: it knows the clock, and its zone would leak into results.
 */

/** Days since 1970-01-01 of a calendar date; months count from 1. The date is not checked: `parseDay` does. */
export function dayFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar date of a number of days since 1970-01-01, also of a negative one. */
export function civilFromDay(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** 28 to 31; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of `YYYY-MM-DD`, or undefined when there is no such day. */
export function parseDay(text: string): number | undefined {
  const parts = DAY_TEXT.exec(text);
  if (parts === null) return undefined;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayFromCivil(year, month, day);
}

// A replay asks for the same few thousand days millions of times. A memo of a pure function; cleared, not grown for
// ever.
const texts = new Map<number, LocalDay>();
const MOST_TEXTS = 50_000;

/** `YYYY-MM-DD` of a number of days since 1970-01-01. */
export function dayText(days: number): LocalDay {
  const known = texts.get(days);
  if (known !== undefined) return known;
  const { year, month, day } = civilFromDay(days);
  const text =
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDay;
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(days, text);
  return text;
}
