import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test.each(pages)('Every link of %s to a file leads to one', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''));
  const files = targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
  const lost = files.filter((target) => !existsSync(join(root, dirname(page), target)));
  expect(lost).toEqual([]);
});

test('Every dependency has one row that says what it is for, and every row a dependency', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>;
  const declared = [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies ?? {})];
  const rows = [...read('docs/decisions/dependencies.md').matchAll(/^\| `([^`]+)` \| (.{12,}) \|$/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(declared.sort());
});

test('Every dependency has one exact version, so that two machines install the same', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>;
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('Every decision says what was rejected, and the list of decisions names it', () => {
  const list = read('docs/decisions/README.md');
  const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
  expect(decisions.length).toBeGreaterThan(0);
  for (const name of decisions) {
    expect(read(`docs/decisions/${name}`), name).toContain('**Rejected**');
    expect(list).toContain(`(${name})`);
  }
});

test('The glossary explains every word once, in the order of the alphabet, and leads to a file', () => {
  const rows = [...read('docs/glossary.md').matchAll(/^\| \*\*([^*]+)\*\*[^|]* \| (.+) \| (.+) \|$/gm)];
  const words = rows.map(([, word = '']) => word);
  expect(words.length).toBeGreaterThan(20);
  expect(words).toEqual([...new Set(words)].sort((a, b) => (a < b ? -1 : 1)));
  for (const [, word, , where] of rows) expect(where, word).toMatch(/\]\(\.\.\/[^)]+\)/);
});
