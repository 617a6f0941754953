import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { randomHex } from '../../work/hash.ts';
import { type ChainLink, type DayKeys, dayKeys, dayOf } from '../../work/raw/day-keys.ts';
import { giveToOwnerOf } from './keys.ts';

/** What the file holds: the day of the link, and its key in hex. */
const LINK = /^(\d{1,6}) ([0-9a-f]{64})\n$/;

/**
 * The keys of messages as they came in: the oldest link of their chain, in the data folder's `keys`. It is written over as days are
 * forgotten, so that an older copy of the database says nothing. The folder has been made before.
 */
export async function keepRawKeys(dataFolder: string, now: Instant): Promise<DayKeys> {
  const path = join(dataFolder, 'keys', 'raw-messages');
  // Whole or not at all, also when the power goes.
  const write = async ({ day, keyHex }: ChainLink): Promise<string> => {
    const beside = `${path}.${randomHex(4)}`;
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(`${day} ${keyHex}\n`);
      await file.sync();
      await giveToOwnerOf(dataFolder, beside);
    } finally {
      await file.close();
    }
    return beside;
  };
  const put = async (next: ChainLink): Promise<void> => rename(await write(next), path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Fault('data-folder-access', { folder: path, reason: error.code ?? error.message }, error);
  });
  const [, day, keyHex] = LINK.exec(text ?? '') ?? [];
  if (day !== undefined && keyHex !== undefined) return dayKeys({ day: Number(day), keyHex }, put);
  // A key that is there and cannot be read is not written over: what it sealed would be lost without a word.
  if (text !== undefined) throw new Fault('data-folder-access', { folder: path, reason: 'EFORMAT' });
  const first: ChainLink = { day: dayOf(now), keyHex: randomHex(32) };
  const beside = await write(first);
  try {
    // Not in place of another that was made at the same moment.
    await link(beside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return await keepRawKeys(dataFolder, now);
    throw error;
  } finally {
    await rm(beside);
  }
  return dayKeys(first, put);
}
