import type { CheckResult, Crossing, CrossingAction, CrossingState, HoldNote, ReleaseStage } from './crossing.ts';
import type { ReleaseNeed } from '../inspect/codes.ts';
import { NO_INSPECTION, type ReleaseStanding } from '../inspect/decide-release.ts';
import type { ActorId, Instant } from './ids.ts';
import { type Lane, strictest, strictness } from './lane.ts';

/**
 * One thing done to a crossing, by somebody, at a time. `result` belongs to `end-check`, `note` to `hold`; without them
 * those steps are refused with `result-required` and `hold-needs-note`.
 */
export interface CrossingStep {
  readonly action: CrossingAction;
  readonly at: Instant;
  readonly by: ActorId;
  readonly result?: CheckResult;
  readonly note?: HoldNote;
}

/** Why a step was refused; the sentences stand in src/messages. */
export type StepRefusal =
  | 'not-in-this-state'
  | 'check-required'
  | 'result-required'
  | 'adverse-finding-needs-hold'
  | 'hold-needs-note'
  | 'same-officer-lifts-hold'
  | ReleaseNeed;

/** The crossing one version on, or the refusal. A refusal is an answer to the officer, never thrown. */
export type StepOutcome =
  | { readonly ok: true; readonly crossing: Crossing }
  | { readonly ok: false; readonly refusal: StepRefusal };

/** From which states each action may be taken. The whole machine is this table and the guards below it. */
const FROM: Readonly<Record<CrossingAction, readonly CrossingState[]>> = {
  arrive: ['booked'],
  'come-to-gate': ['arrived'],
  direct: ['at-gate'],
  'start-check': ['directed', 'checked'],
  'end-check': ['checking'],
  hold: ['arrived', 'at-gate', 'directed', 'checking', 'checked'],
  'lift-hold': ['held'],
  release: ['directed', 'checked'],
  exit: ['released'],
  cancel: ['booked', 'arrived'],
};

/** Where a vehicle stands between its direction and its release. */
const INSIDE: ReadonlySet<CrossingState> = new Set<CrossingState>(['directed', 'checking', 'checked', 'held']);

const STAMP: Readonly<Partial<Record<CrossingAction, ReleaseStage>>> = {
  arrive: 'arrived',
  'come-to-gate': 'gate',
  direct: 'directed',
  'start-check': 'checkStarted',
  'end-check': 'checkEnded',
  release: 'released',
  exit: 'exited',
};

/**
 * Lanes that a vehicle leaves only after somebody looked: its documents or its goods. Blue is audited after release and
 * stops nobody here.
 */
export function needsCheck(lane: Lane): boolean {
  return lane === 'yellow' || lane === 'red';
}

/**
 * What may be done to a crossing next, in the order of CROSSING_ACTIONS. What a step must bring with it (a result, a
 * note, another officer) is not asked here: a screen offers the step, and `advanceCrossing` has the last word.
 */
export function allowedActions(
  crossing: Crossing,
  standing: ReleaseStanding = NO_INSPECTION,
): readonly CrossingAction[] {
  return (Object.keys(FROM) as CrossingAction[]).filter((action) => guard(crossing, action, standing) === undefined);
}

/**
 * Takes one step, or says why not. This is the only place where a crossing changes its state; who may take the step is
 * the caller's business, that the step is possible is decided here. `standing` says how the inspection of its load
 * stands and what its release still waits for.
 */
export function advanceCrossing(
  crossing: Crossing,
  step: CrossingStep,
  standing: ReleaseStanding = NO_INSPECTION,
): StepOutcome {
  const refusal = guard(crossing, step.action, standing) ?? guardStep(crossing, step);
  if (refusal !== undefined) return { ok: false, refusal };
  const { hold, ...rest } = crossing;
  // A hold that was lifted before answers no finding made after it.
  const keepsHold = hold !== undefined && !(step.action === 'end-check' && step.result === 'not-conform');
  return {
    ok: true,
    crossing: {
      ...rest,
      ...(keepsHold ? { hold } : {}),
      ...afterStep(crossing, step),
      state: nextState(crossing, step.action),
      stages: stamp(crossing, step),
      version: crossing.version + 1,
    },
  };
}

/** What a step leaves on the crossing besides its state and its stamp. */
function afterStep(crossing: Crossing, { action, by, result, note }: CrossingStep): Partial<Crossing> {
  switch (action) {
    case 'start-check':
      return { checkLane: crossing.lane };
    case 'end-check':
      return { ...(result === undefined ? {} : { checkResult: result }) };
    case 'hold':
      return note === undefined ? {} : { hold: { by, note, from: crossing.state } };
    case 'lift-hold':
      return crossing.hold === undefined ? {} : { hold: { ...crossing.hold, liftedBy: by } };
    default:
      return {};
  }
}

