import { type Outcome, type Queued, type Reconciled, reconcile, ripe } from './queued.ts';

/** How long an action can be taken back, in milliseconds. */
export const UNDO_MS = 5_000;
/** Actions in one request; the server takes 200. */
const BATCH = 100;

/** An action is said to be recorded only once the disk has it: a phone that dies in the next moment loses nothing. */
export const ON_DISK = { durability: 'strict' } as const;

/** What a queue needs of the disk: one transaction on the store that numbers its rows by `seq`. */
export interface ActionsTransaction<Action extends Queued> {
  readonly store: {
    getAll(): Promise<Action[]>;
    get(seq: number): Promise<Action | undefined>;
    put(action: Action): Promise<unknown>;
    add(action: Action): Promise<unknown>;
    delete(seq: number): Promise<void>;
  };
  readonly done: Promise<void>;
}

/** What differs between the queues of the gate and of inspection. */
export interface QueueParts<Action extends Queued> {
  /** Begins a strict read-write transaction. */
  readonly open: () => ActionsTransaction<Action>;
  /** On what an action is done; actions on one thing stay in order. */
  readonly thingOf: (action: Action) => string;
  /** In which order things are sent; as they were recorded where nothing is said. */
  readonly arrange?: (actions: readonly Action[]) => readonly Action[];
}

/** What is recorded: the row without what the queue itself writes on it. */
export type Recording<Action extends Queued> = Omit<Action, 'seq' | 'tries' | 'refused'>;

/** The actions of one device, on its disk. */
export interface Queue<Action extends Queued> {
  /** Writes an action down. Earlier ones on the same thing can no longer be taken back: this one rests on them. */
  record(recording: Recording<Action>): Promise<void>;
  /** Takes an action back while it may be; false when it was already on its way. */
  undo(seq: number, now: number): Promise<boolean>;
  /** Removes a refused action once the officer has read why. */
  putAway(seq: number): Promise<void>;
  /** The next actions that may be sent in this person's name, in their order, marked as tried. */
  takeBatch(by: string, now: number): Promise<readonly Action[]>;
  /** Writes down what the server answered: done and seen actions go, refused ones stay with their sentence. */
  settle(sent: readonly Action[], outcomes: readonly Outcome[]): Promise<Reconciled<Action>>;
}

/**
 * The queue of one device, on its disk. Each function is one transaction, and resolves once the disk has it; a row
 * keeps its place until the server has answered for it.
 */
export function makeQueue<Action extends Queued>(parts: QueueParts<Action>): Queue<Action> {
  const { open, thingOf, arrange = (actions) => actions } = parts;
  return {
    async record(recording) {
      const transaction = open();
      // The store numbers the row itself.
      const action = { ...recording, tries: 0 } as Action;
      for (const earlier of await transaction.store.getAll())
        if (thingOf(earlier) === thingOf(action) && earlier.ripeAt > action.at)
          await transaction.store.put({ ...earlier, ripeAt: action.at });
      await transaction.store.add(action);
      await transaction.done;
    },
    async undo(seq, now) {
      const transaction = open();
      const action = await transaction.store.get(seq);
      const may = action !== undefined && action.tries === 0 && action.ripeAt > now;
      if (may) await transaction.store.delete(seq);
      await transaction.done;
      return may;
    },
    async putAway(seq) {
      const transaction = open();
      const action = await transaction.store.get(seq);
      if (action?.refused !== undefined) await transaction.store.delete(seq);
      await transaction.done;
    },
    async takeBatch(by, now) {
      const transaction = open();
      const batch = arrange(ripe(await transaction.store.getAll(), by, now, thingOf))
        .slice(0, BATCH)
        .map((action) => ({ ...action, tries: action.tries + 1 }));
      await Promise.all([...batch.map((action) => transaction.store.put(action)), transaction.done]);
      return batch;
    },
    async settle(sent, outcomes) {
      const result = reconcile(sent, outcomes);
      const transaction = open();
      for (const { seq } of result.settled) await transaction.store.delete(seq);
      for (const action of result.refused) await transaction.store.put(action);
      await transaction.done;
      return result;
    },
  };
}
