import type { Hazard } from '../domain/hazard.ts';
import type { ActorId, CrossingId, Instant } from '../domain/ids.ts';
import type { Inspection, InspectionId } from '../inspect/inspection.ts';
import { hasAdverseFinding, isReleasing, standingDecision } from '../inspect/read-inspection.ts';
import { floorOf, minutesOf } from './too-short.ts';

/** Why an inspection is looked at again: drawn by lot, or one of the reasons that always are. */
export const REVIEW_CAUSES = [
  'drawn',
  'nothing-found-high-risk',
  'override',
  'manual-selection',
  'offline-release',
  'too-short',
  'second-look-waived',
] as const;
/** `drawn` comes from the day's seed; the others follow from the record, so nobody chooses whose work is looked at. */
export type ReviewCause = (typeof REVIEW_CAUSES)[number];

/** A second look is made in the bay, before release, without knowing the first; at a desk, scan and photos are read again. */
export const REVIEW_KINDS = ['second-look', 'desk'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** `differs` always names a step that was missed: a look says what was not done, not that somebody is a bad officer. */
export const REVIEW_VERDICTS = ['agrees', 'differs'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** What a look says of one step: it was missed, or it was done well. Steps that are not named were in order. */
export const STEP_VERDICTS = ['missed', 'done-well'] as const;
export type StepVerdict = (typeof STEP_VERDICTS)[number];

/** Why a second look in the bay is not made. */
export const WAIVE_REASONS = ['perishable-would-spoil', 'no-other-officer', 'bay-needed', 'unsafe-to-open'] as const;
/** Leaving it out takes a second person, and is itself a cause of a reading at the desk (`second-look-waived`). */
export type WaiveReason = (typeof WAIVE_REASONS)[number];

/** One look again at one inspection, from its opening to what it says or to being waived. */
export interface Review {
  readonly id: string;
  /** What it looks at; an inspection may be looked at for several causes, each with a review of its own. */
  readonly inspection: InspectionId;
  readonly crossing: CrossingId;
  readonly cause: ReviewCause;
  readonly kind: ReviewKind;
  /** When the cause stood, at the decision: waiting for a second look counts from here. */
  readonly openedAt: Instant;
  readonly done?: {
    readonly by: string;
    readonly at: Instant;
    readonly verdict: ReviewVerdict;
    readonly steps: readonly { readonly step: string; readonly verdict: StepVerdict }[];
  };
  readonly waiver?: {
    readonly reason: WaiveReason;
    readonly askedBy: string;
    readonly askedAt: Instant;
    readonly approved?: { readonly by: string; readonly at: Instant };
  };
}

/** Why a step of a look is not taken; the sentences stand in src/messages/review-errors.ts. */
export type ReviewRefusal =
  | 'review-closed'
  | 'review-own'
  | 'review-steps'
  | 'review-not-waivable'
  | 'review-waiver-asked'
  | 'review-waiver-missing'
  | 'review-needs-two';

/** What does harm at once if it is missed: finding nothing where one of these was looked for is read again, always. */
const HIGH_RISK: ReadonlySet<Hazard> = new Set<Hazard>([
  'narcotics',
  'weapons',
  'radiation',
  'dual-use',
  'waste',
  'protected-species',
  'dangerous-goods',
]);

/**
 * Why a concluded inspection is looked at again whatever the lot says. `pastMinutes` are how long the same checklists took
 * before.
 */
export function standingCauses(inspection: Inspection, pastMinutes: readonly number[]): readonly ReviewCause[] {
  const { order, flags, added } = inspection;
  const decision = standingDecision(inspection);
  if (decision === undefined) return [];
  const releases = isReleasing(decision.outcome);
  const riskful = order.items.some(
    (item) =>
      item.hazards.some((hazard) => HIGH_RISK.has(hazard)) || item.because.some(({ code }) => code === 'listed'),
  );
  const byHand = added.length > 0 || order.items.some((item) => item.because.some(({ code }) => code === 'officer'));
  const minutes = minutesOf(inspection);
  const found: readonly [ReviewCause, boolean][] = [
    ['nothing-found-high-risk', releases && riskful && !hasAdverseFinding(inspection)],
    ['override', releases && (flags.includes('steps-waived') || flags.includes('released-against-finding'))],
    // Whatever came of it: what an officer chose is looked at, also where it found something.
    ['manual-selection', byHand],
    ['offline-release', releases && flags.includes('offline-release')],
    ['too-short', releases && minutes !== undefined && minutes < floorOf(order.steps, pastMinutes)],
  ];
  return found.flatMap(([cause, stands]) => (stands ? [cause] : []));
}

/** Whether a review keeps its vehicle from being released. */
export function blocksRelease(review: Review): boolean {
  return review.kind === 'second-look' && isOpen(review);
}

/** Whether anybody still has to do something: it is neither done nor waived with a second person's word. */
export function isOpen({ done, waiver }: Review): boolean {
  return done === undefined && waiver?.approved === undefined;
}

/** Everybody who had a hand in an inspection, from whoever selected the load: none of them looks at it again. */
export function handsIn({ assigned, officers, decisions, waivers, order }: Inspection): ReadonlySet<string> {
  const others: (ActorId | undefined)[] = [
    assigned,
    ...decisions.flatMap((one) => [one.by, one.second?.by]),
    ...waivers.map((one) => one.decided?.by),
    ...order.items.flatMap((item) => item.because.map((one) => one.by)),
  ];
  return new Set([...officers, ...others.filter((one) => one !== undefined)]);
}

/** An inspection as a second look may know it: what was ordered, and nothing of what was done or found. */
export function withoutRecord(inspection: Inspection): Inspection {
  const none = { added: [], entries: [], waivers: [], findings: [], seals: [], custody: [], decisions: [], flags: [] };
  return { ...inspection, ...none };
}

/** Records what a look says, or says why not. A step that was missed is a difference, and a difference names a step. */
export function finishReview(
  review: Review,
  inspection: Inspection,
  done: NonNullable<Review['done']>,
): Review | ReviewRefusal {
  if (!isOpen(review)) return 'review-closed';
  if (handsIn(inspection).has(done.by)) return 'review-own';
  // Steps that were ordered or added, and each at most once: what a look names must be what the checklist had.
  const known = new Set([...inspection.order.steps, ...inspection.added.map(({ step }) => step)].map(({ id }) => id));
  const named = new Set(done.steps.map(({ step }) => step));
  const missed = done.steps.some(({ verdict }) => verdict === 'missed');
  const fits = done.steps.every(({ step }) => known.has(step)) && named.size === done.steps.length;
  if (!fits || missed !== (done.verdict === 'differs')) return 'review-steps';
  return { ...review, done };
}

/** Asks for a second look to be left out. */
export function askWaiver(review: Review, reason: WaiveReason, by: string, at: Instant): Review | ReviewRefusal {
  if (!isOpen(review)) return 'review-closed';
  if (review.kind !== 'second-look') return 'review-not-waivable';
  if (review.waiver !== undefined) return 'review-waiver-asked';
  return { ...review, waiver: { reason, askedBy: by, askedAt: at } };
}

/** Lets a second look be left out; by another person than whoever asked. */
export function approveWaiver(review: Review, by: string, at: Instant): Review | ReviewRefusal {
  if (!isOpen(review)) return 'review-closed';
  if (review.waiver === undefined) return 'review-waiver-missing';
  if (review.waiver.askedBy === by) return 'review-needs-two';
  return { ...review, waiver: { ...review.waiver, approved: { by, at } } };
}