/** Stages in time order, whichever clock was behind. A repeated check keeps its first start and its last end. */
function stamp({ stages }: Crossing, { action, at }: CrossingStep): Crossing['stages'] {
  const stage = STAMP[action];
  if (stage === undefined || (stage === 'checkStarted' && stages.checkStarted !== undefined)) return stages;
  return { ...stages, [stage]: Math.max(at, lastStage(stages)) };
}

/** The time of the last stage, milliseconds since 1970; 0 before any. A step's own time is never set before it. */
export function lastStage(stages: Crossing['stages']): number {
  return Math.max(0, ...Object.values(stages));
}

/**
 * Gives a crossing the strictest lane of its declarations. Once it was directed, its lane only rises; one that carries
 * none keeps the lane it was given, which for a vehicle without papers is not green.
 */
export function withLane(crossing: Crossing, lanes: readonly Lane[]): Crossing {
  if (lanes.length === 0) return crossing;
  const directed = crossing.stages.directed !== undefined;
  const lane = strictest(directed ? [crossing.lane, ...lanes] : lanes);
  return lane === crossing.lane ? crossing : { ...crossing, lane };
}

/** Why an action cannot be taken whoever takes it: `allowedActions` asks this alone. */
function guard(crossing: Crossing, action: CrossingAction, standing: ReleaseStanding): StepRefusal | undefined {
  // What is asked for most says more than that this is not the state.
  if (action === 'release' && INSIDE.has(crossing.state) && standing.needs[0] !== undefined) return standing.needs[0];
  if (!FROM[action].includes(crossing.state)) return 'not-in-this-state';
  if (standing.inspection !== 'none') return guardInspected(crossing, action, standing.inspection);
  // DESIGN.md limit 6: against an adverse finding nobody releases alone, and no second check takes it back: the hold
  // and its lifting are two officers.
  if (action === 'start-check' && hasOpenAdverseFinding(crossing)) return 'adverse-finding-needs-hold';
  if (action === 'release') {
    if (needsCheck(crossing.lane) && !wasChecked(crossing)) return 'check-required';
    if (crossing.checkResult === 'not-carried-out') return 'check-required';
    if (hasOpenAdverseFinding(crossing)) return 'adverse-finding-needs-hold';
  }
  return undefined;
}

/**
 * The check of an inspected load begins and ends with its inspection, whose own officers and second officers decide.
 */
function guardInspected(
  { state }: Crossing,
  action: CrossingAction,
  inspection: 'open' | 'concluded',
): StepRefusal | undefined {
  if (action === 'end-check' && inspection === 'open') return 'inspection-required';
  if (action === 'start-check' && inspection === 'concluded') return 'not-in-this-state';
  return action === 'release' && state !== 'checked' ? 'check-required' : undefined;
}

/** Whether the check that ended last looked at what the present lane asks for. */
function wasChecked({ state, lane, checkLane }: Crossing): boolean {
  return state === 'checked' && checkLane !== undefined && strictness(checkLane) >= strictness(lane);
}

function hasOpenAdverseFinding({ checkResult, hold }: Crossing): boolean {
  return checkResult === 'not-conform' && hold?.liftedBy === undefined;
}

/** Why this very step cannot be taken: what it lacks, or who takes it. */
function guardStep(crossing: Crossing, step: CrossingStep): StepRefusal | undefined {
  if (step.action === 'end-check' && step.result === undefined) return 'result-required';
  if (step.action === 'hold' && step.note === undefined) return 'hold-needs-note';
  if (step.action === 'lift-hold' && crossing.hold?.by === step.by) return 'same-officer-lifts-hold';
  return undefined;
}

function nextState(crossing: Crossing, action: CrossingAction): CrossingState {
  switch (action) {
    case 'arrive':
      return 'arrived';
    case 'come-to-gate':
      return 'at-gate';
    case 'direct':
      return 'directed';
    case 'start-check':
      return 'checking';
    case 'end-check':
      return 'checked';
    case 'hold':
      return 'held';
    case 'lift-hold':
      return beforeHold(crossing);
    case 'release':
      return 'released';
    case 'exit':
      return 'exited';
    case 'cancel':
      return 'cancelled';
  }
}

/** Where a held vehicle stood; a check that the hold broke off is begun again. */
function beforeHold({ hold }: Crossing): CrossingState {
  return hold === undefined || hold.from === 'checking' ? 'directed' : hold.from;
}
