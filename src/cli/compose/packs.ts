import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack } from '../../core/inspect/checklist.ts';
import { loadPacks } from '../../intake/pack-files.ts';

const PACKS_FOLDER = fileURLToPath(new URL('../../../packs', import.meta.url));

/** The checklists in force, and the files of the port's own that are left out because they may not stand. */
export interface PacksInForce {
  readonly packs: readonly Pack[];
  readonly leftOut: readonly string[];
}

/**
 * Reads the checklists that come with the program, with those of the folder `packs` of the data folder in the place of
 * their namesakes. In the place of a file of that folder that may not stand its namesake serves on.
 */
export async function packsInForce(dataFolder: string | undefined): Promise<PacksInForce> {
  const packs = new Map((await loadPacks([PACKS_FOLDER], '/')).packs.map((pack) => [pack.id, pack]));
  const own = dataFolder === undefined ? undefined : join(dataFolder, 'packs');
  const there =
    own !== undefined &&
    (await access(own).then(
      () => true,
      () => false,
    ));
  if (!there) return { packs: [...packs.values()], leftOut: [] };
  // A port's own pack takes its namesake's place whole; steps of the two are never mixed.
  const read = await loadPacks([own], '/');
  for (const pack of read.packs) packs.set(pack.id, pack);
  return { packs: [...packs.values()], leftOut: [...new Set(read.problems.map(({ place }) => place.path))] };
}
