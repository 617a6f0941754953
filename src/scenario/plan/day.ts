import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { daysBetween, startOfLocalDay } from '../../core/domain/time.ts';
import { chance, normal, uniform } from '../random/draw.ts';
import { randomOf } from '../random/random.ts';
import type { World } from '../world/world.ts';
import { drawAhead, fileAhead, seconds } from './file-ahead.ts';
import { type LoadedVehicle, loadVehicle } from './load-vehicle.ts';
import type { Booking, PlannedVehicle, VehicleJson } from './planned-vehicle.ts';
import { arrivalMinutes, type Way } from './traffic.ts';
import { vehiclePool } from './vehicle-pool.ts';

const MINUTE_MS = 60_000;
const SLOT_MS = 30 * MINUTE_MS;

/**
 * Every vehicle that arrives on a local day, both ways, in the order of arrival. The same world and day give the same
 * vehicles whatever other days were made; their papers may have been lodged up to 48 hours before.
 */
export function simulateDay(world: World, day: LocalDay): readonly PlannedVehicle[] {
  const vehicles = [...oneWay(world, day, 'inbound'), ...oneWay(world, day, 'outbound')];
  return vehicles.sort((a, b) => a.arrivalAt - b.arrivalAt || (a.id < b.id ? -1 : 1));
}

/** Every vehicle has a stream of numbers of its own, named by its id: one more draw for it changes no other vehicle. */
function oneWay(world: World, day: LocalDay, way: Way): readonly PlannedVehicle[] {
  const start = startOfLocalDay(day, world.zone);
  const week = Math.floor(daysBetween(world.firstDay, day) / 7);
  const pool = vehiclePool(world, day, way);
  const planned: PlannedVehicle[] = [];
  const minutes = arrivalMinutes(randomOf(world.seed, day, way, 'arrivals'), day, way, world.load);
  for (const [number, minute] of minutes.entries()) {
    const id = `${day}-${way === 'inbound' ? 'i' : 'o'}-${String(number).padStart(4, '0')}`;
    const loaded = loadVehicle(randomOf(world.seed, id, 'load'), world, way, week, pool);
    // More arrivals than vehicles whose turn it is: a day that Poisson almost never draws.
    if (loaded === undefined) break;
    planned.push(planVehicle(world, day, way, id, seconds(start + minute * MINUTE_MS), loaded));
  }
  return planned;
}

/** Puts papers, booking, scale and truth to a loaded vehicle whose arrival is known. */
function planVehicle(
  world: World,
  day: LocalDay,
  direction: Way,
  id: string,
  arrivalAt: Instant,
  loaded: LoadedVehicle,
): PlannedVehicle {
  const { carrier, ...vehicle } = loaded.vehicle;
  const random = randomOf(world.seed, id, 'passage');
  const booking = drawBooking(random, arrivalAt);
  const aheadMs = drawAhead(random);
  const filed = loaded.parts.map((part, index) =>
    fileAhead({ world, vehicle, carrier, arrivalAt, vehicleId: id, letter: 'ABCD'.charAt(index), aheadMs }, part),
  );
  const filings = filed.flatMap((one) => one.filings).sort((a, b) => a.at - b.at);
  const lines = loaded.parts.flatMap((part) => part.consignment.lines);
  const declaredKg = lines.reduce((sum, line) => sum + line.grossKg, 0);
  const extraKg = loaded.parts.reduce((sum, part) => sum + part.extraKg, 0);
  // What is really on a vehicle differs a little from any honest paper, and the scale reads in steps of 20 kg.
  const actualKg = Math.max(0, Math.round(declaredKg * (1 + 0.003 * normal(random)) + extraKg));
  const weighedKg = Math.round((actualKg * (1 + 0.001 * normal(random))) / 20) * 20;
  const weighed = isWeighed(vehicle, loaded) && chance(random, 0.92);
  return {
    id,
    day,
    direction,
    vehicle,
    ...(booking === undefined ? {} : { booking }),
    filings,
    arrivalAt,
    ...(weighed ? { weighedKg } : {}),
    checkMinutes: lines.reduce((most, line) => Math.max(most, line.good.checkMinutes), 15),
    urgent: lines.some((line) => line.good.care !== undefined),
    truth: {
      illicit: loaded.parts.some((part) => part.scheme !== undefined),
      actualKg,
      faults: filed.flatMap((one) => one.faults),
    },
  };
}

function isWeighed(vehicle: VehicleJson, loaded: LoadedVehicle): boolean {
  return vehicle.kind === 'truck' && loaded.parts.length > 0;
}

/** Three in four have booked, an hour to a day before; most come near their slot, some early, some late. */
function drawBooking(random: () => number, arrivalAt: Instant): Booking | undefined {
  if (!chance(random, 0.75)) return undefined;
  const lateMs = (12 + 18 * normal(random)) * MINUTE_MS;
  const slotAt = (Math.floor((arrivalAt - lateMs) / SLOT_MS) * SLOT_MS) as Instant;
  const at = seconds(Math.min(arrivalAt, slotAt) - uniform(random, 1, 24) * 60 * MINUTE_MS);
  return { at, slotAt };
}
