import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { PARTS } from '../../tools/law/parts.ts';
import type { Tree } from '../../tools/source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A small program that keeps every law; plants are laid over it. */
const SOUND: Readonly<Record<string, string>> = {
  'src/core/lane.ts': "export const LANES = ['green', 'red'] as const;\n",
  'src/core/size.ts': 'export const half = (size: number): number => Math.floor(size / 2);\n',
  'src/core/lane.test.ts':
    "import { expect, test } from 'vitest';\nimport { LANES } from './lane.ts';\ntest('There are two', () => expect(LANES.length).toBe(2));\n",
  'src/store/port/store.ts':
    "import type { LANES } from '../../core/lane.ts';\nexport type Lane = (typeof LANES)[number];\n",
  'src/store/open.ts':
    "import pg from 'pg';\nimport type { Lane } from './port/store.ts';\nexport const open = (lane: Lane): unknown => new pg.Pool({ application_name: lane });\n",
  'src/scenario/truth.ts':
    "import { LANES } from '../core/lane.ts';\nexport const truth = (): string => LANES.join();\n",
  'src/server/serve.ts':
    "import type { Lane } from '../store/port/store.ts';\nexport const serve = (lane: Lane): string => lane;\n",
  'src/cli/main.ts':
    "import { half } from '../core/size.ts';\nimport { truth } from '../scenario/truth.ts';\nimport { serve } from '../server/serve.ts';\nimport { open } from '../store/open.ts';\nconsole.log(half(4), truth(), serve('green'), open('green'), process.env.LANDPORT_PORT);\n",
};

/** The sound program with some files added or replaced. */
export function plant(files: Readonly<Record<string, string>> = {}): Tree {
  return new Map(Object.entries({ ...SOUND, ...files }));
}

/** Writes a tree and the repository's own settings to a folder that goes when the test ends. */
export function writePlanted(tree: Tree): string {
  const folder = mkdtempSync(join(tmpdir(), 'landport-law-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of ['biome.json', 'package.json', 'tsconfig.base.json']) cpSync(join(root, path), join(folder, path));
  for (const part of Object.keys(PARTS)) {
    mkdirSync(join(folder, 'src', part), { recursive: true });
    cpSync(join(root, 'src', part, 'tsconfig.json'), join(folder, 'src', part, 'tsconfig.json'));
  }
  for (const [path, text] of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs a tool of node_modules/.bin in a folder; its output is both streams. */
export function runTool(
  name: string,
  args: readonly string[],
  cwd: string,
): { readonly code: number; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', name), args, { cwd, encoding: 'utf8' });
  return { code: status ?? 1, output: stdout + stderr };
}

/** The full path of one of the repository's own files. */
export function ownFile(path: string): string {
  return join(root, path);
}
