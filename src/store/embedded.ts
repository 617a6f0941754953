import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '../core/domain/fault.ts';
import { lastLines, SUPERUSER } from './embedded/cluster.ts';
import { type Folders, prepareFolders, removeSocketFolder } from './embedded/folders.ts';
import type { WayName } from './embedded/identity.ts';
import { launch } from './embedded/launch.ts';
import { type DataFolderLock, lockDataFolder } from './embedded/lock.ts';
import { type Haste, isPostmasterOf, runningPostmaster, stopPostmaster } from './embedded/process.ts';

/** What happens to the private server, for whoever wants to say it. */
export type EmbeddedEvent = 'creating' | 'starting' | 'recovering' | 'adopted' | 'lost';

/** Where the private server lives and what its life is told to. */
export interface EmbeddedOptions {
  /** The data folder; made when missing. */
  readonly dataDir: string;
  readonly log: (event: EmbeddedEvent) => void;
  /** PostgreSQL settings over ours; tests turn durability off. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Ways to run as somebody other than root that may be tried; all unless given. */
  readonly ways?: readonly WayName[];
}

/** A private server that answers and is locked against a second Landport. */
export interface EmbeddedServer {
  /** How to reach the database: a Unix socket in a private folder. */
  readonly connection: pg.PoolConfig & { readonly host: string; readonly database: string };
  /** True when the server was running already: an earlier Landport was killed, or another one owns it. */
  readonly reused: boolean;
  /** The server's process. */
  readonly pid: number;
  /** Under which identity the server was started; nothing when it was running already. */
  readonly way: WayName | undefined;
  /** Stops what was started here and leaves nothing behind. A second call, `immediate`, does not wait. */
  stop(haste?: Haste): Promise<void>;
}

/** The application's database within the private server. */
const DATABASE = 'landport';
/** Crash recovery after a power loss reads all that was written since the last checkpoint. */
const READY_PATIENCE_MS = 300_000;
const RECOVERING_AFTER_MS = 5_000;

/**
 * Starts the private PostgreSQL server of a data folder, or takes over one that a killed Landport left running.
 * Faults: `database-in-use` when another Landport works on this folder, `database-version`, `database-create`,
 * `database-start`, `database-identity`, `database-platform`, `data-folder-access`, `disk-full`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folders = prepareFolders(options.dataDir);
  // Each look may find that another process started, stopped or took the server meanwhile; then what is there is
  // looked at anew.
  for (let attempt = 0; attempt < 20; attempt++) {
    const server = await findOrLaunch(folders, options);
    if (server === undefined) continue;
    const owned = await own(folders, server, options);
    if (owned !== undefined) return owned;
  }
  throw new Fault('database-start', { folder: folders.data, reason: tailOfLog(folders) });
}

/**
 * Reaches the database of a data folder for a short errand: through the server of a Landport that runs on it, which is
 * left running, or else through one of its own, which `stop` ends.
 */
export async function joinEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folders = prepareFolders(options.dataDir);
  for (let attempt = 0; attempt < 3; attempt++) {
    const running = runningPostmaster(folders.cluster);
    if (running !== undefined && running.socketDir !== '') {
      if (await waitUntilReady(running.socketDir, () => isPostmasterOf(running.pid, folders.cluster), options)) {
        await ensureDatabase(running.socketDir);
        const connection = connectionTo(running.socketDir);
        return { connection, reused: true, pid: running.pid, way: undefined, stop: () => Promise.resolve() };
      }
    }
    try {
      return await startEmbedded(options);
    } catch (error) {
      // Somebody else was faster; then there is a server to join.
      if (!(error instanceof Fault && error.code === 'database-in-use')) throw error;
    }
  }
  throw new Fault('database-start', { folder: folders.data, reason: tailOfLog(folders) });
}

interface FoundServer {
  readonly pid: number;
  readonly socketDir: string;
  readonly reused: boolean;
  readonly way: WayName | undefined;
  /** Leaves the server to whoever owns it. */
  readonly letGo: () => void;
}

