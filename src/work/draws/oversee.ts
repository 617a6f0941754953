import type { Instant } from '../../core/domain/ids.ts';
import { localParts } from '../../core/domain/time.ts';
import {
  type DealtInspection,
  type SteerableAct,
  type SteeringResult,
  testSteering,
} from '../../core/select/steering.ts';
import type { Environment } from '../environment.ts';

/** What the steering test says of a span, with the acts it looked at. */
export type Oversight = SteeringResult & {
  readonly list: readonly (SteerableAct & { readonly at: Instant; readonly crossing: string })[];
};

/** Looks at a span of days: what was dealt, what officers did by choice, and whether the two go together. */
export async function overseeSteering(
  { store, timeZone }: Environment,
  from: Instant,
  before: Instant,
): Promise<Oversight> {
  const { dealt, acts } = await store.assignments.steerable(from, before);
  // The hour at the port: the test compares acts with what was dealt to the same hour and shift.
  const hourOf = (at: Instant): number => localParts(at, timeZone).hour;
  const inspections = dealt.map(({ at, ...one }): DealtInspection => ({ ...one, hour: hourOf(at) }));
  const list = acts.map((one) => ({ ...one, hour: hourOf(one.at) }));
  return { ...testSteering(list, inspections), list };
}
