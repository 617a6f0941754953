import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { joinEmbedded } from '../../src/store/embedded.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/landport', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../test/support/landport.ts', import.meta.url));
const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const TSX = import.meta.resolve('tsx');

/** A landport of its own: the whole program in its own process, on a fresh data folder with the example rules in force. */
export interface BenchServer {
  readonly url: string;
  readonly token: string;
  /** Its PostgreSQL, for the measurements beside it. */
  readonly connection: pg.ClientConfig;
  /** Files in the rules folder, each one rule. */
  readonly rules: number;
  /** Processor time that its process, all threads of it, has taken so far; known on Linux only. */
  cpuMs(): number | undefined;
  stop(): Promise<void>;
}

/** Which program runs, and whether it is watched. */
export interface BenchServerOptions {
  /** The built program, or its source: slower, but never stale. */
  readonly program: 'built' | 'source';
  /** Folder for a CPU profile of the server. */
  readonly profile?: string;
}

/** Starts the server in `folder`, which must be empty and is left as it is afterwards. */
export async function startBenchServer(folder: string, { program, profile }: BenchServerOptions): Promise<BenchServer> {
  const data = join(folder, 'data');
  const rules = await bringRules(join(data, 'rules'));
  const nodeArgs = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const entry = program === 'built' ? [PROGRAM] : ['--import', TSX, SOURCE];
  const child = run([...nodeArgs, ...entry, 'start', '--data', data, '--port', '0', '--no-demo']);
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  try {
    const url = await shown(child, /Landport is at (http:\S+)\n/);
    const token = await shown(run([...entry, 'token', 'create', '--data', data]), /(lp_\S+)/);
    const joined = await joinEmbedded({ dataDir: data, log: () => {} });
    const stop = async (): Promise<void> => {
      child.kill('SIGTERM');
      await ended;
    };
    return { url, token, connection: joined.connection, rules, cpuMs: () => cpuOf(child.pid), stop };
  } catch (error) {
    child.kill('SIGTERM');
    await ended;
    throw error;
  }
}

/** Linux counts in hundredths of a second: user and system time are the 14th and 15th field of `stat` (proc(5)). */
function cpuOf(pid: number | undefined): number | undefined {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return undefined;
  const fields = readFileSync(path, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function run(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // And nothing else: a developer's own settings of Landport must not change what is measured.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C', NODE_OPTIONS: process.env.NODE_OPTIONS },
  });
}

/** What a pattern captures of what the program says; fails where it ends before. */
function shown(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = pattern.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.on('close', (code) => reject(new Error(`landport ended with ${code} before it showed ${pattern}: ${said}`)));
  });
}

/** Copies the example rules, valid from the start of this month, so that all of them judge whatever day it is. */
async function bringRules(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const month = new Date().toISOString().slice(0, 8);
  const until = `${Number(month.slice(0, 4)) + 1}${month.slice(4)}01`;
  let count = 0;
  for (const entry of await readdir(RULES, { withFileTypes: true, recursive: true })) {
    const from = join(entry.parentPath, entry.name);
    const to = join(folder, from.slice(RULES.length + 1));
    if (entry.isDirectory()) await mkdir(to, { recursive: true });
    else if (!entry.name.endsWith('.yaml')) await copyFile(from, to);
    else {
      const text = await readFile(from, 'utf8');
      const dated = text
        .replace(/^validFrom: .*$/m, `validFrom: ${month}01`)
        .replace(/^validUntil: .*$/m, `validUntil: ${until}`);
      if (dated.includes('validFrom')) count += 1;
      await writeFile(to, dated);
    }
  }
  return count;
}

/** Removes the folder of a stopped server. */
export async function clearAway(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
