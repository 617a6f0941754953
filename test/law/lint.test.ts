import { expect, test } from 'vitest';
import { plant, runTool, writePlanted } from './planted.ts';

/** What is planted, where, as which text, and the rule of Biome that must find it. */
const PLANTS: readonly (readonly [string, string, string, string])[] = [
  ['the clock', 'src/core/clock.ts', 'export const a = (): number => Date.now();', 'noRestrictedGlobals'],
  [
    'a date made of a number',
    'src/core/date.ts',
    'export const a = (at: number): unknown => new Date(at);',
    'noRestrictedGlobals',
  ],
  [
    'the clock by its owner',
    'src/flow/owner.ts',
    'export const a = (): unknown => globalThis.Date;',
    'noRestrictedGlobals',
  ],
  ['a timer', 'src/flow/timer.ts', 'export const a = (): unknown => setTimeout(() => {}, 1);', 'noRestrictedGlobals'],
  [
    'a measuring clock',
    'src/scenario/measure.ts',
    'export const a = (): unknown => performance.now();',
    'noRestrictedGlobals',
  ],
  ['the network', 'src/messages/net.ts', "export const a = (): unknown => fetch('/');", 'noRestrictedGlobals'],
  [
    'the host’s cryptography',
    'src/ledger/hash.ts',
    'export const a = (): unknown => crypto.subtle;',
    'noRestrictedGlobals',
  ],
  ['the process', 'src/wire/process.ts', 'export const a = (): unknown => process.pid;', 'noRestrictedGlobals'],
  [
    'the clock in a port',
    'src/store/port/clock.ts',
    'export const a = (): number => Date.now();',
    'noRestrictedGlobals',
  ],
  ['the environment', 'src/server/environment.ts', 'export const a = process.env.LANDPORT_PORT;', 'noProcessEnv'],
  ['the environment in the store', 'src/store/environment.ts', 'export const a = process.env.PGHOST;', 'noProcessEnv'],
  ['a default export', 'src/core/default.ts', 'export default 1;', 'noDefaultExport'],
  ['any', 'src/core/any.ts', 'export const a = (b: any): unknown => b;', 'noExplicitAny'],
  ['any in a test', 'src/core/any.test.ts', 'export const a = (b: any): unknown => b;', 'noExplicitAny'],
  ['a word on the console', 'src/work/console.ts', "export const a = (): void => console.log('b');", 'noConsole'],
  [
    'a promise nobody waits for',
    'src/work/promise.ts',
    'async function b(): Promise<void> {}\nexport function a(): void {\n  b();\n}',
    'noFloatingPromises',
  ],
  [
    'a type imported as a value',
    'src/work/type.ts',
    "import { Lane } from '../store/port/store.ts';\nexport type A = Lane;",
    'useImportType',
  ],
  ['an unused variable', 'src/work/unused.ts', 'export function a(): void {\n  const b = 1;\n}', 'noUnusedVariables'],
];

function lint(files: Readonly<Record<string, string>>): { readonly code: number; readonly found: readonly string[] } {
  const folder = writePlanted(plant(files));
  const args = [
    'lint',
    '--vcs-enabled=false',
    '--error-on-warnings',
    '--max-diagnostics=none',
    '--reporter=github',
    'src',
  ];
  const { code, output } = runTool('biome', args, folder);
  const found = [...output.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+)/g)].map(([, rule, file]) => `${file} ${rule}`);
  return { code, found: [...new Set(found)] };
}

// The linter takes longer to start than to read a file, so all plants lie in one tree.
test('The linter finds each planted fault, and only in its file', () => {
  const files = Object.fromEntries(PLANTS.map(([, path, text]) => [path, `${text}\n`]));
  const { code, found } = lint(files);
  expect(code).toBe(1);
  for (const [what, path, , rule] of PLANTS) expect(found, what).toContain(`${path} ${rule}`);
  const planted = new Set(PLANTS.map(([, path]) => path));
  expect(found.filter((line) => !planted.has(line.split(' ')[0] ?? ''))).toEqual([]);
});

test('The linter finds nothing in a program without faults, and lets a test read the clock', () => {
  expect(lint({ 'src/core/clock.test.ts': 'export const a = (): number => Date.now();\n' })).toEqual({
    code: 0,
    found: [],
  });
});
