import type { Worker } from 'node:worker_threads';
import type { ReplayEngine, ReplayOutcome, ReplaySpanEmpty } from '../../work/replay/result.ts';
import { startThread } from '../../work/start-thread.ts';
import type { FromThread, ThreadData, ToThread } from './replay-messages.ts';

interface Waiting {
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
  readonly done: (outcome: ReplayOutcome | ReplaySpanEmpty | undefined) => void;
  readonly failed: (error: Error) => void;
}

const THREAD = new URL('../replay-worker.ts', import.meta.url);

/** A thread that nobody asked for so long is ended: its columns are made again when they are wanted. */
const IDLE_MS = 15 * 60_000;

/** Replays in a thread of their own, which starts with the first and is started again should it die. */
export function replayInThread(data: ThreadData): ReplayEngine {
  let worker: Worker | undefined;
  let numbers = 0;
  let idle: NodeJS.Timeout | undefined;
  const waiting = new Map<number, Waiting>();

  const failAll = (error: Error): void => {
    worker = undefined;
    for (const one of waiting.values()) one.failed(error);
    waiting.clear();
  };

  const start = (): Worker => {
    const made = startThread(THREAD, data);
    made.on('message', (message: FromThread) => {
      const one = waiting.get(message.number);
      if (message.kind === 'progress') {
        one?.onProgress(message);
        return;
      }
      waiting.delete(message.number);
      if (message.kind === 'failed') one?.failed(new Error(message.reason));
      else one?.done(message.kind === 'done' ? message.outcome : undefined);
    });
    made.on('error', (error: unknown) => {
      if (worker === made) failAll(error instanceof Error ? error : new Error(String(error)));
    });
    made.on('exit', () => {
      if (worker === made) failAll(new Error('the thread of replays ended'));
    });
    // A thread that waits keeps nobody from stopping.
    made.unref();
    return made;
  };

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const closing = worker;
    worker = undefined;
    if (closing === undefined) return;
    for (const one of waiting.values()) one.done(undefined);
    waiting.clear();
    closing.ref();
    const ended = new Promise<void>((resolve) => closing.once('exit', () => resolve()));
    closing.postMessage({ kind: 'close' } satisfies ToThread);
    // A thread in the middle of a long statement would keep the program from stopping.
    const late = setTimeout(() => void closing.terminate(), 2_000);
    await ended;
    clearTimeout(late);
  };

  const rest = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => (waiting.size === 0 ? void close() : rest()), IDLE_MS).unref();
  };

  return {
    run(request, onProgress, stop) {
      worker ??= start();
      rest();
      const to = worker;
      numbers += 1;
      const number = numbers;
      const send = (message: ToThread): void => to.postMessage(message);
      return new Promise((done, failed) => {
        waiting.set(number, { onProgress, done, failed });
        stop.addEventListener('abort', () => send({ kind: 'stop', number }), { once: true });
        send({ kind: 'run', number, request });
      });
    },
    close,
  };
}
