import { afterAll, beforeAll, expect, test } from 'vitest';
import { interchange, message } from '../../../test/bad-input/case.ts';
import { auditOf, tablesHolding } from '../../../test/support/audit.ts';
import { AFTERNOON, coal, idOf, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, OperatorId } from '../../core/domain/ids.ts';
import { subjectOf } from '../subject.ts';
import { newId } from '../identify.ts';
import { retentionReport, runRetention } from '../retention/run-retention.ts';
import { whatIsHeld } from '../retention/look-up-plate.ts';
import { openPart } from './seal-part.ts';
import { tapMessage } from './tap-message.ts';
import { lookUpMessage } from './look-up-message.ts';

const DAY_MS = 86_400_000;
const later = (days: number): Instant => (AFTERNOON + days * DAY_MS) as Instant;
const NAME = 'Ganbold Batbayar';
const ASKED = { reason: 'filing-disputed', caseNumber: 'A-2026-9' } as const;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort();
});
afterAll(() => port.close());

/** Files a message as a request would: read, held, accepted together. */
async function file(text: string, format: 'ndjson' | 'edifact', at = AFTERNOON) {
  async function* body() {
    yield Buffer.from(text);
  }
  const tap = tapMessage(newId(at), format, async () => {});
  const items = [];
  for await (const item of port.services.readDeclarations(tap.read(body()), { format }))
    if (!('refused' in item)) items.push(item);
  const results = await port.services.accept(items, { id: 'broker' }, at, tap.take());
  return results.map(({ id }) => id);
}
const send = (lines: readonly object[], at = AFTERNOON): Promise<readonly (DeclarationId | undefined)[]> =>
  file(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'ndjson', at);
const rows = async () =>
  (await port.pool.query<{ n: number }>('select count(*)::int as n from raw_message')).rows[0]?.n;

test('A message stays as it came in, in one row, and only what concerns the declaration is shown for a case', async () => {
  const [first, second] = await send([coal('RAW-1'), coal('RAW-2', { transitDocument: null }), coal('RAW-22')]);
  expect(await rows()).toBe(1);
  const shown = await lookUpMessage(
    port.core.environment,
    { declaration: second as DeclarationId, ...ASKED },
    'reviewer-1',
    later(1),
  );
  expect(shown).toMatchObject([{ at: AFTERNOON, actor: 'broker', format: 'ndjson' }]);
  // What the record leaves out is there.
  expect(JSON.parse(shown?.[0]?.text ?? '')).toMatchObject({ reference: 'RAW-2', transitDocument: null });
  expect(shown?.[0]?.text).not.toContain('RAW-1"');
  const look = (await port.store.events.ofSubject(second as string, 10)).at(-1);
  expect(look).toMatchObject({ kind: 'raw-message-looked-up', actor: 'reviewer-1', body: { case: 'A-2026-9' } });
  await port.core.sequencer.run(later(1));
  const { entries } = await port.core.sequencer.proof(second as string);
  expect(entries.at(-1)?.entry.kind).toBe('raw-message-looked-up');
  // To read is no act: whoever looked may still decide an appeal.
  expect(await port.store.appeals.involved(second as DeclarationId)).not.toContain('reviewer-1');
  expect(first).toBeDefined();
});

test('Of two firms that use one reference only the one asked for is shown, and nothing where none is told apart', async () => {
  const [, id] = await send([coal('SAME'), coal('SAME', { declarant: 'OP-2002' as OperatorId })]);
  const look = (declaration: unknown) =>
    lookUpMessage(
      port.core.environment,
      { declaration: declaration as DeclarationId, ...ASKED },
      'auditor-1',
      later(1),
    );
  expect((await look(id))?.map(({ text }) => JSON.parse(text ?? ''))).toMatchObject([{ declarant: 'OP-2002' }]);
  const setTo = async (declarant: string): Promise<void> => {
    const client = await port.pool.connect();
    await client.query(`set session_replication_role = replica`);
    await client.query(
      `update declaration set body = jsonb_set(body, '{declarant}', to_jsonb($2::text)) where id = $1`,
      [id, declarant],
    );
    await client.query(`reset session_replication_role`);
    client.release();
  };
  await setTo('OP-3003');
  expect(await look(id)).toMatchObject([{ absent: 'not-told-apart' }]);
  expect((await look(id))?.[0]).not.toHaveProperty('text');
  await setTo('OP-2002');
});

