import type { Worker } from 'node:worker_threads';
import type { ColumnTable } from '../../core/rule/columns.ts';
import type { GroupMatches } from '../../core/rule/evaluate-columns.ts';
import { startThread } from '../start-thread.ts';
import { type FromThread, type ReplayRules, TAKEN, type ToThread } from './replay-messages.ts';

/** Threads that evaluate rules over tables, each taking the next row group that nobody has. Calls must not overlap. */
export interface ReplayPool {
  /** Compiles rules in every thread; they must have been checked before. Replaces those of the last call. */
  prepare(rules: ReplayRules): Promise<void>;
  /** Hands every thread the tables, whose columns must be shared memory. Replaces those of the last call. */
  lay(tables: readonly ColumnTable[]): Promise<void>;
  /** Where each rule is true: per table, per row group. `onGroup` hears now and then how many groups are taken. */
  match(onGroup?: (groups: number) => void): Promise<readonly (readonly GroupMatches[])[]>;
  /** Ends the threads, also in the middle of their work: what was asked is then refused. */
  close(): Promise<void>;
}

/** Gives memory that threads share: a table that is laid before them is built with it, or it would be copied to each. */
export const allocateShared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/** How often whoever waits for matches is told how far they are. */
const LOOK_MS = 50;
const THREAD = new URL('./replay-thread.ts', import.meta.url);

/** Starts so many threads. */
export function startReplayPool(threads: number): ReplayPool {
  const workers = Array.from({ length: threads }, () => startThread(THREAD));
  let counts: readonly number[] = [];
  let closed = false;
  for (const worker of workers) {
    // Whoever asks hears of it; between two questions nobody listens, and the next is refused.
    worker.on('error', () => {});
    worker.once('exit', () => {
      closed = true;
    });
  }
  const askAll = async (messageTo: (worker: number) => ToThread): Promise<readonly FromThread[]> => {
    // A thread that was ended says nothing any more, not even that.
    if (closed) throw new Error('the replay threads were ended');
    const answers = await Promise.allSettled(workers.map((worker, number) => ask(worker, messageTo(number))));
    // All of them first: what one is still to say would else be taken for its answer to the next question.
    return answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
  };
  return {
    async prepare(rules) {
      await askAll(() => ({ kind: 'rules', ...rules }));
    },
    async lay(tables) {
      counts = tables.map(({ groups }) => groups.length);
      await askAll(() => ({ kind: 'tables', tables }));
    },
    async match(onGroup) {
      // Shared counters instead of a share for each: row groups take unequal time.
      const taken = new Int32Array(allocateShared(12));
      const look = onGroup && setInterval(() => onGroup(Atomics.load(taken, TAKEN)), LOOK_MS);
      try {
        const found = counts.map((): GroupMatches[] => []);
        for (const reply of await askAll((worker) => ({ kind: 'match', taken, backwards: worker % 2 === 1 })))
          if (reply.kind === 'matched')
            for (const { table, group, matches } of reply.groups) (found[table] ?? [])[group] = matches;
        return found;
      } finally {
        clearInterval(look);
      }
    },
    async close() {
      closed = true;
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** One question to a thread and its answer; rejects when the thread fails or ends. */
function ask(worker: Worker, message: ToThread): Promise<FromThread> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      act();
    };
    const onMessage = (reply: FromThread) =>
      settle(() => (reply.kind === 'failed' ? reject(new Error(reply.message)) : resolve(reply)));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('a replay thread ended')));
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(message);
  });
}
