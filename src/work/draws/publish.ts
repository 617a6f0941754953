import type { HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import { addDays, localDay, startOfLocalDay } from '../../core/domain/time.ts';
import type { PublishedDay } from '../../core/select/verify-day.ts';
import type { DrawContribution, DrawnDeclaration, DrawPeriod, DrawPlan } from '../../store/port/draws.ts';
import type { Assignment } from '../../store/port/roster.ts';
import type { Environment } from '../environment.ts';
import { sha256Hex } from '../hash.ts';
import { declarationHandle } from './handles.ts';

/** Everything on record about one day's draws. */
export interface DayRecord {
  readonly plan: DrawPlan;
  readonly period: DrawPeriod;
  readonly contributions: readonly DrawContribution[];
  readonly declarations: readonly DrawnDeclaration[];
  readonly assignments: readonly Assignment[];
  /** Whether the day has ended, so that its seed may be shown. */
  readonly ended: boolean;
}

/** Declarations are read in parts of this many. */
const PART = 2_000;

/** What is on record about a day's draws; nothing when none were made, or only by the form of before. */
export async function readDay(
  { store, timeZone }: Environment,
  day: LocalDay,
  now: Instant,
): Promise<DayRecord | undefined> {
  const [plan] = await store.draws.plans(day, day);
  const period = await store.draws.of(day);
  if (plan === undefined || period?.saltHex === undefined) return undefined;
  const from = startOfLocalDay(day, timeZone);
  const before = startOfLocalDay(addDays(day, 1), timeZone);
  const declarations: DrawnDeclaration[] = [];
  for (;;) {
    const part = await store.draws.drawn(from, before, PART, declarations.at(-1)?.id);
    declarations.push(...part);
    if (part.length < PART) break;
  }
  return {
    plan,
    period,
    contributions: await store.draws.contributions(day, day),
    declarations,
    assignments: await store.assignments.between(day, day),
    ended: localDay(now, timeZone) > day,
  };
}

/**
 * A day as anybody may read it. Handles are in their own order, which tells nothing of the time of day. The caller
 * sees to it that the day has ended: the seed is in it.
 */
export function publishDay({ plan, period, contributions, declarations, assignments }: DayRecord): PublishedDay {
  const handles = (randomly: boolean): readonly HashHex[] =>
    declarations
      .filter((one) => (one.assessments[0]?.randomly ?? false) === randomly)
      .map((one) => declarationHandle(period, one.firstHash))
      .sort();
  const parts = new Set(period.parts);
  return {
    day: period.day,
    period: period.period,
    randomShare: period.randomShare,
    seed: period.seedHex as HashHex,
    commitment: period.commitmentHex as HashHex,
    server: { commitment: plan.commitment, secret: plan.secretHex, saltHash: sha256Hex(plan.saltHex) },
    custodians: contributions.map(({ commitment, secretHex }) => ({
      commitment,
      ...(secretHex === undefined ? {} : { secret: secretHex }),
      inSeed: parts.has(commitment),
    })),
    selected: handles(true),
    passed: handles(false),
    assignments: assignments
      .map(({ handle, officers, drawn }) => {
        // Only those who could be drawn: why others could not is the roster's business, and the auditor's.
        const candidates = officers.filter((one) => one.excluded === undefined).map((one) => one.handle);
        const named = officers.find((one) => one.officer === drawn)?.handle;
        return { inspection: handle, candidates: candidates.sort(), ...(named === undefined ? {} : { drawn: named }) };
      })
      .sort((a, b) => (a.inspection < b.inspection ? -1 : 1)),
  };
}
