import { Worker } from 'node:worker_threads';
import type { ColumnTable } from '../../core/rule/columns.ts';
import type { GroupMatches } from '../../core/rule/evaluate-columns.ts';
import type { NamedList } from '../../core/rule/named-list.ts';
import type { FromThread, ReplayRule, ToThread } from './replay-messages.ts';

/** Threads that replay rules over one table, each taking the next row group that nobody has. */
export interface ReplayPool {
  /** Compiles rules in every thread; they must have been checked before. Replaces those of the last call. */
  prepare(rules: readonly ReplayRule[], lists?: readonly NamedList[]): Promise<void>;
  /** Where each rule is true, per row group. */
  match(): Promise<readonly GroupMatches[]>;
  close(): Promise<void>;
}

/** Gives memory that threads share: the table of a pool is built with it, or it would be copied to each. */
export const allocateShared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/**
 * Starts threads over a table. Calls must not overlap. `thread` is the program that they run; who runs this from source
 * names one, because Node's threads read no TypeScript.
 */
export async function startReplayPool(
  table: ColumnTable,
  threads: number,
  thread: URL = new URL('./replay-thread.js', import.meta.url),
): Promise<ReplayPool> {
  const workers = Array.from({ length: threads }, () => new Worker(thread));
  const askAll = (message: ToThread) => Promise.all(workers.map((worker) => ask(worker, message)));
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  try {
    await askAll({ kind: 'table', table });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async prepare(rules, lists = []) {
      await askAll({ kind: 'rules', rules, lists });
    },
    async match() {
      // One shared counter instead of a share for each: row groups take unequal time.
      const next = new Int32Array(new SharedArrayBuffer(4));
      const found: GroupMatches[] = [];
      for (const reply of await askAll({ kind: 'match', next }))
        if (reply.kind === 'matched') for (const [group, matches] of reply.groups) found[group] = matches;
      return found;
    },
    close,
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
