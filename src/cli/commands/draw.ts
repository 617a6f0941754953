import { Fault } from '../../core/domain/fault.ts';
import type { CurrencyCode, Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { BUILT_IN_REFERENCE } from '../../core/domain/reference/built-in.ts';
import { parseLocalDay } from '../../core/domain/time.ts';
import { type DayCheck, type PublishedDay, verifyDay } from '../../core/select/verify-day.ts';
import { DRAW_DIFFERENCE_WORDS, DRAW_WORDS } from '../../messages/draw-words.ts';
import { checkBody } from '../../server/check-request.ts';
import { createPool } from '../../store/pool.ts';
import { postgresStore } from '../../store/postgres.ts';
import { PublishedDayShape } from '../../wire/draws.ts';
import { checkDay } from '../../work/draws/check-day.ts';
import { readDay } from '../../work/draws/publish.ts';
import { hmacHex, sha256Hex } from '../../work/hash.ts';
import { parseArguments } from '../config/arguments.ts';
import type { OptionTable } from '../config/kinds.ts';
import { loadConfig } from '../config/load.ts';
import { OPTIONS } from '../config/options.ts';
import { joinDatabase } from '../database.ts';
import type { Io } from '../io.ts';

/** Options of `draw verify`: a server's address, or a data folder. */
export const DRAW_OPTIONS = {
  url: {
    kind: 'url',
    protocols: ['https', 'http'],
    help: {
      en: 'Check what this server has published, as anybody can; its own records unless given',
      zh: '检查该服务器公布的内容（任何人均可）；未指定时检查本机记录',
    },
  },
  data: OPTIONS.data,
  config: OPTIONS.config,
  databaseUrl: OPTIONS.databaseUrl,
  language: OPTIONS.language,
} as const satisfies OptionTable;

/** Differences that are printed; the count names them all. */
const FIRST = 20;

/** `draw verify`: draws a day again; 1 on any difference, or where nothing was drawn or published. */
export async function drawVerify(args: readonly string[], io: Io): Promise<number> {
  const { given, rest } = parseArguments(DRAW_OPTIONS, args, io.language);
  const day = parseLocalDay(rest[0] ?? '');
  if (rest[1] !== undefined) throw new Fault('argument-unexpected', { value: rest[1] });
  if (day === undefined) {
    io.err(`${DRAW_WORDS.dayMissing[io.language]}\n`);
    return 2;
  }
  const { url, ...forConfig } = given;
  const check = url === undefined ? await checkRecords(day, forConfig, io) : await checkPublished(day, url);
  if (check === undefined) {
    io.err(`${DRAW_WORDS[url === undefined ? 'none' : 'notPublished'][io.language].replace('{day}', day)}\n`);
    return 1;
  }
  await print(day, check, io);
  return check.differences.length === 0 ? 0 : 1;
}

/** Counts, then the first differences with their codes. */
async function print(day: LocalDay, check: DayCheck, { out, language }: Io): Promise<void> {
  const { differences, ...counts } = check;
  const said = Object.entries({ day, ...counts }).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, String(value)),
    DRAW_WORDS.counts[language] as string,
  );
  await out(`${said}\n`);
  if (differences.length === 0) return out(`${DRAW_WORDS.same[language]}\n`);
  await out(`${DRAW_WORDS.differences[language].replace('{count}', String(differences.length))}\n`);
  for (const { code, what } of differences.slice(0, FIRST))
    await out(`  ${DRAW_DIFFERENCE_WORDS[code][language]}: ${what} [${code}]\n`);
}

/** What a server has published, drawn again from nothing else. */
async function checkPublished(day: LocalDay, url: string): Promise<DayCheck | undefined> {
  const response = await fetch(new URL(`/api/v1/draws/${day}`, url));
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const published = checkBody(PublishedDayShape)(await response.json()) as PublishedDay;
  // A server that answers with another day proves nothing of this one.
  if (published.day !== day) throw new Error(`${url}: ${published.day}`);
  return verifyDay(published, sha256Hex, (seedHex) => (message) => hmacHex(seedHex, message));
}

/** The records themselves, with what only they hold. */
async function checkRecords(
  day: LocalDay,
  given: Parameters<typeof loadConfig>[0]['given'],
  io: Io,
): Promise<DayCheck | undefined> {
  const { environment: variables, folder, language } = io;
  const config = loadConfig({ given, environment: variables, folder, language });
  const database = await joinDatabase(config, io);
  try {
    const store = postgresStore(
      createPool({ connection: database.connection, maxConnections: 3, statementTimeoutMs: 300_000 }),
    );
    try {
      const installation = await store.installation.get();
      // By the installation's own zone: which declarations a day has depends on it.
      const environment = {
        store,
        portCode: installation?.portCode ?? config.portCode,
        timeZone: (installation?.timeZone ?? config.timeZone) as TimeZone,
        currency: (installation?.currency ?? config.currency) as CurrencyCode,
        reference: BUILT_IN_REFERENCE,
        packs: [],
      };
      const record = await readDay(environment, day, Date.now() as Instant);
      return record === undefined ? undefined : checkDay(environment, record);
    } finally {
      await store.close();
    }
  } finally {
    await database.stop();
  }
}
