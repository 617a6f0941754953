import type { LocalDay } from '../../core/domain/ids.ts';
import { daysBetween } from '../../core/domain/time.ts';
import { shuffled } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';
import { type FleetVehicle, ROTA_DAYS } from '../world/fleet.ts';
import type { World } from '../world/world.ts';
import type { Way } from './traffic.ts';

const EPOCH = '1970-01-01' as LocalDay;

/** The vehicles that may still come one way on a day. */
export interface VehiclePool {
  /** Takes out the first vehicle that will do, or any when none does; undefined when all have come. */
  take(wanted: (vehicle: FleetVehicle) => boolean): FleetVehicle | undefined;
}

/**
 * The vehicles whose turn it is. The rota lets a vehicle pass one way every sixth day and back three days later, so a plate
 * is never booked for two passages at once, and each day can be made without knowing the others.
 */
export function vehiclePool(world: World, day: LocalDay, way: Way): VehiclePool {
  const turn = daysBetween(EPOCH, day) + (way === 'inbound' ? 0 : ROTA_DAYS / 2);
  const mine = world.fleet.filter((_, index) => (index + turn) % ROTA_DAYS === 0);
  const left = shuffled(randomOf(world.seed, day, way, 'pool'), mine);
  return {
    take: (wanted) => {
      const found = left.findIndex(wanted);
      return left.splice(found < 0 ? 0 : found, 1)[0];
    },
  };
}
