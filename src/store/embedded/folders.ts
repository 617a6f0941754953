import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';

/** What lies in a data folder. All paths are absolute and free of symbolic links. */
export interface Folders {
  readonly data: string;
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  /** Closed to others: the socket, and library links when the binaries need some. */
  readonly run: string;
  readonly logFile: string;
  /** Who owns the folder that holds the data folder: root working in somebody's folder leaves files that are theirs. */
  readonly parentOwner: { readonly uid: number; readonly gid: number };
}

/** A Unix socket's path may have 107 bytes, of which PostgreSQL's own name takes 18 with its lock file's suffix. */
const LONGEST_SOCKET_FOLDER_BYTES = 107 - '/.s.PGSQL.5432'.length;

/** Makes what is missing of a data folder. Fault `data-folder-access` when that is not allowed. */
export function prepareFolders(dataDir: string): Folders {
  const path = resolve(dataDir);
  try {
    let parent = dirname(path);
    while (!existsSync(parent) && dirname(parent) !== parent) parent = dirname(parent);
    const fresh = !existsSync(path);
    const parentOwner = statSync(fresh ? parent : path);
    // 0711 as root: another identity must pass through to the database's folders, which are closed themselves.
    const root = process.getuid?.() === 0;
    mkdirSync(path, { recursive: true, mode: root ? 0o711 : 0o700 });
    if (fresh && root) chownSync(path, parentOwner.uid, parentOwner.gid);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    const data = realpathSync(path);
    const run = join(data, 'run');
    mkdirSync(run, { recursive: true, mode: 0o700 });
    chmodSync(run, 0o700);
    const log = join(data, 'log');
    mkdirSync(log, { recursive: true, mode: 0o700 });
    if (root) chownSync(log, parentOwner.uid, parentOwner.gid);
    return { data, run, cluster: join(data, 'postgres'), logFile: join(log, 'postgres.log'), parentOwner };
  } catch (error) {
    throw folderFault(path, error);
  }
}

/** The fault that a failed file operation in a data folder amounts to. */
export function folderFault(folder: string, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('disk-full', { folder }, error);
  return new Fault('data-folder-access', { folder, reason: code ?? String(error) }, error);
}

/**
 * A private folder for the socket: within the data folder, or a fresh one of mode 0700 below the folder for temporary
 * files when that path is too long for a socket.
 */
export function socketFolder(folders: Folders): string {
  if (Buffer.byteLength(folders.run) <= LONGEST_SOCKET_FOLDER_BYTES) return folders.run;
  const base = Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp';
  return mkdtempSync(join(base, 'landport-'));
}

/** Removes a socket folder made outside the data folder. */
export function removeSocketFolder(folders: Folders, socketDir: string): void {
  if (socketDir !== folders.run) rmSync(socketDir, { recursive: true, force: true });
}
