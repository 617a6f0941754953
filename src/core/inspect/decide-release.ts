import type { Crossing } from '../domain/crossing.ts';
import type { Agency, ReleaseNeed } from './codes.ts';
import type { Inspection } from './inspection.ts';
import { isComplete, isWaiting, standingDecision } from './read-inspection.ts';

/** What else the release of a load hangs on, besides its check. */
export interface ReleaseObligations {
  /** Whether duty is assessed and neither paid nor covered by a guarantee. */
  readonly dutyOpen: boolean;
  /** Agencies whose clearance was asked for and has not come. */
  readonly clearancesOpen: readonly Agency[];
  /** Whether another officer is to examine the load again first. */
  readonly secondLookOpen?: boolean;
}

const NO_OBLIGATIONS: ReleaseObligations = { dutyOpen: false, clearancesOpen: [] };

/** How the inspection of a crossing stands, as the crossing's own machine needs to know it. */
export interface ReleaseStanding {
  /**
   * Where there is one, the check begins and ends with it, and the crossing's own rules of a bare check do not apply.
   */
  readonly inspection: 'none' | 'open' | 'concluded';
  /** What the release still waits for, weightiest first. */
  readonly needs: readonly ReleaseNeed[];
}

/** No inspection and nothing owed: the crossing's own rules alone. */
export const NO_INSPECTION: ReleaseStanding = { inspection: 'none', needs: [] };

/**
 * Which decisions the release of a vehicle still needs. The crossing's machine asks here and nowhere else. Every need
 * is told at once, so that an officer sees all that is missing and not one thing after another.
 */
export function decideRelease(
  crossing: Pick<Crossing, 'state'>,
  inspection: Inspection | undefined,
  obligations: ReleaseObligations = NO_OBLIGATIONS,
): ReleaseStanding {
  const needs: ReleaseNeed[] = [];
  if (crossing.state === 'held') needs.push('hold-open');
  const decision = inspection === undefined ? undefined : standingDecision(inspection);
  if (inspection !== undefined) {
    if (inspection.state === 'awaiting-second') needs.push('second-officer-required');
    else if (inspection.state !== 'concluded' || decision === undefined) needs.push('inspection-required');
    else if (!isComplete(decision)) needs.push('second-officer-required');
    else if (isWaiting(decision.outcome)) needs.push('outcome-forbids-release');
    if (decision?.outcome === 'conditional-release' && decision.guarantee === undefined)
      needs.push('guarantee-required');
  }
  // A release against a guarantee is a release before duty is paid.
  if (obligations.dutyOpen && decision?.outcome !== 'conditional-release') needs.push('duty-open');
  if (obligations.clearancesOpen.length > 0) needs.push('clearance-open');
  if (obligations.secondLookOpen === true) needs.push('second-look-open');
  const standing = inspection === undefined ? 'none' : inspection.state === 'concluded' ? 'concluded' : 'open';
  return { inspection: standing, needs };
}
