import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseTree, readTree } from '../source.ts';
import { checkUnused, type Package, reachedByTestsOnly } from './check.ts';

const root = resolve(process.argv[2] ?? '.');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
const tree = readTree(root);
const modules = parseTree(tree);
const found = checkUnused(tree, modules, manifest);
for (const { code, path, line, message } of found) console.log(`${path}:${line} ${code}: ${message}`);
for (const path of reachedByTestsOnly(tree, modules, manifest)) console.log(`note: only tests reach ${path}`);
console.log(`${modules.length} files read, ${found.length} unused`);
process.exitCode = found.length > 0 ? 1 : 0;
