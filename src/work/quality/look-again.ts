import type { Hazard } from '../../core/domain/hazard.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { ItemFinding } from '../../core/inspect/inspection.ts';
import { isAdverse } from '../../core/inspect/read-inspection.ts';
import { type Bulletin, writeBulletin } from '../../core/oversee/bulletin.ts';
import {
  approveWaiver,
  askWaiver,
  finishReview,
  handsIn,
  type Review,
  type ReviewRefusal,
  type ReviewVerdict,
  type StepVerdict,
  type WaiveReason,
} from '../../core/oversee/review.ts';
import type { ReviewedInspection } from '../../store/port/reviews.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { actOnInspection } from '../inspections/act-on-inspection.ts';
import { newReview, reviewRecord } from './open-reviews.ts';

/** Why nothing was recorded. Each is an error code of the server. */
export type ReviewProblem = ReviewRefusal | 'review-unknown' | 'review-in-bay' | 'review-finding';
/** The review as it then stands, or why it stands as it was. */
export type ReviewResult =
  | { readonly outcome: 'done'; readonly review: Review }
  | { readonly outcome: 'refused'; readonly refusal: ReviewProblem };

const refused = (refusal: ReviewProblem): ReviewResult => ({ outcome: 'refused', refusal });
const WEEK_MS = 7 * 86_400_000;
/** Far more than a port closes in a week. */
const MOST_LOOKS = 2_000;

/** What a second look in the bay found of an item, or of the vehicle, that the first one missed. */
export type FoundAgain = Pick<ItemFinding, 'declarationId' | 'line' | 'result'> & { readonly hazard: Hazard };

/** What somebody who looked says: of the whole, of single steps, and of what the first look missed. */
export interface Look {
  readonly verdict: ReviewVerdict;
  readonly steps: readonly { readonly step: string; readonly verdict: StepVerdict }[];
  /** Recorded on the inspection in the looker's name, which puts its decision aside. */
  readonly found?: readonly FoundAgain[];
}

/**
 * Records what a second look, or a reading at the desk, says. `inBay` for whoever may examine vehicles: a reviewer reads, and
 * opens none.
 */
export async function recordLook(
  environment: Environment,
  id: string,
  { found: missed = [], ...look }: Look,
  officer: { readonly id: string; readonly inBay: boolean },
  now: Instant,
): Promise<ReviewResult> {
  const { store } = environment;
  const found = await store.reviews.byId(id);
  if (found === undefined) return refused('review-unknown');
  const { review, inspection } = found;
  if ((review.kind === 'second-look' || missed.length > 0) && !officer.inBay) return refused('review-in-bay');
  const next = finishReview(review, inspection, { ...look, by: officer.id, at: now });
  if (typeof next === 'string') return refused(next);
  if (missed.some(({ result }) => !isAdverse(result)) || (missed.length > 0 && look.verdict !== 'differs'))
    return refused('review-steps');
  // First the finding, which stops the vehicle: the worst that a broken connection leaves is a look to be recorded again.
  for (const one of missed) {
    const deed = { ...one, action: 'record-finding' as const, measure: 'none' as const, id: newId(now), at: now };
    const acted = await actOnInspection(environment, inspection.id, deed, { id: officer.id }, now);
    if (acted.outcome === 'refused') return refused('review-finding');
  }
  const saved = await store.reviews.save(review, next, reviewRecord('review-done', next, officer.id, now));
  return saved ? { outcome: 'done', review: next } : refused('review-closed');
}

/** Asks for a second look to be left out, with a reason. */
export async function askToWaive(
  { store }: Environment,
  id: string,
  reason: WaiveReason,
  officer: string,
  now: Instant,
): Promise<ReviewResult> {
  const found = await store.reviews.byId(id);
  if (found === undefined) return refused('review-unknown');
  const next = askWaiver(found.review, reason, officer, now);
  if (typeof next === 'string') return refused(next);
  const record = reviewRecord('review-waiver-asked', next, officer, now);
  const saved = await store.reviews.save(found.review, next, record);
  return saved ? { outcome: 'done', review: next } : refused('review-waiver-asked');
}

/** Lets a second look be left out; its scan and photos are read again instead. */
export async function waiveLook(
  { store }: Environment,
  id: string,
  approver: string,
  now: Instant,
): Promise<ReviewResult> {
  const found = await store.reviews.byId(id);
  if (found === undefined) return refused('review-unknown');
  const next = approveWaiver(found.review, approver, now);
  if (typeof next === 'string') return refused(next);
  // First what takes its place: the worst that a broken connection leaves is a reading too many.
  const instead = newReview(found.inspection, 'second-look-waived', 'desk', now);
  await store.reviews.open(instead, reviewRecord('review-opened', instead, approver, now));
  const saved = await store.reviews.save(found.review, next, reviewRecord('review-waived', next, approver, now));
  return saved ? { outcome: 'done', review: next } : refused('review-closed');
}

/** An open review as its reader may see it. */
export interface QueuedReview extends ReviewedInspection {
  /** Whether the reader had a hand in the inspection. */
  readonly own: boolean;
}

/** Open reviews, each with whether this officer may not take it. */
export async function reviewQueue(
  { store }: Environment,
  officer: string,
  limit: number,
): Promise<readonly QueuedReview[]> {
  const open = await store.reviews.listOpen(limit);
  return open.map((one) => ({ ...one, own: handsIn(one.inspection).has(officer) }));
}

/** The duty bulletin of the seven days before an instant. */
export async function dutyBulletin({ store }: Environment, before: Instant): Promise<Bulletin> {
  const closed = await store.reviews.closedBetween((before - WEEK_MS) as Instant, before, MOST_LOOKS);
  return writeBulletin(
    closed.map(({ review, inspection }) => ({
      review,
      steps: [...inspection.order.steps, ...inspection.added.map(({ step }) => step)],
    })),
  );
}
