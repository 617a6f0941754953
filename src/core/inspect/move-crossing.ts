import { advanceCrossing, type CrossingStep, type StepRefusal } from '../domain/advance-crossing.ts';
import type { Crossing } from '../domain/crossing.ts';
import type { Instant } from '../domain/ids.ts';
import type { InspectionAct } from './act.ts';
import { decideRelease, type ReleaseStanding } from './decide-release.ts';
import type { Inspection } from './inspection.ts';
import { checkResultOf, isReleasing, standingDecision } from './read-inspection.ts';

/** One step of a crossing that an act on its inspection brings about, and the crossing after it. */
export interface CrossingMove {
  readonly step: CrossingStep;
  readonly crossing: Crossing;
}

/** A check may begin while its inspection is open. */
const OPEN: ReleaseStanding = { inspection: 'open', needs: [] };

/**
 * The steps that a crossing takes with its inspection, in order; none where it stays as it is. The check begins with the
 * first step that is signed and ends with the decision; a decision to keep the load holds the vehicle in the decider's name.
 */
export function moveCrossing(
  crossing: Crossing,
  was: Inspection,
  next: Inspection,
  act: InspectionAct,
  at: Instant,
): readonly CrossingMove[] | StepRefusal {
  const steps = stepsWith(crossing, was, next, act, at);
  if (typeof steps === 'string') return steps;
  const moves: CrossingMove[] = [];
  let moving = crossing;
  for (const step of steps) {
    const standing = step.action === 'start-check' ? OPEN : decideRelease(moving, next);
    const outcome = advanceCrossing(moving, step, standing);
    if (!outcome.ok) return outcome.refusal;
    moving = outcome.crossing;
    moves.push({ step, crossing: moving });
  }
  return moves;
}

/** The steps themselves, before the crossing's own machine has had its say on each. */
function stepsWith(
  { state }: Crossing,
  was: Inspection,
  next: Inspection,
  act: InspectionAct,
  at: Instant,
): readonly CrossingStep[] | 'hold-open' {
  const decision = standingDecision(next);
  if (was.state === 'concluded' || next.state !== 'concluded' || decision === undefined) {
    const reopens = was.state === 'concluded' && next.state === 'started';
    const begins = (act.action === 'sign-step' && state === 'directed') || (reopens && state === 'checked');
    return begins ? [{ action: 'start-check', at, by: act.by }] : [];
  }
  // Of the decider, not of the second officer whose word completes it: the named officer answers for the hold.
  const by = decision.by;
  const steps: CrossingStep[] = [];
  // A hold that broke the check off is lifted before the check ends.
  if (state === 'held' && was.concludedAt === undefined) return 'hold-open';
  if (state === 'directed') steps.push({ action: 'start-check', at, by });
  if (state === 'directed' || state === 'checking')
    steps.push({ action: 'end-check', at, by, result: checkResultOf(next) });
  if (!isReleasing(decision.outcome) && state !== 'held')
    steps.push({ action: 'hold', at, by, note: decision.outcome === 'hold-for-agency' ? 'other-agency' : 'detained' });
  return steps;
}
