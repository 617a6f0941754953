import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Difference } from '../core/domain/canonical.ts';
import type { Problem } from '../core/domain/problem.ts';
import { ASSESS_WORDS } from '../messages/assess-words.ts';
import { IMPORT_WORDS } from '../messages/import-words.ts';
import { inLanguage, type Language } from '../messages/language.ts';
import { problemSentence } from '../messages/problems.ts';
import { placeText, printable } from './assess-formats.ts';

/** A declaration that was not stored, and why. Problems have the places of the file. */
export interface NotStored {
  readonly file: string;
  readonly outcome: 'conflict' | 'refused';
  readonly reference?: string;
  readonly problems: readonly Problem[];
  readonly differences?: readonly Difference[];
}

/**
 * Declarations by what became of them. `same`: on file with the same content; `conflict`: on file with other content.
 */
export interface ImportCounts {
  stored: number;
  same: number;
  conflict: number;
  refused: number;
}

/** Shown at the end; a broken file of a million rows has a million more of the same. */
const MOST_SHOWN = 10;

/** Gathers what was not stored: the first few for the screen, all of them for a file. */
export interface ImportReport {
  readonly counts: ImportCounts;
  /** Waits for the file, so that a slow disk costs no memory. */
  notStored(one: NotStored): Promise<void>;
  /** Ends the file and says what came of it all. */
  end(): Promise<string>;
}

/** `path` is written anew, one JSON object a line; a path that cannot be written rejects at once. */
export async function createImportReport(path: string | undefined, language: Language): Promise<ImportReport> {
  const file = path === undefined ? undefined : createWriteStream('', { fd: await open(path, 'w') });
  const counts = { stored: 0, same: 0, conflict: 0, refused: 0 };
  const first: NotStored[] = [];
  return {
    counts,
    async notStored(one) {
      counts[one.outcome] += 1;
      if (first.length < MOST_SHOWN) first.push(one);
      if (file !== undefined && !file.write(`${JSON.stringify(lineOf(one, language))}\n`)) await once(file, 'drain');
    },
    async end() {
      if (file !== undefined) {
        file.end();
        await finished(file);
      }
      return summary(counts, first, path !== undefined, language);
    },
  };
}

function lineOf({ problems, ...one }: NotStored, language: Language): object {
  const said = problems.map((problem) => {
    const { code, severity, place, params } = problem;
    return { code, severity, ...place, params, message: problemSentence(problem, language) };
  });
  return { ...one, problems: said };
}

function summary(counts: ImportCounts, first: readonly NotStored[], hasFile: boolean, language: Language): string {
  const word = (key: keyof typeof IMPORT_WORDS): string => inLanguage(IMPORT_WORDS[key], language);
  const parts = (['stored', 'same', 'conflict', 'refused'] as const).map((key) => `${word(key)} ${counts[key]}`);
  const lines = [parts.join('; ')];
  for (const one of first) lines.push(...linesOf(one, language));
  const more = counts.conflict + counts.refused - first.length;
  if (more > 0 && !hasFile) lines.push(`  … ${more} ${word('more')}`);
  return `${lines.join('\n')}\n`;
}

function linesOf({ file, reference, outcome, problems, differences = [] }: NotStored, language: Language): string[] {
  const name = printable(reference ?? inLanguage(ASSESS_WORDS.withoutReference, language));
  if (outcome === 'conflict') {
    const where = differences.map((one) => printable(one.pointer)).join(', ');
    return [`  ${printable(file)}: ${name}: ${inLanguage(IMPORT_WORDS.differs, language)} ${where} [reference-taken]`];
  }
  const error = problems.find((problem) => problem.severity === 'error');
  if (error === undefined) return [`  ${printable(file)}: ${name}`];
  return [`  ${placeText(file, error)}: ${name}: ${printable(problemSentence(error, language))} [${error.code}]`];
}
