import { advanceCrossing, allowedActions, type CrossingStep } from '../../core/domain/advance-crossing.ts';
import type { Crossing, CrossingAction, CrossingState } from '../../core/domain/crossing.ts';
import type { ActorId, CrossingId, Instant } from '../../core/domain/ids.ts';
import { type Lane, strictest } from '../../core/domain/lane.ts';
import type { Role } from '../../core/domain/role.ts';
import { MANUAL_LANE, maySelect } from '../../core/select/manual.ts';
import { ACTION_ACCESS, holdsOne } from '../../wire/access.ts';
import type { CrossingView } from '../../wire/crossings.ts';
import type { GateAction, QueuedAction } from './queued-action.ts';

/** Where a vehicle stands as far as this device knows, and what may be done next. */
export interface Standing {
  readonly state: CrossingState;
  readonly lane: Lane;
  readonly checkResult?: Crossing['checkResult'];
  readonly next: readonly GateAction[];
}

const AT_THE_GATE: readonly CrossingAction[] = [
  'direct',
  'start-check',
  'end-check',
  'hold',
  'lift-hold',
  'release',
  'exit',
];

/**
 * Where a vehicle stands after the steps that wait on this device: the same machine as the server's, run ahead of it, so
 * that a second look without network shows the first one's outcome. Without a view it is a vehicle nobody saw before;
 * `fresh` says that the view is the server's answer of now.
 */
export function followQueue(
  view: CrossingView | undefined,
  lane: Lane,
  queued: readonly QueuedAction[],
  fresh: boolean,
): Standing {
  const start = crossingOf(view, lane);
  const end = queued.filter(({ refused }) => refused === undefined).reduce(take, start);
  const { state, checkResult } = end;
  // With nothing waiting the server knows better what may follow: it sees holds that a view does not carry.
  // An older view decides nothing: a lane that this device could not verify must not be released by what was once so.
  const allowed = fresh && queued.length === 0 && view !== undefined ? view.actions : allowedActions(end);
  const steps = AT_THE_GATE.filter(
    (action) => allowed.includes(action) || (action === 'direct' && (state === 'booked' || state === 'arrived')),
  ) as readonly GateAction[];
  const next = maySelect(end) ? [...steps, 'select' as const] : steps;
  return { state, lane: end.lane, next, ...(checkResult === undefined ? {} : { checkResult }) };
}

/**
 * A view as the machine's own passage. What a view does not carry is filled in so that the machine allows what the
 * server would.
 */
function crossingOf(view: CrossingView | undefined, lane: Lane): Crossing {
  const unseen: Crossing = {
    id: '' as CrossingId,
    vehicle: {},
    direction: 'inbound',
    state: 'booked',
    lane,
    booked: false,
    stages: {},
    declarations: [],
    version: 0,
  };
  if (view === undefined) return unseen;
  const stages = Object.entries(view.stages).map(([stage, at]) => [stage, Date.parse(at)]);
  // A view does not say who held a vehicle. That the server would release it after a finding says that the hold is over.
  const lifted = view.checkResult === 'not-conform' && view.actions.includes('release');
  const nobody = '' as ActorId;
  const from = view.stages['checkEnded'] === undefined ? 'directed' : 'checked';
  return {
    ...unseen,
    state: view.state,
    stages: Object.fromEntries(stages),
    version: view.version,
    ...(view.checkResult === undefined ? {} : { checkResult: view.checkResult }),
    ...(view.checkLane === undefined ? {} : { checkLane: view.checkLane }),
    ...(view.state === 'held' ? { hold: { by: nobody, note: 'resolved', from } } : {}),
    ...(lifted ? { hold: { by: nobody, note: 'resolved', from, liftedBy: nobody } } : {}),
  };
}

/** One step forward; a step the machine refuses leaves the vehicle where it is, as the server will. */
function take(crossing: Crossing, queued: QueuedAction): Crossing {
  if (queued.action === 'select') return maySelect(crossing) ? { ...crossing, lane: MANUAL_LANE } : crossing;
  const step: CrossingStep = {
    action: queued.action,
    at: queued.at as Instant,
    by: queued.by.id as ActorId,
    ...(queued.result === undefined ? {} : { result: queued.result }),
    ...(queued.note === undefined ? {} : { note: queued.note }),
  };
  if (queued.action !== 'direct') return advance(crossing, step);
  const lane = strictest([crossing.lane, ...(queued.seenLane === undefined ? [] : [queued.seenLane])]);
  const before: readonly CrossingAction[] =
    crossing.state === 'booked' ? ['arrive', 'come-to-gate'] : crossing.state === 'arrived' ? ['come-to-gate'] : [];
  const atGate = before.reduce((one, action) => advance(one, { ...step, action }), { ...crossing, lane });
  return advance(atGate, step);
}

function advance(crossing: Crossing, step: CrossingStep): Crossing {
  const outcome = advanceCrossing(crossing, step);
  return outcome.ok ? outcome.crossing : crossing;
}

/** Whether the driver was told where to go. */
export function isDirected({ state }: Standing): boolean {
  return state !== 'booked' && state !== 'arrived' && state !== 'at-gate';
}

/** The one step that usually follows, for the big button, and the others for behind it. */
export function offeredSteps(
  standing: Standing,
  roles: readonly Role[],
): { readonly main?: GateAction; readonly others: readonly GateAction[] } {
  // As the server will judge, by the same table: a button that would be refused is not offered.
  const may = standing.next.filter((action) => holdsOne(ACTION_ACCESS[action], roles));
  const main = usualOrder(standing).find((action) => may.includes(action));
  // Several lead from here; what is not usual stays one tap further away.
  return { ...(main === undefined ? {} : { main }), others: may.filter((action) => action !== main) };
}

/**
 * Whether a release would be this device's own decision: of a vehicle in the release lane the server has decided before,
 * and its slip says so.
 */
export function waitsForServer({ lane, next }: Standing): boolean {
  return next.includes('release') && lane !== 'green' && lane !== 'blue';
}

/** The same standing for a device that may not release by itself. */
export function withoutRelease(standing: Standing): Standing {
  return { ...standing, next: standing.next.filter((action) => action !== 'release') };
}

/** What usually follows, the likeliest first; whatever else is allowed stays behind the big button. */
function usualOrder({ state, lane, checkResult }: Standing): readonly GateAction[] {
  switch (state) {
    case 'directed':
      return lane === 'green' || lane === 'blue' ? ['release', 'exit'] : ['start-check'];
    case 'checking':
      return ['end-check'];
    case 'checked':
      return checkResult === 'not-carried-out' ? ['start-check'] : ['release', 'hold'];
    case 'held':
      return ['lift-hold'];
    case 'released':
      return ['exit'];
    default:
      return ['direct'];
  }
}
