import { useQueryClient } from '@tanstack/react-query';
import type { BilingualText } from '../../core/domain/text.ts';
import { frameWords } from '../../messages/console-frame.ts';
import type { Language } from '../../messages/language.ts';
import { installationQuery } from '../wire/queries.ts';
import { useLanguage } from './say.ts';

/** Ways to write figures and times. Times are a wire text with its offset, or milliseconds since 1970. */
export interface Format {
  readonly number: (value: number, digits?: number) => string;
  /** A share from 0 to 1 as percent, without the sign when `bare`. */
  readonly percent: (share: number, digits?: number) => string;
  /** A length of time in the units that people say it in: `2.5 min`, `14 h 59 min`, `3 d 4 h`. */
  readonly minutes: (minutes: number) => string;
  /** Hours and minutes at the port. */
  readonly time: (at: string | number) => string;
  /** Month, day, hours and minutes at the port. */
  readonly dayTime: (at: string | number) => string;
  /** The whole time at the port with its offset. */
  readonly exact: (at: string | number) => string;
  /** The port's offset from UTC at that time, for example `+08:00`. */
  readonly offset: (at: string | number) => string;
  /** How long ago, in the largest unit that says enough. */
  readonly ago: (at: string | number, now: number) => string;
  /** The calendar day at the port, `YYYY-MM-DD`. */
  readonly day: (at: string | number) => string;
}

// Making formatters is slow, and hundreds of cells use the same ones.
const made = new Map<string, Format>();

/** Numbers and times as the reader's language writes them, in the port's own zone. */
export function useFormat(): Format {
  const [language] = useLanguage();
  // Read, not watched: the root of the console is not drawn before the installation is known, and its zone stays.
  const zone = useQueryClient().getQueryData(installationQuery.queryKey)?.timeZone ?? 'UTC';
  const name = `${language} ${zone}`;
  const known = made.get(name) ?? makeFormat(language, zone);
  made.set(name, known);
  return known;
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Exported for its test: a component asks `useFormat`. */
export function makeFormat(language: Language, timeZone: string): Format {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const numbers = [0, 1, 2, 3].map(
    (digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }),
  );
  const time = new Intl.DateTimeFormat(locale, clock);
  const dayTime = new Intl.DateTimeFormat(locale, { day: '2-digit', month: 'short', ...clock });
  const exact = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone,
  });
  // The offset as a part of a date; the rest of it is not used, so its language does not matter.
  const offsets = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
  const offset = (at: string | number): string =>
    offsets
      .formatToParts(new Date(at))
      .find(({ type }) => type === 'timeZoneName')
      ?.value.replace('GMT', '') || '+00:00';
  const number = (value: number, digits = 0): string => (numbers[digits] ?? numbers[0]!).format(value);
  return {
    number,
    percent: (share, digits = 1) => `${number(share * 100, digits)}%`,
    minutes: (minutes) => lengthOf(minutes, number, language),
    time: (at) => time.format(new Date(at)),
    dayTime: (at) => dayTime.format(new Date(at)),
    exact: (at) => `${exact.format(new Date(at))} ${offset(at)}`,
    offset,
    day: (at) => days.format(new Date(at)),
    ago: (at, now) => {
      const seconds = Math.round((new Date(at).getTime() - now) / 1000);
      const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? [];
      if (unit === undefined || size === undefined) return frameWords.now[language];
      return relative.format(Math.trunc(seconds / size), unit);
    },
  };
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Whole minutes before they are split, so that 59.7 minutes are an hour and never `0 h 60 min`. */
function lengthOf(minutes: number, number: Format['number'], language: Language): string {
  const say = (value: number, unit: BilingualText): string => `${number(value)} ${unit[language]}`;
  const whole = Math.round(minutes);
  if (whole < HOUR) return `${number(minutes, minutes < 10 ? 1 : 0)} ${frameWords.minutes[language]}`;
  if (whole < DAY) return `${say(Math.floor(whole / HOUR), frameWords.hours)} ${say(whole % HOUR, frameWords.minutes)}`;
  const hours = Math.round(whole / HOUR);
  return `${say(Math.floor(hours / 24), frameWords.days)} ${say(hours % 24, frameWords.hours)}`;
}
