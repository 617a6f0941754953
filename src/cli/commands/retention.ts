import { Fault } from '../../core/domain/fault.ts';
import { inLanguage } from '../../messages/language.ts';
import {
  RETENTION_DOES_WORDS,
  RETENTION_FROM_WORDS,
  RETENTION_WORDS,
  retentionWords,
} from '../../messages/console-retention.ts';
import { createPool } from '../../store/pool.ts';
import { postgresStore } from '../../store/postgres.ts';
import { type RetentionReport, retentionReport } from '../../work/retention/run-retention.ts';
import { parseArguments } from '../config/arguments.ts';
import type { OptionTable } from '../config/kinds.ts';
import { loadConfig } from '../config/load.ts';
import { OPTIONS } from '../config/options.ts';
import { joinDatabase } from '../database.ts';
import type { Io } from '../io.ts';

/** Options of `retention report`. */
export const RETENTION_OPTIONS = {
  json: {
    kind: 'switch',
    default: false,
    help: { en: 'Print the report as JSON', zh: '以 JSON 输出报告' },
  },
  data: OPTIONS.data,
  config: OPTIONS.config,
  databaseUrl: OPTIONS.databaseUrl,
  rawMessageDays: OPTIONS.rawMessageDays,
  language: OPTIONS.language,
} as const satisfies OptionTable;

/** `retention report`: what is kept, for how long, and what was erased. Also while the server runs. */
export async function printRetention(args: readonly string[], io: Io): Promise<number> {
  const { given, rest } = parseArguments(RETENTION_OPTIONS, args, io.language);
  if (rest[0] !== undefined) throw new Fault('argument-unexpected', { value: rest[0] });
  const { json, ...forConfig } = given;
  const { environment, folder, language } = io;
  const config = loadConfig({ given: forConfig, environment, folder, language });
  const database = await joinDatabase(config, io);
  try {
    const store = postgresStore(createPool({ connection: database.connection, maxConnections: 2 }));
    try {
      const report = await retentionReport(store, config.rawMessageDays);
      await io.out(json === true ? `${JSON.stringify(report)}\n` : asText(report, io));
      return 0;
    } finally {
      await store.close();
    }
  } finally {
    await database.stop();
  }
}

/** A line for each class, then every batch with its time (UTC) and the day before which records were due. */
function asText({ lines, batches }: RetentionReport, io: Io): string {
  const say = (text: { readonly en: string; readonly zh: string }): string => inLanguage(text, io.language);
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const classes = lines.map(({ record, days, from, does, kept, oldest, erased }) => {
    const stays =
      days === 0
        ? ''
        : `${say(days === 1 ? retentionWords.oneDay : retentionWords.days)
            .replace('{days}', String(days))
            .replace('{from}', say(RETENTION_FROM_WORDS[from]))}, `;
    const since = oldest === undefined ? '' : `, ${say(retentionWords.oldest)}: ${day(oldest)}`;
    const counts = `${say(retentionWords.kept)}: ${kept}${since}, ${say(retentionWords.erased)}: ${erased}`;
    return `${say(RETENTION_WORDS[record].name)}: ${stays}${say(RETENTION_DOES_WORDS[does])}. ${counts}`;
  });
  const taken = batches.map(
    ({ at, record, count, before }) =>
      `${new Date(at).toISOString()}  ${say(RETENTION_WORDS[record].name)}: ${count} (< ${day(before)})`,
  );
  const none = batches.length === 0 ? [say(retentionWords.noBatches)] : [];
  return `${[...classes, '', ...taken, ...none].join('\n')}\n`;
}
