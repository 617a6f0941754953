import { expect, test } from 'vitest';
import { plant, runTool, writePlanted } from './planted.ts';

/** What the compiler itself refuses, before any law is asked. */
const PLANTS: readonly (readonly [string, string, string, RegExp])[] = [
  ['another part', 'src/core/a.ts', "export { serve } from '../server/serve.ts';", /core\/a\.ts.*TS6(059|307)/],
  ['a module of Node', 'src/core/a.ts', "export { readFileSync } from 'node:fs';", /core\/a\.ts.*TS2(307|591)/],
  ['a name of the host', 'src/core/a.ts', 'export const a: unknown = setTimeout;', /core\/a\.ts.*TS2304/],
  ['an enum', 'src/core/a.ts', 'export enum A {\n  B,\n}', /core\/a\.ts.*TS1294/],
];

test.each(PLANTS)('The compiler refuses %s in core', (_what, path, text, error) => {
  const folder = writePlanted(plant({ [path]: `${text}\n` }));
  const { code, output } = runTool('tsc', ['-b', 'src/core', '--pretty', 'false'], folder);
  expect(output).toMatch(error);
  expect(code).not.toBe(0);
});

test('The compiler passes a core without faults', () => {
  const folder = writePlanted(plant());
  expect(runTool('tsc', ['-b', 'src/core', '--pretty', 'false'], folder)).toEqual({ code: 0, output: '' });
});
