import { PERISHABLE_HS_PREFIXES } from '../core/domain/perishable.ts';
import type { Instant, LocalDay } from '../core/domain/ids.ts';
import { LANES, type Lane } from '../core/domain/lane.ts';
import { addDays, localParts, startOfLocalDay } from '../core/domain/time.ts';
import type { LaneHour, LaneNow, OpenCrossing } from '../store/port/board.ts';
import type { Environment } from './environment.ts';
import { type UsualRange, usualOf } from './usual.ts';

/** The published service standard: minutes from arrival until a check begins, or until release without one. */
const STANDARD_MINUTES = 30;
/** Usual means the same weekday of the last eight weeks. */
const WEEKS = 8;
/** Hours of which the lanes show their waits. */
const RECENT_HOURS = 12;
const HOUR_MS = 3_600_000;
/** Passages that are listed; a port of this size has some hundreds open at once. */
const MOST_CROSSINGS = 2_000;
/** Past days do not change, except while a new demo loads them. */
const USUAL_GOOD_FOR_MS = 120_000;
/** While some of its days are empty: a demo's past is loading, or a port is young, and a day may come in at any moment. */
const GAPS_GOOD_FOR_MS = 5_000;

/** One lane: now, in the last hour, and as it usually is at this hour of this weekday. */
export interface BoardLane {
  readonly lane: Lane;
  readonly queue: number;
  readonly inCheck: number;
  readonly medianWaitMinutes: number;
  readonly longestWaitMinutes: number;
  /** Vehicles released in the last sixty minutes. */
  readonly flowPerHour: number;
  readonly flowUsual?: UsualRange;
  readonly waitUsual?: UsualRange;
  /** Median waits in minutes of the last twelve hours, oldest first; null for an hour in which nobody was released. */
  readonly recentWaits: readonly (number | null)[];
  /** Waits over the standard today. */
  readonly broken: number;
}

/** The port at a glance. */
export interface Board {
  readonly at: Instant;
  /** The last event it may know of, for whoever follows the live events from here. */
  readonly seq: number;
  readonly day: LocalDay;
  readonly standardMinutes: number;
  /** Share of today's waits within the standard, from 0 to 1; absent before the first release of the day. */
  readonly kept?: number;
  readonly keptUsual?: UsualRange;
  readonly brokenToday: number;
  readonly lanes: readonly BoardLane[];
  readonly hours: readonly { readonly hour: number; readonly vehicles: number; readonly usual?: UsualRange }[];
  readonly crossings: readonly (Omit<OpenCrossing, 'arrivedAt' | 'waitedUntil'> & {
    readonly since: Instant;
    readonly waitMinutes: number;
  })[];
}

/** One local day of released vehicles, hour by hour. */
type Day = readonly LaneHour[];

/** Reads the board as often as anybody asks; only past days are kept between two reads. */
export interface BoardKeeper {
  read(now: Instant): Promise<Board>;
}

