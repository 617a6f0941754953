import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packsCheck } from '../commands/packs.ts';
import { packsInForce } from './packs.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landport-own-packs-'));
  await mkdir(join(folder, 'packs'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pack = (id: string, english: string): string => `id: ${id}
version: 7
title: { en: Ours, zh: 我们的 }
stage: vehicle
use: { load: [container] }
steps:
  - id: one
    title: { en: ${english}, zh: 箱门 }
    kind: look
    required: true
`;

test("a port's own checklists take the place of their namesakes; one that may not stand is left out and named", async () => {
  expect((await packsInForce(folder)).packs.length).toBe(11);
  await writeFile(join(folder, 'packs/a.yaml'), pack('container', 'Doors'));
  await writeFile(join(folder, 'packs/b.yaml'), pack('empty-vehicle', 'Unlock the phone'));
  const { packs, leftOut } = await packsInForce(folder);
  const versionOf = (id: string) => packs.find((one) => one.id === id)?.version;
  expect([versionOf('container'), versionOf('empty-vehicle'), packs.length]).toEqual([7, 1, 11]);
  expect(leftOut).toEqual([join(folder, 'packs/b.yaml')]);
});

test('`packs check` says where and why, in the language asked for, and ends as it should', async () => {
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  const io = {
    out: async (text: string) => say(text),
    err: say,
    language: 'zh' as const,
    folder,
  };
  expect(await packsCheck([], io)).toBe(2);
  expect(await packsCheck(['packs/a.yaml'], io)).toBe(0);
  said = '';
  expect(await packsCheck(['packs'], io)).toBe(1);
  expect(said).toMatch(/^packs\/b\.yaml:8:\d+: 查验只看货物.*\[step-reads-content\]\n2 个查验清单中 1 个可以使用。\n$/);
});
