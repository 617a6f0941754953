import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { BilingualText } from '../../core/domain/text.ts';
import type { InspectionView, OfficerListView, PackListView } from '../../wire/inspections.ts';
import { type FactsOf, factsOf, type LineFacts } from '../device/facts.ts';
import { makeQueue, ON_DISK, type Queue } from '../device/queue.ts';
import { leftovers } from './leftovers.ts';
import { holdsFirst, type QueuedAct, stepOf, thingOf } from './queued-act.ts';

/** An inspection as the server last told of it. */
export interface HeldInspection {
  readonly id: string;
  readonly view: InspectionView;
  /** When it was fetched, milliseconds. */
  readonly at: number;
}

/** A photo of a step: never of anything else. It is on this disk from the moment it is taken. */
export interface StepPhoto {
  readonly id: string;
  readonly inspection: string;
  readonly step: string;
  /** Who took it; nobody else sees or sends it. */
  readonly by: string;
  readonly at: number;
  readonly bytes: Blob;
  /** `draft` until a signature names it, `named` until the server has the signature, then it is sent, then it is there. */
  readonly state: 'draft' | 'named' | 'to-send' | 'sent';
  readonly refused?: BilingualText;
}

/** The small things an inspection device remembers. */
export interface Facts extends LineFacts {
  readonly packs?: PackListView['packs'];
  readonly officers?: OfficerListView;
}

interface Schema extends DBSchema {
  actions: { key: number; value: QueuedAct };
  inspections: { key: string; value: HeldInspection };
  photos: { key: string; value: StepPhoto };
  facts: { key: string; value: unknown };
}
/** The inspector's own store on this device: acts that wait, inspections as last told, photos, and small facts. */
export type Database = IDBPDatabase<Schema>;

/** Opens this device's own store, making it on first use. Rejects where the browser keeps nothing. */
export function openDatabase(): Promise<Database> {
  return openDB<Schema>('landport-inspect', 1, {
    upgrade(database) {
      database.createObjectStore('actions', { keyPath: 'seq', autoIncrement: true });
      database.createObjectStore('inspections', { keyPath: 'id' });
      database.createObjectStore('photos', { keyPath: 'id' });
      database.createObjectStore('facts');
    },
    // A later build in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** The small facts of this device. */
export function inspectFacts(database: Database): FactsOf<Facts> {
  return factsOf<Facts>((mode) => database.transaction('facts', mode));
}

/** The acts that wait on this device: those on one inspection in order, those that stop a vehicle before the rest. */
export function inspectQueue(database: Database): Queue<QueuedAct> {
  return makeQueue<QueuedAct>({
    open: () => database.transaction('actions', 'readwrite', ON_DISK),
    thingOf,
    arrange: holdsFirst,
  });
}

/** Keeps the server's view unless a newer version is here. */
export async function keepInspection(database: Database, view: InspectionView, at: number): Promise<void> {
  const transaction = database.transaction('inspections', 'readwrite');
  const held = await transaction.store.get(view.id);
  // Answers may overtake each other; what was learnt later stays.
  if (held === undefined || held.view.version <= view.version) await transaction.store.put({ id: view.id, view, at });
  await transaction.done;
}

/** Resolves once the disk has the photo: only then does the page show it as taken. */
export async function keepPhoto(database: Database, photo: StepPhoto): Promise<void> {
  const transaction = database.transaction('photos', 'readwrite', ON_DISK);
  await transaction.store.put(photo);
  await transaction.done;
}

/** Moves photos on: by a signature that names them, an answer of the server, or an undo. */
export async function movePhotos(
  database: Database,
  ids: readonly string[],
  state: StepPhoto['state'],
  refused?: BilingualText,
): Promise<void> {
  const transaction = database.transaction('photos', 'readwrite', ON_DISK);
  for (const id of ids) {
    const photo = await transaction.store.get(id);
    if (photo === undefined || photo.state === 'sent') continue;
    const { refused: _, ...rest } = photo;
    await transaction.store.put({ ...rest, state, ...(refused === undefined ? {} : { refused }) });
  }
  await transaction.done;
}

/** Drops inspections that nothing on this device speaks of any more, with their photos. */
export async function forgetInspections(database: Database, ids: readonly string[]): Promise<void> {
  const transaction = database.transaction(['inspections', 'photos'], 'readwrite');
  const photos = transaction.objectStore('photos');
  for (const id of ids) await transaction.objectStore('inspections').delete(id);
  for (const photo of await photos.getAll())
    if (photo.state === 'sent' && ids.includes(photo.inspection)) await photos.delete(photo.id);
  await transaction.done;
}

/** Drops what nothing on this device needs any more, where nobody signed out of it. */
export async function prune(database: Database, now: number): Promise<void> {
  const [held, acts, photos] = await Promise.all([
    database.getAll('inspections'),
    database.getAll('actions'),
    database.getAll('photos'),
  ]);
  const left = leftovers(held, acts, photos, now);
  const transaction = database.transaction(['inspections', 'photos'], 'readwrite');
  for (const id of left.inspections) await transaction.objectStore('inspections').delete(id);
  for (const id of left.photos) await transaction.objectStore('photos').delete(id);
  await transaction.done;
}

/** Everything about vehicles goes when the officer does; what waits to be signed or sent stays. */
export async function forgetVehicles(database: Database): Promise<void> {
  await forgetInspections(database, await database.getAllKeys('inspections'));
}

/** What a queued act's photos are, for an act that signs a step. */
export function photosOf(act: QueuedAct): readonly string[] {
  return stepOf(act) !== undefined && act.deed.action === 'sign-step' ? (act.deed.photos ?? []) : [];
}
