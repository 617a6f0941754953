import type { StepKind } from '../inspect/codes.ts';
import type { Inspection } from '../inspect/inspection.ts';
import type { OrderedStep } from '../inspect/order.ts';

const MINUTE_MS = 60_000;

/** The least minutes in which one required step can be done at all, by how it is carried out. */
const LEAST_MINUTES: Readonly<Record<StepKind, number>> = {
  look: 0.3,
  count: 1,
  weigh: 2,
  seal: 0.5,
  sample: 3,
  scan: 2,
  measure: 1,
};

/** How many past inspections the packs' own minimum weighs as much as. */
const SEED_WEIGHT = 20;
/** The share of honest examinations that are allowed to fall below the floor. */
const LOWEST_SHARE = 0.05;

/** What the required steps of some checklists take at the very least, minutes. */
export function leastMinutes(steps: readonly Pick<OrderedStep, 'kind' | 'required'>[]): number {
  return steps.reduce((sum, { kind, required }) => sum + (required ? LEAST_MINUTES[kind] : 0), 0);
}

/**
 * Below how many minutes an examination by these checklists is looked at again: the packs' own minimum at first, and the
 * lowest twentieth of what the same checklists took before as they become many. Never below the packs' own minimum, so
 * that a port that hurries does not teach itself to.
 */
export function floorOf(
  steps: readonly Pick<OrderedStep, 'kind' | 'required'>[],
  pastMinutes: readonly number[],
): number {
  const least = leastMinutes(steps);
  if (pastMinutes.length === 0) return least;
  const sorted = [...pastMinutes].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) * LOWEST_SHARE)] ?? least;
  const blended = (SEED_WEIGHT * least + sorted.length * low) / (SEED_WEIGHT + sorted.length);
  return Math.max(least, blended);
}

/** Minutes from the first step to the decision; nothing where one of them is missing. */
export function minutesOf({
  startedAt,
  concludedAt,
}: Pick<Inspection, 'startedAt' | 'concludedAt'>): number | undefined {
  return startedAt === undefined || concludedAt === undefined ? undefined : (concludedAt - startedAt) / MINUTE_MS;
}

/** The name of a set of checklists: durations are compared within one. */
export function packsKey({ order }: Pick<Inspection, 'order'>): string {
  return order.packs
    .map(({ id }) => id)
    .sort()
    .join(' ');
}
