import { Readable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { openTestDatabase, temporaryDataFolder } from '../../test/support/database.ts';
import { createPool } from '../store/pool.ts';
import { placePending } from './compose/place-pending.ts';
import { loadConfig } from './config/load.ts';
import type { Io } from './io.ts';
import { serve } from './serve.ts';

/** Two rounds of the sequencer and a bit. */
const LEAVES = 41_000;

test(
  'What a migration wrote has its place in the log before the server answers and before any job decides anything',
  { timeout: 60_000 },
  async () => {
    const database = await openTestDatabase();
    const pool = createPool({ connection: database.connection });
    // As a migration writes them: their ids say nothing of when.
    await pool.query(
      `insert into pending_leaf (id, kind, subject, at, commitment)
    select gen_random_uuid(), 'passage-before', gen_random_uuid(), now(), sha256(n::text::bytea) from generate_series(1, $1) n`,
      [LEAVES],
    );
    const said: string[] = [];
    const data = temporaryDataFolder();
    const io: Io = {
      out: async () => {},
      err: (text) => void said.push(text),
      stdin: Readable.from([]),
      errIsTerminal: false,
      outIsTerminal: false,
      columns: 80,
      language: 'en',
      environment: {},
      folder: data,
      stopping: new AbortController().signal,
      stoppingNow: new AbortController().signal,
    };
    const config = loadConfig({ given: { data, port: 0, demo: false }, environment: {}, folder: data, language: 'en' });
    const serving = await serve({ config, database: { connection: database.connection, stop: async () => {} }, io });
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from pending_leaf where kind = 'passage-before'`,
    );
    await serving.close('drain');
    await pool.end();
    await database.close();
    expect(rows[0]?.n).toBe(0);
  },
);

test('A start that takes long says how far it is', async () => {
  vi.useFakeTimers();
  const said: string[] = [];
  const rounds = [20_000, 20_000, 20_000, 7, 0];
  const run = async (): Promise<number> => {
    vi.advanceTimersByTime(3_000);
    return rounds.shift() ?? 0;
  };
  await placePending({ run }, { err: (text) => void said.push(text), language: 'en' });
  vi.useRealTimers();
  expect(rounds).toEqual([]);
  expect(said).toEqual([expect.stringContaining('40000'), expect.stringContaining('60007')]);
});
