import type { Crossing } from '../../core/domain/crossing.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import { isReleasing, standingDecision } from '../../core/inspect/read-inspection.ts';
import {
  blocksRelease,
  type Review,
  type ReviewCause,
  type ReviewKind,
  standingCauses,
} from '../../core/oversee/review.ts';
import { packsKey } from '../../core/oversee/too-short.ts';
import { drawMessage, fractionOf } from '../../core/select/draw.ts';
import type { EventKind } from '../../store/port/events.ts';
import type { Written } from '../../store/port/rules.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { hmacHex } from '../hash.ts';
import { newId } from '../identify.ts';

/** Under what the lot of a second look is drawn from the day's seed. */
const SECOND_LOOK = 'second-look';
/** Past inspections by the same checklists that a floor is made of. */
const PAST = 300;

const SERVER = 'server';

/**
 * Sees to it that a concluded inspection has the looks that it calls for: the lot, which nobody can know before, and the reasons that
 * always do. Asked for when an inspection is concluded and again before its release, so that a process that died in
 * between lets nothing through. Whether a look keeps the vehicle here.
 */
export async function openReviews(
  environment: Environment,
  inspection: Inspection,
  crossing: Crossing,
  now: Instant,
): Promise<boolean> {
  const decision = standingDecision(inspection);
  if (inspection.state !== 'concluded' || decision === undefined) return false;
  const releases = isReleasing(decision.outcome);
  const { store } = environment;
  const standing = await store.reviews.ofInspection(inspection.id);
  // What the same checklists took before: an examination far below them is read again (core/oversee/too-short.ts).
  const past = await store.reviews.minutesBy(packsKey(inspection), inspection.id, PAST);
  const drawn = releases && (await isDrawn(environment, inspection)) ? (['drawn'] as const) : [];
  const causes = [...drawn, ...standingCauses(inspection, past)].filter(
    (cause) => !standing.some((one) => one.cause === cause),
  );
  const here = crossing.state !== 'released' && crossing.state !== 'exited';
  for (const cause of causes) {
    // Where the vehicle has left, all that can be read again is what it left behind.
    const kind = cause === 'drawn' && here ? 'second-look' : 'desk';
    const review = newReview(inspection, cause, kind, now);
    await store.reviews.open(review, reviewRecord('review-opened', review, SERVER, now));
  }
  return (await store.reviews.ofInspection(inspection.id)).some(blocksRelease);
}

/** A review that nobody has looked at yet; writing it is the caller's. */
export function newReview(inspection: Inspection, cause: ReviewCause, kind: ReviewKind, now: Instant): Review {
  return { id: newId(now), inspection: inspection.id, crossing: inspection.crossing, cause, kind, openedAt: now };
}

/** The lot follows from the seed of the day on which the inspector was drawn: who examined cannot redraw it. */
async function isDrawn({ store, timeZone, secondLookShare = 0 }: Environment, { id }: Inspection): Promise<boolean> {
  if (secondLookShare <= 0) return false;
  const assignment = await store.assignments.of(id);
  if (assignment === undefined) return false;
  const period = await store.draws.of(localDay(assignment.at, timeZone));
  if (period === undefined) return false;
  const lot = fractionOf(hmacHex(period.seedHex, drawMessage(SECOND_LOOK, assignment.handle)));
  return lot < secondLookShare;
}

/** What is written of a review: an event about its inspection, and the ledger's entry of its whole row. */
export function reviewRecord(kind: EventKind, review: Review, by: string, at: Instant): Written {
  const { id, cause, kind: how, done, waiver } = review;
  const body = {
    review: id,
    cause,
    kind: how,
    crossing: review.crossing,
    ...(done === undefined ? {} : { verdict: done.verdict }),
    ...(waiver === undefined ? {} : { reason: waiver.reason }),
  };
  return {
    events: [{ id: newId(at), at, kind, subject: review.inspection, actor: by, body }],
    leaves: [decisionLeaf(kind, review.inspection, at, { record: review, by })],
  };
}
