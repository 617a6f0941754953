import { loadPacks } from '../../intake/pack-files.ts';
import { PACK_PATH_MISSING, packCount, packSentence } from '../../messages/pack-words.ts';
import type { Io } from '../io.ts';

type PacksIo = Pick<Io, 'out' | 'err' | 'language' | 'folder'>;

/** `packs check`: says whether the checklist packs under some paths may stand; 1 if one may not, 2 when no path is given. */
export async function packsCheck(paths: readonly string[], io: PacksIo): Promise<number> {
  if (paths.length === 0) {
    io.err(`${PACK_PATH_MISSING[io.language]}\n`);
    return 2;
  }
  const { packs, problems, files } = await loadPacks(paths, io.folder);
  for (const one of problems) {
    const { path, line, column } = one.place;
    const at = line > 0 ? `${path}:${line}:${column}` : path;
    await io.out(`${at}: ${packSentence(one, io.language)} [${one.code}]\n`);
  }
  await io.out(`${packCount(packs.length, files, io.language)}\n`);
  return problems.length === 0 ? 0 : 1;
}