/** A server that answers; nothing when it vanished meanwhile or another process is starting one, so that one looks again. */
async function findOrLaunch(folders: Folders, options: EmbeddedOptions): Promise<FoundServer | undefined> {
  const running = runningPostmaster(folders.cluster);
  if (running !== undefined) {
    if (running.socketDir === '') {
      await sleep(100);
      return undefined;
    }
    const ready = await waitUntilReady(running.socketDir, () => isPostmasterOf(running.pid, folders.cluster), options);
    if (!ready) return undefined;
    return { ...running, reused: true, way: undefined, letGo: stopWithProcess(running.pid, folders.cluster) };
  }
  const { child, socketDir, way } = await launch(folders, { ...options, onCreate: () => options.log('creating') });
  options.log('starting');
  const pid = child.pid ?? 0;
  const letGo = stopWithProcess(pid, folders.cluster);
  const exited = (): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  if (await waitUntilReady(socketDir, () => !exited(), options)) {
    // What answers may be the server of another first start on the same socket, ours having given way to it.
    if (runningPostmaster(folders.cluster)?.pid === pid) return { pid, socketDir, reused: false, way, letGo };
    letGo();
    return undefined;
  }
  letGo();
  removeSocketFolder(folders, socketDir);
  // Two first starts at the same time: one server wins, and the other looks again and finds it.
  if (runningPostmaster(folders.cluster) !== undefined) return undefined;
  const reason = tailOfLog(folders);
  if (/No space left on device|Disk quota exceeded/.test(reason))
    throw new Fault('disk-full', { folder: folders.data });
  throw new Fault('database-start', { folder: folders.data, reason });
}

/**
 * Makes a server ours; nothing when it went away while we waited, because its owner stopped it. The lock comes before
 * the database is made: two first starts would both try to.
 */
async function own(
  folders: Folders,
  server: FoundServer,
  options: EmbeddedOptions,
): Promise<EmbeddedServer | undefined> {
  let lock: DataFolderLock | undefined;
  try {
    lock = await lockDataFolder(
      { host: server.socketDir, user: SUPERUSER },
      { folder: folders.data, onLost: () => options.log('lost') },
    );
    if (lock !== undefined) await ensureDatabase(server.socketDir);
  } catch (error) {
    server.letGo();
    await lock?.release();
    if (error instanceof Fault) throw error;
    throw new Fault('database-start', { folder: folders.data, reason: String(error) }, error);
  }
  if (lock === undefined) {
    server.letGo();
    return undefined;
  }
  // From here on the server is ours to end, also one that a killed Landport left.
  const held = lock;
  if (server.reused) options.log('adopted');
  return {
    connection: connectionTo(server.socketDir),
    reused: server.reused,
    pid: server.pid,
    way: server.way,
    stop: async (haste = 'fast') => {
      // Let go first: a lock that breaks is reported as a database that was lost.
      await held.release();
      await stopPostmaster(server.pid, folders.cluster, haste);
      removeSocketFolder(folders, server.socketDir);
      server.letGo();
    },
  };
}

/**
 * Whatever ends this process, the server is told to end as well; only a kill -9 leaves it for the next start. Returns how
 * to call that off.
 */
function stopWithProcess(pid: number, cluster: string): () => void {
  const onExit = (): void => {
    if (isPostmasterOf(pid, cluster)) process.kill(pid, 'SIGINT');
  };
  process.on('exit', onExit);
  return () => void process.off('exit', onExit);
}

function connectionTo(socketDir: string): EmbeddedServer['connection'] {
  return { host: socketDir, port: 5432, user: SUPERUSER, database: DATABASE };
}

/**
 * Makes the application's database on a first start; only ever called under the lock, or where a Landport has done so.
 */
async function ensureDatabase(socketDir: string): Promise<void> {
  const client = new pg.Client({ host: socketDir, user: SUPERUSER, database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Tries until the server answers; false when it is gone. */
async function waitUntilReady(socketDir: string, alive: () => boolean, options: EmbeddedOptions): Promise<boolean> {
  const began = performance.now();
  let said = false;
  while (performance.now() - began < READY_PATIENCE_MS) {
    const client = new pg.Client({ host: socketDir, user: SUPERUSER, database: 'postgres' });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      if (!alive()) return false;
    }
    if (!said && performance.now() - began > RECOVERING_AFTER_MS) {
      options.log('recovering');
      said = true;
    }
    // A start takes some tenths of a second: looking more rarely would be felt.
    await sleep(20);
  }
  return false;
}

function tailOfLog(folders: Folders): string {
  try {
    return lastLines(readFileSync(folders.logFile, 'utf8'));
  } catch {
    return '';
  }
}
