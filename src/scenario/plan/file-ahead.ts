import type { Instant } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { chance, lognormal, pick, uniform } from '../random/draw.ts';
import { type Random, randomOf } from '../random/random.ts';
import type { GoodsFault } from '../truth/fault.ts';
import type { Firm } from '../world/firm.ts';
import type { World } from '../world/world.ts';
import type { LoadPart } from './load-vehicle.ts';
import type { DeclarationJson, Filing, VehicleJson } from './planned-vehicle.ts';
import { blur, breakDeclaration, writeDeclaration } from './write-declaration.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Nothing is lodged or booked longer ahead of the arrival than this. */
export const MOST_AHEAD_MS = 48 * HOUR_MS;

/** What a part is filed for. */
export interface FilingContext {
  readonly world: World;
  readonly vehicle: VehicleJson;
  readonly carrier: Firm;
  readonly arrivalAt: Instant;
  /** The vehicle's id and the part's letter, for example `2026-03-01-i-0042` and `A`. */
  readonly vehicleId: string;
  readonly letter: string;
  /** How long before the arrival the vehicle's papers are in; negative when they come after it. */
  readonly aheadMs: number;
}

/** How long before the arrival papers come: 1 to 48 hours for most, after it for one vehicle in twenty. */
export function drawAhead(random: Random): number {
  if (chance(random, 0.05)) return -uniform(random, 5, 120) * MINUTE_MS;
  return Math.min(MOST_AHEAD_MS, Math.max(HOUR_MS, lognormal(random, 9 * HOUR_MS, 0.8)));
}

/** Everything a declarant sends about one part of a load, and what is wrong with the last of it. */
export function fileAhead(
  context: FilingContext,
  part: LoadPart,
): { filings: readonly Filing[]; faults: readonly GoodsFault[] } {
  const { world, vehicleId, letter } = context;
  const random = randomOf(world.seed, vehicleId, 'filing', letter);
  const declarant = declarantOf(random, world, part);
  const reference = referenceOf(declarant, vehicleId, letter);
  const at = seconds(context.arrivalAt - Math.min(MOST_AHEAD_MS, context.aheadMs * uniform(random, 0.9, 1.1)));
  // The same stream of numbers each time, so that a corrected declaration has the numbers of the first.
  const write = (lodgedAt: Instant): DeclarationJson =>
    writeDeclaration(randomOf(world.seed, vehicleId, 'numbers', letter), world, part.consignment, {
      reference,
      declarant,
      carrier: context.carrier,
      vehicle: context.vehicle,
      lodgedAt: formatDateTime(lodgedAt, world.zone),
    });

  const filings: Filing[] = [];
  // A refused declaration comes again, corrected, within the hour and a half.
  const broken = chance(random, Math.min(0.03, declarant.errorRate / 3));
  const again = seconds(at + uniform(random, 15, 90) * MINUTE_MS);
  if (broken) filings.push({ at, kind: 'lodge', declaration: breakDeclaration(random, write(at)), broken });
  const stands = broken ? again : at;
  const careless = chance(random, Math.min(0.12, declarant.errorRate));
  const declaration = careless ? blur(random, write(stands)) : write(stands);
  const amendAt = seconds(stands + uniform(random, 0.1, 0.8) * Math.max(0, context.arrivalAt - stands));
  if (chance(random, 0.035) && amendAt - stands > 20 * MINUTE_MS) {
    filings.push({ at: stands, kind: 'lodge', declaration: estimate(random, declaration), broken: false });
    filings.push({ at: amendAt, kind: 'amend', declaration, broken: false });
  } else {
    filings.push({ at: stands, kind: 'lodge', declaration, broken: false });
  }
  return { filings, faults: faultsOf(random, part, declarant, reference) };
}

/** Each firm works with two or three declarants: those whose place in the list follows from its own number. */
function declarantOf(random: Random, world: World, part: LoadPart): Firm {
  const { buyer, seller, movement } = part.consignment;
  const firm = movement === 'export' ? seller : buyer;
  const start = Number(firm.id.slice(-3)) * 7;
  const step = pick(random, [0, 0, 0, 0, 0, 1, 1, 2]);
  return world.firms.declarant[(start + step) % world.firms.declarant.length] ?? pick(random, world.firms.declarant);
}

/** For example `B07-20260301I0042A`. */
function referenceOf(declarant: Firm, vehicleId: string, letter: string): string {
  return `B${declarant.id.slice(-2)}-${vehicleId.replaceAll('-', '').toUpperCase()}${letter}`;
}

/** The id of the vehicle that a declaration of the simulated port is about, by its reference. */
export function vehicleOf(reference: string): string {
  return reference.replace(
    /^B\d+-(\d{4})(\d\d)(\d\d)([IO])(\d+)[A-Z]$/,
    (_all, year, month, day, way, number) => `${year}-${month}-${day}-${String(way).toLowerCase()}-${number}`,
  );
}

/** What was declared before the loading ended: a little more or less of everything; the amendment puts it right. */
function estimate(random: Random, declaration: DeclarationJson): DeclarationJson {
  const factor = uniform(random, 0.93, 1.05);
  const goods = declaration.goods.map((item) => ({
    ...item,
    ...(item.netKg === undefined ? {} : { netKg: Math.max(1, Math.round(item.netKg * factor)) }),
    grossKg: Math.max(2, Math.ceil(item.grossKg * factor)),
    ...(item.value === undefined ? {} : { value: Math.max(1, Math.round(item.value * factor)) }),
  }));
  const grossKg = goods.reduce((sum, item) => sum + item.grossKg, 0);
  return { ...declaration, totals: { ...declaration.totals, grossKg }, goods };
}

/** What is wrong with a part: its scheme, or at the declarant's own rate an honest slip. */
function faultsOf(random: Random, part: LoadPart, declarant: Firm, reference: string): readonly GoodsFault[] {
  const { scheme } = part;
  if (scheme !== undefined) return [{ reference, line: 1, hazard: scheme.hazard, code: scheme.code, cause: scheme.id }];
  if (!chance(random, declarant.errorRate)) return [];
  const code = pick(random, ['quantity', 'quantity', 'value', 'misdescription'] as const);
  return [{ reference, line: 1, hazard: 'revenue', code, cause: 'slip' }];
}

/** An instant on a whole second. */
export function seconds(instant: number): Instant {
  return (Math.round(instant / 1000) * 1000) as Instant;
}
