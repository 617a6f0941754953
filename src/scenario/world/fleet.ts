import type { VehicleKind } from '../../core/domain/declaration.ts';
import { chance, integer, pick, weightedPicker, zipfWeights } from '../random/draw.ts';
import { type Random, randomOf } from '../random/random.ts';
import type { Firm } from './firm.ts';

/** A vehicle of a carrier's fleet: it comes again and again under the same plates. */
export interface FleetVehicle {
  readonly plate: string;
  readonly country: 'MN' | 'CN' | 'RU';
  readonly kind: VehicleKind;
  readonly trailerPlate?: string;
  readonly carrier: Firm;
}

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const MONGOLIAN_SERIES = ['UBA', 'UBB', 'UBC', 'UBH', 'UNA', 'UNH', 'DGA', 'OMA', 'DOA', 'GSA'] as const;
const RUSSIAN_LETTERS = ['A', 'B', 'E', 'K', 'M', 'H', 'O', 'P', 'C', 'T', 'Y', 'X'] as const;

/** Days between two passages of a vehicle in the same direction; it comes back the other way half way through. */
export const ROTA_DAYS = 6;

/** Vehicles for this many passages a day: each belongs to one carrier, and large carriers own many. */
export function fleetOf(seed: string, carriers: readonly Firm[], load: number): readonly FleetVehicle[] {
  // Half of the load goes each way; a busy day brings up to twice the mean, and the rota lets one in six come.
  const size = Math.ceil(load * 0.5 * 2 + 12) * ROTA_DAYS;
  const weights = zipfWeights(carriers.length, 0.6);
  const carrierOf = weightedPicker(carriers, (_, index) => weights[index] ?? 0);
  // Two vehicles with one plate would be one to the program.
  const used = new Set<string>();
  const fleet: FleetVehicle[] = [];
  for (let index = 0; index < size; index += 1) {
    const random = randomOf(seed, 'vehicle', index);
    const carrier = carrierOf(random);
    const country = countryOf(carriers.indexOf(carrier));
    const kind = chance(random, 0.05) ? 'van' : 'truck';
    const plate = unused(used, () => plateOf(random, country));
    const trailerPlate = kind === 'truck' && chance(random, 0.9) ? trailerOf(random, country) : undefined;
    fleet.push({ plate, country, kind, carrier, ...(trailerPlate === undefined ? {} : { trailerPlate }) });
  }
  return fleet;
}

/** Carriers register their vehicles in one country: six in ten across the border, three here, one further north. */
function countryOf(carrierIndex: number): FleetVehicle['country'] {
  const place = carrierIndex % 10;
  if (place < 6) return 'MN';
  return place < 9 ? 'CN' : 'RU';
}

function unused(used: Set<string>, make: () => string): string {
  for (;;) {
    const plate = make();
    if (used.has(plate)) continue;
    used.add(plate);
    return plate;
  }
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => integer(random, 0, 9)).join('');
}

/** A plate of the form its country has; the letters are real series, the numbers are drawn. */
function plateOf(random: Random, country: FleetVehicle['country']): string {
  switch (country) {
    case 'MN':
      return `${digits(random, 4)}${pick(random, MONGOLIAN_SERIES)}`;
    case 'CN':
      return `蒙${pick(random, ['H', 'H', 'A', 'B', 'J'])}${LETTERS[integer(random, 0, LETTERS.length - 1)] ?? 'A'}${digits(random, 4)}`;
    case 'RU':
      return `${pick(random, RUSSIAN_LETTERS)}${digits(random, 3)}${pick(random, RUSSIAN_LETTERS)}${pick(random, RUSSIAN_LETTERS)}${pick(random, ['03', '38', '75', '138'])}`;
  }
}

/** A trailer's plate, which some countries write otherwise than a truck's. */
function trailerOf(random: Random, country: FleetVehicle['country']): string {
  switch (country) {
    case 'MN':
      return `${digits(random, 4)}${pick(random, ['UB', 'DG', 'OM'])}`;
    case 'CN':
      return `蒙${pick(random, ['H', 'A', 'B'])}${digits(random, 4)}挂`;
    case 'RU':
      return `${pick(random, RUSSIAN_LETTERS)}${pick(random, RUSSIAN_LETTERS)}${digits(random, 4)}${pick(random, ['03', '38', '75'])}`;
  }
}