test('An amendment is shown after what it amends; a declaration that came in by another way has no message', async () => {
  const [id] = await send([coal('RAW-3')]);
  const next = coal('RAW-3', { seals: ['S-9'] });
  const tap = tapMessage(newId(later(1)), 'json', async () => {});
  for await (const _ of tap.read([Buffer.from(JSON.stringify(next))] as never));
  const at = (AFTERNOON + 5_000) as Instant;
  await port.services.amend(id as DeclarationId, { raw: next, form: 'json' }, { id: 'broker' }, at, tap.take());
  const asked = { declaration: id as DeclarationId, ...ASKED };
  const shown = await lookUpMessage(port.core.environment, asked, 'auditor-1', later(1));
  expect(shown?.map(({ at: when }) => when)).toEqual([AFTERNOON, at]);
  expect(shown?.[1]?.text).toContain('S-9');
  const other = idOf(await port.file(coal('RAW-4')));
  expect(await lookUpMessage(port.core.environment, { declaration: other, ...ASKED }, 'a', later(1))).toEqual([]);
  const unknown = newId(AFTERNOON) as DeclarationId;
  expect(await lookUpMessage(port.core.environment, { declaration: unknown, ...ASKED }, 'a', later(1))).toBeUndefined();
});

test("A driver's name stands in no table in plain text, neither as text nor as bytes, whether the message was taken or refused", async () => {
  const before = await rows();
  const refused = await send([coal('NAMED-1', { driver: { name: NAME, phone: '+976 9911' } })]);
  expect(refused).toEqual([undefined]);
  const named = message('NAMED-2', 1, (text) => text.replace("NAD+DT+OP-1'", `NAD+DT+OP-1'NAD+DR+++${NAME}'`));
  const [taken] = await file(interchange([named]), 'edifact');
  expect(await rows()).toBe((before ?? 0) + 2);
  expect(await tablesHolding(port, NAME)).toEqual([]);
  // It is there for whoever has the key and a case.
  const asked = { declaration: taken as DeclarationId, ...ASKED };
  const shown = await lookUpMessage(port.core.environment, asked, 'auditor-1', later(1));
  expect(shown?.[0]?.text).toMatch(/^UNH\+.*NAD\+DR\+\+\+Ganbold Batbayar'.*UNT\+[^']*'$/s);
});

test('A firm is told that its messages are kept, and how large they are', async () => {
  const held = await whatIsHeld(port.store, 'OP-1007', 'broker', later(1));
  expect(held.messages.length).toBe(4);
  expect(held.messages.every(({ bytes, format }) => bytes > 0 && format.endsWith('json'))).toBe(true);
  expect(held.photos).toBe(0);
});

test('After 30 days message and key are gone, so that a copy of the row opens nothing; the report says so', async () => {
  const { rows: copies } = await port.pool.query(
    `select id as message, part, key_day as "keyDay", sealed from raw_message order by received_at limit 1`,
  );
  const keys = port.core.environment.rawMessages?.keys;
  if (keys === undefined) throw new Error('no keys');
  expect(openPart(copies[0], keys)).toBeDefined();
  const kept = await rows();
  const [young] = await send([coal('RAW-YOUNG')], later(20));
  expect(await runRetention(port.core.environment, later(29))).toEqual({});
  expect(await runRetention(port.core.environment, later(31))).toEqual({ 'raw-message': kept });
  expect(await rows()).toBe(1);
  expect(openPart(copies[0], keys)).toBeUndefined();
  const shown = await lookUpMessage(
    port.core.environment,
    { declaration: young as DeclarationId, ...ASKED },
    'auditor-1',
    later(31),
  );
  expect(shown?.[0]?.text).toContain('RAW-YOUNG');
  const { lines } = await retentionReport(port.store, 30);
  expect(lines.find(({ record }) => record === 'raw-message')).toMatchObject({ kept: 1, erased: kept, days: 30 });
  const said = await port.store.events.ofSubject(subjectOf('ledger', 'erasures'), 5);
  expect(said[0]).toMatchObject({ kind: 'records-erased', body: { record: 'raw-message', count: kept } });
  await port.core.sequencer.run(later(31));
  expect(await auditOf(port, later(31))).toEqual([]);
});
