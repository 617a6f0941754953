import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { newId } from '../../work/identify.ts';
import { createPool } from '../pool.ts';
import type { NewEvent } from '../port/events.ts';
import { appendEvents } from './append.ts';
import { eventsAfter, lastEventSeq } from './events.ts';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await openTestDatabase();
  pool = createPool({ connection: database.connection });
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const event = (): NewEvent => ({
  id: newId(Date.now() as Instant),
  at: Date.now() as Instant,
  kind: 'installation-set-up',
  subject: newId(Date.now() as Instant),
  actor: 'test',
  body: {},
});

async function begun(): Promise<PoolClient> {
  const client = await pool.connect();
  await client.query('begin');
  return client;
}
const commit = async (client: PoolClient): Promise<void> => {
  await client.query('commit');
  client.release();
};

describe('Events', () => {
  test.each(['update event set actor = $$other$$', 'delete from event', 'truncate event'])(
    'are never changed or removed: %s',
    async (sql) => {
      await appendEvents(pool, [event()]);
      await expect(pool.query(sql)).rejects.toMatchObject({ code: 'LP001' });
    },
  );

  test('of one id are recorded once', async () => {
    const one = event();
    expect((await appendEvents(pool, [one])).size).toBe(1);
    expect((await appendEvents(pool, [one])).size).toBe(0);
  });
});

describe('A reader that goes on from the last number it saw', () => {
  test('misses no event of a younger transaction that was numbered before an older one and commits after it', async () => {
    const start = await lastEventSeq(pool);
    const [older, younger] = [await begun(), await begun()];
    // The older transaction has its id before the younger one, and its event's number after it.
    await older.query('select pg_current_xact_id()');
    const [first, second] = [event(), event()];
    await appendEvents(younger, [first]);
    await appendEvents(older, [second]);
    await commit(older);
    const reading = eventsAfter(pool, start, 100);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await commit(younger);
    expect((await reading).map((one) => one.id)).toEqual([first.id, second.id]);
  });

  test('sees everything once while many write, whatever is rolled back', async () => {
    const start = await lastEventSeq(pool);
    const written = new Set<string>();
    let writing = true;
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let round = 0; round < 25; round++) {
        const client = await begun();
        if (writer % 2 === 0) await client.query('select pg_current_xact_id()');
        const events = Array.from({ length: 1 + (round % 3) }, event);
        await appendEvents(client, events);
        if (round % 7 === writer) {
          await client.query('rollback');
          client.release();
          continue;
        }
        await client.query('select pg_sleep($1)', [((round * 7 + writer * 3) % 5) / 1000]);
        await commit(client);
        for (const one of events) written.add(one.id);
      }
    });
    const seen: string[] = [];
    const read = async (): Promise<void> => {
      let cursor = start;
      let last = false;
      while (!last) {
        last = !writing;
        const events = await eventsAfter(pool, cursor, 10_000);
        seen.push(...events.map((one) => one.id));
        cursor = events.at(-1)?.seq ?? cursor;
      }
    };
    const reading = read();
    await Promise.all(writers);
    writing = false;
    await reading;
    expect(seen.length).toBe(new Set(seen).size);
    expect(new Set(seen)).toEqual(written);
  });
});
