import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { type Folders, folderFault, socketFolder } from './folders.ts';
import { chooseIdentity, give, type Identity, type WayName } from './identity.ts';
import { isPostmasterOf, readPostmasterFile } from './process.ts';
import { serverSettings } from './settings.ts';

/** A server that was started a moment ago and may not answer yet. */
export interface Launched {
  readonly child: ChildProcess;
  readonly socketDir: string;
  readonly way: WayName;
}

export interface LaunchOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly ways?: readonly WayName[];
  /** Called once before the slow step of a first start. */
  readonly onCreate: () => void;
}

const LOG_BYTES = 10 * 1024 * 1024;

/** Starts the server on a data folder, making its files first when there are none. */
export async function launch(folders: Folders, options: LaunchOptions): Promise<Launched> {
  const binaries = findBinaries();
  const identity = await chooseIdentity(folders, binaries, options.ways);
  if (!existsSync(folders.cluster)) options.onCreate();
  await ensureCluster(folders, identity);
  disownForeignPid(folders.cluster);
  const socketDir = openSocketFolder(folders, identity);
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
 * After a power loss postmaster.pid may name a number that belongs to another program now, and PostgreSQL would refuse.
 * Its first line is set to our own number, a parent being no conflict; the rest stays, so that PostgreSQL still looks for
 * survivors that use the same shared memory.
 */
function disownForeignPid(cluster: string): void {
  const stated = readPostmasterFile(cluster);
  if (stated === undefined || isPostmasterOf(stated.pid, cluster)) return;
  const path = join(cluster, 'postmaster.pid');
  const lines = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [String(process.pid), ...lines.slice(1)].join('\n'));
}

function openSocketFolder(folders: Folders, identity: Identity): string {
  const folder = socketFolder(folders);
  give(folder, identity);
  chmodSync(folder, 0o700);
  return folder;
}

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
