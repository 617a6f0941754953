import type { Instant } from '../domain/ids.ts';
import type { ReviewFlag } from '../inspect/codes.ts';
import { type Interval, wilson } from '../select/wilson.ts';
import { LEAST_CELL } from './fairness.ts';
import type { ReviewCause } from './review.ts';

/** How fast a team works, and what it should do rarely. Each is a share of its inspections. */
export const INDICATORS = [
  'started-in-time',
  'concluded-in-time',
  'steps-waived',
  'released-against-finding',
  'offline-release',
  'too-short',
  'late-entries',
  'second-look-differs',
] as const;
/** `started-in-time` and `concluded-in-time` are good when high; all the others when low. */
export type Indicator = (typeof INDICATORS)[number];

/** The eight-hour watch, port-local, in which an inspection was ordered: what a team is here. */
export const WATCHES = ['night', 'day', 'evening'] as const;
/** Named by when it begins on the port's clock: 0, 8 and 16 hours. */
export type Watch = (typeof WATCHES)[number];

/** The watch of an hour of the port's clock, 0 to 23. */
export function watchOf(hour: number): Watch {
  return WATCHES[Math.min(2, Math.floor(hour / 8))] ?? 'night';
}

/** What an indicator reads of one concluded inspection. */
export interface InspectionFacts {
  readonly watch: Watch;
  readonly officer: string;
  readonly openedAt: Instant;
  readonly startedAt?: Instant;
  readonly concludedAt: Instant;
  readonly flags: readonly ReviewFlag[];
  readonly causes: readonly ReviewCause[];
  /** What second looks said: how many there were, and how many differ. */
  readonly looks: number;
  readonly differing: number;
}

/** One indicator: a share of `of`, or nothing where that is under ten. */
export interface IndicatorFigure {
  readonly indicator: Indicator;
  readonly of: number;
  readonly share?: Interval;
}

/** Days that figures look back. */
export const FIGURE_DAYS = 30;

const MINUTE_MS = 60_000;
/** Minutes from the order to the first step, and from there to the decision, that are in time. */
const START_WITHIN = 30;
const CONCLUDE_WITHIN = 60;

/** For each indicator, whether an inspection counts among those it is a share of, and whether it does it. */
const READ: Readonly<Record<Indicator, (one: InspectionFacts) => boolean | undefined>> = {
  'started-in-time': ({ openedAt, startedAt }) =>
    startedAt === undefined ? undefined : startedAt - openedAt <= START_WITHIN * MINUTE_MS,
  'concluded-in-time': ({ startedAt, concludedAt }) =>
    startedAt === undefined ? undefined : concludedAt - startedAt <= CONCLUDE_WITHIN * MINUTE_MS,
  'steps-waived': ({ flags }) => flags.includes('steps-waived'),
  'released-against-finding': ({ flags }) => flags.includes('released-against-finding'),
  'offline-release': ({ flags }) => flags.includes('offline-release'),
  'too-short': ({ causes }) => causes.includes('too-short'),
  'late-entries': ({ flags }) => flags.includes('entry-after-conclusion') || flags.includes('finding-after-release'),
  'second-look-differs': ({ looks, differing }) => (looks === 0 ? undefined : differing > 0),
};

/**
 * Every indicator over some inspections, in the order of INDICATORS. Under ten, how many there were is all that is
 * said.
 */
export function figuresOf(inspections: readonly InspectionFacts[]): readonly IndicatorFigure[] {
  return INDICATORS.map((indicator) => {
    // Undefined means that this inspection is not one of those the indicator speaks of.
    const read = inspections.map(READ[indicator]).filter((one) => one !== undefined);
    const share = read.length < LEAST_CELL ? undefined : wilson(read.filter(Boolean).length, read.length);
    return { indicator, of: read.length, ...(share === undefined ? {} : { share }) };
  });
}

/** The figures of each watch; one of fewer than ten inspections, or of a single officer, is nobody's but theirs. */
export function figuresByWatch(
  inspections: readonly InspectionFacts[],
): readonly { readonly watch: Watch; readonly inspections: number; readonly figures: readonly IndicatorFigure[] }[] {
  return WATCHES.flatMap((watch) => {
    const own = inspections.filter((one) => one.watch === watch);
    const officers = new Set(own.map(({ officer }) => officer));
    if (own.length < LEAST_CELL || officers.size < 2) return [];
    return [{ watch, inspections: own.length, figures: figuresOf(own) }];
  });
}

/** On what ground an officer contests a figure about them. */
export const CONTEST_GROUNDS = [
  'not-my-work',
  'equipment-failed',
  'ordered-to',
  'counted-wrong',
  'other-reason',
] as const;
export type ContestGround = (typeof CONTEST_GROUNDS)[number];
