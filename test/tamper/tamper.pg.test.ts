import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PoolClient } from 'pg';
import type { Instant } from '../../src/core/domain/ids.ts';
import { storesOn } from '../../src/store/snapshot.ts';
import { type AuditReport, auditLedger } from '../../src/work/audit/audit-ledger.ts';
import type { HeadKey } from '../../src/work/audit/check-head.ts';
import { AFTERNOON, MINUTE_MS, type TestPort } from '../support/port.ts';
import { openBusyPort } from './busy-port.ts';
import { COVERED, randomSource, tamper } from './change.ts';

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

test('every table of the list has rows to change', async () => {
  for (const { table, where = 'true' } of COVERED) {
    const { rows } = await port.pool.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`);
    expect(rows[0]?.n, table).toBeGreaterThan(0);
  }
});

test(`${CHANGES} random changes to what the ledger vouches for are all found`, { timeout: 240_000 }, async () => {
  const missed: string[] = [];
  const tables = new Set<string>();
  let done = 0;
  for (let seed = 1; done < CHANGES; seed++) {
    await inVain(async (client) => {
      // What the database itself refuses changed nothing.
      const what = await tamper(client, randomSource(seed)).catch(() => undefined);
      if (what === undefined) return;
      done += 1;
      tables.add(/(?:from|into|update) ([a-z_]+)/.exec(what)?.[1] ?? '');
      const report = await audit(client);
      if (report.count === 0) missed.push(`seed ${seed}: ${what}`);
    });
  }
  expect(missed).toEqual([]);
  expect([...tables].sort()).toEqual(COVERED.map(({ table }) => table).sort());
});
