import { chance, integer, pick, weightedPicker } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import { ringsOf, type Scheme, schemeShare } from '../truth/schemes.ts';
import type { FleetVehicle } from '../world/fleet.ts';
import type { World } from '../world/world.ts';
import { type Consignment, drawConsignment } from './consignment.ts';
import type { Way } from './traffic.ts';
import type { VehiclePool } from './vehicle-pool.ts';

/** One consignment of a load; `extraKg` and `scheme` are the truth about it. */
export interface LoadPart {
  readonly consignment: Consignment;
  readonly extraKg: number;
  readonly scheme?: Scheme;
}

/** A vehicle and what is on it; no parts when it is empty. */
export interface LoadedVehicle {
  readonly vehicle: FleetVehicle;
  readonly parts: readonly LoadPart[];
}

/** Half of the vehicles on their way out are empty; few come in so. */
const EMPTY: Readonly<Record<Way, number>> = { inbound: 0.04, outbound: 0.5 };

/** What a van carries of a full load. */
const VAN_SHARE = 0.08;

/**
 * Chooses the next vehicle and loads it; undefined when every vehicle of the day has come. The scheme is drawn first,
 * since it may need a vehicle of one carrier.
 */
export function loadVehicle(
  random: Random,
  world: World,
  way: Way,
  week: number,
  pool: VehiclePool,
): LoadedVehicle | undefined {
  if (chance(random, EMPTY[way])) {
    const vehicle = pool.take(() => true);
    return vehicle && { vehicle, parts: [] };
  }
  const scheme = drawScheme(random, world, way, week);
  const vehicle = pool.take(
    (one) => scheme === undefined || (one.kind === 'truck' && (scheme.carrier ?? one.carrier) === one.carrier),
  );
  if (vehicle === undefined) return undefined;
  // When the carrier of the scheme has no vehicle left today, its goods stay at home.
  const fits = scheme?.carrier === undefined || scheme.carrier === vehicle.carrier;
  const crooked = scheme && fits ? plantedPart(random, world, scheme, week) : undefined;
  const first = crooked ?? honestPart(random, world, way, vehicle, 1);
  const mixed = first.consignment.lines.some((line) => line.good.mixed);
  if (!chance(random, mixed ? 0.35 : 0.03)) return { vehicle, parts: [first] };
  const count = integer(random, 2, 4);
  const more = Array.from({ length: count - 1 }, () => honestPart(random, world, way, vehicle, 1 / count));
  return { vehicle, parts: [shrink(first, 1 / count), ...more] };
}

/** Whether this vehicle is one of a scheme's, and of which: one draw against the running sum of shares. */
function drawScheme(random: Random, world: World, way: Way, week: number): Scheme | undefined {
  let rest = random();
  for (const scheme of world.schemes) {
    if ((scheme.movement === 'export') !== (way === 'outbound')) continue;
    rest -= schemeShare(scheme, week);
    if (rest < 0) return scheme;
  }
  return undefined;
}

/** An honest consignment between members of a ring, tampered with: only what the scheme changes tells it apart. */
function plantedPart(random: Random, world: World, scheme: Scheme, week: number): LoadPart | undefined {
  const rings = ringsOf(scheme, week).filter((ring) => ring.buyers.length > 0);
  if (rings.length === 0) return undefined;
  const { goods, buyers } = weightedPicker(rings, (ring) => ring.goods.good.moves[scheme.movement] ?? 0)(random);
  const honest = drawConsignment(random, world.markets[scheme.movement], goods, pick(random, buyers), 1);
  return { ...scheme.tamper(honest, random), scheme };
}

function honestPart(random: Random, world: World, way: Way, vehicle: FleetVehicle, share: number): LoadPart {
  const market =
    way === 'outbound' ? world.markets.export : chance(random, 0.06) ? world.markets.transit : world.markets.import;
  const parcel = vehicle.kind === 'van' || share < 1;
  let goods = market.goodOf(random);
  // Parcels are goods that travel mixed; bulk is not split. Transit has few of them, so the search is bounded.
  for (let tries = 0; parcel && !goods.good.mixed && tries < 60; tries += 1) goods = market.goodOf(random);
  const part = vehicle.kind === 'van' ? VAN_SHARE * share : share;
  return { consignment: drawConsignment(random, market, goods, goods.buyerOf(random), part), extraKg: 0 };
}

/** The same part, taking up less of the vehicle. */
function shrink(part: LoadPart, share: number): LoadPart {
  const lines = part.consignment.lines.map((line) => {
    const netKg = Math.max(1, Math.round(line.netKg * share));
    const scale = netKg / line.netKg;
    return {
      ...line,
      netKg,
      grossKg: Math.max(netKg, Math.round(line.grossKg * scale)),
      packages: Math.max(1, Math.round(line.packages * scale)),
      quantity: Math.max(1, Math.round(line.quantity * scale)),
      usd: line.usd * scale,
    };
  });
  return { ...part, consignment: { ...part.consignment, lines }, extraKg: Math.round(part.extraKg * share) };
}
