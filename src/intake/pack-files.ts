import { checkPack, type Pack, type PackCode, type PackProblem } from '../core/inspect/checklist.ts';
import { inRule } from '../core/rule/diagnostic.ts';
import { readRuleFiles } from './rule-files.ts';
import type { RulePlace } from './rule-text.ts';

/** What is wrong with a pack, and where in its file. */
export interface PlacedPackProblem extends PackProblem {
  readonly place: RulePlace;
}

/** What came of some pack files. */
export interface PackSet {
  readonly packs: readonly Pack[];
  readonly problems: readonly PlacedPackProblem[];
  readonly files: number;
}

/**
 * Reads and judges the packs under some paths, with the same guards as the files of rules: size, depth, aliases, tags.
 * What is wrong with one pack keeps it out and no other; whether a set with problems may be used is the caller's to
 * decide.
 */
export async function loadPacks(paths: readonly string[], folder: string): Promise<PackSet> {
  const files = await readRuleFiles(paths, folder);
  const packs = new Map<string, Pack>();
  const problems: PlacedPackProblem[] = [];
  for (const file of files) {
    for (const { diagnostic, place } of file.faults) {
      const given = Object.values(diagnostic.params).join(' ') || diagnostic.code;
      problems.push({ code: fileCode(diagnostic.code), pointer: '', given, place });
    }
    if (file.faults.length > 0) continue;
    const read = checkPack(file.raw);
    // Only the key counts here: it finds the place that a pointer means.
    const placeOf = (pointer: string): RulePlace => file.locate(inRule('yaml-syntax', pointer.slice(1))).place;
    for (const one of read.problems) problems.push({ ...one, place: placeOf(one.pointer) });
    if (read.pack === undefined) continue;
    if (packs.has(read.pack.id))
      problems.push({ code: 'pack-duplicate', pointer: '/id', given: read.pack.id, place: placeOf('/id') });
    else packs.set(read.pack.id, read.pack);
  }
  return { packs: [...packs.values()], problems, files: files.length };
}

function fileCode(code: string): PackCode {
  if (code === 'folder-empty') return 'pack-folder-empty';
  return code.startsWith('yaml-') ? 'pack-yaml-malformed' : 'pack-file-unreadable';
}
