import {
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';
import { type Folders, folderFault } from './folders.ts';
import { give, type Identity } from './identity.ts';
import { isAlive } from './process.ts';
import { run } from './run.ts';

/** The database's superuser, who can be reached only through the private socket folder. */
export const SUPERUSER = 'landport';
const UNFINISHED = /^postgres\.new-(\d+)-(\d+)-/;
/** When this process began: with its number it names it, also where a container gives every start the same number. */
const ownBirth = (): number => Math.floor(performance.timeOrigin);

/**
 * Makes the database's files when there are none. They are made beside their place and renamed into it, so that a first
 * start which was killed, or ran out of disk, leaves nothing that the next one would trip over.
 */
export async function ensureCluster(folders: Folders, identity: Identity): Promise<void> {
  removeUnfinished(folders);
  if (!existsSync(folders.cluster)) await createCluster(folders, identity);
  else give(folders.cluster, identity);
  await checkVersion(folders, identity);
}

async function createCluster(folders: Folders, identity: Identity): Promise<void> {
  let unfinished: string;
  try {
    unfinished = mkdtempSync(join(folders.data, `postgres.new-${process.pid}-${ownBirth()}-`));
  } catch (error) {
    throw folderFault(folders.data, error);
  }
  try {
    give(unfinished, identity);
    const { code, output } = await run(
      identity.wrap(identity.binaries.initdb, [
        `--pgdata=${unfinished}`,
        `--username=${SUPERUSER}`,
        '--auth-local=trust',
        '--auth-host=reject',
        '--encoding=UTF8',
        // The builtin provider sorts alike on every machine, whatever locales it has: an index survives a move.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
        '--no-instructions',
      ]),
      { cwd: '/', env: identity.env },
    );
    if (code !== 0) {
      if (/No space left on device|Disk quota exceeded/.test(output))
        throw new Fault('disk-full', { folder: folders.data });
      throw new Fault('database-create', { folder: folders.data, reason: lastLines(output) });
    }
    renameSync(unfinished, folders.cluster);
    syncFolder(folders.data);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process may have been faster; its database is as good as ours.
    if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY' || (error as NodeJS.ErrnoException).code === 'EEXIST')
      return;
    throw folderFault(folders.data, error);
  }
}

/** Clears what interrupted first starts left; the folder's name says whose it is, so a live one is left alone. */
function removeUnfinished(folders: Folders): void {
  for (const name of readdirSync(folders.data)) {
    const [matched, pid, birth] = UNFINISHED.exec(name) ?? [];
    if (matched === undefined) continue;
    const alive = Number(pid) === process.pid ? Number(birth) === ownBirth() : isAlive(Number(pid));
    if (alive) continue;
    // The initdb of a killed first start may still be writing for a moment: try again until it has ended.
    rmSync(join(folders.data, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Fault `database-version` when the files were made by another major version of PostgreSQL. */
async function checkVersion(folders: Folders, identity: Identity): Promise<void> {
  const found = readVersion(folders);
  const { output } = await run(identity.wrap(identity.binaries.postgres, ['--version']), {
    cwd: '/',
    env: identity.env,
  });
  const ours = /PostgreSQL\)? (\d+)/.exec(output)?.[1] ?? '';
  if (found !== ours) throw new Fault('database-version', { folder: folders.data, found, ours });
}

function readVersion(folders: Folders): string {
  try {
    return readFileSync(join(folders.cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '?';
    throw folderFault(folders.data, error);
  }
}

/** A rename is durable only once the folder that holds the name is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What a program said last: the part of its output that says why it failed. */
export function lastLines(output: string, count = 5): string {
  return output.trim().split('\n').slice(-count).join('\n');
}
