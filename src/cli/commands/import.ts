import { resolve } from 'node:path';
import type { Instant } from '../../core/domain/ids.ts';
import { type IntakeItem, isRefused } from '../../intake/port/index.ts';
import { ASSESS_WORDS } from '../../messages/assess-words.ts';
import { IMPORT_WORDS } from '../../messages/import-words.ts';
import { inLanguage } from '../../messages/language.ts';
import { acceptDeclarations } from '../../work/accept.ts';
import { newId } from '../../work/identify.ts';
import { type HeldPart, type MessageTap, tapMessage } from '../../work/raw/tap-message.ts';
import { composeImport, type ImportTarget } from '../compose/import.ts';
import { parseArguments } from '../config/arguments.ts';
import type { OptionTable } from '../config/kinds.ts';
import { loadConfig } from '../config/load.ts';
import { OPTIONS } from '../config/options.ts';
import { joinDatabase } from '../database.ts';
import { createImportReport, type ImportReport } from '../import-report.ts';
import { INPUT_OPTIONS, InputUnreadable, isSystemError, itemsOf, openInputs, sayUnreadable } from '../input-files.ts';
import type { Io } from '../io.ts';
import { createProgress, type Progress } from '../progress.ts';

/** Options of `import`. Those of the port count only where the data folder has no installation yet. */
export const IMPORT_OPTIONS = {
  ...INPUT_OPTIONS,
  report: {
    kind: 'path',
    help: {
      en: 'Write everything that was not stored to this file, one JSON object a line',
      zh: '将未存入的申报全部写入此文件，每行一个 JSON 对象',
    },
  },
  data: OPTIONS.data,
  config: OPTIONS.config,
  databaseUrl: OPTIONS.databaseUrl,
  portCode: OPTIONS.portCode,
  timeZone: OPTIONS.timeZone,
  currency: OPTIONS.currency,
  language: OPTIONS.language,
} as const satisfies OptionTable;

/** Declarations of one transaction. */
const BATCH = 500;
/** Who filed it, in the record: nobody signed in, and no firm is answered for. */
const ACTOR = { id: 'command-line-import' };

/**
 * `import FILE...`: takes the declarations of some files in as the API would, also while the server runs. Filed again they are the same, so
 * it may be repeated. 0 when everything is on file, 1 when something was refused or it was stopped, 2 when a file, the
 * mapping or the report cannot be used.
 */
export async function importFiles(args: readonly string[], io: Io): Promise<number> {
  const { given, rest: files } = parseArguments(IMPORT_OPTIONS, args, io.language);
  const { mapping, format, encoding, report: reportPath, ...forConfig } = given;
  const { environment, folder, language } = io;
  const config = loadConfig({ given: forConfig, environment, folder, language });
  if (files.length === 0) {
    io.err(`landport: ${inLanguage(ASSESS_WORDS.noFile, language)}\n`);
    return 2;
  }
  const inputs = await openInputs(files, { mapping, format, encoding }, io);
  if (inputs === undefined) return 2;
  const report = await openReport(reportPath, io);
  if (report === undefined) return 2;

  const database = await joinDatabase(config, io);
  try {
    const target = await composeImport(config, database);
    const progress = createProgress(io, inputs.totalBytes, () => performance.now());
    let unreadable = false;
    let finished = false;
    try {
      for (const file of files) {
        try {
          const read: Run['read'] = (pass) => itemsOf(file, inputs, io, progress.bytes, pass);
          const { format } = inputs;
          await importItems(file, { target, report, progress, format, read, stopping: io.stopping });
        } catch (error) {
          if (!(error instanceof InputUnreadable)) throw error;
          progress.clear();
          sayUnreadable(file, io);
          unreadable = true;
        }
        if (io.stopping.aborted) break;
      }
      finished = true;
    } finally {
      progress.clear();
      await io.out(await report.end());
      if (!finished) io.err(`landport: ${inLanguage(IMPORT_WORDS.broken, language)}\n`);
      await target.close();
    }
    if (io.stopping.aborted) io.err(`landport: ${inLanguage(IMPORT_WORDS.stopped, language)}\n`);
    // What was on file already is no fault: an import may be repeated after it broke off.
    const { conflict, refused } = report.counts;
    return unreadable ? 2 : conflict + refused > 0 || io.stopping.aborted ? 1 : 0;
  } finally {
    await database.stop();
  }
}

interface Run {
  readonly target: ImportTarget;
  readonly report: ImportReport;
  readonly progress: Progress;
  readonly format: string;
  /** The declarations of the file, whose bytes go by `pass` on their way. */
  readonly read: (pass: MessageTap['read']) => AsyncIterable<IntakeItem>;
  readonly stopping: AbortSignal;
}

/** Takes a file in, batch by batch, each committed before the next is read; stops between two when told to. */
async function importItems(file: string, run: Run): Promise<void> {
  let batch: IntakeItem[] = [];
  const flush = async (): Promise<void> => {
    const items = batch;
    batch = [];
    if (items.length > 0) await importBatch(file, items, tap.take(), run);
  };
  const tap = tapMessage(newId(Date.now() as Instant), run.format, flush);
  for await (const item of run.read(tap.read)) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    await flush();
    if (run.stopping.aborted) return;
  }
  await flush();
}

/** Stores a batch and reports, in the order of the file, what of it was not stored. */
async function importBatch(file: string, items: readonly IntakeItem[], held: HeldPart, run: Run): Promise<void> {
  const { target, report, progress } = run;
  const filings = items.flatMap((item) => (isRefused(item) ? [] : [item]));
  const now = Date.now() as Instant;
  const results = await acceptDeclarations(target.environment, target.assessor, filings, ACTOR, now, held);
  let next = 0;
  for (const item of items) {
    if (isRefused(item)) {
      const { reference, refused: problems } = item;
      await report.notStored({ file, outcome: 'refused', problems, ...(reference === undefined ? {} : { reference }) });
      progress.item(true);
      continue;
    }
    const result = results[next++];
    if (result === undefined) throw new Error(`${results.length} answers to ${filings.length} declarations`);
    const { outcome, reference, differences } = result;
    progress.item(outcome === 'refused');
    if (outcome === 'stored' || outcome === 'same') {
      report.counts[outcome] += 1;
      continue;
    }
    // The reader's own problems have their places; those of validation point into the declaration.
    const problems = result.problems.map((one) =>
      item.problems.includes(one) ? one : { ...one, place: item.place(one.place.pointer) },
    );
    await report.notStored({
      file,
      outcome,
      problems,
      ...(reference === undefined ? {} : { reference }),
      ...(differences === undefined ? {} : { differences }),
    });
  }
}

/** Undefined, after saying why, when the report's file cannot be written. */
async function openReport(path: string | undefined, io: Io): Promise<ImportReport | undefined> {
  const full = path === undefined ? undefined : resolve(io.folder, path);
  try {
    return await createImportReport(full, io.language);
  } catch (error) {
    if (!isSystemError(error) || path === undefined) throw error;
    sayUnreadable(path, io);
    return undefined;
  }
}
