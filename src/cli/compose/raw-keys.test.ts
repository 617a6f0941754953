import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Instant } from '../../core/domain/ids.ts';
import { keepRawKeys } from './raw-keys.ts';

const NOW = (20_500 * 86_400_000) as Instant;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landport-raw-keys-'));
  await mkdir(join(folder, 'keys'));
});
afterEach(() => rm(folder, { recursive: true }));

test('The chain is made once, for its owner alone; a second process on the folder has the same keys, also when both begin at once', async () => {
  const [one, other] = await Promise.all([keepRawKeys(folder, NOW), keepRawKeys(folder, NOW)]);
  const third = await keepRawKeys(folder, (NOW + 40 * 86_400_000) as Instant);
  for (const day of [20_500, 20_541]) {
    expect(one.keyOf(day)).toEqual(other.keyOf(day));
    expect(one.keyOf(day)).toEqual(third.keyOf(day));
  }
  expect((await stat(join(folder, 'keys', 'raw-messages'))).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'keys'))).toEqual(['raw-messages']);
});

test('A day that was forgotten is forgotten on the disk, and later days stay', async () => {
  const keys = await keepRawKeys(folder, NOW);
  const kept = keys.keyOf(20_510);
  const before = await readFile(join(folder, 'keys', 'raw-messages'), 'utf8');
  await keys.forgetBefore(20_505);
  expect(await readFile(join(folder, 'keys', 'raw-messages'), 'utf8')).not.toBe(before);
  const again = await keepRawKeys(folder, NOW);
  expect(again.keyOf(20_504)).toBeUndefined();
  expect(again.keyOf(20_510)).toEqual(kept);
});

test('A key that cannot be read is not written over', async () => {
  await writeFile(join(folder, 'keys', 'raw-messages'), 'something else');
  await expect(keepRawKeys(folder, NOW)).rejects.toMatchObject({ code: 'data-folder-access' });
  expect(await readFile(join(folder, 'keys', 'raw-messages'), 'utf8')).toBe('something else');
});
