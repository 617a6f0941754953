import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HashHex } from '../core/domain/ids.ts';
import { inCondition, inRule } from '../core/rule/diagnostic.ts';
import { loadRules, readRuleFiles } from './rule-files.ts';
import { readRuleText } from './rule-text.ts';

const context = { hash: (text: string) => text as HashHex };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landport-rules-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const RULE = `id: one
hazard: waste
lane: red
when: goods.hs in lists.plastics
reason: { en: Waste, zh: 废物 }
legalBasis: Basel Convention, art. 6
owner: a
approvedBy: b
validFrom: 2026-01-01
validUntil: 2026-12-31
cases:
  - { given: { goods.hs: "391510" }, hit: true }
  - { given: { goods.hs: "270112" }, hit: false }
`;

const YAML: readonly (readonly [text: string, code: string, line: number, column: number])[] = [
  ['id: one\nid: two\n', 'yaml-duplicate-key', 2, 1],
  ['id: &a one\nowner: *a\n', 'yaml-alias', 1, 8],
  ['a: &x [1]\nb: [*x, *x]\n', 'yaml-alias', 1, 7],
  ['id: !!str one\n', 'yaml-tag', 1, 11],
  ['id: !evil one\n', 'yaml-tag', 1, 11],
  ['validFrom: !!timestamp 2026-01-01\n', 'yaml-tag', 1, 24],
  ['%YAML 1.1\n---\nlane: no\n', 'yaml-tag', 1, 1],
  ['id: one\n---\nid: two\n', 'yaml-several', 2, 1],
  ['id: "one\n', 'yaml-syntax', 2, 1],
  ['id: [one\n', 'yaml-syntax', 2, 1],
  ['reason: { en: a: b }\n', 'yaml-syntax', 1, 15],
  ['\tid: one\n', 'yaml-syntax', 1, 1],
];

test.each(YAML)('%j is refused as %s at %d:%d', (text, code, line, column) => {
  const [first] = readRuleText('r.yaml', text).faults;
  expect([first?.diagnostic.code, first?.place.line, first?.place.column]).toEqual([code, line, column]);
});

test('dates and words like no and on stay text', () => {
  const { raw, faults } = readRuleText('r.yaml', 'lane: no\nowner: on\nvalidFrom: 2026-01-01\n');
  expect(faults).toEqual([]);
  expect(raw).toEqual({ lane: 'no', owner: 'on', validFrom: '2026-01-01' });
});

