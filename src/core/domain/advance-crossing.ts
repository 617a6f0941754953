import type { CheckResult, Crossing, CrossingAction, CrossingState, HoldNote, ReleaseStage } from './crossing.ts';
import type { ActorId, Instant } from './ids.ts';
import { type Lane, strictest } from './lane.ts';

/** One thing done to a crossing, by somebody, at a time. */
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
  | 'same-officer-lifts-hold';

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

const STAMP: Readonly<Partial<Record<CrossingAction, ReleaseStage>>> = {
  arrive: 'arrived',
  'come-to-gate': 'gate',
  direct: 'directed',
  'start-check': 'checkStarted',
  'end-check': 'checkEnded',
  release: 'released',
  exit: 'exited',
};

/** Lanes that a vehicle leaves only after somebody looked: its documents or its goods. */
export function needsCheck(lane: Lane): boolean {
  return lane === 'yellow' || lane === 'red';
}

/** What may be done to a crossing next, in the order of CROSSING_ACTIONS. */
export function allowedActions(crossing: Crossing): readonly CrossingAction[] {
  return (Object.keys(FROM) as CrossingAction[]).filter((action) => guard(crossing, action) === undefined);
}

/**
 * Takes one step, or says why not. This is the only place where a crossing changes its state; who may take the step is
 * the caller's business, that the step is possible is decided here.
 */
export function advanceCrossing(crossing: Crossing, step: CrossingStep): StepOutcome {
  const refusal = guard(crossing, step.action) ?? guardStep(crossing, step);
  if (refusal !== undefined) return { ok: false, refusal };
  const stage = STAMP[step.action];
  // A check that is repeated keeps its first start and its last end: the study measures the whole of it.
  const stamped =
    stage === undefined || (stage === 'checkStarted' && crossing.stages.checkStarted !== undefined)
      ? {}
      : { [stage]: step.at };
  return {
    ok: true,
    crossing: {
      ...crossing,
      state: nextState(crossing, step.action),
      stages: { ...crossing.stages, ...stamped },
      ...(step.action === 'end-check' && step.result !== undefined ? { checkResult: step.result } : {}),
      ...(step.action === 'hold' && step.note !== undefined ? { hold: { by: step.by, note: step.note } } : {}),
      ...(step.action === 'lift-hold' && crossing.hold !== undefined
        ? { hold: { ...crossing.hold, liftedBy: step.by } }
        : {}),
      version: crossing.version + 1,
    },
  };
}

/** Gives a crossing the strictest lane of its declarations. Once it was directed, its lane only rises. */
export function withLane(crossing: Crossing, lanes: readonly Lane[]): Crossing {
  const directed = crossing.stages.directed !== undefined;
  const lane = strictest(directed ? [crossing.lane, ...lanes] : lanes);
  return lane === crossing.lane ? crossing : { ...crossing, lane };
}

function guard(crossing: Crossing, action: CrossingAction): StepRefusal | undefined {
  if (!FROM[action].includes(crossing.state)) return 'not-in-this-state';
  if (action === 'release') {
    if (needsCheck(crossing.lane) && crossing.state !== 'checked') return 'check-required';
    if (crossing.checkResult === 'not-carried-out') return 'check-required';
    // DESIGN.md limit 6: against an adverse finding nobody releases alone; the hold and its lifting are two officers.
    if (crossing.checkResult === 'not-conform' && crossing.hold?.liftedBy === undefined)
      return 'adverse-finding-needs-hold';
  }
  return undefined;
}

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

/** Where a held vehicle stood: the last stage it was stamped with. */
function beforeHold({ stages }: Crossing): CrossingState {
  if (stages.checkEnded !== undefined) return 'checked';
  if (stages.directed !== undefined) return 'directed';
  if (stages.gate !== undefined) return 'at-gate';
  return 'arrived';
}
