import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, BROKER, coal, idOf, MINUTE_MS, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { Instant, OperatorId, Plate } from '../../core/domain/ids.ts';
import { ANSWER_WITHIN_MS, MOST_DOCUMENT_BYTES } from '../../core/inspect/document-needs.ts';
import { newId } from '../identify.ts';
import { answerDocument } from './answer-document.ts';
import { askDocument, askForHits } from './ask-documents.ts';
import { decideDocument } from './decide-document.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'cheap', when: 'goods.value < 1000.0', lane: 'yellow' },
    { id: 'dear', when: 'goods.value > 9000.0', lane: 'red' },
  ]);
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj');
const priced = (value: number) => ({
  totals: { grossKg: 100 },
  goods: [{ line: 1, hs: '270112', value, currency: 'CNY', grossKg: 100 }],
});
const environment = () => port.core.environment;
let filed = 0;
const file = async (value = 5000) => idOf(await port.file(coal(`DOC-${++filed}`, priced(value))));
const asked = async (value = 5000) => {
  const declaration = await file(value);
  const result = await askDocument(environment(), declaration, 'packing-list', 'officer', at(0));
  if (result.outcome !== 'done') throw new Error(result.refusal);
  return { declaration, request: result.request };
};
const hand = (
  request: string,
  content: Uint8Array = PDF,
  given: { id?: string; operator?: string; at?: Instant } = {},
) =>
  answerDocument(
    environment(),
    request,
    { id: given.id ?? newId(at(1)), content },
    { id: 'broker', ...(given.operator === undefined ? {} : { operator: given.operator }) },
    given.at ?? at(1),
  );
const refusal = (result: { outcome: string }) => ('refusal' in result ? result.refusal : result.outcome);

describe('A standing yellow hit', () => {
  test('asks for its document once, whatever is assessed again; a red one and none ask for nothing', async () => {
    const [yellow, red, green] = [await file(900), await file(10_000), await file()];
    expect(await askForHits(environment(), at(1))).toBe(1);
    expect(await askForHits(environment(), at(2))).toBe(0);
    const [request, ...others] = await port.store.documents.list({ declarationIds: [yellow, red, green] }, 10);
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      declarationId: yellow,
      type: 'commercial-invoice',
      origin: 'assessment',
      hazard: 'revenue',
      state: 'asked',
      dueAt: at(1) + ANSWER_WITHIN_MS,
    });
    const events = await port.store.events.ofSubject(yellow, 10);
    expect(events.map(({ kind }) => kind)).toEqual(['declaration-accepted', 'document-requested']);
  });

  test('asks nothing of a vehicle that was released', async () => {
    const plate = 'DOCGONE' as Plate;
    const goods = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];
    idOf(
      await port.file(coal(`DOC-${++filed}`, { goods, totals: { grossKg: 100 }, vehicle: { plate, kind: 'truck' } })),
    );
    const target = { vehicle: { plate, kind: 'truck' as const }, direction: 'inbound' as const };
    for (const action of ['direct', 'start-check'] as const) await port.done(target, { action }, at(1));
    await port.done(target, { action: 'end-check', result: 'conform' }, at(2));
    await port.done(target, { action: 'release' }, at(3));
    expect(await askForHits(environment(), at(4))).toBe(0);
  });
});

