import type { BilingualText } from '../domain/text.ts';
import type { OrderedStep } from '../inspect/order.ts';
import type { Review, ReviewCause } from './review.ts';

/** What second looks of a week say of one step of the checklists. Officers have no place here. */
export interface BulletinStep {
  readonly step: string;
  readonly title: BilingualText;
  /** Looks at inspections that had this step. */
  readonly looks: number;
  readonly missed: number;
  readonly doneWell: number;
}

/**
 * A week's looks, counted. `waived` are those that were left out with a second person's agreement, and not among
 * `looks`.
 */
export interface Bulletin {
  readonly looks: number;
  readonly differing: number;
  readonly waived: number;
  readonly byCause: readonly { readonly cause: ReviewCause; readonly count: number }[];
  /** Minutes that second looks in the bay took, the middle one: they count as waiting. */
  readonly medianMinutes?: number;
  /** Steps that were missed or done well, what was missed most first. */
  readonly steps: readonly BulletinStep[];
}

/** One look with the steps of the inspection that it looked at. */
export interface BulletinLook {
  readonly review: Review;
  readonly steps: readonly Pick<OrderedStep, 'id' | 'title'>[];
}

const MINUTE_MS = 60_000;

/**
 * The duty bulletin of a week, by step of the checklist and never by name. `looks` are all that were opened in it; what
 * is not yet done is left out. A look that names no step still counts for each step of its inspection: it was in order.
 */
export function writeBulletin(looks: readonly BulletinLook[]): Bulletin {
  const done = looks.filter(({ review }) => review.done !== undefined);
  const steps = new Map<string, BulletinStep>();
  for (const { review, steps: ordered } of done) {
    const said = new Map(review.done?.steps.map(({ step, verdict }) => [step, verdict]));
    for (const { id, title } of ordered) {
      const was = steps.get(id) ?? { step: id, title, looks: 0, missed: 0, doneWell: 0 };
      steps.set(id, {
        ...was,
        looks: was.looks + 1,
        missed: was.missed + (said.get(id) === 'missed' ? 1 : 0),
        doneWell: was.doneWell + (said.get(id) === 'done-well' ? 1 : 0),
      });
    }
  }
  const causes = new Map<ReviewCause, number>();
  for (const { review } of done) causes.set(review.cause, (causes.get(review.cause) ?? 0) + 1);
  const minutes = done
    .flatMap(({ review }) =>
      review.kind === 'second-look' && review.done !== undefined
        ? [(review.done.at - review.openedAt) / MINUTE_MS]
        : [],
    )
    .sort((a, b) => a - b);
  const median = minutes[Math.floor(minutes.length / 2)];
  return {
    looks: done.length,
    differing: done.filter(({ review }) => review.done?.verdict === 'differs').length,
    waived: looks.filter(({ review }) => review.waiver?.approved !== undefined).length,
    byCause: [...causes].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count),
    ...(median === undefined ? {} : { medianMinutes: median }),
    steps: [...steps.values()]
      .filter(({ missed, doneWell }) => missed + doneWell > 0)
      .sort((a, b) => b.missed - a.missed || b.doneWell - a.doneWell || (a.step < b.step ? -1 : 1)),
  };
}
