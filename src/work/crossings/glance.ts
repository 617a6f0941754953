import { withLane } from '../../core/domain/advance-crossing.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import { travels } from '../../core/domain/declaration.ts';
import type { CrossingId, Instant, Plate } from '../../core/domain/ids.ts';
import { type Lane, strictest } from '../../core/domain/lane.ts';
import type { AwaitedLane, StoredDeclaration } from '../../store/port/declarations.ts';
import type { Environment } from '../environment.ts';
import { lanesOfListings, type Listing, listedAmong, listingsOf } from '../lists/listed-vehicles.ts';
import { crossingLeaf } from './record.ts';
import { laneOfChoice } from './select-load.ts';

/** What the gate needs to know of a plate, in one glance. */
export interface Glance {
  readonly plate: Plate;
  /** `open`: a passage is under way; `expected`: only declarations await it; `unknown`: nothing is known. */
  readonly known: 'open' | 'expected' | 'unknown';
  readonly lane: Lane;
  readonly crossing?: Crossing;
  readonly declarations: readonly StoredDeclaration[];
  /** Entries in force about the vehicle: they ask for a check of its goods, whatever it declares. */
  readonly listed: readonly Listing[];
}

/** Writers that meet on one crossing read again. */
const ATTEMPTS = 6;

/** Nothing known means documents, never green. */
const UNKNOWN_LANE: Lane = 'yellow';

/**
 * What the gate shows of a plate: reads only, writes nothing and moves nothing. Up to the direction the lane follows
 * what is declared by now; after it, what the vehicle was told stands.
 */
export async function glanceAtPlate(environment: Environment, plate: Plate, now: Instant): Promise<Glance> {
  const { store } = environment;
  const [crossing, awaiting] = await Promise.all([
    store.crossings.openByPlate(plate),
    store.declarations.awaiting(plate),
  ]);
  if (crossing === undefined) {
    // Before it arrives, its papers are all that say which trailer it draws.
    const trailerPlate = awaiting.find((one) => one.declaration.vehicle?.trailerPlate)?.declaration.vehicle
      ?.trailerPlate;
    const listed = await listingsOf(environment, trailerPlate === undefined ? { plate } : { plate, trailerPlate }, now);
    const asked = lanesOfListings(listed);
    if (awaiting.length === 0)
      return { plate, known: 'unknown', lane: strictest([UNKNOWN_LANE, ...asked]), declarations: [], listed };
    const lane = strictest([...awaiting.map((one) => one.lane), ...asked]);
    return { plate, known: 'expected', lane, declarations: awaiting, listed };
  }
  const listed = await listingsOf(environment, crossing.vehicle, now);
  const linked = await store.declarations.byIds(crossing.declarations);
  if (crossing.stages.directed !== undefined)
    return { plate, known: 'open', lane: crossing.lane, crossing, declarations: linked, listed };
  const declarations = [...linked, ...awaiting.filter((one) => travels(one.declaration, crossing.direction))];
  const lanes = declarations.map((one) => one.lane);
  // A vehicle that was selected before anything was declared of it stays so whatever its papers say.
  const standing = linked.length === 0 && (crossing.lane === 'red' || declarations.length === 0) ? [crossing.lane] : [];
  standing.push(...(await laneOfChoice(environment, crossing, linked)));
  return {
    plate,
    known: 'open',
    lane: strictest([...standing, ...lanes, ...lanesOfListings(listed)]),
    crossing,
    declarations,
    listed,
  };
}

/** Gives the open passage of an amended declaration its new lane at once, so that board and slips do not lag behind. */
export async function refreshLane(
  environment: Environment,
  declaration: StoredDeclaration,
  now: Instant,
  id: string,
  actor: string,
): Promise<void> {
  if (declaration.crossingId === undefined) return;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const crossing = await environment.store.crossings.byId(declaration.crossingId);
    if (crossing === undefined || crossing.stages.directed !== undefined) return;
    const carried = await environment.store.declarations.byIds(crossing.declarations);
    const listed = await listingsOf(environment, crossing.vehicle, now);
    const chosen = await laneOfChoice(environment, crossing, carried);
    const next = withLane(crossing, [...carried.map((one) => one.lane), ...lanesOfListings(listed), ...chosen]);
    if (next.lane === crossing.lane) return;
    const body = { action: 'reassess', lane: next.lane, from: crossing.state, to: crossing.state };
    const changed = { ...next, version: crossing.version + 1 };
    const outcome = await environment.store.crossings.save(
      changed,
      [{ id, at: now, kind: 'crossing-moved', subject: crossing.id, actor, body }],
      [crossingLeaf('reassess', changed, actor, now)],
    );
    if (outcome !== 'stale') return;
  }
}

/**
 * The lanes of passages as they stand now, for slips that a device trusts without asking: also by papers that came in since
 * and await the vehicle, which join the passage when it arrives, and by entries about it that were approved since.
 */
export async function lanesToTrust(
  environment: Environment,
  crossings: readonly Crossing[],
  now: Instant,
): Promise<ReadonlyMap<CrossingId, Lane>> {
  const coming = crossings.filter((one) => one.stages.directed === undefined);
  const listed = await listedAmong(
    environment,
    coming.map(({ vehicle }) => vehicle),
    now,
  );
  const awaited = await environment.store.declarations.awaitedLanes(coming.flatMap((one) => one.vehicle.plate ?? []));
  // One query for all of them: a device holds slips of some hundred vehicles.
  const byPlate = new Map<Plate, AwaitedLane[]>();
  for (const one of awaited) {
    const same = byPlate.get(one.plate);
    if (same === undefined) byPlate.set(one.plate, [one]);
    else same.push(one);
  }
  return new Map(
    crossings.map((crossing) => {
      const plate = crossing.vehicle.plate;
      const papers = (plate === undefined ? undefined : byPlate.get(plate)) ?? [];
      const joining =
        crossing.stages.directed === undefined ? papers.filter((one) => travels(one, crossing.direction)) : [];
      const asked = lanesOfListings(listed.has(crossing.vehicle) ? [crossing.vehicle] : []);
      return [crossing.id, strictest([crossing.lane, ...joining.map((one) => one.lane), ...asked])];
    }),
  );
}
