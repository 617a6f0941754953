import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { DEVICE_DAYS } from '../../core/oversee/retention.ts';
import type { GateAnswerView } from '../../wire/crossings.ts';
import { type FactsOf, factsOf, type LineFacts } from '../device/facts.ts';
import { ON_DISK, makeQueue, type Queue } from '../device/queue.ts';
import { readSlip } from './judge-slip.ts';
import type { QueuedAction } from './queued-action.ts';

/** A slip that the server sent for keeping; what it claims is read for finding it, and verified when it is used. */
export interface HeldSlip {
  readonly crossing: string;
  readonly plate: string;
  readonly version: number;
  readonly text: string;
}

/** A plate that was looked up here, with the server's newest answer about it. */
export interface RecentLook {
  readonly plate: string;
  readonly at: number;
  readonly answer?: GateAnswerView;
}

interface Schema extends DBSchema {
  actions: { key: number; value: QueuedAction };
  slips: { key: string; value: HeldSlip };
  /** The highest version of each passage that the server has told of. */
  versions: { key: string; value: { readonly crossing: string; readonly version: number; readonly at: number } };
  looks: { key: string; value: RecentLook };
  facts: { key: string; value: unknown };
}
/** The gate's own store on this device: steps that wait, slips, what was looked up, and small facts. */
export type Database = IDBPDatabase<Schema>;

/** Plates kept with their answers; a device at the gate is no register of vehicles. */
const MOST_LOOKS = 60;
/** Longer than any slip is good for: a version that is forgotten can no longer unmask an old slip. */
const VERSIONS_KEPT_MS = 48 * 3_600_000;

/** Opens this device's own store, making it on first use. Rejects where the browser keeps nothing. */
export function openDatabase(): Promise<Database> {
  return openDB<Schema>('landport-gate', 1, {
    upgrade(database) {
      database.createObjectStore('actions', { keyPath: 'seq', autoIncrement: true });
      database.createObjectStore('slips', { keyPath: 'crossing' });
      database.createObjectStore('versions', { keyPath: 'crossing' });
      database.createObjectStore('looks', { keyPath: 'plate' });
      database.createObjectStore('facts');
    },
    // A later build in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** The small things that this gate remembers. */
export function gateFacts(database: Database): FactsOf<LineFacts> {
  return factsOf<LineFacts>((mode) => database.transaction('facts', mode));
}

/** The steps that wait on this gate; those of one vehicle stay in order. */
export function gateQueue(database: Database): Queue<QueuedAction> {
  return makeQueue<QueuedAction>({
    open: () => database.transaction('actions', 'readwrite', ON_DISK),
    thingOf,
  });
}

/** Steps of one vehicle stay in order; the plate is what a device without network knows it by. */
export const thingOf = ({ plate }: QueuedAction): string => plate;

/** Replaces the held slips by those that the server holds valid now, and remembers the versions it told of. */
export async function replaceSlips(database: Database, texts: readonly string[], now: number): Promise<void> {
  const transaction = database.transaction(['slips', 'versions'], 'readwrite');
  const slips = transaction.objectStore('slips');
  const held = new Map((await slips.getAll()).map((slip) => [slip.crossing, slip.text]));
  for (const text of texts) {
    const slip = readSlip(text);
    if (slip === undefined) continue;
    const { crossing, plate, version } = slip;
    // Most of a list is what is held already; only what changed is written.
    if (held.get(crossing) !== text) {
      await slips.put({ crossing, plate, version, text });
      await raise(transaction.objectStore('versions'), crossing, version, now);
    }
    held.delete(crossing);
  }
  await Promise.all([...held.keys()].map((crossing) => slips.delete(crossing)));
  await transaction.done;
}

/** Keeps the server's answer about a plate, its slip, and the version it tells of. */
export async function keepAnswer(database: Database, answer: GateAnswerView, now: number): Promise<void> {
  const transaction = database.transaction(['looks', 'slips', 'versions'], 'readwrite');
  await transaction.objectStore('looks').put({ plate: answer.plate, at: now, answer });
  const slip = answer.slip === undefined ? undefined : readSlip(answer.slip);
  if (slip !== undefined && answer.slip !== undefined) {
    const { crossing, plate, version } = slip;
    await transaction.objectStore('slips').put({ crossing, plate, version, text: answer.slip });
  }
  const { crossing } = answer;
  if (crossing !== undefined) await raise(transaction.objectStore('versions'), crossing.id, crossing.version, now);
  await transaction.done;
}

/** Remembers that a plate was looked up without an answer of the server. */
export async function keepLook(database: Database, plate: string, now: number): Promise<void> {
  const transaction = database.transaction('looks', 'readwrite');
  const before = await transaction.store.get(plate);
  await transaction.store.put({ ...before, plate, at: now });
  await transaction.done;
}

/** Everything about vehicles goes when the officer does; what waits to be sent stays. */
export async function forgetVehicles(database: Database): Promise<void> {
  const transaction = database.transaction(['slips', 'looks'], 'readwrite');
  await Promise.all([transaction.objectStore('slips').clear(), transaction.objectStore('looks').clear()]);
  await transaction.done;
}

/** Drops what is too old to matter. */
export async function prune(database: Database, now: number): Promise<void> {
  const transaction = database.transaction(['looks', 'versions', 'slips'], 'readwrite');
  const looks = transaction.objectStore('looks');
  const slips = transaction.objectStore('slips');
  const before = now - DEVICE_DAYS * 86_400_000;
  const versions = transaction.objectStore('versions');
  const newest = (await looks.getAll()).sort((a, b) => b.at - a.at);
  for (const [place, { plate, at }] of newest.entries())
    if (place >= MOST_LOOKS || at < before) await looks.delete(plate);
  for (const { crossing, text } of await slips.getAll())
    if ((readSlip(text)?.until ?? 0) * 1_000 < before) await slips.delete(crossing);
  for (const { crossing, at } of await versions.getAll())
    if (at < now - VERSIONS_KEPT_MS) await versions.delete(crossing);
  await transaction.done;
}

interface Versions {
  get(crossing: string): Promise<{ readonly version: number } | undefined>;
  put(value: { readonly crossing: string; readonly version: number; readonly at: number }): Promise<unknown>;
}

/** Remembers a version, never a lower one: answers may overtake each other. */
async function raise(store: Versions, crossing: string, version: number, at: number): Promise<void> {
  const known = await store.get(crossing);
  await store.put({ crossing, version: Math.max(version, known?.version ?? 0), at });
}
