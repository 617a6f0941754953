import type { CrossingId, Instant } from '../../core/domain/ids.ts';
import { blocksRelease } from '../../core/oversee/review.ts';
import type { Environment } from '../../work/environment.ts';
import { recordLook } from '../../work/quality/look-again.ts';
import { openReviews } from '../../work/quality/open-reviews.ts';
import { OFFICERS } from './voyage.ts';

/** Of simulated second looks one in so many finds that a step was missed. */
const MISSED_EVERY = 5;

/** Carries the second look out that a simulated release waits for; readings at the desk are left to visitors. */
export async function lookAgain(environment: Environment, id: CrossingId, at: Instant): Promise<void> {
  const { store } = environment;
  const [inspection, crossing] = await Promise.all([store.inspections.ofCrossing(id), store.crossings.byId(id)]);
  if (inspection === undefined || crossing === undefined) return;
  if (!(await openReviews(environment, inspection, crossing, at))) return;
  const { steps } = inspection.order;
  for (const review of (await store.reviews.ofInspection(inspection.id)).filter(blocksRelease)) {
    // The same simulated officer says the same of the same inspection each time.
    const lot = Number.parseInt(inspection.id.slice(-4), 16);
    const step = steps[lot % Math.max(1, steps.length)]?.id;
    const missed = lot % MISSED_EVERY === 0;
    const said = step === undefined ? [] : [{ step, verdict: missed ? ('missed' as const) : ('done-well' as const) }];
    const look = { verdict: missed && step !== undefined ? ('differs' as const) : ('agrees' as const), steps: said };
    await recordLook(environment, review.id, look, { id: OFFICERS.again, inBay: true }, at);
  }
}
