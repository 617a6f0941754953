import type { StepVerdict } from '../../core/oversee/review.ts';
import type { OrderedStep } from '../../core/inspect/order.ts';
import { chance, pick, shuffled } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';
import type { Traits } from './traits.ts';

/** What somebody who looks again says: of each step that is named, whether it was missed or done well. */
export interface SimulatedLook {
  readonly verdict: 'agrees' | 'differs';
  readonly steps: readonly { readonly step: string; readonly verdict: StepVerdict }[];
}

/** What decides how a second look comes out. */
interface LookedAt {
  readonly vehicleId: string;
  readonly steps: readonly Pick<OrderedStep, 'id' | 'kind'>[];
  /** How careful whoever examined it is. */
  readonly first: Pick<Traits, 'care'>;
  /** Whether something is on the vehicle that the first examination did not see. */
  readonly overlooked: boolean;
  /** In the bay more is seen than at a desk, from photos and figures. */
  readonly inBay: boolean;
}

/** How likely a look sees what the first did not; and how likely it finds something done well. */
const SEEN_IN_BAY = 0.8;
const SEEN_AT_DESK = 0.25;
const DONE_WELL = 0.35;

/** What a second look finds: a step that was skipped, by how careful the first officer is, or where something was overlooked. */
export function planLook(seed: string, { vehicleId, steps, first, overlooked, inBay }: LookedAt): SimulatedLook {
  const random = randomOf(seed, vehicleId, inBay ? 'second look' : 'desk reading');
  const [one, other] = shuffled(random, steps);
  if (one === undefined) return { verdict: 'agrees', steps: [] };
  const seen = inBay ? SEEN_IN_BAY : SEEN_AT_DESK;
  const skipped = chance(random, (1 - first.care) * (inBay ? 1 : 0.4));
  const well =
    other !== undefined && chance(random, DONE_WELL) ? [{ step: other.id, verdict: 'done-well' as const }] : [];
  if (!skipped && !(overlooked && chance(random, seen))) return { verdict: 'agrees', steps: well };
  // What hides is missed where one has to reach or to measure, more than where one only looks.
  const harder = steps.filter(({ id, kind }) => kind !== 'look' && id !== other?.id);
  const missed = harder.length > 0 ? pick(random, harder) : one;
  return {
    verdict: 'differs',
    steps: [{ step: missed.id, verdict: 'missed' }, ...well.filter(({ step }) => step !== missed.id)],
  };
}