const DEEP: readonly (readonly [what: string, text: string])[] = [
  ['brackets', '['.repeat(100_000)],
  ['dashes', `${'- '.repeat(20_000)}a`],
  ['questions', '? '.repeat(20_000)],
  ['indents', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
];

test.each(DEEP)('a file that nests thousands of %s deep is a fault and no crash', (_, text) => {
  expect(readRuleText('r.yaml', text).faults.map((one) => one.diagnostic.code)).toEqual(['yaml-too-deep']);
});

const STYLES: readonly (readonly [style: string, text: string])[] = [
  ['plain', 'when: goods.hs == 1 || goods.origin == "MN"\n'],
  ['double quotes', 'when: "goods.hs == 1 || goods.origin == \\"MN\\""\n'],
  ['double quotes with escapes', 'when: "goods.hs\\u0020== 1\\n|| \\\n   goods.origin == \\"MN\\""\n'],
  ['single quotes', 'when: \'goods.hs == 1 || goods.origin == "MN"\'\n'],
  ['a literal block', 'when: |-\n    goods.hs == 1\n      || goods.origin == "MN"\n'],
  [
    'a literal block with a remark',
    'when: | # goods.hs == 1 goods.origin\n  goods.hs == 1\n  || goods.origin == "MN"\n',
  ],
  ['a folded block', 'when: >-\n  goods.hs == 1\n  || goods.origin\n  == "MN"\n'],
  ['plain over lines', 'when: goods.hs == 1\n  || goods.origin\n  == "MN"\n'],
  ['Windows line ends', 'when: |-\r\n  goods.hs == 1\r\n  || goods.origin == "MN"\r\n'],
];

test.each(STYLES)('an offset in a condition written in %s is found in its file', (_, text) => {
  const file = readRuleText('r.yaml', `# 一条规则\n${text}`);
  expect(file.faults).toEqual([]);
  const { when } = file.raw as { when: string };
  const start = when.indexOf('goods.origin');
  const { place } = file.locate(inCondition('unknown-field', { start, end: start + 12 }));
  expect(place.source.slice(place.column - 1, place.column - 1 + place.length)).toBe('goods.origin');
});

test('a diagnostic of a key is found at the key, and one of an absent key at the rule', () => {
  const file = readRuleText(
    'r.yaml',
    'id: x\nreason:\n  en: 价格\ncases:\n  - given: { goods.hs: 5 }\n    hit: true\n',
  );
  const at = (key: string, code: 'key-missing' | 'wrong-type' = 'wrong-type') => {
    const { place } = file.locate(inRule(code, key));
    return [place.line, place.column];
  };
  expect(at('reason/en')).toEqual([3, 3]);
  expect(at('reason/zh', 'key-missing')).toEqual([2, 1]);
  expect(at('lane', 'key-missing')).toEqual([1, 1]);
  expect(at('cases/0')).toEqual([5, 5]);
  expect(at('cases/0/given/goods.hs')).toEqual([5, 14]);
});

test('a folder is read whole and in order, with the lists beside its rules', async () => {
  const rules = join(folder, 'rules');
  await mkdir(join(rules, 'deep'), { recursive: true });
  await mkdir(join(rules, 'lists'));
  await writeFile(join(rules, 'b.yaml'), RULE);
  await writeFile(join(rules, 'a.yml'), `\ufeff${RULE.replace('id: one', 'id: two')}`);
  await writeFile(join(rules, 'deep', 'c.yaml'), RULE.replace('id: one', 'id: three'));
  await writeFile(join(rules, 'notes.txt'), 'not a rule');
  await writeFile(join(rules, 'lists', 'plastics.yaml'), 'id: plastics\nvalues: ["391590", "391510"]\n');
  await symlink('..', join(rules, 'deep', 'loop'));
  const set = await loadRules(['rules', 'rules/b.yaml'], folder, context);
  expect(set.diagnostics).toEqual([]);
  expect(set.rules.map((one) => one.rule.id)).toEqual(['two', 'one', 'three']);
  const alone = await loadRules(['rules/b.yaml'], folder, context);
  expect(alone.sound).toBe(true);
});

test('what cannot be read is said of the file that it is', async () => {
  await writeFile(join(folder, 'latin.yaml'), Buffer.from('id: caf\xe9\n', 'latin1'));
  await writeFile(join(folder, 'huge.yaml'), `id: ${'x'.repeat(1_100_000)}\n`);
  await mkdir(join(folder, 'empty'));
  const files = await readRuleFiles(['latin.yaml', 'huge.yaml', 'empty', 'nowhere.yaml', 'latin.yaml/x'], folder);
  expect(files.map((file) => [file.path, file.faults[0]?.diagnostic.code])).toEqual([
    ['latin.yaml', 'file-not-utf8'],
    ['huge.yaml', 'file-too-large'],
    ['empty', 'folder-empty'],
    ['nowhere.yaml', 'file-not-found'],
    ['latin.yaml/x', 'file-not-found'],
  ]);
});

test('an unsound list is a fault of its own file', async () => {
  const rules = join(folder, 'unsound');
  await mkdir(join(rules, 'lists'), { recursive: true });
  await writeFile(join(rules, 'a.yaml'), RULE);
  await writeFile(join(rules, 'lists', 'plastics.yaml'), 'id: plastics\nvalues: [391590]\nwhy: x\n');
  const set = await loadRules(['unsound'], folder, context);
  expect(set.diagnostics.map((one) => [one.place.path, one.diagnostic.code])).toEqual([
    ['unsound/lists/plastics.yaml', 'unknown-key'],
    ['unsound/lists/plastics.yaml', 'wrong-type'],
    ['unsound/a.yaml', 'unknown-list'],
  ]);
  expect(set.sound).toBe(false);
});
