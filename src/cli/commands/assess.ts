import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { HashHex } from '../../core/domain/ids.ts';
import { type Lane, LANES } from '../../core/domain/lane.ts';
import type { Problem } from '../../core/domain/problem.ts';
import { BUILT_IN_REFERENCE } from '../../core/domain/reference/built-in.ts';
import { validateDeclaration } from '../../core/domain/validate/validate.ts';
import { deriveFacts } from '../../core/risk/facts.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import { assessRows } from '../../core/select/assess.ts';
import { formatOfName } from '../../intake/detect.ts';
import { referenceIn } from '../../intake/json/parse.ts';
import { readMapping } from '../../intake/mapping.ts';
import {
  FILE_ENCODINGS,
  FILE_FORMATS,
  type FileEncoding,
  type FileFormat,
  type IntakeItem,
  isRefused,
  type Mapping,
  type ReadOptions,
} from '../../intake/port/index.ts';
import { readDeclarations } from '../../intake/read.ts';
import { loadRules } from '../../intake/rule-files.ts';
import { ASSESS_WORDS } from '../../messages/assess-words.ts';
import { inLanguage } from '../../messages/language.ts';
import { problemSentence } from '../../messages/problems.ts';
import { ruleSentence } from '../../messages/rules.ts';
import { laneWord } from '../../messages/words.ts';
import {
  createFormatter,
  OUTPUT_FORMATS,
  type Outcome,
  type OutputFormat,
  placeText,
  printable,
} from '../assess-formats.ts';
import { parseArguments } from '../config/arguments.ts';
import type { OptionTable } from '../config/kinds.ts';
import { loadConfig } from '../config/load.ts';
import { type Config, OPTIONS } from '../config/options.ts';
import type { Io } from '../io.ts';
import { createProgress, type Progress } from '../progress.ts';

export const ASSESS_OPTIONS = {
  format: {
    kind: 'choice',
    choices: OUTPUT_FORMATS,
    default: 'table',
    help: {
      en: 'What to print: a table, one JSON object a line, or CSV',
      zh: '输出形式：表格、每行一个 JSON 对象，或 CSV',
    },
  },
  rules: {
    kind: 'path',
    value: 'FOLDER',
    default: 'rules',
    help: { en: 'The rules to assess by', zh: '评估所用的规则' },
  },
  mapping: { kind: 'path', help: { en: "How to read a stranger's CSV (YAML)", zh: '外来 CSV 的映射文件（YAML）' } },
  inputFormat: {
    kind: 'choice',
    choices: ['auto', ...FILE_FORMATS],
    default: 'auto',
    help: { en: 'Format of the files; from name and content unless given', zh: '文件格式；未指定时由文件名和内容判断' },
  },
  encoding: {
    kind: 'choice',
    choices: FILE_ENCODINGS,
    default: 'auto',
    help: { en: 'Encoding of the files', zh: '文件编码' },
  },
  portCode: OPTIONS.portCode,
  timeZone: OPTIONS.timeZone,
  currency: OPTIONS.currency,
  config: OPTIONS.config,
  language: OPTIONS.language,
} as const satisfies OptionTable;

/** Output is gathered up to this many characters before it is written. */
const WRITE_CHARACTERS = 1 << 16;

/** What all files of one run share. */
interface Run {
  readonly io: Io;
  readonly config: Config;
  readonly rules: readonly CheckedRule[];
  readonly mapping: Mapping | undefined;
  readonly inputFormat: FileFormat | 'auto';
  readonly encoding: FileEncoding;
  readonly progress: Progress;
  readonly counts: { read: number; refused: number; readonly lanes: Map<Lane, number> };
}

/**
 * `assess FILE...`: says what the rules make of the declarations in some files, and stores nothing. 0 when everything went in, 1 when
 * a declaration was refused, 2 when a file, the mapping or the rules cannot be used.
 */
