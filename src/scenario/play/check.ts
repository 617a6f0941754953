import type { CheckResult } from '../../core/domain/crossing.ts';
import type { Hazard } from '../../core/domain/hazard.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { PlannedVehicle } from '../plan/planned-vehicle.ts';
import { chance } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';
import type { FindingCode } from '../truth/fault.ts';
import type { World } from '../world/world.ts';

/** What a check found on one goods item. */
export interface PlayedFinding {
  readonly reference: string;
  readonly line: number;
  readonly hazard: Hazard;
  readonly code: FindingCode;
}

/** A bare check's result with what was seen. It names no scheme: an officer does not know of one. */
export interface CheckOutcome {
  readonly result: CheckResult;
  readonly findings: readonly PlayedFinding[];
}

/** How likely a check of the goods, or of the papers alone, finds what is there. */
const DETECTION: Readonly<Record<FindingCode, { goods: number; papers: number }>> = {
  misdescription: { goods: 0.85, papers: 0.1 },
  quantity: { goods: 0.9, papers: 0.25 },
  value: { goods: 0.55, papers: 0.35 },
  origin: { goods: 0.45, papers: 0.3 },
  prohibited: { goods: 0.6, papers: 0.02 },
  health: { goods: 0.8, papers: 0.75 },
  'dangerous-goods': { goods: 0.9, papers: 0.3 },
  'seal-or-structure': { goods: 0.85, papers: 0.15 },
  other: { goods: 0.6, papers: 0.1 },
};

/**
 * What an officer's check makes of the truth. Faults may be overlooked; an honest slip is a remark; one first check in a
 * hundred cannot be carried out. `attempt` counts from 0.
 */
export function checkOutcome(world: World, plan: PlannedVehicle, lane: Lane, attempt: number): CheckOutcome {
  const random = randomOf(world.seed, plan.id, 'check', attempt);
  if (attempt === 0 && chance(random, 0.01)) return { result: 'not-carried-out', findings: [] };
  const remark = chance(random, 0.02);
  const seen = plan.truth.faults.filter((fault) => {
    const { goods, papers } = DETECTION[fault.code];
    return chance(random, lane === 'red' ? goods : papers);
  });
  const findings = seen.map(({ reference, line, hazard, code }) => ({ reference, line, hazard, code }));
  if (seen.some((fault) => fault.cause !== 'slip')) return { result: 'not-conform', findings };
  return { result: remark || seen.length > 0 ? 'conform-with-remarks' : 'conform', findings };
}
