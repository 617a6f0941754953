import type { ActionOutcomeView } from '../../wire/crossings.ts';
import type { Database } from './database.ts';
import { type QueuedAction, type Reconciled, type TakenAction, reconcile } from './queued-action.ts';

/** How long a step can be taken back, in milliseconds. */
export const UNDO_MS = 5_000;
/** Steps in one request; the server takes 200. */
const BATCH = 100;

// A step is said to be recorded only once the disk has it: a phone that dies in the next moment loses nothing.
const ON_DISK = { durability: 'strict' } as const;

export interface Recording extends Omit<QueuedAction, keyof TakenAction | 'seq' | 'tries' | 'refused'> {
  readonly taken: TakenAction;
}

/** Writes a step down. Earlier steps of the same vehicle can no longer be taken back: this one rests on them. */
export async function recordAction(database: Database, { taken, ...rest }: Recording): Promise<void> {
  const transaction = database.transaction('actions', 'readwrite', ON_DISK);
  for (const earlier of await transaction.store.getAll())
    if (earlier.plate === taken.plate && earlier.ripeAt > rest.at)
      await transaction.store.put({ ...earlier, ripeAt: rest.at });
  // The store numbers the row itself.
  await transaction.store.add({ ...taken, ...rest, tries: 0 } as QueuedAction);
  await transaction.done;
}

/** Takes a step back while it may be; false when it was already on its way. */
export async function undoAction(database: Database, seq: number, now: number): Promise<boolean> {
  const transaction = database.transaction('actions', 'readwrite', ON_DISK);
  const action = await transaction.store.get(seq);
  const may = action !== undefined && action.tries === 0 && action.ripeAt > now;
  if (may) await transaction.store.delete(seq);
  await transaction.done;
  return may;
}

/** Removes a refused step once the officer has read why. */
export async function putAway(database: Database, seq: number): Promise<void> {
  const transaction = database.transaction('actions', 'readwrite', ON_DISK);
  const action = await transaction.store.get(seq);
  if (action?.refused !== undefined) await transaction.store.delete(seq);
  await transaction.done;
}

/** The next steps that may be sent in this person's name, in their order, marked as tried. */
export async function takeBatch(database: Database, by: string, now: number): Promise<readonly QueuedAction[]> {
  const transaction = database.transaction('actions', 'readwrite', ON_DISK);
  const batch = ripe(await transaction.store.getAll(), by, now)
    .slice(0, BATCH)
    .map((action) => ({ ...action, tries: action.tries + 1 }));
  await Promise.all([...batch.map((action) => transaction.store.put(action)), transaction.done]);
  return batch;
}

/** Which steps may be sent now. A vehicle's steps stay in order: one that may yet be undone holds back those after it. */
export function ripe(actions: readonly QueuedAction[], by: string, now: number): readonly QueuedAction[] {
  const held = new Set<string>();
  return actions.filter((action) => {
    if (action.refused !== undefined) return false;
    if (action.by.id === by && action.ripeAt <= now && !held.has(action.plate)) return true;
    held.add(action.plate);
    return false;
  });
}

/** Writes down what the server answered: done and seen steps go, refused ones stay with their sentence. */
export async function settle(
  database: Database,
  sent: readonly QueuedAction[],
  outcomes: readonly ActionOutcomeView[],
): Promise<Reconciled> {
  const result = reconcile(sent, outcomes);
  const transaction = database.transaction('actions', 'readwrite', ON_DISK);
  for (const { seq } of result.settled) await transaction.store.delete(seq);
  for (const action of result.refused) await transaction.store.put(action);
  await transaction.done;
  return result;
}
