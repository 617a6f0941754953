import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PoolClient } from 'pg';
import type { Instant } from '../../src/core/domain/ids.ts';
import { storesOn } from '../../src/store/snapshot.ts';
import { type AuditReport, auditLedger } from '../../src/work/audit/audit-ledger.ts';
import type { HeadKey } from '../../src/work/audit/check-head.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { checkStart } from '../../src/work/check-start.ts';
import { AFTERNOON, MINUTE_MS, type TestPort } from '../support/port.ts';
import { openBusyPort } from './busy-port.ts';
import { randomSource, TABLES, tamper } from './change.ts';

/** A few minutes after the last thing that was decided. */
const NOW = (AFTERNOON + 204 * MINUTE_MS) as Instant;
const CHANGES = 1_000;

let port: TestPort;
let key: HeadKey;
beforeAll(async () => {
  ({ port, key } = await openBusyPort());
});
afterAll(() => port.close());

const audit = (client: PoolClient): Promise<AuditReport> => auditLedger(storesOn(client), { key, now: NOW });

async function inVain<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await port.pool.connect();
  try {
    await client.query('begin');
    // As somebody would who owns the database: triggers and foreign keys look away.
    await client.query('set local session_replication_role = replica');
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('nothing is found where nobody changed anything', async () => {
  const report = await inVain(audit);
  expect(report.findings).toEqual([]);
  expect(report.entries).toBeGreaterThan(256);
  expect(report.heads).toBeGreaterThan(9);
  expect(report.pending).toBeGreaterThan(0);
  expect(report.events).toBeGreaterThan(100);
});

test('a passage that waits to be directed loses no papers unseen', async () => {
  const report = await inVain(async (client) => {
    const { rowCount } = await client.query(
      'delete from crossing_declaration where crossing_id in (select id from crossing where directed_at is null)',
    );
    expect(rowCount).toBe(1);
    return audit(client);
  });
  expect(report.count).toBeGreaterThan(0);
});

test.each([
  [
    'papers',
    `insert into crossing_declaration (declaration_id, crossing_id)
    select (select id from declaration where reference = 'B-8-0'), id from crossing where directed_at is null`,
  ],
  ['a lane', `update crossing set lane = 'blue' where directed_at is null`],
  ['a weighing', 'update crossing set weighed_kg = 1 where directed_at is null'],
  [
    'a passage of its own',
    `insert into crossing select (jsonb_populate_record(c, '{"id":"01900000-0000-7000-8000-000000000001",
    "plate":"FORGED"}')).* from crossing c where directed_at is null`,
  ],
])('a passage that waits to be directed is given %s unseen by nobody', async (_what, sql) => {
  const report = await inVain(async (client) => {
    expect((await client.query(sql)).rowCount).toBe(1);
    return audit(client);
  });
  expect(report.count).toBeGreaterThan(0);
});

test('an event of the last seconds is missed when it goes, though no seal covers it yet', async () => {
  const { rows } = await port.pool.query<{ seq: number }>('select max(seq) as seq from event');
  const last = rows[0]?.seq ?? 0;
  // As if the last seal had not been made yet.
  const unsealed = `delete from ledger_opening where id in (select id from pending_leaf where kind = 'events-sealed');
    delete from pending_leaf where kind = 'events-sealed'`;
  const found = (sql: string) =>
    inVain(async (client) => {
      await client.query(unsealed);
      const before = await audit(client);
      expect((await client.query(sql, [last])).rowCount).toBe(1);
      return [before.count, (await audit(client)).count];
    });
  expect(await found('delete from event where seq = $1')).toEqual([0, 1]);
});

test('every table of the list has rows to change', async () => {
  for (const table of TABLES.busy) {
    const { rows } = await port.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    expect(rows[0]?.n, table).toBeGreaterThan(0);
  }
});

test(`${CHANGES} random changes to what the ledger vouches for are all found`, { timeout: 600_000 }, async () => {
  const missed: string[] = [];
  const tables = new Set<string>();
  let done = 0;
  for (let seed = 1; done < CHANGES; seed++) {
    await inVain(async (client) => {
      // What the database itself refuses changed nothing.
      const what = await tamper(client, randomSource(seed), TABLES.busy).catch(() => undefined);
      if (what === undefined) return;
      done += 1;
      tables.add(/(?:from|into|update) ([a-z_]+)/.exec(what)?.[1] ?? '');
      const report = await audit(client);
      if (report.count === 0) missed.push(`seed ${seed}: ${what}`);
    });
  }
  expect(missed).toEqual([]);
  expect([...tables].sort()).toEqual([...TABLES.busy].sort());
});

describe('The start', () => {
  const start = (client: PoolClient, outsideNote?: string) => checkStart(storesOn(client).store, key, outsideNote);
  const head = async () => (await port.store.ledger.head())?.note ?? '';

  test('goes ahead on the log whose head was signed last, also where the note outside is behind', async () => {
    expect(await inVain(start)).toBeUndefined();
    const first = await port.pool.query<{ note: string }>('select note from ledger_head where number = 3');
    expect(await inVain((client) => start(client, first.rows[0]?.note))).toBeUndefined();
    expect(await inVain(async (client) => start(client, await head()))).toBeUndefined();
  });

  test.each([
    ['an entry is changed', `update ledger_entry set leaf_hash = sha256('x') where index = 7`, 'contradicts'],
    ['the last entries are taken out', 'delete from ledger_entry where index > 260', 'contradicts'],
    [
      'an entry is put in behind the head',
      'update ledger_entry set index = index + 1000 where index = 5',
      'contradicts',
    ],
    ['the root is changed', `update ledger_head set root = sha256('x')`, 'head-not-ours'],
    ['the log is emptied', 'delete from ledger_head', 'contradicts'],
  ])('is refused where %s', async (_what, sql, fault) => {
    expect(
      await inVain(async (client) => {
        await client.query(sql);
        return start(client);
      }),
    ).toBe(fault);
  });

  test('is refused where the database was set back behind the note outside, or rewritten since', async () => {
    const note = await head();
    const setBack = `delete from ledger_head where number > 3;
      delete from ledger_entry where index >= (select max(size) from ledger_head)`;
    expect(
      await inVain(async (client) => {
        await client.query(setBack);
        return [await start(client), await start(client, note)];
      }),
    ).toEqual([undefined, 'behind']);
    expect(await inVain((client) => start(client, note.replace('head ', 'head 1')))).toBe('head-not-ours');
  });
});

test('an event that somebody writes by hand is found, before the next seal and behind it', async () => {
  await port.pool.query(`insert into event (id, at, kind, subject, actor, body)
    select gen_random_uuid(), at, kind, subject, actor, body from event where kind = 'declaration-accepted' limit 1`);
  const early = await inVain(audit);
  await sealEvents(port.store, NOW);
  await port.core.sequencer.run(NOW);
  const late = await inVain(audit);
  expect([early, late].map(({ findings }) => findings.map(({ kind }) => kind))).toEqual([
    ['record-unproven'],
    ['record-unproven'],
  ]);
});
