import { createHash } from 'node:crypto';
import type { HashHex, Instant } from '../../core/domain/ids.ts';
import { type Lane, LANES } from '../../core/domain/lane.ts';
import type { Problem } from '../../core/domain/problem.ts';
import { BUILT_IN_REFERENCE } from '../../core/domain/reference/built-in.ts';
import { validateDeclaration } from '../../core/domain/validate/validate.ts';
import { deriveFacts } from '../../core/risk/facts.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import { assessRows } from '../../core/select/assess.ts';
import { referenceIn } from '../../intake/json/parse.ts';
import { type IntakeItem, isRefused } from '../../intake/port/index.ts';
import { loadRules } from '../../intake/rule-files.ts';
import { ASSESS_WORDS } from '../../messages/assess-words.ts';
import { inLanguage } from '../../messages/language.ts';
import { ruleSentence } from '../../messages/rules.ts';
import { LANE_WORDS } from '../../messages/console-words.ts';
import { createFormatter, OUTPUT_FORMATS, type Outcome, type OutputFormat, printable } from '../assess-formats.ts';
import { parseArguments } from '../config/arguments.ts';
import type { OptionTable } from '../config/kinds.ts';
import { loadConfig } from '../config/load.ts';
import { type Config, OPTIONS } from '../config/options.ts';
import { INPUT_OPTIONS, type InputFiles, InputUnreadable, itemsOf, openInputs, sayUnreadable } from '../input-files.ts';
import type { Io } from '../io.ts';
import { createProgress, type Progress } from '../progress.ts';

/** Options of `assess`; those of the port stand in for an installation, which it has none of. */
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
  mapping: INPUT_OPTIONS.mapping,
  inputFormat: INPUT_OPTIONS.format,
  encoding: INPUT_OPTIONS.encoding,
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
  readonly inputs: InputFiles;
  readonly progress: Progress;
  readonly counts: { read: number; refused: number; readonly lanes: Map<Lane, number> };
}

/**
 * `assess FILE...`: says what the rules make of the declarations in some files, and stores nothing. 0 when everything went in, 1 when
 * a declaration was refused, 2 when a file, the mapping or the rules cannot be used.
 */
export async function assess(args: readonly string[], io: Io): Promise<number> {
  const { given, rest: files } = parseArguments(ASSESS_OPTIONS, args, io.language);
  const { format = 'table', rules: folder = 'rules', mapping, inputFormat, encoding, ...forConfig } = given;
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
  const inputs = await openInputs(files, { mapping, format: inputFormat, encoding }, io);
  if (rules === undefined || inputs === undefined) return 2;

  const progress = createProgress(io, inputs.totalBytes, () => performance.now());
  const counts = { read: 0, refused: 0, lanes: new Map<Lane, number>() };
  const run: Run = { io, config, rules, inputs, progress, counts };
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
      if (!(error instanceof InputUnreadable)) throw error;
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
  const { io, inputs, progress, counts } = run;
  for await (const item of itemsOf(file, inputs, io, progress.bytes)) {
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
  const receivedAt = Date.now() as Instant;
  const context = { form: item.form, timeZone: config.timeZone, port: config.portCode, reference, receivedAt };
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

// The same hash as the server's, so that a rule has the same identity in both.
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

/** How many were read, how many went into each lane, and how many were refused, on standard error beside the table. */
function sayCounts({ read, refused, lanes }: Run['counts'], io: Io): void {
  const word = (key: keyof typeof ASSESS_WORDS): string => inLanguage(ASSESS_WORDS[key], io.language);
  const parts = LANES.map((lane) => `${LANE_WORDS[lane][io.language]} ${lanes.get(lane) ?? 0}`);
  io.err(`\n${read} ${word('read')}: ${parts.join('; ')}; ${word('refused')} ${refused}\n${word('asIfDrawn')}\n`);
}
