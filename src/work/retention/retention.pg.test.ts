import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditOf } from '../../../test/support/audit.ts';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import { isPseudonym } from '../../core/oversee/retention.ts';
import { verifyInclusion } from '../../ledger/inclusion.ts';
import { commitmentOf, sha256Bytes } from '../hash.ts';
import type { SubjectProof } from '../sequence-ledger.ts';
import { subjectOf } from '../subject.ts';
import { lookUpPlate, whatIsHeld } from './look-up-plate.ts';
import { retentionReport, runRetention } from './run-retention.ts';

const DAY = 86_400_000;
const PLATE = '7777UBA' as Plate;
const TRAILER = '5567UB';
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const later = (days: number): Instant => (AFTERNOON + days * DAY) as Instant;

let port: TestPort;
let passed: Crossing;
let declaration: DeclarationId;
let open: Crossing;
let openPapers: DeclarationId;
beforeAll(async () => {
  port = await openTestPort();
  const vehicle = { plate: PLATE, trailerPlate: TRAILER, kind: 'truck' };
  declaration = idOf(await port.file(coal('OLD', { vehicle }), at(-60)));
  await port.services.amend(
    declaration,
    { raw: coal('OLD', { vehicle, seals: ['S-1'] }), form: 'json' },
    { id: 'broker' },
    at(-50),
  );
  const target = { vehicle: { ...truck(PLATE), trailerPlate: TRAILER as Plate }, direction: 'inbound' as const };
  passed = await port.done(target, { action: 'direct' }, at(1));
  await port.done({ id: passed.id }, { action: 'hold', note: 'seal-broken' }, at(2));
  await port.done({ id: passed.id }, { action: 'lift-hold', note: 'resolved' }, at(3), 'lead');
  await port.done({ id: passed.id }, { action: 'release' }, at(4));
  passed = await port.done({ id: passed.id }, { action: 'exit' }, at(5));
  openPapers = idOf(await port.file(coal('OPEN', { vehicle: { plate: '1111UBA', kind: 'truck' } }), at(0)));
  open = await port.done({ vehicle: truck('1111UBA'), direction: 'inbound' }, { action: 'direct' }, at(6));
  await port.core.sequencer.run(at(7));
});
afterAll(() => port.close());

/** Whether every entry is where its proof says, under the root of the head. */
function proves({ head, entries }: SubjectProof): boolean {
  const root = Buffer.from(head?.root ?? '', 'hex');
  return entries.every(({ entry, path = [] }) =>
    verifyInclusion(
      sha256Bytes,
      {
        leaf: Buffer.from(entry.leafHash, 'hex'),
        index: entry.index,
        size: head?.size ?? 0,
        path: path.map((one) => Buffer.from(one, 'hex')),
      },
      root,
    ),
  );
}

const audit = (now: Instant) => auditOf(port, now);

test('nothing is erased before its time', async () => {
  expect(await runRetention(port.core.environment, later(89))).toEqual({});
  expect((await port.store.crossings.byId(passed.id))?.vehicle.plate).toBe(PLATE);
});

test('a past passage is found by its plate for a case, and the look is recorded without the plate', async () => {
  const asked = { plate: PLATE, reason: 'appeal' as const, caseNumber: 'A-2026-7' };
  expect((await lookUpPlate(port.store, asked, 'lead', later(10))).map(({ id }) => id)).toEqual([passed.id]);
  const [look] = await port.store.events.ofSubject(subjectOf('officer', 'lead'), 10);
  expect(look).toMatchObject({ kind: 'plate-looked-up', actor: 'lead', body: { reason: 'appeal', case: 'A-2026-7' } });
  expect(JSON.stringify(look)).not.toContain(PLATE);
});

test('a plate that only an earlier version named goes too, whatever was pseudonymised before it', async () => {
  const other = await openTestPort();
  const vehicle = { plate: '3333UBA', kind: 'truck' };
  const id = idOf(await other.file(coal('PAST', { vehicle }), at(0)));
  for (const [nth, seal] of ['S-1', 'S-2'].entries()) {
    const raw = coal('PAST', { vehicle: nth === 0 ? vehicle : null, seals: [seal] });
    await other.services.amend(id, { raw, form: 'json' }, { id: 'broker' }, at(1 + nth));
  }
  expect(await runRetention(other.core.environment, later(91))).toMatchObject({ plate: 1 });
  const { past = [] } = (await other.store.declarations.byId(id)) ?? {};
  expect(past.map(({ declaration: { vehicle: was } }) => isPseudonym(was?.plate ?? ''))).toEqual([true, true]);
  expect(await runRetention(other.core.environment, later(91))).toEqual({});
  await other.close();
});

