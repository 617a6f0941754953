import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack } from '../../core/inspect/checklist.ts';
import { loadPacks } from '../../intake/pack-files.ts';

const PACKS_FOLDER = fileURLToPath(new URL('../../../packs', import.meta.url));

/**
 * The checklists in force: those that come with the program, with those of the folder `packs` of the data folder in the
 * place of their namesakes. A file of that folder that may not stand is left out, so that its namesake serves on: what is
 * wrong with it is what `packs check` says.
 */
export async function packsInForce(dataFolder: string | undefined): Promise<readonly Pack[]> {
  const packs = new Map((await loadPacks([PACKS_FOLDER], '/')).packs.map((pack) => [pack.id, pack]));
  const own = dataFolder === undefined ? undefined : join(dataFolder, 'packs');
  const there =
    own !== undefined &&
    (await access(own).then(
      () => true,
      () => false,
    ));
  if (there) for (const pack of (await loadPacks([own], '/')).packs) packs.set(pack.id, pack);
  return [...packs.values()];
}