export async function assess(args: readonly string[], io: Io): Promise<number> {
  const { given, rest: files } = parseArguments(ASSESS_OPTIONS, args, io.language);
  const {
    format = 'table',
    rules: folder = 'rules',
    mapping: mappingPath,
    inputFormat = 'auto',
    encoding = 'auto',
    ...forConfig
  } = given;
  const config = loadConfig({
    given: forConfig,
    environment: io.environment,
    folder: io.folder,
    language: io.language,
  });
  if (files.length === 0) {
    io.err(`landport: ${inLanguage(ASSESS_WORDS.noFile, io.language)}\n`);
    return 2;
  }
  const rules = await readRules(folder, io);
  const mapping = mappingPath === undefined ? undefined : await readMappingFile(mappingPath, io);
  const totalBytes = await totalSize(files, io);
  if (rules === undefined || mapping === 'unusable' || totalBytes === 'unreadable') return 2;

  const progress = createProgress(io, totalBytes, () => performance.now());
  const counts = { read: 0, refused: 0, lanes: new Map<Lane, number>() };
  const run: Run = {
    io,
    config,
    rules,
    mapping,
    inputFormat: inputFormat as FileFormat | 'auto',
    encoding: encoding as FileEncoding,
    progress,
    counts,
  };
  const formatter = createFormatter(format as OutputFormat, io.language);
  let pending = formatter.head;
  let unreadable = false;
  for (const file of files) {
    try {
      for await (const outcome of outcomesOf(file, run)) {
        pending += formatter.line(outcome);
        // Waiting for the writer holds the reader back too, so a slow pipe costs no memory.
        if (pending.length >= WRITE_CHARACTERS) {
          await io.out(pending);
          pending = '';
        }
      }
    } catch (error) {
      // Only what the operating system says of the file; a fault of ours must not hide behind it.
      if (!(error instanceof Error) || !('syscall' in error)) throw error;
      progress.clear();
      sayUnreadable(file, io);
      unreadable = true;
    }
  }
  if (pending !== '') await io.out(pending);
  progress.clear();
  if (format === 'table') sayCounts(counts, io);
  return unreadable ? 2 : counts.refused > 0 ? 1 : 0;
}

/** Reads one file and says of each declaration in it what came of it, as fast as the caller takes it. */
async function* outcomesOf(file: string, run: Run): AsyncGenerator<Outcome> {
  const { io, progress, counts } = run;
  const source = file === '-' ? io.stdin : createReadStream(resolve(io.folder, file), { highWaterMark: 1 << 18 });
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      progress.bytes((chunk as Uint8Array).length);
      yield chunk as Uint8Array;
    }
  }
  // A mapping describes a CSV, whatever the file is called.
  const named: FileFormat | undefined = run.mapping === undefined ? formatOfName(file) : 'csv';
  const format = run.inputFormat === 'auto' ? (named ?? 'auto') : run.inputFormat;
  const options: ReadOptions = {
    format,
    encoding: run.encoding,
    ...(run.mapping === undefined ? {} : { mapping: run.mapping }),
  };
  for await (const item of readDeclarations(counted(), options)) {
    const outcome = assessItem(file, item, run);
    const refused = outcome.assessment === undefined;
    counts.read += 1;
    if (refused) counts.refused += 1;
    else counts.lanes.set(outcome.assessment.lane, (counts.lanes.get(outcome.assessment.lane) ?? 0) + 1);
    progress.item(refused);
    yield outcome;
  }
}

