import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '../../core/domain/fault.ts';

/** The right to work on a data folder. It is held by a connection, so it ends with the process that holds it. */
export interface DataFolderLock {
  release(): Promise<void>;
}

/** Any constant of our own; advisory locks are numbers within one database. */
const LOCK_NUMBER = 4_600_001;
/** A killed owner's connection takes a moment to end, and an errand such as `token create` a little longer. */
const LOCK_PATIENCE_MS = 4_000;
const LOCK_POLL_MS = 100;

/**
 * Takes the lock of a data folder; nothing when the server went away meanwhile. Fault `database-in-use` when another
 * process keeps it. Should the server restart itself after a crash, the lock is taken again.
 */
export async function lockDataFolder(
  server: { readonly host: string; readonly user: string },
  options: { readonly folder: string; readonly onLost: () => void },
): Promise<DataFolderLock | undefined> {
  let released = false;
  let client: pg.Client | undefined;
  const hold = async (): Promise<boolean> => {
    const attempt = newClient(server);
    try {
      await attempt.connect();
      if (!(await tryLock(attempt))) {
        const pid = await holder(attempt);
        await attempt.end();
        throw new Fault('database-in-use', { folder: options.folder, pid });
      }
    } catch (error) {
      if (error instanceof Fault) throw error;
      return false;
    }
    client = attempt;
    // The lock must not keep a process alive that has nothing else to do.
    streamOf(attempt).unref?.();
    attempt.once('end', () => {
      if (!released) void regain();
    });
    return true;
  };
  const regain = async (): Promise<void> => {
    options.onLost();
    while (!released) {
      await sleep(1_000, undefined, { ref: false });
      if (released || (await hold().catch(() => false))) return;
    }
  };
  if (!(await hold())) return undefined;
  return {
    release: async () => {
      released = true;
      if (client === undefined) return;
      // Waiting for the goodbye is something to do.
      streamOf(client).ref?.();
      await client.end().catch(() => {});
    },
  };
}

function newClient(server: { readonly host: string; readonly user: string }): pg.Client {
  const client = new pg.Client({ ...server, database: 'postgres', application_name: `landport ${process.pid}` });
  // Without a listener a server that goes away would end this process.
  client.on('error', () => {});
  return client;
}

async function tryLock(client: pg.Client): Promise<boolean> {
  for (let waited = 0; waited < LOCK_PATIENCE_MS; waited += LOCK_POLL_MS) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [LOCK_NUMBER]);
    if (rows[0]?.taken === true) return true;
    await sleep(LOCK_POLL_MS);
  }
  return false;
}

/** The process that holds the lock, as it named itself; 0 when it has just let go. */
async function holder(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.objid = $1 AND l.granted`,
    [LOCK_NUMBER],
  );
  return Number(/^landport (\d+)$/.exec(rows[0]?.name ?? '')?.[1] ?? 0);
}

function streamOf(client: pg.Client): { ref?: () => void; unref?: () => void } {
  return (client as unknown as { connection: { stream: { ref?: () => void; unref?: () => void } } }).connection.stream;
}
