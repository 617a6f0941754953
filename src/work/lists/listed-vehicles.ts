import type { Vehicle } from '../../core/domain/declaration.ts';
import type { Hazard } from '../../core/domain/hazard.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { localDay } from '../../core/domain/time.ts';
import type { ListEntry } from '../../store/port/lists.ts';
import type { Environment } from '../environment.ts';
import { entryState } from './lists-in-force.ts';

/** An entry in force about a vehicle at the gate: what it is checked for, and the finding that this rests on. */
export interface Listing {
  readonly list: string;
  readonly title: BilingualText;
  /** Id of the entry. */
  readonly entry: string;
  readonly hazard: Hazard;
  /** Id of the event that recorded the finding, the day of it at the port, and what was found. */
  readonly finding: string;
  readonly foundOn: LocalDay;
  readonly codes: readonly string[];
}

/**
 * What an entry about a vehicle selects: a check of its goods, which is the inspection lane. It never holds, seizes or
 * notifies anyone; what follows is decided by the officers who look.
 */
const LISTED_LANE: Lane = 'red';

/** The lane that some listings ask for, to be put beside those of the declarations; none asks for none. */
export function lanesOfListings(listings: readonly unknown[]): readonly Lane[] {
  return listings.length === 0 ? [] : [LISTED_LANE];
}

/** Whatever has plates: a tractor's, and its trailer's. */
type Plates = Pick<Vehicle, 'plate' | 'trailerPlate'>;

/** The entries in force about a tractor or its trailer. Asked at each step up to the direction of a vehicle. */
export async function listingsOf(environment: Environment, vehicle: Plates, now: Instant): Promise<readonly Listing[]> {
  const { store, timeZone } = environment;
  const entries = await inForce(environment, [vehicle], now);
  return Promise.all(
    entries.flatMap(({ id: entry, listId, hazard, finding }) =>
      // An entry about a vehicle has both, or it would not have been taken.
      hazard === undefined || finding === undefined
        ? []
        : [
            Promise.all([store.lists.byId(listId), store.events.byId(finding)]).then(([list, found]): Listing => {
              const { findings = [] } = (found?.body ?? {}) as { findings?: readonly { readonly code?: string }[] };
              return {
                list: listId,
                title: list?.title ?? { en: listId, zh: listId },
                entry,
                hazard,
                finding,
                foundOn: localDay(found?.at ?? now, timeZone),
                codes: [...new Set(findings.flatMap(({ code }) => code ?? []))],
              };
            }),
          ],
    ),
  );
}

/** Of some vehicles those that an entry in force is about. */
export async function listedAmong<V extends Plates>(
  environment: Environment,
  vehicles: readonly V[],
  now: Instant,
): Promise<ReadonlySet<V>> {
  const listed = new Set((await inForce(environment, vehicles, now)).map(({ value }) => value));
  return new Set(vehicles.filter((one) => platesOf(one).some((plate) => listed.has(plate))));
}

/** Entries that hold today, of all vehicles in one query. */
async function inForce(
  { store, timeZone }: Environment,
  vehicles: readonly Plates[],
  now: Instant,
): Promise<readonly ListEntry[]> {
  const plates = [...new Set(vehicles.flatMap(platesOf))];
  if (plates.length === 0) return [];
  const entries = await store.lists.aboutVehicles(plates);
  const day = localDay(now, timeZone);
  return entries.filter((entry) => entryState(entry, day) === 'in-force');
}

const platesOf = ({ plate, trailerPlate }: Plates): readonly string[] =>
  [plate, trailerPlate].filter((one) => one !== undefined);
