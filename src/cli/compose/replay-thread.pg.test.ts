import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase } from '../../../test/support/database.ts';
import { hashOf } from '../../../test/support/port.ts';
import type { LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { DEFAULT_PLACES } from '../../core/select/minutes.ts';
import { createPool } from '../../store/pool.ts';
import { postgresStore } from '../../store/postgres.ts';
import { createReplayEngine } from '../../work/replay/engine.ts';
import type { ReplayRequest } from '../../work/replay/result.ts';
import { replayInThread } from './replay-thread.ts';

const ZONE = 'Asia/Shanghai' as TimeZone;
const REQUEST: ReplayRequest = {
  draft: { id: 'x', hazard: 'revenue', lane: 'red', when: 'goods.netKg > 10.0' },
  live: [],
  liveSet: hashOf('no rules'),
  today: '2026-03-02' as LocalDay,
  lists: [],
  name: 50,
};

test('a thread of its own says what the same process would, can be stopped, and ends when it is told', async () => {
  const database = await openTestDatabase();
  const pool = createPool({ connection: database.connection });
  onTestFinished(async () => {
    await pool.end();
    await database.close();
  });
  const hash = Buffer.alloc(32);
  for (let n = 0; n < 30; n++) {
    const id = `019c0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    await pool.query(
      `insert into declaration (id, declarant, reference, version, content_hash, first_hash, accepted_at, lodged_at,
        item_count, first_hs, lane, warnings, body) values ($1, 'OP-1', $2, 1, $3, $3, now(), now(), 1, '270112', 'green', '[]', '{}')`,
      [id, `T-${n}`, hash],
    );
    await pool.query(
      `insert into assessment (id, declaration_id, declaration_version, cause, at, lane, rule_set, history_version, features, result)
      values ($1, $1, 1, 'accepted', now(), 'green', $2, 0, $3, '{"selections":[]}')`,
      [id, hash, JSON.stringify([{ 'goods.hs': '270112', 'goods.netKg': n }])],
    );
  }
  const here = createReplayEngine(postgresStore(pool), { zone: ZONE, places: DEFAULT_PLACES });
  const thread = replayInThread({ connection: database.connection, zone: ZONE, places: DEFAULT_PLACES });
  const never = new AbortController().signal;
  const seen: number[] = [];
  const [one, other] = await Promise.all([
    here.run(REQUEST, () => {}, never),
    thread.run(REQUEST, ({ done }) => seen.push(done), never),
  ]);
  expect(one).toMatchObject({ hits: 19 });
  expect({ ...other, tookMs: 0 }).toEqual({ ...one, tookMs: 0 });
  expect(seen.at(-1)).toBe(100);
  // Of what it knows already it would be done before it heard: a new one reads everything first.
  await thread.close();
  const stop = new AbortController();
  const stopped = thread.run({ ...REQUEST, name: 1 }, () => {}, stop.signal);
  stop.abort();
  expect(await stopped).toBeUndefined();
  await thread.close();
  // Closed and asked again, it starts anew.
  expect(await thread.run(REQUEST, () => {}, never)).toMatchObject({ hits: 19 });
  await thread.close();
});