/** Holds the past days that "usual" is made of; one for each server, as the days are the same for everybody. */
export function keepBoard(environment: Environment): BoardKeeper {
  const { store, timeZone } = environment;
  let past:
    | { readonly day: LocalDay; readonly days: Promise<readonly Day[]>; readonly readAt: Instant; goodForMs: number }
    | undefined;

  const dayOf = (day: LocalDay): Promise<Day> =>
    store.board.laneHours(startOfLocalDay(day, timeZone), startOfLocalDay(addDays(day, 1), timeZone), STANDARD_MINUTES);

  const pastDays = (day: LocalDay, now: Instant): Promise<readonly Day[]> => {
    if (past === undefined || past.day !== day || now - past.readAt > past.goodForMs) {
      const weeks = Array.from({ length: WEEKS }, (_, week) => addDays(day, -7 * (week + 1)));
      const days = Promise.all(weeks.map(dayOf));
      const read = { day, readAt: now, days, goodForMs: GAPS_GOOD_FOR_MS };
      past = read;
      days.then(
        (all) => {
          if (all.every((one) => one.length > 0)) read.goodForMs = USUAL_GOOD_FOR_MS;
        },
        () => {
          // A read that failed is not kept: the next one asks again.
          past = undefined;
        },
      );
    }
    return past.days;
  };

  return {
    async read(now) {
      const local = localParts(now, timeZone);
      const recentFrom = (now - RECENT_HOURS * HOUR_MS) as Instant;
      const [seq, lanesNow, today, recent, lastHour, days, crossings] = await Promise.all([
        store.events.lastSeq(),
        store.board.lanesNow(now),
        dayOf(local.day),
        store.board.laneHours(recentFrom, now, STANDARD_MINUTES),
        store.board.laneHours((now - HOUR_MS) as Instant, now, STANDARD_MINUTES),
        pastDays(local.day, now),
        store.board.openCrossings(PERISHABLE_HS_PREFIXES, MOST_CROSSINGS),
      ]);
      // A day without a single release was not open, or lies before the records began: it says nothing about what is usual.
      const known = days.filter((day) => day.length > 0);
      const kept = keptShare(today);
      const keptUsual = usualOf(known.flatMap((day) => keptShare(day) ?? []));
      return {
        at: now,
        seq,
        day: local.day,
        standardMinutes: STANDARD_MINUTES,
        ...(kept === undefined ? {} : { kept }),
        ...(keptUsual === undefined ? {} : { keptUsual }),
        brokenToday: today.reduce((sum, hour) => sum + hour.overStandard, 0),
        lanes: LANES.map((lane) => laneOf(lane, lanesNow, today, recent, lastHour, known, now, local.hour)),
        hours: hoursOf(today, known, local.hour),
        crossings: crossings.map(({ arrivedAt, waitedUntil, ...one }) => ({
          ...one,
          since: arrivedAt,
          waitMinutes: Math.max(0, ((waitedUntil ?? now) - arrivedAt) / 60_000),
        })),
      };
    },
  };

  function hourOf(hour: LaneHour): number {
    return localParts(hour.hour, timeZone).hour;
  }

  /** One lane of the board; `days` are the same weekday of past weeks, those without a release left out. */
  function laneOf(
    lane: Lane,
    lanesNow: readonly LaneNow[],
    today: Day,
    recent: readonly LaneHour[],
    lastHour: readonly LaneHour[],
    days: readonly Day[],
    now: Instant,
    hour: number,
  ): BoardLane {
    const state = lanesNow.find((one) => one.lane === lane);
    const sameHour = days.map((day) => day.find((one) => one.lane === lane && hourOf(one) === hour));
    const flowUsual = usualOf(sameHour.map((one) => one?.vehicles ?? 0));
    const waitUsual = usualOf(sameHour.flatMap((one) => one?.medianWaitMinutes ?? []));
    return {
      lane,
      queue: state?.queue ?? 0,
      inCheck: state?.inCheck ?? 0,
      medianWaitMinutes: state?.medianWaitMinutes ?? 0,
      longestWaitMinutes: state?.longestWaitMinutes ?? 0,
      flowPerHour: lastHour.filter((one) => one.lane === lane).reduce((sum, one) => sum + one.vehicles, 0),
      ...(flowUsual === undefined ? {} : { flowUsual }),
      ...(waitUsual === undefined ? {} : { waitUsual }),
      recentWaits: Array.from({ length: RECENT_HOURS }, (_, back) => {
        const from = Math.floor(now / HOUR_MS) * HOUR_MS - (RECENT_HOURS - 1 - back) * HOUR_MS;
        return recent.find((one) => one.lane === lane && one.hour === from)?.medianWaitMinutes ?? null;
      }),
      broken: today.filter((one) => one.lane === lane).reduce((sum, one) => sum + one.overStandard, 0),
    };
  }

  function hoursOf(today: Day, days: readonly Day[], until: number): Board['hours'] {
    const vehicles = (day: Day, hour: number): number =>
      day.reduce((sum, one) => (hourOf(one) === hour ? sum + one.vehicles : sum), 0);
    return Array.from({ length: 24 }, (_, hour) => {
      const usual = usualOf(days.map((day) => vehicles(day, hour)));
      return { hour, vehicles: hour <= until ? vehicles(today, hour) : 0, ...(usual === undefined ? {} : { usual }) };
    });
  }
}

/** The share within the standard; undefined on a day without a release, which kept nothing and broke nothing. */
function keptShare(day: Day): number | undefined {
  const vehicles = day.reduce((sum, one) => sum + one.vehicles, 0);
  if (vehicles === 0) return undefined;
  return 1 - day.reduce((sum, one) => sum + one.overStandard, 0) / vehicles;
}
