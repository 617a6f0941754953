import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let isBuilt = false;

/**
 * `bin/landport` as `npm ci` would have built it from what stands here now. The compiler builds only what changed, which
 * after the check's own step of types is nothing.
 */
export function builtProgram(): string {
  if (!isBuilt) oneAtATime(join(ROOT, 'dist/program.building'), build);
  isBuilt = true;
  return join(ROOT, 'bin/landport');
}

function build(): void {
  run(join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'src/cli');
  // Copied only where it differs: a program that another test started may be reading it.
  if (sqlIn('src') !== sqlIn('dist')) run(join(ROOT, 'tools/copy-sql.mjs'));
}

function run(script: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: ROOT });
  if (status !== 0) throw new Error(`the program does not build: ${stdout}${stderr}`);
}

/** The migrations as one text. */
function sqlIn(part: string): string {
  const folder = join(ROOT, part, 'store/sql');
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
      .join('\n');
  } catch {
    return '';
  }
}
