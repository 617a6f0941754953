import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { type Folders, folderFault, socketFolder } from './folders.ts';
import { chooseIdentity, give, type Identity, type WayName } from './identity.ts';
import { isPostmasterOf } from './process.ts';
import { serverSettings } from './settings.ts';

/** A server that was started a moment ago and may not answer yet. */
export interface Launched {
  readonly child: ChildProcess;
  readonly socketDir: string;
  readonly way: WayName;
}

/** What differs between a start in earnest, a test and an errand. */
export interface LaunchOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly ways?: readonly WayName[];
  /** Called once before the slow step of a first start. */
  readonly onCreate: () => void;
}

/** How old an empty lock file must be before it is taken for a leftover. */
const EMPTY_LOCK_AGE_MS = 5_000;
/** The server's log is set aside once at this size; the one set aside before goes. */
const LOG_BYTES = 10 * 1024 * 1024;

/** Starts the server on a data folder, making its files first when there are none. */
export async function launch(folders: Folders, options: LaunchOptions): Promise<Launched> {
  // Whom to run as comes first: every file that is made from here on belongs to them.
  const binaries = findBinaries();
  const identity = await chooseIdentity(folders, binaries, options.ways);
  if (!existsSync(folders.cluster)) options.onCreate();
  await ensureCluster(folders, identity);
  const socketDir = openSocketFolder(folders, identity);
  for (const lockFile of [join(folders.cluster, 'postmaster.pid'), join(socketDir, '.s.PGSQL.5432.lock')]) {
    disownForeignPid(lockFile, folders.cluster);
  }
  const { command, args, ...who } = identity.wrap(identity.binaries.postgres, [
    '-D',
    folders.cluster,
    ...serverSettings(socketDir, options.settings),
  ]);
  const log = openLog(folders);
  // A session of its own: Ctrl-C in a terminal signals the whole group, and the server must outlive the draining program.
  const child = spawn(command, args, {
    cwd: '/',
    env: identity.env,
    detached: true,
    stdio: ['ignore', log, log],
    ...who,
  });
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  return { child, socketDir, way: identity.way };
}

/**
 * After a power loss the lock files of server and socket may name a number that belongs to another program now, or to a
 * dead process that nobody has collected, and PostgreSQL would refuse. Their first line is set to our own number, a parent
 * being no conflict; the rest stays, so that PostgreSQL still looks for survivors that use the same shared memory.
 */
function disownForeignPid(lockFile: string, cluster: string): void {
  if (!existsSync(lockFile)) return;
  const text = readFileSync(lockFile, 'utf8');
  if (text.trim() === '') {
    // A power loss in the very moment of its creation. A young one may be a server that starts just now.
    if (Date.now() - statSync(lockFile).mtimeMs > EMPTY_LOCK_AGE_MS) rmSync(lockFile);
    return;
  }
  const lines = text.split('\n');
  if (isPostmasterOf(Number(lines[0]), cluster)) return;
  const file = openSync(lockFile, 'r+');
  try {
    // In place and cut to length afterwards: the file is never empty, which PostgreSQL would refuse.
    const corrected = Buffer.from([String(process.pid), ...lines.slice(1)].join('\n'));
    writeSync(file, corrected, 0, corrected.length, 0);
    ftruncateSync(file, corrected.length);
  } finally {
    closeSync(file);
  }
}

function openSocketFolder(folders: Folders, identity: Identity): string {
  const folder = socketFolder(folders);
  give(folder, identity);
  chmodSync(folder, 0o700);
  return folder;
}

/** The server's log, opened for adding to; readable by its owner alone, as a statement that failed stands in it. */
function openLog(folders: Folders): number {
  try {
    if (existsSync(folders.logFile) && statSync(folders.logFile).size > LOG_BYTES) {
      renameSync(folders.logFile, `${folders.logFile}.1`);
    }
    const log = openSync(folders.logFile, 'a', 0o600);
    if (process.getuid?.() === 0) chownSync(folders.logFile, folders.parentOwner.uid, folders.parentOwner.gid);
    return log;
  } catch (error) {
    throw folderFault(folders.data, error);
  }
}
