import { describe, expect, test } from 'vitest';
import { parseTree } from '../../tools/source.ts';
import { checkUnused, reachedByTestsOnly } from '../../tools/unused/check.ts';
import { ownFile, plant, runTool, writePlanted } from './planted.ts';

const MANIFEST = { dependencies: { pg: '1.0.0' }, devDependencies: { vitest: '1.0.0' } };

function unusedIn(files: Readonly<Record<string, string>>, manifest = MANIFEST): readonly string[] {
  const tree = plant(files);
  return checkUnused(tree, parseTree(tree), manifest).map(({ code, path, message }) => `${path} ${code}: ${message}`);
}

describe('The search for unused code', () => {
  test('finds nothing in a program that uses all it has', () => {
    expect(unusedIn({})).toEqual([]);
  });

  test('finds a file that nothing reaches', () => {
    expect(unusedIn({ 'src/core/lonely.ts': 'export const a = 1;\n' })).toEqual([
      'src/core/lonely.ts unused-file: no entry, test or tool reaches this file',
    ]);
  });

  test('finds an export that nothing uses, and one that only its own file uses', () => {
    const text =
      'export const half = (size: number): number => whole - size;\nexport const whole = 1;\nexport const more = 2;\n';
    expect(unusedIn({ 'src/core/size.ts': text })).toEqual([
      'src/core/size.ts needless-export: only this file uses whole: drop the export',
      'src/core/size.ts unused-export: nothing uses more',
    ]);
  });

  test('lets a file export the types that its exports speak of', () => {
    const text =
      'export interface Size {\n  readonly kg: number;\n}\nexport const half = (size: Size | number): unknown => size;\n';
    expect(unusedIn({ 'src/core/size.ts': text })).toEqual([]);
    expect(unusedIn({ 'src/core/size.ts': text.replace('Size | ', '') })).toEqual([
      'src/core/size.ts unused-export: nothing uses Size',
    ]);
  });

  test('follows pages, workers and modules loaded later', () => {
    const files = {
      'src/console/index.html': '<script type="module" src="/desk/main.tsx"></script>',
      'src/console/desk/main.tsx': "void import('./board.tsx');\nexport {};\n",
      'src/console/desk/board.tsx': 'export const Board = (): unknown => null;\n',
      'src/server/serve.ts':
        "export const serve = (lane: string): string => lane + new URL('./pool-worker.ts', import.meta.url).href;\n",
      'src/server/pool-worker.ts': 'export {};\n',
      'src/store/port/store.ts': 'export type Lane = string;\n',
    };
    expect(unusedIn(files)).toEqual([]);
  });

  test('finds packages that nobody imports, and imports that nobody installs', () => {
    const manifest = { ...MANIFEST, dependencies: { fastify: '1.0.0' } };
    expect(unusedIn({}, manifest as never)).toEqual([
      'package.json unused-dependency: nothing uses fastify',
      'src/store/open.ts undeclared-dependency: pg is not in package.json',
    ]);
  });

  test('names what only tests reach', () => {
    const tree = plant({
      'src/core/oracle.ts': 'export const oracle = 1;\n',
      'src/core/oracle.test.ts': "import { oracle } from './oracle.ts';\noracle + 1;\n",
    });
    expect(reachedByTestsOnly(tree, parseTree(tree), MANIFEST)).toEqual(['src/core/oracle.ts']);
  });

  test('fails as a command', () => {
    const folder = writePlanted(plant({ 'src/core/lonely.ts': 'export const a = 1;\n' }));
    const { code, output } = runTool('tsx', [ownFile('tools/unused/main.ts'), folder], folder);
    expect(output).toContain('src/core/lonely.ts:1 unused-file');
    expect(code).toBe(1);
  });
});
