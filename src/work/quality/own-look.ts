import type { Instant } from '../../core/domain/ids.ts';
import { advanceInspection } from '../../core/inspect/advance-inspection.ts';
import type { InspectionAct } from '../../core/inspect/act.ts';
import type { ActionId, Inspection, ItemFinding } from '../../core/inspect/inspection.ts';
import type { Review } from '../../core/oversee/review.ts';
import type { Environment } from '../environment.ts';
import { hashedId } from '../identify.ts';

/** More than is ever done to one inspection. */
const MOST_EVENTS = 2_000;

/** What names a finding of a look. */
type Found = Pick<ItemFinding, 'declarationId' | 'line' | 'result' | 'hazard'>;

/** The act that records one finding of a look. */
export type LookAct = Extract<InspectionAct, { readonly action: 'record-finding' }>;

/**
 * The act that records what a look found. Its id follows from the look, whoever looked and what was found, so that a look that broke off
 * is made again without saying anything twice, and what it recorded is known as its own.
 */
export function actOfLook(review: Review, officer: string, found: Found, now: Instant): LookAct {
  const { declarationId, line, result, hazard } = found;
  return {
    action: 'record-finding',
    measure: 'none',
    result,
    ...(declarationId === undefined ? {} : { declarationId }),
    ...(line === undefined ? {} : { line }),
    ...(hazard === undefined ? {} : { hazard }),
    id: idOf(review, officer, found),
    by: officer as LookAct['by'],
    at: now,
    received: now,
    offline: false,
  };
}

function idOf({ id, openedAt }: Review, officer: string, { declarationId, line, result, hazard }: Found): ActionId {
  return hashedId(openedAt, JSON.stringify([id, officer, declarationId, line, result, hazard])) as ActionId;
}

/** Whether an inspection takes every one of these acts, one after the other, but for those that it has. */
export function takesAll(inspection: Inspection, acts: readonly LookAct[]): boolean {
  let next = inspection;
  for (const act of acts) {
    if (next.findings.some(({ id }) => id === act.id)) continue;
    const outcome = advanceInspection(next, act, { released: false });
    if (!outcome.ok) return false;
    next = outcome.inspection;
  }
  return true;
}

/**
 * An inspection as whoever looks again is held against it: where all that an officer did to it are findings of this very look, they had
 * no hand in what is looked at.
 */
export async function besideOwnLook(
  { store }: Pick<Environment, 'store'>,
  review: Review,
  inspection: Inspection,
  officer: string,
): Promise<Inspection> {
  const own = new Set<string>(
    inspection.findings
      .filter((one) => one.by === officer && one.id === idOf(review, officer, one))
      .map(({ id }) => id),
  );
  if (own.size === 0) return inspection;
  // Joining leaves no other trace than its event.
  const events = await store.events.ofSubject(inspection.id, MOST_EVENTS);
  const more = events.some(({ kind, actor, id }) => kind === 'inspection-acted' && actor === officer && !own.has(id));
  return more ? inspection : { ...inspection, officers: inspection.officers.filter((one) => one !== officer) };
}
