import type { Hazard } from '../../core/domain/hazard.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { Inspection, ItemFinding } from '../../core/inspect/inspection.ts';
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
import { isTakenBack, readTakenBack } from '../appeals/taken-back.ts';
import type { Environment } from '../environment.ts';
import { actOnInspection } from '../inspections/act-on-inspection.ts';
import { newReview, reviewRecord } from './open-reviews.ts';
import { actOfLook, besideOwnLook, takesAll } from './own-look.ts';

/** Why nothing was recorded. Each is an error code of the server. */
export type ReviewProblem = ReviewRefusal | 'review-unknown' | 'review-in-bay' | 'review-finding' | 'review-taken-back';
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
  const without = await besideOwnLook(environment, review, inspection, officer.id);
  const next = finishReview(review, without, { ...look, by: officer.id, at: now });
  if (typeof next === 'string') return refused(next);
  if (missed.some(({ result }) => !isAdverse(result)) || (missed.length > 0 && look.verdict !== 'differs'))
    return refused('review-steps');
  // All or none: a look that is refused has recorded nothing.
  const acts = missed.map((one) => actOfLook(review, officer.id, one, now));
  if (!takesAll(inspection, acts)) return refused('review-finding');
  // Whoever reads the record has not looked again: what an appeal took back is not said once more from it.
  if (review.kind === 'desk' && (await repeatsTakenBack(environment, inspection, missed)))
    return refused('review-taken-back');
  // First the finding, which stops the vehicle: the worst that a broken connection leaves is a look to be recorded again.
  for (const act of acts) {
    const { by: _by, received: _received, ...deed } = act;
    const acted = await actOnInspection(environment, inspection.id, deed, { id: officer.id }, now);
    if (acted.outcome === 'refused') return refused('review-finding');
  }
  const saved = await store.reviews.save(review, next, reviewRecord('review-done', next, officer.id, now));
  return saved ? { outcome: 'done', review: next } : refused('review-closed');
}

/** Whether something that is found was taken back by an appeal, of any of the declarations aboard. */
async function repeatsTakenBack(
  { store }: Environment,
  { crossing }: Inspection,
  found: readonly FoundAgain[],
): Promise<boolean> {
  if (found.length === 0) return false;
  const aboard = (await store.crossings.byId(crossing))?.declarations ?? [];
  const taken = await readTakenBack(store, crossing, aboard);
  const said = found.map(({ result: code, ...one }) => ({ ...one, code }));
  return said.some((one) => aboard.some((id) => isTakenBack(taken, id, { ...one, at: 0 as Instant, looked: false })));
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
  environment: Environment,
  officer: string,
  limit: number,
): Promise<readonly QueuedReview[]> {
  const open = await environment.store.reviews.listOpen(limit);
  return Promise.all(
    open.map(async (one) => {
      const without = await besideOwnLook(environment, one.review, one.inspection, officer);
      return { ...one, own: handsIn(without).has(officer) };
    }),
  );
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
