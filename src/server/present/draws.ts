import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { FALSE_ALARM, type SteeringTable } from '../../core/select/steering.ts';
import type { DayCheck } from '../../core/select/verify-day.ts';
import type { Assignment } from '../../store/port/roster.ts';
import type { DayCheckView, DrawDayView, SteeringView } from '../../wire/draws.ts';
import type { DrawDay } from '../../work/draws/days.ts';
import type { Oversight } from '../../work/draws/oversee.ts';
import { defined } from './defined.ts';
import { type Names, nameIn } from './name-in.ts';

/** One day for those who keep or watch over it: commitments, never a secret. */
export function presentDrawDay(one: DrawDay, names: Names, self: string, zone: TimeZone): DrawDayView {
  const { day, state, plan, period, contributions } = one;
  const parts = period === undefined ? undefined : new Set(period.parts);
  return defined({
    day,
    state,
    plannedAt: formatDateTime(plan.plannedAt, zone),
    commitment: plan.commitment,
    randomShare: plan.randomShare,
    startsAt: period === undefined ? undefined : formatDateTime(period.startsAt, zone),
    seedCommitment: period?.commitmentHex,
    custodians: contributions.map((each) =>
      defined({
        name: nameIn(names, each.custodian),
        own: each.custodian === self,
        commitment: each.commitment,
        committedAt: formatDateTime(each.committedAt, zone),
        handedOverAt: each.handedOverAt === undefined ? undefined : formatDateTime(each.handedOverAt, zone),
        inSeed: parts?.has(each.commitment),
      }),
    ),
  }) as DrawDayView;
}

/** Differences that are listed; more than these are counted. */
const MOST_DIFFERENCES = 20;

/** The counts, and of differences the first few with how many there are. */
export function presentCheck({ differences, ...counts }: DayCheck): DayCheckView {
  return { ...counts, count: differences.length, differences: differences.slice(0, MOST_DIFFERENCES) };
}

/** Acts that are listed. */
const MOST_LISTED = 500;
/** Cells that are listed: enough for a plot and a table. */
const MOST_CELLS = 400;

/** Cells come by their p-value, the least likely first, and are cut at what a plot shows; acts newest first. */
export function presentSteering(
  result: Oversight,
  span: { readonly from: Instant; readonly to: Instant },
  names: Names,
  zone: TimeZone,
): SteeringView {
  // `count` says how many pairs there are; cells are cut at what a page can show.
  const table = ({ threshold, tests, cells }: SteeringTable): SteeringView['byDeclarant'] => ({
    threshold,
    tests,
    count: cells.length,
    cells: cells.slice(0, MOST_CELLS).map(({ officer, ...cell }) => ({
      officer: nameIn(names, officer),
      ...cell,
      alarm: cell.p <= threshold,
    })),
  });
  return {
    from: formatDateTime(span.from, zone),
    to: formatDateTime(span.to, zone),
    inspections: result.inspections,
    acts: { ...result.acts },
    alarm: result.alarm,
    falseAlarm: FALSE_ALARM.byDeclarant + FALSE_ALARM.byHour,
    byDeclarant: table(result.byDeclarant),
    byHour: table(result.byHour),
    list: [...result.list]
      .sort((a, b) => b.at - a.at)
      .slice(0, MOST_LISTED)
      .map(({ kind, at, officer, declarant, crossing }) => ({
        kind,
        at: formatDateTime(at, zone),
        officer: nameIn(names, officer),
        declarant,
        crossing,
      })),
  };
}

/** For auditors: names stand beside the day's handles, which is what ties a published draw to people. */
export function presentAssignment(one: Assignment, names: Names, zone: TimeZone) {
  return defined({
    inspection: one.inspectionId,
    crossing: one.crossingId,
    day: one.day,
    at: formatDateTime(one.at, zone),
    handle: one.handle,
    basis: one.basis,
    needs: [...one.needs],
    operators: [...one.operators],
    drawn: one.drawn === undefined ? undefined : nameIn(names, one.drawn),
    restSetAside: one.restSetAside,
    officers: one.officers.map(({ officer, excluded }) => defined({ name: nameIn(names, officer), excluded })),
  });
}