test('after 90 days a plate is a pseudonym everywhere, every earlier proof stands, and the audit finds nothing', async () => {
  const before = await port.core.sequencer.proof(passed.id);
  expect(proves(before)).toBe(true);
  expect(before.entries.every(({ opening }) => opening !== undefined)).toBe(true);
  const leaves = before.entries.map(({ entry }) => entry.leafHash);

  // The passage and its papers; those of the vehicle that is still here stay.
  expect(await runRetention(port.core.environment, later(91))).toEqual({ plate: 2 });
  await port.core.sequencer.run(later(91));

  const crossing = await port.store.crossings.byId(passed.id);
  const stored = await port.store.declarations.byId(declaration);
  expect(isPseudonym(crossing?.vehicle.plate ?? '')).toBe(true);
  expect(isPseudonym(crossing?.vehicle.trailerPlate ?? '')).toBe(true);
  // The passage still fits its papers.
  expect(stored?.declaration.vehicle?.plate).toBe(crossing?.vehicle.plate);
  expect(stored?.past.map((one) => isPseudonym(one.declaration.vehicle?.plate ?? ''))).toEqual([true]);
  expect((await port.store.crossings.byId(open.id))?.vehicle.plate).toBe('1111UBA');
  expect((await port.store.declarations.byId(openPapers))?.declaration.vehicle?.plate).toBe('1111UBA');
  const asked = { plate: PLATE, reason: 'appeal' as const, caseNumber: 'A-2026-7' };
  expect(await lookUpPlate(port.store, asked, 'lead', later(91))).toEqual([]);

  const after = await port.core.sequencer.proof(passed.id);
  expect(proves(after)).toBe(true);
  expect(after.entries.slice(0, leaves.length).map(({ entry }) => entry.leafHash)).toEqual(leaves);
  expect(after.entries.slice(0, leaves.length).every(({ opening }) => opening === undefined)).toBe(true);
  // What stands now is stated by an entry that opens.
  const { opening, entry } = after.entries.at(-1) ?? {};
  expect(commitmentOf(opening?.saltHex ?? '', opening?.statement ?? '')).toBe(entry?.commitment);
  expect(await audit(later(91))).toEqual([]);
});

test('no table holds the plate any more', async () => {
  const { rows } = await port.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { name } of rows) {
    const sql = `select count(*)::int as n from "${name}" t where t::text like $1 or t::text like $2`;
    const found = await port.pool.query<{ n: number }>(sql, [`%${PLATE}%`, `%${TRAILER}"%`]);
    expect([name, found.rows[0]?.n]).toEqual([name, 0]);
  }
});

test('a row that somebody changes after its plate went is found by the audit', async () => {
  await port.pool.query(`update crossing set plate = '~feedfeedfeedfeed' where id = $1`, [passed.id]);
  expect(await audit(later(91))).not.toEqual([]);
  const { rows } = await port.pool.query<{ plate: string }>(
    `select body #>> '{vehicle,plate}' as plate from declaration where id = $1`,
    [declaration],
  );
  await port.pool.query('update crossing set plate = $2 where id = $1', [passed.id, rows[0]?.plate]);
  expect(await audit(later(91))).toEqual([]);
});

test('sessions go a day after they ended, and the report counts what went', async () => {
  await port.pool.query(
    `insert into "user" (id, name, email) values ('u', 'U', 'u@port.example');
     insert into "session" (id, "expiresAt", token, "userId") values
       ('s-1', to_timestamp(${AFTERNOON / 1000}), 't-1', 'u'), ('s-2', to_timestamp(${later(200) / 1000}), 't-2', 'u')`,
  );
  expect(await runRetention(port.core.environment, later(92))).toEqual({ session: 1 });
  const { lines, batches } = await retentionReport(port.store, 30);
  expect(lines.find(({ record }) => record === 'session')).toMatchObject({ kept: 1, erased: 1 });
  expect(lines.find(({ record }) => record === 'plate')).toMatchObject({ kept: 1, erased: 2, days: 90 });
  expect(batches.map(({ record }) => record)).toEqual(['session', 'plate']);
  await port.core.sequencer.run(later(92));
  expect(await audit(later(92))).toEqual([]);
});

test('an operator is told what is held on it, and that it asked is recorded', async () => {
  const held = await whatIsHeld(port.store, 'OP-1007', 'broker', later(92));
  expect(held.declarations.map((one) => one.declaration.reference)).toEqual(['OPEN', 'OLD']);
  expect(held.named).toEqual({ declarant: 2, importer: 0, exporter: 0, carrier: 0 });
  const [asked] = await port.store.events.ofSubject(subjectOf('operator', 'OP-1007'), 5);
  expect(asked).toMatchObject({ kind: 'held-data-asked', actor: 'broker' });
});
