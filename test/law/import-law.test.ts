import { describe, expect, test } from 'vitest';
import { checkLaw, type LawCode } from '../../tools/law/check.ts';
import { PARTS, partOf } from '../../tools/law/parts.ts';
import { parseTree } from '../../tools/source.ts';
import { ownFile, plant, runTool, writePlanted } from './planted.ts';

const MANIFEST = { dependencies: new Set(['pg', 're2js', 'yaml']), devDependencies: new Set(['fast-check', 'react']) };

function codesOf(files: Readonly<Record<string, string>>): readonly string[] {
  const tree = plant(files);
  return checkLaw(tree, parseTree(tree), MANIFEST).map(({ code, path }) => `${path} ${code}`);
}

/** What is planted, where, as which text, and the one breach it must be called. */
const PLANTS: readonly (readonly [string, string, string, LawCode])[] = [
  [
    'a part above',
    'src/core/a.ts',
    "import { open } from '../store/open.ts';\nexport const a = open;",
    'cross-part-import',
  ],
  [
    'only a type of it',
    'src/core/a.ts',
    "import type { Lane } from '../store/port/store.ts';\nexport type A = Lane;",
    'cross-part-import',
  ],
  [
    'a type named in place',
    'src/core/a.ts',
    "export type A = import('../store/port/store.ts').Lane;",
    'cross-part-import',
  ],
  ['a part loaded later', 'src/flow/a.ts', "export const a = () => import('../store/open.ts');", 'cross-part-import'],
  ['a part handed on', 'src/wire/a.ts', "export * from '../ledger/b.ts';", 'cross-part-import'],
  ['the store behind its port', 'src/server/a.ts', "export { open } from '../store/open.ts';", 'cross-part-import'],
  ['the port knowing its store', 'src/store/port/a.ts', "export { open } from '../open.ts';", 'cross-part-import'],
  [
    'the simulated port in the server',
    'src/server/a.ts',
    "export { truth } from '../scenario/truth.ts';",
    'cross-part-import',
  ],
  [
    'the simulated port in a job',
    'src/work/a.ts',
    "export { truth } from '../scenario/truth.ts';",
    'cross-part-import',
  ],
  [
    'an npm package in core',
    'src/core/a.ts',
    "import { parse } from 'yaml';\nexport const a = parse;",
    'package-not-allowed',
  ],
  ['a package by a path inside it', 'src/core/a.ts', "export { x } from 'pg/lib/utils';", 'package-not-allowed'],
  [
    'a database client in the server’s use case',
    'src/work/a.ts',
    "import pg from 'pg';\nexport const a = pg;",
    'package-not-allowed',
  ],
  [
    'a package found by its files',
    'src/work/a.ts',
    "import { createRequire } from 'node:module';\nexport const a = createRequire('/').resolve('pg');",
    'package-not-allowed',
  ],
  ['React in the server', 'src/server/a.ts', "export { useState } from 'react';", 'package-not-allowed'],
  [
    'a module of Node in core',
    'src/core/a.ts',
    "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
    'node-module',
  ],
  ['a module of Node by its old name', 'src/ledger/a.ts', "export { createHash } from 'crypto';", 'node-module'],
  ['a module of Node in the console', 'src/console/a.ts', "export { join } from 'node:path';", 'node-module'],
  ['chance', 'src/core/a.ts', 'export const a = (): number => Math.random();', 'randomness'],
  ['chance by an index', 'src/flow/a.ts', "export const a = (): number => Math['random']();", 'randomness'],
  ['chance taken out', 'src/scenario/a.ts', 'const { random } = Math;\nexport const a = random;', 'randomness'],
  ['chance under another name', 'src/messages/a.ts', 'const m = Math;\nexport const a = m;', 'randomness'],
  ['a file of 501 lines', 'src/core/a.ts', 'export {};\n'.repeat(501), 'file-too-long'],
  ['a query of 501 lines', 'src/store/sql/0002_long.sql', 'select 1;\n'.repeat(501), 'file-too-long'],
  ['work done on loading', 'src/work/a.ts', 'export const a: string[] = [];\na.push("b");', 'effect-at-import'],
  ['a drawer', 'src/core/utils/a.ts', 'export const a = 1;', 'drawer'],
  ['a drawer that is a file', 'src/core/helpers.ts', 'export const a = 1;', 'drawer'],
  ['a folder that is no part', 'src/tools/a.ts', 'export const a = 1;', 'unknown-part'],
  ['a file outside src', 'src/cli/a.ts', "export { x } from '../../test/law/x.ts';", 'import-outside-src'],
  ['a file that is not there', 'src/cli/a.ts', "export { x } from './b.ts';", 'import-not-found'],
  ['no TypeScript', 'src/cli/a.ts', 'export const = 1;', 'not-parsed'],
];

