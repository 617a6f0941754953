import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPacks } from './pack-files.ts';

const PACKS = fileURLToPath(new URL('../../packs', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landport-packs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const GOOD = `id: one
version: 1
title: { en: One, zh: 一 }
stage: goods
use: { always: true }
steps:
  - id: doors
    title: { en: Doors, zh: 箱门 }
    kind: look
    required: true
`;

test('the packs that come with the program all stand, with the points that their checks have', async () => {
  const { packs, problems } = await loadPacks([PACKS], '/');
  expect(problems).toEqual([]);
  expect(packs.map(({ id }) => id)).toEqual([
    'bulk',
    'container',
    'dangerous-goods',
    'disinfection',
    'documents-only',
    'empty-vehicle',
    'general-cargo',
    'live-animals',
    'radiation-portal',
    'reefer-produce',
    'truck-trailer',
  ]);
  expect(packs.find(({ id }) => id === 'truck-trailer')?.steps.length).toBe(17);
  expect(packs.find(({ id }) => id === 'container')?.steps.length).toBe(7);
});

const UGLY: readonly (readonly [what: string, text: string, code: string, line: number])[] = [
  ['an empty file', '', 'pack-not-an-object', 1],
  ['a list', '- 1\n', 'pack-not-an-object', 1],
  ['YAML that is none', 'id: "one\n', 'pack-yaml-malformed', 2],
  ['an alias', 'id: &a one\nstage: *a\n', 'pack-yaml-malformed', 1],
  ['a tower of brackets', `steps: ${'['.repeat(5000)}`, 'pack-yaml-malformed', 0],
  ['a step that reads a phone', GOOD.replace('en: Doors', 'en: Unlock the phone'), 'step-reads-content', 8],
  ['a step about the driver', GOOD.replace('zh: 箱门', 'zh: 搜查司机'), 'step-about-person', 8],
  ['a step of no kind', GOOD.replace('kind: look', 'kind: read'), 'pack-value-wrong', 9],
];
test.each(UGLY)('%s is refused at its place', async (what, text, code, line) => {
  const file = join(folder, `${what.replaceAll(' ', '-')}.yaml`);
  await writeFile(file, text);
  const { packs, problems } = await loadPacks([file], '/');
  expect(packs).toEqual([]);
  expect(problems.map((one) => [one.code, one.place.line])).toContainEqual([code, line]);
});

test('two packs of one name are one too many', async () => {
  const twice = join(folder, 'twice');
  await mkdir(twice);
  await writeFile(join(twice, 'a.yaml'), GOOD);
  await writeFile(join(twice, 'b.yaml'), GOOD);
  expect((await loadPacks([twice], '/')).problems.map((one) => one.code)).toEqual(['pack-duplicate']);
});
