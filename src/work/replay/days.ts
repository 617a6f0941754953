import type { Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { addDays, startOfLocalDay } from '../../core/domain/time.ts';
import type { Shift } from '../../core/roster/roster.ts';
import { type CheckPlaces, minutesOnRoster } from '../../core/select/minutes.ts';
import type { DrawPeriod, DrawStore } from '../../store/port/draws.ts';
import type { RosterStore } from '../../store/port/roster.ts';
import type { Draws } from './choose.ts';
import { dayOfNumber, numberOfDay } from './part.ts';

/** What is known of days: the seeds of their draws, and their shifts. */
export interface DaySource {
  readonly draws: Pick<DrawStore, 'periods'>;
  readonly roster: Pick<RosterStore, 'shifts'>;
}

/** The same in memory, by the number of the day since 1970. */
export interface Days {
  /** Seeds are told of days before `today` alone: those are published. */
  draws(today: LocalDay): Draws;
  /** Officer minutes of a day that has a shift on the roster; undefined for any other. */
  minutes(day: number): number | undefined;
  /** Reads what came since. */
  refresh(): Promise<void>;
  forgetShifts(): void;
}

const FIRST = '1970-01-01' as LocalDay;
const LAST = '9999-12-31' as LocalDay;
const LAST_MS = 253_402_300_799_000 as Instant;

/** Keeps seeds and shifts: some thousand each in three years. */
export function keepDays(
  source: DaySource,
  zone: TimeZone,
  places: CheckPlaces,
  dayOf: (instant: Instant) => number,
): Days {
  const periods = new Map<number, DrawPeriod>();
  let through = FIRST;
  let shifts: ReadonlyMap<number, readonly Shift[]> | undefined;
  const minutes = new Map<number, number>();

  return {
    draws(today) {
      const ended = new Map([...periods].filter(([, { day }]) => day < today));
      return { today, ended };
    },
    minutes(day) {
      const own = shifts?.get(day);
      if (own === undefined) return undefined;
      let known = minutes.get(day);
      if (known === undefined) {
        const from = startOfLocalDay(dayOfNumber(day), zone);
        known = minutesOnRoster(own, from, startOfLocalDay(addDays(dayOfNumber(day), 1), zone), places);
        minutes.set(day, known);
      }
      return known;
    },
    async refresh() {
      // The last period of a day is the one in force, and comes last.
      for (const period of await source.draws.periods(through, LAST)) {
        periods.set(numberOfDay(period.day), period);
        through = period.day;
      }
      if (shifts !== undefined) return;
      const byDay = new Map<number, Shift[]>();
      for (const shift of await source.roster.shifts(0 as Instant, LAST_MS)) {
        const last = dayOf((shift.until - 1) as Instant);
        for (let day = dayOf(shift.from); day <= last; day++) byDay.set(day, [...(byDay.get(day) ?? []), shift]);
      }
      shifts = byDay;
      minutes.clear();
    },
    forgetShifts() {
      shifts = undefined;
    },
  };
}