describe('The import law', () => {
  test('finds nothing in a program that keeps it', () => {
    expect(codesOf({})).toEqual([]);
  });

  test.each(PLANTS)('finds %s in %s', (_what, path, text, code) => {
    const others = { 'src/ledger/b.ts': 'export const b = 1;\n', 'test/law/x.ts': 'export const x = 1;\n' };
    expect(codesOf({ ...others, [path]: `${text}\n` })).toEqual([`${path} ${code}`]);
  });

  test('finds a package that a user would not have installed', () => {
    const tree = plant({ 'src/intake/a.ts': "export { parse } from 'csv-parse';\n" });
    expect(checkLaw(tree, parseTree(tree), MANIFEST).map(({ code }) => code)).toEqual(['package-not-shipped']);
  });

  test('finds a circle of three files once, and lets types name each other', () => {
    const circle = {
      'src/core/a.ts': "export { b } from './b.ts';\n",
      'src/core/b.ts': "import { c } from './c.ts';\nexport const b = c;\n",
      'src/core/c.ts': "export * from './a.ts';\nexport const c = 1;\n",
    };
    expect(codesOf(circle)).toEqual(['src/core/a.ts circular-import']);
    const types = {
      'src/core/a.ts': "import type { B } from './b.ts';\nexport interface A { readonly b: B }\n",
      'src/core/b.ts': "import type { A } from './a.ts';\nexport interface B { readonly a: A }\n",
    };
    expect(codesOf(types)).toEqual([]);
  });

  test('finds a tsconfig that allows what the table does not', () => {
    const path = 'src/core/tsconfig.json';
    expect(codesOf({ [path]: '{ "references": [{ "path": "../store/port" }] }' })).toEqual([
      `${path} references-differ`,
    ]);
    expect(codesOf({ 'src/flow/tsconfig.json': '{ "references": [] }' })).toEqual([
      'src/flow/tsconfig.json references-differ',
    ]);
  });

  test('lets a test compose what it needs', () => {
    const text =
      "import { tmpdir } from 'node:os';\nimport { truth } from '../scenario/truth.ts';\ntmpdir() + truth();\n";
    expect(codesOf({ 'src/server/a.test.ts': text })).toEqual([]);
  });

  test('fails as a command, naming the file, the line and the reason', () => {
    const text = "export const a = 1;\nexport { parse } from 'yaml';\n";
    const folder = writePlanted(plant({ 'src/core/a.ts': text }));
    const broken = runTool('tsx', [ownFile('tools/law/main.ts'), folder], folder);
    expect(broken.output).toContain('src/core/a.ts:2 package-not-allowed: core may not use yaml: core is what');
    expect(broken.code).toBe(1);
  });

  test('passes as a command over a program that keeps it', () => {
    const folder = writePlanted(plant());
    expect(runTool('tsx', [ownFile('tools/law/main.ts'), folder], folder)).toMatchObject({ code: 0 });
  });
});

describe('The table of parts', () => {
  test('has no circle: a part imports only parts that stand before it', () => {
    const names = Object.keys(PARTS);
    for (const [at, name] of names.entries())
      for (const other of PARTS[name]?.imports ?? [])
        expect(names.indexOf(other), `${name} -> ${other}`).toBeLessThan(at);
  });

  test('lets only the command line import the simulated port', () => {
    const importers = Object.entries(PARTS).filter(([, part]) => part.imports.includes('scenario'));
    expect(importers.map(([name]) => name)).toEqual(['cli']);
  });

  test('knows a port from the part it belongs to', () => {
    expect(partOf('src/store/port/store.ts')).toBe('store/port');
    expect(partOf('src/store/portable.ts')).toBe('store');
    expect(partOf('src/storehouse/a.ts')).toBeUndefined();
    expect(partOf('tools/source.ts')).toBeUndefined();
  });
});
