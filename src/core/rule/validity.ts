import { daysInMonth, parseDay } from '../domain/calendar.ts';

/** The longest time a rule may hold, in months. */
export const MAX_VALIDITY_MONTHS = 12;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`, that a rule can name. */
export function isCalendarDay(text: string): boolean {
  return parseDay(text) !== undefined && text >= '1900';
}

/** The last day on which a rule that holds from `from` may still hold: the same day twelve months on, or the month's last. */
export function latestEnd(from: string): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const end = Math.min(day, daysInMonth(year + 1, month));
  return `${year + 1}-${String(month).padStart(2, '0')}-${String(end).padStart(2, '0')}`;
}
