import type { Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { addDays, localDay, localParts, startOfLocalDay } from '../../core/domain/time.ts';
import { type Bay, QUALIFICATIONS, qualifiedOn, type Qualification } from '../../core/roster/roster.ts';
import { traitsOf, type Traits } from '../../scenario/work/traits.ts';
import { handOverShift, putQualification, putShift } from '../../work/roster/keep-roster.ts';
import type { Environment } from '../../work/environment.ts';
import { OFFICERS } from './voyage.ts';

const HOUR_MS = 3_600_000;
/** Three teams of four, round the clock. */
const POSTS = 12;
const TEAM_SIZE = 4;
const TURN_HOURS = 8;
/** The demo's user whom a visitor plays: has the first post, and is on every shift since the demo was started. */
const VISITOR = 'inspector';
/** Of the team on its turn, so many are on beside the visitor: enough is left to do. */
const BESIDE_VISITOR = 2;

/** The simulated port's inspectors, and when each is on. */
export interface Crew {
  readonly inspectors: readonly string[];
  /** Who is on shift, by the roster. */
  on(at: Instant): readonly string[];
  /** What each is qualified for on a day. */
  qualified(officer: string, day: LocalDay): readonly string[];
  traits(officer: string): Traits;
}

/** The name that the simulated port has for a post, whoever holds it. */
const postName = (at: number): string => `${OFFICERS.bay}-${at + 1}`;

/** The officer whose choices the demo plants for the auditor's page to find. */
export const PLANTED_OFFICER = postName(6);

/** The crew of a demo that was started at an instant; the demo's own inspector is one of them. */
export async function crewOf({ store, timeZone }: Environment, seed: string, startedAt: Instant): Promise<Crew> {
  const visitor = (await store.people.list()).find(({ username }) => username === VISITOR)?.id;
  const inspectors = Array.from({ length: POSTS }, (_, at) => (at === 0 ? (visitor ?? postName(0)) : postName(at)));
  const firstDay = startOfLocalDay(localDay(startedAt, timeZone), timeZone);
  const qualifications = qualificationsOf(inspectors, localDay(startedAt, timeZone));
  return {
    inspectors,
    on(at) {
      const { day, hour } = localParts(at, timeZone);
      const turn = (Math.floor(hour / TURN_HOURS) + Number(day.slice(-2))) % (POSTS / TEAM_SIZE);
      const team = inspectors.slice(turn * TEAM_SIZE, (turn + 1) * TEAM_SIZE);
      if (visitor === undefined || at < firstDay) return team;
      return [visitor, ...team.filter((one) => one !== visitor).slice(0, BESIDE_VISITOR)];
    },
    qualified: (officer, day) => qualifiedOn(qualifications, officer, day),
    traits: (officer) => traitsOf(seed, postName(Math.max(0, inspectors.indexOf(officer)))),
  };
}

/** Everybody is qualified for most; what one in three lacks, two of the team have. They end on different days. */
function qualificationsOf(inspectors: readonly string[], today: LocalDay): readonly Qualification[] {
  return inspectors.flatMap((officer, post) =>
    QUALIFICATIONS.flatMap((what, at): readonly Qualification[] => {
      if (post > 0 && (post + at) % 3 === 2) return [];
      return [{ officer, what, expiresOn: addDays(today, 20 + ((post * 29 + at * 53) % 300)) }];
    }),
  );
}

/** Free words of the lead, whom officers of both languages read. */
const BAYS: readonly Bay[] = [
  { name: '1 号 Bay 1', open: true, equipment: ['叉车 forklift', '扫描仪 scanner'] },
  { name: '2 号 Bay 2', open: true, equipment: ['叉车 forklift', '地磅 weighbridge'] },
  { name: '3 号 Bay 3', open: false, equipment: ['冷藏插座 reefer plug'] },
];

/** Writes down what the inspectors are qualified for, before their first day; what stands already stays. */
export async function qualifyCrew(environment: Environment, crew: Crew, before: Instant): Promise<void> {
  if ((await environment.store.roster.qualifications()).length > 0) return;
  const today = localDay(Date.now() as Instant, environment.timeZone);
  for (const one of qualificationsOf(crew.inspectors, today))
    await putQualification(environment, one, OFFICERS.lead, before);
}

/** The three shifts of a day, as its lead wrote them an hour before it began. A day that has shifts already is left as it is. */
export async function putShifts(environment: Environment, crew: Crew, day: LocalDay): Promise<void> {
  const { store, timeZone } = environment;
  const start = startOfLocalDay(day, timeZone);
  if ((await store.roster.shifts(start, startOfLocalDay(addDays(day, 1), timeZone))).length > 0) return;
  for (const from of turnsOf(day, timeZone)) {
    const until = (from + TURN_HOURS * HOUR_MS) as Instant;
    const shift = { from, until, officers: crew.on(from), bays: BAYS };
    await putShift(environment, shift, OFFICERS.lead, (start - HOUR_MS) as Instant);
  }
}

/** The beginnings of a day's three turns, by elapsed hours: where a clock is changed a turn begins an hour off. */
const turnsOf = (day: LocalDay, timeZone: TimeZone): readonly Instant[] =>
  [0, 1, 2].map((turn) => (startOfLocalDay(day, timeZone) + turn * TURN_HOURS * HOUR_MS) as Instant);

/** What the lead of the shift before left to the one that is on. In both languages of the demo's officers. */
const NOTE =
  'Bay 3 closed: the reefer plug is faulty, the electrician comes tomorrow. Perishables to bay 1. · 3 号查验位停用：冷藏插座故障，电工明日到场。易腐货物安排到 1 号查验位。';

/** The lead hands over to the shift that is on, with what is open now. */
export async function handOverToNow(environment: Environment, now: Instant): Promise<void> {
  const { store } = environment;
  const [shift] = await store.roster.shifts(now, (now + 1) as Instant);
  if (shift === undefined) return;
  const before = await store.roster.shifts((shift.from - 1) as Instant, shift.from);
  const ended = before.find(({ until }) => until === shift.from) ?? shift;
  await handOverShift(environment, ended.id, NOTE, OFFICERS.lead, now);
}
