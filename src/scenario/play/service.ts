import type { PlannedVehicle } from '../plan/planned-vehicle.ts';
import { lognormal } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';
import type { World } from '../world/world.ts';

/** How long each stage will take this vehicle once its turn has come, milliseconds. */
export interface ServiceTimes {
  /** From the arrival to the scale. */
  readonly weighMs: number;
  /** From the arrival to being ready for the gate, where nothing else is waited for. */
  readonly parkMs: number;
  readonly gateMs: number;
  /** From the gate to the next station. */
  readonly driveMs: number;
  readonly documentsMs: number;
  readonly inspectionMs: number;
  readonly releaseMs: number;
  readonly exitMs: number;
  /** From an adverse finding to the hold, and from the hold to its lifting. */
  readonly beforeHoldMs: number;
  readonly holdMs: number;
}

const MINUTE_MS = 60_000;

/** Drawn for each vehicle from a stream of its own, so that they do not depend on what others do. */
export function serviceTimes(world: World, plan: PlannedVehicle): ServiceTimes {
  const random = randomOf(world.seed, plan.id, 'service');
  const minutes = (median: number, sigma: number): number => Math.round(lognormal(random, median, sigma) * 60) * 1000;
  const empty = plan.filings.length === 0;
  return {
    weighMs: minutes(5, 0.4),
    parkMs: minutes(7, 0.4),
    gateMs: minutes(empty ? 1.2 : 2, 0.35),
    driveMs: minutes(2.5, 0.3),
    documentsMs: minutes(15, 0.5),
    inspectionMs: minutes(plan.checkMinutes, 0.45),
    releaseMs: minutes(empty ? 1.5 : 4.2, 0.35),
    exitMs: minutes(6, 0.4),
    beforeHoldMs: minutes(6, 0.4),
    // Settled the same day, most of them: the rota of vehicles counts on it.
    holdMs: Math.min(16 * 60 * MINUTE_MS, minutes(200, 0.8)),
  };
}
