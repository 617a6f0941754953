import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseTree, readTree } from '../source.ts';
import { checkLaw } from './check.ts';
import { MEDIAN_FILE } from './parts.ts';

const root = resolve(process.argv[2] ?? '.');
const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};
const tree = readTree(root);
const modules = parseTree(tree);
const violations = checkLaw(tree, modules, {
  dependencies: new Set(Object.keys(dependencies)),
  devDependencies: new Set(Object.keys(devDependencies)),
});
for (const { code, path, line, message } of violations) console.log(`${path}:${line} ${code}: ${message}`);

const written = modules.filter(({ path }) => path.startsWith('src/') && !path.includes('.test.'));
const lengths = written.map(({ lines }) => lines).sort((a, b) => a - b);
const at = (share: number): number => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
const all = lengths.reduce((sum, lines) => sum + lines, 0);
const comments = written.reduce((sum, { commentLines }) => sum + commentLines, 0);
console.log(
  `${lengths.length} files under src, ${all} lines: median ${at(0.5)}, 90th percentile ${at(0.9)}, longest ${at(1)}, ` +
    `comments ${Math.round((100 * comments) / Math.max(1, all))}%; ${violations.length} violations`,
);
const tooLong = at(0.5) > MEDIAN_FILE;
if (tooLong) console.log(`median file length ${at(0.5)} is over ${MEDIAN_FILE}: split by what each piece does`);
process.exitCode = violations.length > 0 || tooLong ? 1 : 0;
