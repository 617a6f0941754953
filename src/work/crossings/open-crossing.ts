import type { Crossing } from '../../core/domain/crossing.ts';
import { travels, type Vehicle } from '../../core/domain/declaration.ts';
import type { CrossingId, DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import { strictest } from '../../core/domain/lane.ts';
import type { Actor, Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { lanesOfListings, listingsOf } from '../lists/listed-vehicles.ts';
import { crossingLeaf } from './record.ts';

/** A vehicle that is to pass, or that came without a word. */
export interface BookingRequest {
  readonly vehicle: Vehicle & { readonly plate: Plate };
  readonly direction: 'inbound' | 'outbound';
  /** Start of the slot; absent for a vehicle that is only announced. */
  readonly slotAt?: Instant;
  readonly declarations?: readonly DeclarationId[];
  /** Chosen by whoever books, so that a booking sent twice is one. */
  readonly actionId?: string;
}

/**
 * What became of it. `seen`: this booking came before. A declaration of another firm is as unknown as one that is not
 * there.
 */
export type BookingResult =
  | { readonly outcome: 'booked'; readonly crossing: Crossing }
  | { readonly outcome: 'seen' }
  /** The vehicle has an open passage already. */
  | { readonly outcome: 'plate-open'; readonly crossing?: Crossing }
  | { readonly outcome: 'unknown-declaration' | 'declaration-carried'; readonly id: DeclarationId };

/** Amendments that meet a booking make it read again. */
const ATTEMPTS = 6;

/** Books a passage; its lane is the strictest of its declarations', or that of an entry about the vehicle. */
export async function bookCrossing(
  environment: Environment,
  request: BookingRequest,
  actor: Actor,
  now: Instant,
): Promise<BookingResult> {
  for (let attempt = 1; ; attempt++) {
    const result = await book(environment, request, actor, now);
    if (result !== 'stale') return result;
    if (attempt === ATTEMPTS) throw new Error(`a booking met ${ATTEMPTS} amendments in a row`);
  }
}

async function book(
  environment: Environment,
  request: BookingRequest,
  actor: Actor,
  now: Instant,
): Promise<BookingResult | 'stale'> {
  const named = await environment.store.declarations.byIds(request.declarations ?? []);
  const found = new Set(named.map((one) => one.id));
  const unknown = request.declarations?.find((id) => !found.has(id));
  if (unknown !== undefined) return { outcome: 'unknown-declaration', id: unknown };
  // A declarant books for its own declarations, and with those that no other passage carries.
  const foreign = named.find(
    (one) =>
      (actor.operator !== undefined && one.declaration.declarant !== actor.operator) ||
      !travels(one.declaration, request.direction),
  );
  if (foreign !== undefined) return { outcome: 'unknown-declaration', id: foreign.id };
  const elsewhere = named.find((one) => one.crossingId !== undefined);
  if (elsewhere !== undefined) return { outcome: 'declaration-carried', id: elsewhere.id };
  // Declarations that name this vehicle come along unasked, as they would at the gate.
  const awaiting = (await environment.store.declarations.awaiting(request.vehicle.plate)).filter((one) =>
    travels(one.declaration, request.direction),
  );
  const carried = [...named, ...awaiting.filter((one) => !found.has(one.id))];
  const listed = await listingsOf(environment, request.vehicle, now);
  const crossing: Crossing = {
    id: newId(now) as CrossingId,
    vehicle: request.vehicle,
    direction: request.direction,
    state: 'booked',
    lane: strictest([...carried.map((one) => one.lane), ...lanesOfListings(listed)]),
    booked: request.slotAt !== undefined,
    ...(request.slotAt === undefined ? {} : { slotAt: request.slotAt }),
    stages: { booked: now },
    declarations: carried.map((one) => one.id),
    version: 1,
  };
  const outcome = await environment.store.crossings.open(
    crossing,
    [
      {
        id: request.actionId ?? newId(now),
        at: now,
        kind: 'crossing-booked',
        subject: crossing.id,
        actor: actor.id,
        body: {
          booked: crossing.booked,
          lane: crossing.lane,
          ...(request.slotAt === undefined ? {} : { slotAt: request.slotAt }),
          ...(listed.length === 0 ? {} : { listed }),
        },
      },
    ],
    [crossingLeaf('book', crossing, actor.id, now)],
  );
  if (outcome === 'opened') return { outcome: 'booked', crossing };
  if (outcome === 'seen') return { outcome: 'seen' };
  if (outcome === 'stale') return 'stale';
  const open = await environment.store.crossings.openByPlate(request.vehicle.plate);
  return { outcome: 'plate-open', ...(open === undefined ? {} : { crossing: open }) };
}