describe('A document that is asked for', () => {
  test('is handed in, refused with a reason, handed in again and accepted; all of it is on record', async () => {
    const { declaration, request } = await asked();
    expect(await hand(request.id)).toMatchObject({ outcome: 'done', request: { state: 'answered' } });
    const refused = { outcome: 'refused', reason: 'incomplete' } as const;
    expect(await decideDocument(environment(), request.id, refused, 'officer', at(2))).toMatchObject({
      request: { state: 'refused', answers: [{ decided: 'refused', reason: 'incomplete' }] },
    });
    expect(await hand(request.id, Buffer.from('\x89PNG\r\n\x1a\nxx', 'latin1'), { at: at(3) })).toMatchObject({
      request: { state: 'answered', answers: [{ media: 'application/pdf' }, { media: 'image/png' }] },
    });
    expect(await decideDocument(environment(), request.id, { outcome: 'accepted' }, 'officer', at(4))).toMatchObject({
      request: { state: 'accepted' },
    });
    const kinds = (await port.store.events.ofSubject(declaration, 20)).map(({ kind }) => kind).slice(1);
    expect(kinds).toEqual([
      'document-requested',
      'document-answered',
      'document-refused',
      'document-answered',
      'document-accepted',
    ]);
    const { rows } = await port.pool.query('select statement from ledger_opening where statement like $1', [
      '%document-answered%',
    ]);
    expect(rows.some(({ statement }) => /"sha256":"[0-9a-f]{64}"/.test(statement))).toBe(true);
  });

  test('handed in twenty times at once under one id is one answer', async () => {
    const { request } = await asked();
    const id = newId(at(1));
    const results = await Promise.all(Array.from({ length: 20 }, () => hand(request.id, PDF, { id })));
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
    expect((await port.store.documents.list({ id: request.id }, 1))[0]?.answers).toHaveLength(1);
  });

  test('handed in as different files at once takes the first', async () => {
    const { request } = await asked();
    const results = await Promise.all(Array.from({ length: 8 }, () => hand(request.id)));
    expect(results.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    for (const one of results) expect(['done', 'changed-meanwhile', 'document-not-awaited']).toContain(refusal(one));
  });

  test.each([
    ['a web page', Buffer.from('<html>'), 'document-media'],
    ['a program', Buffer.from('MZ'), 'document-media'],
    ['nothing', Buffer.alloc(0), 'document-media'],
    ['too much', Buffer.concat([PDF, Buffer.alloc(MOST_DOCUMENT_BYTES)]), 'document-too-large'],
  ])('is not %s', async (_, content, expected) => {
    const { request } = await asked();
    expect(refusal(await hand(request.id, content))).toBe(expected);
  });

  test('is unknown to another firm, asked for once, decided once, and only when something was handed in', async () => {
    const { declaration, request } = await asked();
    expect(refusal(await hand(request.id, PDF, { operator: 'OP-OTHER' }))).toBe('document-request-unknown');
    expect(refusal(await askDocument(environment(), declaration, 'packing-list', 'o', at(1)))).toBe(
      'document-asked-already',
    );
    const decide = (outcome: 'accepted') => decideDocument(environment(), request.id, { outcome }, 'officer', at(2));
    expect(refusal(await decide('accepted'))).toBe('document-not-answered');
    await hand(request.id, PDF, { operator: 'OP-1007' });
    const twice = await Promise.all([decide('accepted'), decide('accepted')]);
    expect(twice.map(refusal).sort()).toEqual(['document-decided', 'done']);
    expect(refusal(await hand(request.id))).toBe('document-not-awaited');
    const late = { outcome: 'withdrawn', reason: 'not-needed' } as const;
    expect(refusal(await decideDocument(environment(), request.id, late, 'o', at(3)))).toBe('document-decided');
    // Settled, the same may be asked for again.
    expect(await askDocument(environment(), declaration, 'packing-list', 'o', at(4))).toMatchObject({
      outcome: 'done',
    });
  });

  test('breaks its clock when nothing acceptable is there in time, and each breach is counted', async () => {
    const from = at(10_000);
    const ask = async () => {
      const declaration = await file();
      const result = await askDocument(environment(), declaration, 'packing-list', 'officer', from);
      if (result.outcome !== 'done') throw new Error(result.refusal);
      return result.request;
    };
    const [none, inTime, tooLate, refused, withdrawn] = [
      await ask(),
      await ask(),
      await ask(),
      await ask(),
      await ask(),
    ];
    const soon = (from + MINUTE_MS) as Instant;
    const late = (from + ANSWER_WITHIN_MS + MINUTE_MS) as Instant;
    await hand(inTime.id, PDF, { at: soon });
    await hand(tooLate.id, PDF, { at: late });
    await hand(refused.id, PDF, { at: soon });
    await decideDocument(environment(), refused.id, { outcome: 'refused', reason: 'expired' }, 'o', soon);
    await decideDocument(environment(), withdrawn.id, { outcome: 'withdrawn', reason: 'original-seen' }, 'o', soon);
    const clocks = await port.store.documents.clocks(from, (late + 1) as Instant, (late + 1) as Instant);
    expect(clocks).toEqual({ due: 5, broken: 3 });
    expect(none.state).toBe('asked');
  });

  test('stays on record when its file is erased', async () => {
    const { request } = await asked();
    const id = newId(at(1));
    await hand(request.id, PDF, { id });
    expect(Buffer.from((await port.store.documents.file(id))?.content ?? []).equals(PDF)).toBe(true);
    await port.pool.query('delete from document_file where answer_id = $1', [id]);
    expect(await port.store.documents.file(id)).toBeUndefined();
    expect((await port.store.documents.list({ id: request.id }, 1))[0]?.answers).toHaveLength(1);
    await expect(port.pool.query('update document_answer set bytes = 1')).rejects.toThrow('append-only');
  });

  test('is listed by state and by declarant', async () => {
    const mine = await port.store.documents.list({ declarant: 'OP-1007' as OperatorId, states: ['asked'] }, 500);
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every(({ state }) => state === 'asked')).toBe(true);
    expect(await port.store.documents.list({ declarant: 'OP-NOBODY' as OperatorId }, 10)).toEqual([]);
    expect(BROKER.id).toBe('broker');
  });
});