/** Validates and assesses one declaration as the server would, but for what only the server knows. */
function assessItem(file: string, item: IntakeItem, { config, rules }: Run): Outcome {
  if (isRefused(item)) {
    const named = item.reference === undefined ? {} : { reference: item.reference };
    return { file, ...named, problems: item.refused };
  }
  const reference = BUILT_IN_REFERENCE;
  const context = { form: item.form, timeZone: config.timeZone, port: config.portCode, reference };
  const { declaration, problems: found } = validateDeclaration(item.raw, context);
  const problems: readonly Problem[] =
    found.length + item.problems.length === 0
      ? []
      : [...item.problems, ...found.map((problem) => ({ ...problem, place: item.place(problem.place.pointer) }))];
  if (declaration === undefined) {
    const name = referenceIn(item.raw);
    return { file, ...(name === undefined ? {} : { reference: name }), problems };
  }
  const { rows } = deriveFacts(declaration, { timeZone: config.timeZone, currency: config.currency, reference });
  const lines = declaration.goods.map((goods) => goods.line);
  // No seed is known here: a rule that selects a share of its hits counts as selected, and nothing is drawn at random.
  const assessment = assessRows(rows, lines, { rules, draw: () => 0, randomShare: 0 });
  return { file, reference: declaration.reference, declaration, assessment, problems };
}

const sha256 = (text: string): HashHex => createHash('sha256').update(text, 'utf8').digest('hex') as HashHex;

/** The rules of a folder, all or none: an assessment that left some out in silence would be a false green. */
async function readRules(folder: string, io: Io): Promise<readonly CheckedRule[] | undefined> {
  const set = await loadRules([folder], io.folder, { hash: sha256 });
  if (set.sound) return set.rules;
  io.err(`landport: ${inLanguage(ASSESS_WORDS.rulesUnsound, io.language)}\n`);
  for (const { diagnostic, place } of set.diagnostics) {
    if (diagnostic.severity !== 'error') continue;
    const at = place.line > 0 ? `${place.path}:${place.line}:${place.column}` : place.path;
    io.err(`  ${printable(at)}: ${printable(ruleSentence(diagnostic, io.language))} [${diagnostic.code}]\n`);
  }
  return undefined;
}

/** The mapping, or every problem with it on standard error. */
async function readMappingFile(path: string, io: Io): Promise<Mapping | 'unusable'> {
  const text = await readFile(resolve(io.folder, path), 'utf8').catch(() => undefined);
  if (text === undefined) {
    sayUnreadable(path, io);
    return 'unusable';
  }
  const { mapping, problems } = readMapping(text, path);
  for (const problem of problems) {
    io.err(
      `landport: ${placeText(path, problem)}: ${printable(problemSentence(problem, io.language))} [${problem.code}]\n`,
    );
  }
  return mapping ?? 'unusable';
}

/** Bytes of all files; undefined when one of them is standard input or a pipe, whose end nobody knows. */
async function totalSize(files: readonly string[], io: Io): Promise<number | undefined | 'unreadable'> {
  let total: number | undefined = 0;
  let unreadable = false;
  for (const file of files) {
    if (file === '-') {
      total = undefined;
      continue;
    }
    const found = await stat(resolve(io.folder, file)).catch(() => undefined);
    if (found === undefined || found.isDirectory()) {
      sayUnreadable(file, io);
      unreadable = true;
    } else if (!found.isFile()) total = undefined;
    else if (total !== undefined) total += found.size;
  }
  return unreadable ? 'unreadable' : total;
}

function sayUnreadable(name: string, io: Io): void {
  const problem: Problem = { code: 'file-unreadable', severity: 'error', place: { pointer: '' }, params: { name } };
  io.err(`landport: ${printable(problemSentence(problem, io.language))} [${problem.code}]\n`);
}

function sayCounts({ read, refused, lanes }: Run['counts'], io: Io): void {
  const word = (key: keyof typeof ASSESS_WORDS): string => inLanguage(ASSESS_WORDS[key], io.language);
  const parts = LANES.map((lane) => `${laneWord(lane, io.language)} ${lanes.get(lane) ?? 0}`);
  io.err(`\n${read} ${word('read')}: ${parts.join('; ')}; ${word('refused')} ${refused}\n${word('asIfDrawn')}\n`);
}
