import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What PostgreSQL writes to postmaster.pid about the server that runs on a data folder. */
export interface Postmaster {
  readonly pid: number;
  /** Empty while the server is still starting. */
  readonly socketDir: string;
}

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The file's statement, believed or not; nothing when there is no file or it is not yet whole. */
function readPostmasterFile(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, socketDir: lines[4] ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

/** The server that runs on these files, or nothing. A number that now belongs to another program does not count. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const stated = readPostmasterFile(cluster);
  return stated !== undefined && isPostmasterOf(stated.pid, cluster) ? stated : undefined;
}

/** Whether a process is a PostgreSQL server on these files: its command line says so, also to other users. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!(pid > 0) || !isAlive(pid)) return false;
  // A dead process that nobody has collected yet has an empty command line, and is rightly not taken for a server.
  const words = `${commandLine(pid)} `;
  return words.includes(` -D ${cluster} `) && words.includes('postgres');
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux') return '';
  }
  try {
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** How a server is asked to go: `fast` rolls back what is open and writes all down; `immediate` leaves recovery to the next start. */
export type Haste = 'fast' | 'immediate';

/** Stops a server and waits until it is gone; one that does not go within `patienceMs` is stopped at once. */
export async function stopPostmaster(pid: number, cluster: string, haste: Haste, patienceMs = 30_000): Promise<void> {
  const asked: NodeJS.Signals[] = haste === 'fast' ? ['SIGINT', 'SIGQUIT', 'SIGKILL'] : ['SIGQUIT', 'SIGKILL'];
  for (const signal of asked) {
    if (!isPostmasterOf(pid, cluster)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const waitMs = signal === 'SIGINT' ? patienceMs : 5_000;
    for (let waited = 0; waited < waitMs; waited += 20) {
      if (!isPostmasterOf(pid, cluster)) return;
      await sleep(20);
    }
  }
}
