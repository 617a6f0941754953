import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { RuleState, RuleStep, RuleStepKind, RuleVersion } from '../../store/port/rules.ts';

/** Where one version of a rule stands on a day. */
export interface Standing {
  readonly version: RuleVersion;
  readonly state: RuleState;
  /** Whether it judges declarations on that day. */
  readonly inForce: boolean;
  /** How many steps it took. */
  readonly taken: number;
  readonly approvedBy?: string;
  readonly approvedAt?: Instant;
  readonly liveFrom?: LocalDay;
  readonly withdrawnBecause?: string;
  /** The replay attached last. */
  readonly replay?: string;
}

/** The states from which a step may be taken. */
const FROM: Readonly<Record<RuleStepKind, readonly RuleState[]>> = {
  replay: ['draft', 'replayed'],
  approve: ['replayed'],
  shadow: ['approved'],
  live: ['shadow'],
  withdraw: ['draft', 'replayed', 'approved', 'shadow', 'live'],
};

const TO: Readonly<Record<RuleStepKind, RuleState>> = {
  replay: 'replayed',
  approve: 'approved',
  shadow: 'shadow',
  live: 'live',
  withdraw: 'withdrawn',
};

/** Whether a version that stands so may take a step. */
export function mayTake(state: RuleState, step: RuleStepKind): boolean {
  return FROM[step].includes(state);
}

/** A version with what its steps made of it, before the calendar and its successors are asked. */
export interface Course {
  readonly standing: Omit<Standing, 'inForce'>;
  /** Its place in the order of going live; undefined when it never did. */
  readonly turn?: number;
  readonly withdrawnAt?: Instant;
}

/**
 * Where every version stands on a day. At most one version of a rule is in force: one that goes live replaces the former
 * from its first day on, unless it was withdrawn before that day came.
 */
export function standingsOf(
  versions: readonly RuleVersion[],
  steps: readonly RuleStep[],
  day: LocalDay,
  dayOf: (instant: Instant) => LocalDay,
): readonly Standing[] {
  return standOn(coursesOf(versions, steps), day, dayOf);
}

/** What is known of every version without asking the calendar, to be asked of many days. Steps are in the order they were taken in. */
export interface Courses {
  readonly all: readonly Course[];
  /** Those that ever went live, by rule. */
  readonly live: ReadonlyMap<string, readonly Course[]>;
}

/** Whole rules only: the versions of a rule decide about each other. */
export function coursesOf(versions: readonly RuleVersion[], steps: readonly RuleStep[]): Courses {
  const taken = new Map<string, Map<number, PlacedStep[]>>();
  for (const [turn, step] of steps.entries()) {
    const ofRule = taken.get(step.ruleId) ?? new Map<number, PlacedStep[]>();
    taken.set(step.ruleId, ofRule);
    const ofVersion = ofRule.get(step.version);
    if (ofVersion === undefined) ofRule.set(step.version, [{ step, turn }]);
    else ofVersion.push({ step, turn });
  }
  const all = versions.map((one) => courseOf(one, taken.get(one.ruleId)?.get(one.version) ?? []));
  const live = new Map<string, Course[]>();
  for (const course of all) {
    if (course.turn === undefined) continue;
    const { ruleId } = course.standing.version;
    const others = live.get(ruleId);
    if (others === undefined) live.set(ruleId, [course]);
    else others.push(course);
  }
  return { all, live };
}

/** See `standingsOf`. */
export function standOn(
  { all, live }: Courses,
  day: LocalDay,
  dayOf: (instant: Instant) => LocalDay,
): readonly Standing[] {
  return all.map((course) => onDay(course, live.get(course.standing.version.ruleId) ?? [], day, dayOf));
}

/** A step, and its place among all that were taken. */
interface PlacedStep {
  readonly step: RuleStep;
  readonly turn: number;
}

/**
 * What the steps made of a version, in the order of their ordinals: the calendar is asked later, so that any day can
 * be.
 */
function courseOf(version: RuleVersion, steps: readonly PlacedStep[]): Course {
  const standing: Mutable<Course['standing']> = { version, state: version.state, taken: 0 };
  const course: Mutable<Course> = { standing };
  // Rules of a folder are live when they are loaded, in the order of their numbers and before any step.
  if (version.state === 'live') {
    standing.liveFrom = version.validFrom;
    course.turn = version.version - 1e9;
  }
  for (const { step, turn } of steps.toSorted((a, b) => a.step.ordinal - b.step.ordinal)) {
    standing.state = TO[step.step];
    standing.taken = step.ordinal;
    if (step.step === 'replay' && step.replay !== undefined) standing.replay = step.replay;
    if (step.step === 'approve') {
      standing.approvedBy = step.officer;
      standing.approvedAt = step.at;
    }
    if (step.step === 'live' && step.fromDay !== undefined) {
      standing.liveFrom = step.fromDay;
      course.turn = turn;
    }
    if (step.step === 'withdraw') {
      standing.withdrawnBecause = step.because ?? '';
      course.withdrawnAt = step.at;
    }
  }
  return course;
}

/** While it is being made. */
type Mutable<Made> = { -readonly [Key in keyof Made]: Made[Key] };

function onDay(
  { standing, turn }: Course,
  wentLive: readonly Course[],
  day: LocalDay,
  dayOf: (instant: Instant) => LocalDay,
): Standing {
  const { state, liveFrom, version } = standing;
  if (state === 'withdrawn') return { ...standing, inForce: false };
  if (day > version.validUntil) return { ...standing, state: 'expired', inForce: false };
  if (state !== 'live' || turn === undefined || liveFrom === undefined) return { ...standing, inForce: false };
  const replaced = wentLive.some(
    (other) =>
      other.turn !== undefined &&
      other.turn > turn &&
      other.standing.liveFrom !== undefined &&
      other.standing.liveFrom <= day &&
      (other.withdrawnAt === undefined || dayOf(other.withdrawnAt) >= other.standing.liveFrom),
  );
  if (replaced) return { ...standing, state: 'expired', inForce: false };
  return { ...standing, inForce: liveFrom <= day && version.validFrom <= day };
}

/** Stands in the place of an approver until there is one, so that a draft can be checked whole. */
export const APPROVAL_PENDING = 'approval-pending';

/** A version's content as it is checked and evaluated: with its approver, or with what stands in for one. */
export function bodyOf({ version, approvedBy }: Pick<Standing, 'version' | 'approvedBy'>): RuleVersion['body'] {
  return { ...version.body, approvedBy: version.body['approvedBy'] ?? approvedBy ?? APPROVAL_PENDING };
}
