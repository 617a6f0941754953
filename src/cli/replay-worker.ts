import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { createPool } from '../store/pool.ts';
import { postgresStore } from '../store/postgres.ts';
import { createReplayEngine } from '../work/replay/engine.ts';
import type { FromThread, ThreadData, ToThread } from './compose/replay-messages.ts';

/** Few connections: a replay reads one page after another. */
const MOST_CONNECTIONS = 2;
/** Counting a million declarations, or reading a page of them, is no fault. */
const STATEMENT_TIMEOUT_MS = 300_000;

/** The thread that holds the columns: reading, judging and counting never keep a request waiting. */
function serveReplays(port: MessagePort, { connection, zone, places }: ThreadData): void {
  const pool = createPool({
    connection,
    applicationName: 'landport replay',
    maxConnections: MOST_CONNECTIONS,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    onConnectionLost: () => {},
  });
  const store = postgresStore(pool);
  const engine = createReplayEngine(store, { zone, places });
  const running = new Map<number, AbortController>();
  const say = (message: FromThread): void => port.postMessage(message);

  port.on('message', (message: ToThread) => {
    switch (message.kind) {
      case 'stop':
        running.get(message.number)?.abort();
        return;
      case 'close':
        void engine
          .close()
          .then(() => store.close())
          // With its port closed the thread has nothing left to wait for, and ends.
          .finally(() => port.close());
        return;
      case 'run': {
        const { number, request } = message;
        const stop = new AbortController();
        running.set(number, stop);
        void engine
          .run(request, ({ done, total }) => say({ kind: 'progress', number, done, total }), stop.signal)
          .then(
            (outcome) => say(outcome === undefined ? { kind: 'stopped', number } : { kind: 'done', number, outcome }),
            (error: unknown) => say({ kind: 'failed', number, reason: String(error) }),
          )
          .finally(() => running.delete(number));
      }
    }
  });
}

if (parentPort !== null) serveReplays(parentPort, workerData as ThreadData);
