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
interface Course extends Omit<Standing, 'inForce'> {
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
  const stepsOf = new Map<string, RuleStep[]>();
  for (const [turn, step] of steps.entries()) {
    const key = `${step.ruleId}@${step.version}`;
    const known = stepsOf.get(key);
    const placed = Object.assign({ turn }, step);
    if (known === undefined) stepsOf.set(key, [placed]);
    else known.push(placed);
  }
  const courses = versions.map((one) => courseOf(one, stepsOf.get(`${one.ruleId}@${one.version}`) ?? []));
  const wentLive = new Map<string, Course[]>();
  for (const course of courses) {
    const { ruleId } = course.version;
    if (course.turn !== undefined) wentLive.set(ruleId, [...(wentLive.get(ruleId) ?? []), course]);
  }
  return courses.map((course) => onDay(course, wentLive.get(course.version.ruleId) ?? [], day, dayOf));
}

/**
 * What the steps made of a version, in the order of their ordinals: the calendar is asked later, so that any day can
 * be.
 */
function courseOf(version: RuleVersion, steps: readonly (RuleStep & { readonly turn?: number })[]): Course {
  // Rules of a folder are live when they are loaded, in the order of their numbers and before any step.
  let course: Course = { version, state: version.state, taken: 0 };
  if (version.state === 'live') course = { ...course, liveFrom: version.validFrom, turn: version.version - 1e9 };
  for (const one of [...steps].sort((a, b) => a.ordinal - b.ordinal)) {
    course = { ...course, state: TO[one.step], taken: one.ordinal };
    if (one.step === 'replay' && one.replay !== undefined) course = { ...course, replay: one.replay };
    if (one.step === 'approve') course = { ...course, approvedBy: one.officer, approvedAt: one.at };
    if (one.step === 'live' && one.fromDay !== undefined)
      course = { ...course, liveFrom: one.fromDay, ...(one.turn === undefined ? {} : { turn: one.turn }) };
    if (one.step === 'withdraw') course = { ...course, withdrawnBecause: one.because ?? '', withdrawnAt: one.at };
  }
  return course;
}

function onDay(
  { turn, withdrawnAt, ...course }: Course,
  wentLive: readonly Course[],
  day: LocalDay,
  dayOf: (instant: Instant) => LocalDay,
): Standing {
  if (course.state === 'withdrawn') return { ...course, inForce: false };
  if (day > course.version.validUntil) return { ...course, state: 'expired', inForce: false };
  if (course.state !== 'live' || turn === undefined || course.liveFrom === undefined)
    return { ...course, inForce: false };
  const replaced = wentLive.some(
    (other) =>
      other.turn !== undefined &&
      other.turn > turn &&
      other.liveFrom !== undefined &&
      other.liveFrom <= day &&
      (other.withdrawnAt === undefined || dayOf(other.withdrawnAt) >= other.liveFrom),
  );
  if (replaced) return { ...course, state: 'expired', inForce: false };
  return { ...course, inForce: course.liveFrom <= day && course.version.validFrom <= day };
}

/** Stands in the place of an approver until there is one, so that a draft can be checked whole. */
export const APPROVAL_PENDING = 'approval-pending';

/** A version's content as it is checked and evaluated: with its approver, or with what stands in for one. */
export function bodyOf({ version, approvedBy }: Pick<Standing, 'version' | 'approvedBy'>): RuleVersion['body'] {
  return { ...version.body, approvedBy: version.body['approvedBy'] ?? approvedBy ?? APPROVAL_PENDING };
}
