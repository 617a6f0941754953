import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONSOLE = join(ROOT, 'dist/console');

/** The console's pages as `npm ci` builds them, which the program serves too; for the tests of a file. */
export function builtConsole(): { readonly folder: string } {
  beforeAll(buildConsole, 120_000);
  return { folder: CONSOLE };
}

/**
 * Builds the console where it is missing or older than its sources, as `npm ci` would have; of several test files that
 * find it so, one builds and the others wait.
 */
export function buildConsole(): void {
  const lock = `${CONSOLE}.building`;
  if (existsSync(lock) || !isBuilt()) oneAtATime(lock, build);
}

function build(): void {
  if (isBuilt()) return;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const config = join(ROOT, 'src/console/vite.config.ts');
  // The test runner's own NODE_ENV would build the pages as for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build', '-c', config], { cwd: ROOT, env });
  if (status !== 0) throw new Error(`the console does not build: ${stderr.toString()}`);
}

function isBuilt(): boolean {
  const pages = ['index.html', 'gate.html', 'inspect.html'].map((name) => join(CONSOLE, name));
  if (!pages.every((page) => existsSync(page))) return false;
  const built = Math.min(...pages.map((page) => statSync(page).mtimeMs));
  return ['console', 'core', 'flow', 'messages', 'wire'].every((part) => newest(join(ROOT, 'src', part)) <= built);
}

/** When the newest file below a folder that goes into the console was written. */
function newest(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return newest(path);
    return entry.name.includes('.test.') ? 0 : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}
