import { Fault } from '../../core/domain/fault.ts';
import type { CurrencyCode, Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { BUILT_IN_REFERENCE } from '../../core/domain/reference/built-in.ts';
import { parseLocalDay } from '../../core/domain/time.ts';
import { type CheckPlaces, DEFAULT_PLACES } from '../../core/select/minutes.ts';
import { loadRules } from '../../intake/rule-files.ts';
import { errorSentence } from '../../messages/errors.ts';
import { inLanguage } from '../../messages/language.ts';
import { REPLAY_WORDS } from '../../messages/replay-words.ts';
import { ruleSentence } from '../../messages/rules.ts';
import { postgresStore } from '../../store/postgres.ts';
import { createPool } from '../../store/pool.ts';
import type { DeclarationHead } from '../../store/port/replays.ts';
import type { Store } from '../../store/port/store.ts';
import type { Environment } from '../../work/environment.ts';
import { sha256Hex } from '../../work/hash.ts';
import { createReplayEngine } from '../../work/replay/engine.ts';
import {
  keepReplays,
  type ReplayAsk,
  type ReplayJob,
  type Replays,
  type VersionName,
} from '../../work/replay/replays.ts';
import type { ReplayOutcome } from '../../work/replay/result.ts';
import { keepRulesInForce } from '../../work/rules-in-force.ts';
import { OUTPUT_FORMATS } from '../assess-formats.ts';
import { recheck } from '../compose/core.ts';
import { parseArguments } from '../config/arguments.ts';
import { wrongValue } from '../config/fault.ts';
import type { OptionTable } from '../config/kinds.ts';
import { loadConfig } from '../config/load.ts';
import { OPTIONS } from '../config/options.ts';
import { joinDatabase } from '../database.ts';
import { demoPlaces } from '../demo/run-demo.ts';
import type { Io } from '../io.ts';
import { replayTable, touchedCsv, touchedRows } from '../replay-formats.ts';

const DAY_HELP = { en: 'YYYY-MM-DD', zh: 'YYYY-MM-DD' };

/** Options of `replay`. */
export const REPLAY_OPTIONS = {
  rule: {
    kind: 'text',
    value: 'FILE|ID@VERSION',
    help: {
      en: 'The rule to replay, a file or a stored version, in the place of the live rule of its id; the live set unless given',
      zh: '要回放的规则（文件或已存版本），代替同名的现行规则；未指定时回放现行规则',
    },
  },
  from: { kind: 'text', value: 'DAY', help: { en: 'First day at the port', zh: '起始日期（口岸当地）' } },
  to: { kind: 'text', value: 'DAY', help: { en: 'Last day at the port', zh: '结束日期（口岸当地）' } },
  against: {
    kind: 'text',
    value: 'ID@VERSION',
    help: {
      en: 'Compare with this version of the same rule instead of what was',
      zh: '与同一规则的该版本比较，而非与当时实际情况比较',
    },
  },
  format: {
    kind: 'choice',
    choices: OUTPUT_FORMATS,
    default: 'table',
    help: {
      en: 'What to print: sums as a table, all as JSON, or the declarations it touches as CSV',
      zh: '输出形式：汇总表格、完整 JSON，或涉及申报的 CSV',
    },
  },
  data: OPTIONS.data,
  config: OPTIONS.config,
  databaseUrl: OPTIONS.databaseUrl,
  language: OPTIONS.language,
} as const satisfies OptionTable;

/** Names are read in parts of this many. */
const PART = 5_000;
const LOOK_MS = 200;

/** `replay`: what a rule would have done over the declarations on file; 1 when its condition is refused or it was stopped. */
export async function replay(args: readonly string[], io: Io): Promise<number> {
  const { given, rest } = parseArguments(REPLAY_OPTIONS, args, io.language);
  if (rest[0] !== undefined) throw new Fault('argument-unexpected', { value: rest[0] });
  const { rule, from, to, against, format, ...forConfig } = given;
  const ask: ReplayAsk = {
    ...(rule === undefined ? {} : await readRule(rule, io)),
    ...(against === undefined ? {} : { against: readVersion('against', against, io) }),
    ...(from === undefined ? {} : { from: readDay('from', from, io) }),
    ...(to === undefined ? {} : { to: readDay('to', to, io) }),
  };
  const { environment: variables, folder, language } = io;
  const config = loadConfig({ given: forConfig, environment: variables, folder, language });
  const database = await joinDatabase(config, io);
  try {
    const store = postgresStore(
      createPool({ connection: database.connection, maxConnections: 2, statementTimeoutMs: 300_000 }),
    );
    try {
      const installation = await store.installation.get();
      const environment: Environment = {
        store,
        portCode: installation?.portCode ?? config.portCode,
        timeZone: (installation?.timeZone ?? config.timeZone) as TimeZone,
        currency: (installation?.currency ?? config.currency) as CurrencyCode,
        reference: BUILT_IN_REFERENCE,
        packs: [],
      };
      // In this process and not in a thread: there is nobody else to keep waiting.
      const engine = createReplayEngine(store, {
        zone: environment.timeZone,
        places: placesOf(config, installation?.demo === true),
      });
      const replays = keepReplays(environment, await keepRulesInForce(environment, recheck), engine);
      const outcome = await follow(replays, ask, format === 'csv', io);
      if (outcome === undefined) return 1;
      await print(outcome, ask, (format ?? 'table') as (typeof OUTPUT_FORMATS)[number], store, io);
      return 0;
    } finally {
      await store.close();
    }
  } finally {
    await database.stop();
  }
}

/** Runs a replay and shows how far it is; Ctrl-C cancels it. */
async function follow(replays: Replays, ask: ReplayAsk, all: boolean, io: Io): Promise<ReplayOutcome | undefined> {
  const started = await replays.start(ask, Date.now() as Instant);
  if (started.outcome === 'refused') {
    for (const one of started.diagnostics) io.err(`${ruleSentence(one, io.language)} [${one.code}]\n`);
    return undefined;
  }
  if (started.outcome !== 'started') {
    // One asks alone here, so that there are never too many.
    if (started.outcome === 'too-many') throw new Error('the replay was not begun');
    io.err(`${sentenceOf(started.outcome, ask, io)}\n`);
    return undefined;
  }
  const { id } = started.job;
  const stop = (): void => void replays.cancel(id);
  io.stopping.addEventListener('abort', stop, { once: true });
  const bar = setInterval(() => draw(replays.job(id), io), LOOK_MS);
  await started.settled;
  clearInterval(bar);
  if (io.errIsTerminal) io.err('\r\u001b[K');
  const job = replays.job(id);
  if (job?.state === 'cancelled') io.err(`${inLanguage(REPLAY_WORDS.cancelled, io.language)}\n`);
  if (job?.failure !== undefined) {
    const { first, last } = job.failure;
    io.err(`${inLanguage(errorSentence('replay-span-empty', { first, last }), io.language)} [replay-span-empty]\n`);
    return undefined;
  }
  if (job?.outcome === undefined) {
    if (job?.state === 'failed') throw new Error('the replay failed');
    return undefined;
  }
  return all ? ((await replays.touched(id)) ?? job.outcome) : job.outcome;
}

/** Why a replay was not begun, in the words that the server has for it. */
function sentenceOf(
  why: 'version-unknown' | 'span-wrong' | 'against-nothing' | 'against-other',
  { version, against }: ReplayAsk,
  { language }: Io,
): string {
  if (why !== 'version-unknown') return `${inLanguage(errorSentence(`replay-${why}`), language)} [replay-${why}]`;
  const named = [version, against].flatMap((one) => (one === undefined ? [] : [`${one.rule}@${one.version}`]));
  return inLanguage(REPLAY_WORDS.unknownVersion, language).replace('{version}', named.join(', '));
}

/** One line of progress, where a person watches. */
function draw(job: ReplayJob | undefined, io: Io): void {
  if (job === undefined || !io.errIsTerminal) return;
  const share = Math.round((100 * job.done) / Math.max(1, job.total));
  io.err(`\r\u001b[K${inLanguage(REPLAY_WORDS.reading, io.language)} ${share}%`);
}

async function print(
  outcome: ReplayOutcome,
  ask: ReplayAsk,
  format: (typeof OUTPUT_FORMATS)[number],
  store: Store,
  io: Io,
): Promise<void> {
  if (format === 'table') return io.out(replayTable(outcome, ask, io.language));
  const heads = new Map<string, DeclarationHead>();
  for (let from = 0; from < outcome.touched.length; from += PART) {
    const ids = outcome.touched.slice(from, from + PART).map(({ id }) => id);
    for (const head of await store.replays.heads(ids)) heads.set(head.id, head);
  }
  const rows = touchedRows(outcome, heads);
  if (format === 'csv') return io.out(touchedCsv(rows));
  const { touched: _named, ...sums } = outcome;
  return io.out(`${JSON.stringify({ ...sums, first: rows })}\n`);
}

/** Where the port checks, for days of which the roster says nothing: the demo has a port of its own. */
function placesOf(config: ReturnType<typeof loadConfig>, demo: boolean): CheckPlaces {
  if (!demo) return DEFAULT_PLACES;
  const { documents, inspection } = demoPlaces(config);
  return { documentBooths: documents, inspectionBays: inspection };
}

/** A file, or the name of a version on file. */
async function readRule(text: string, io: Io): Promise<Pick<ReplayAsk, 'draft' | 'version'>> {
  return VERSION.test(text) ? { version: readVersion('rule', text, io) } : { draft: await readDraft(text, io) };
}

/** The rule of a file as it stands there: its condition must be readable, the rest may be half done. */
async function readDraft(path: string, io: Io): Promise<Readonly<Record<string, unknown>>> {
  const { results } = await loadRules([path], io.folder, { hash: sha256Hex });
  const raw = results[0]?.file.raw;
  if (typeof raw !== 'object' || raw === null)
    throw wrongValue('rule', path, { en: 'a rule file', zh: '规则文件' }, 'command line', io.language);
  return raw as Readonly<Record<string, unknown>>;
}

function readDay(name: 'from' | 'to', text: string, io: Io): LocalDay {
  const day = parseLocalDay(text);
  if (day === undefined) throw wrongValue(name, text, DAY_HELP, 'command line', io.language);
  return day;
}

const VERSION = /^([a-z0-9-]+)@(\d{1,9})$/;

function readVersion(name: 'rule' | 'against', text: string, io: Io): VersionName {
  const parts = VERSION.exec(text);
  if (parts === null) throw wrongValue(name, text, { en: 'ID@VERSION', zh: 'ID@VERSION' }, 'command line', io.language);
  return { rule: parts[1] ?? '', version: Number(parts[2]) };
}
