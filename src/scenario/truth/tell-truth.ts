import type { LocalDay } from '../../core/domain/ids.ts';
import { simulateDay } from '../plan/day.ts';
import type { World } from '../world/world.ts';
import type { VehicleTruth } from './fault.ts';

/** Days kept at hand: a past is told in order, and a vehicle is under way for two days at most. */
const DAYS_KEPT = 4;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/**
 * Tells what is really on a vehicle, by its id, also after it has left; nothing for one that never was. A day is
 * simulated anew and kept for a while, since the truth is written down nowhere.
 */
export function tellTruth(world: World): (vehicleId: string) => VehicleTruth | undefined {
  const days = new Map<string, ReadonlyMap<string, VehicleTruth>>();
  return (vehicleId) => {
    const day = vehicleId.slice(0, DAY_LENGTH);
    const known = days.get(day);
    if (known !== undefined) return known.get(vehicleId);
    const truths = new Map(simulateDay(world, day as LocalDay).map(({ id, truth }) => [id, truth]));
    days.set(day, truths);
    if (days.size > DAYS_KEPT) days.delete(days.keys().next().value as string);
    return truths.get(vehicleId);
  };
}
