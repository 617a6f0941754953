import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrossingId, Instant, Plate } from '../../src/core/domain/ids.ts';
import { askDocument } from '../../src/work/documents/ask-documents.ts';
import { newId } from '../../src/work/identify.ts';
import { openAudits } from '../../src/work/audits/open-audits.ts';
import { keepPhoto } from '../../src/work/inspections/keep-photo.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { AFTERNOON, BROKER, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../support/port.ts';
import { forge } from './forge.ts';

const MIGRATION = readFileSync(new URL('../../src/store/sql/0012_vouched-for.sql', import.meta.url), 'utf8');
/** What left no entry before the migration, and how its absence is made. */
const BEFORE = `
delete from ledger_opening where id in (select id from pending_leaf where kind in
  ('event', 'book', 'arrive', 'document-requested', 'audit-opened', 'photo-kept'));
delete from pending_leaf where kind in ('event', 'book', 'arrive', 'document-requested', 'audit-opened', 'photo-kept');
update event set id = gen_random_uuid() where kind in ('declaration-accepted', 'declaration-assessed');`;
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const CHEAP = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' },
    { id: 'dear', when: 'goods.value > 9000.0', lane: 'blue' },
  ]);
  await work();
  const client = await port.pool.connect();
  await client.query('set session_replication_role = replica');
  await client.query(BEFORE);
  await client.query('reset session_replication_role');
  // What was drawn is in the log before the migration names the audit that it was drawn for.
  await port.core.sequencer.run(at(9));
  await client.query(MIGRATION);
  client.release();
}, 60_000);
afterAll(() => port.close());

/** A passage that waits, a load with papers asked for, an audit that is open and a photo of a step. */
async function work(): Promise<void> {
  const { environment } = port.core;
  const waiting = idOf(await port.file(coal('WAITS'), at(0)));
  const vehicle = truck('WAITS');
  const booking = { vehicle, direction: 'inbound' as const, slotAt: at(1), declarations: [waiting] };
  expect((await port.services.crossings.book(booking, BROKER, at(1))).outcome).toBe('booked');
  expect((await askDocument(environment, waiting, 'packing-list', 'gate-1', at(2))).outcome).toBe('done');
  const load = (name: string, value: number) =>
    port.file(
      coal(name, {
        goods: [{ ...CHEAP[0], value }],
        totals: { grossKg: 100 },
        vehicle: { plate: name as Plate, kind: 'truck' },
      }),
      at(3),
    );
  await inspectors();
  await load('BLUE1', 20_000);
  const blue = { vehicle: truck('BLUE1'), direction: 'inbound' as const };
  for (const action of ['direct', 'release'] as const) await port.done(blue, { action }, at(4));
  expect(await openAudits(environment, at(5))).toBe(1);
  expect((await port.store.audits.list({ open: true }, 2))[0]?.officer).toMatch(/^insp-/);
  await load('RED1', 900);
  const red = await port.done({ vehicle: truck('RED1'), direction: 'inbound' }, { action: 'direct' }, at(6));
  await port.done({ id: red.id }, { action: 'start-check' }, at(7));
  await port.examine(red.id as CrossingId, 'conform', [], at(8));
  const inspection = await port.store.inspections.ofCrossing(red.id);
  const signed = inspection?.entries.find(({ photos }) => photos.length > 0);
  if (inspection === undefined || signed === undefined) throw new Error('no step asks for a photo');
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]);
  expect(await keepPhoto(environment, inspection.id, signed.photos[0] ?? '', bytes, signed.by, at(9))).toBe('stored');
}

async function inspectors(): Promise<void> {
  for (const name of ['insp-a', 'insp-b']) {
    await port.pool.query('insert into "user" (id, name, email) values ($1, $1, $2)', [name, `${name}@example.org`]);
    const grant = { id: newId(at(0)), userId: name, role: 'inspector' as const, proposedBy: 'a', proposedAt: at(0) };
    await port.store.people.addGrant({ ...grant, approvedBy: 'b', approvedAt: at(0), origin: 'demo' }, []);
  }
}

const found = async () => (await forge(port, async () => 'nothing', at(20))).findings;

test('what a database held before more was vouched for is not taken for forged', async () => {
  await port.core.sequencer.run(at(10));
  expect(await found()).toEqual([]);
  await sealEvents(port.store, at(10));
  await port.core.sequencer.run(at(10));
  expect(await found()).toEqual([]);
});

test('what comes after the migration is found as ever: an event by hand, a photo of other bytes, papers that went', async () => {
  const done = (sql: string) =>
    forge(
      port,
      async (client) => {
        await client.query(sql);
        return sql;
      },
      at(20),
    );
  const byHand = `insert into event (id, at, kind, subject, actor, body)
    select gen_random_uuid(), at, kind, subject, actor, body from event limit 1`;
  for (const sql of [
    byHand,
    `update inspection_photo set bytes = 'x'`,
    'delete from document_request',
    'delete from audit_case',
    `insert into crossing select (jsonb_populate_record(c, '{"id":"01900000-0000-7000-8000-000000000001",
      "plate":"FORGED"}')).* from crossing c where plate = 'WAITS'`,
  ])
    expect((await done(sql)).findings.length, sql).toBeGreaterThan(0);
});
