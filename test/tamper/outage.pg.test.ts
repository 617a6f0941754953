import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActorId, Instant, Plate } from '../../src/core/domain/ids.ts';
import { storesOn } from '../../src/store/snapshot.ts';
import { auditLedger } from '../../src/work/audit/audit-ledger.ts';
import { headKey } from '../../src/work/audit/check-head.ts';
import { newId } from '../../src/work/identify.ts';
import { recordEntry } from '../../src/work/outage/record-entry.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { originOf } from '../../src/work/sequence-ledger.ts';
import { AFTERNOON, MINUTE_MS, openTestPort, type TestPort, truck } from '../support/port.ts';
import { randomSource, tamper } from './change.ts';

/** What an outage leaves behind: tables that the ledger vouches for, column by column. */
const COVERED = [
  {
    table: 'outage',
    columns: [
      ...['id', 'kind', 'starts_at', 'ends_at', 'parts', 'reason', 'declared_by', 'declared_at', 'confirmed_by'],
      ...['confirmed_at', 'agrees', 'ended_by', 'ended_at', 'reviewed_by', 'reviewed_at', 'verdict', 'version'],
    ],
  },
  {
    table: 'outage_form',
    columns: ['id', 'kind', 'pack', 'first_number', 'count', 'printed_by', 'printed_at'],
  },
  {
    table: 'outage_entry',
    columns: [
      ...['id', 'cause', 'action', 'crossing_id', 'inspection_id', 'form', 'form_line', 'happened_at', 'keyed_at'],
      ...['done_by', 'keyed_by', 'refusal', 'reviewed_by', 'reviewed_at', 'verdict'],
    ],
  },
] as const;
const CHANGES = 200;
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([], { offlineRelease: true });
  const { outages } = port.services;
  for (let nth = 0; nth < 4; nth++) {
    const input = { from: at(60), until: at(400), parts: ['gate'] as const, reason: 'power' as const };
    const kind = nth % 2 === 0 ? ('declared' as const) : ('standing' as const);
    const made = await outages.declare({ ...input, kind }, 'lead-1', at(nth));
    if (made.outcome !== 'done') throw new Error(made.outcome);
    if (nth > 0) await outages.decide(made.outage.id, nth !== 3, 'lead-2', at(10));
    if (nth === 2) await outages.end(made.outage.id, 'lead-1', at(20));
    if (nth === 2) await outages.review(made.outage.id, 'justified', 'reviewer', at(30));
  }
  await outages.printForms({ kind: 'gate-log', count: 3 }, 'lead-1', at(5));
  await outages.printForms({ kind: 'inspection', pack: 'container', count: 2 }, 'lead-1', at(5));
  for (let line = 1; line <= 3; line++) {
    const input = { id: newId(at(50)), action: 'direct' as const, at: at(40) };
    const target = { vehicle: truck(`FORM${line}` as Plate), direction: 'inbound' as const };
    await outages.key(target, { serial: 'GL-000001', line, doneBy: 'gate-1', input }, 'lead-1', at(50));
    if (line === 2) await outages.lookAt(input.id, 'in-order', 'reviewer', at(60));
  }
  const [doneBy, keyedBy] = ['gate-1', 'lead-1'] as unknown as [ActorId, ActorId];
  await recordEntry(port.core.environment, {
    ...{ id: newId(at(50)), cause: 'refused', action: 'release', refusal: 'check-required' },
    ...{ happenedAt: at(45), keyedAt: at(50), doneBy, keyedBy },
  });
  await sealEvents(port.store, at(90));
  await port.core.sequencer.run(at(90));
}, 60_000);
afterAll(() => port.close());

/** What an audit finds in these tables after something was done in vain. */
async function found(change: (client: PoolClient) => Promise<string | undefined>): Promise<[string?, number?]> {
  const client = await port.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const what = await change(client);
    if (what === undefined) return [];
    const key = headKey(originOf(await port.store.installation.get()), port.services.slipKeys.keys[0]?.publicKey ?? '');
    const { findings } = await auditLedger(storesOn(client), { key, now: at(91) });
    return [what, findings.filter(({ place }) => COVERED.some(({ table }) => place.includes(table))).length];
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('Nothing is found about outages where nobody changed anything.', async () => {
  expect(await found(async () => 'nothing')).toEqual(['nothing', 0]);
});

test(`${CHANGES} random changes to outages, forms and what was keyed are all found.`, async () => {
  const missed: string[] = [];
  for (let seed = 1, done = 0; done < CHANGES; seed++) {
    const [what, count] = await found((client) => tamper(client, randomSource(seed), COVERED).catch(() => undefined));
    if (what === undefined) continue;
    done += 1;
    if (count === 0) missed.push(`seed ${seed}: ${what}`);
  }
  expect(missed).toEqual([]);
}, 120_000);
