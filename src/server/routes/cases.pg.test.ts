import { afterAll, beforeAll, expect, test } from 'vitest';
import { coal, idOf, openTestPort, type TestPort } from '../../../test/support/port.ts';
import { fakePort, testServer, type TestServer } from '../../../test/support/server.ts';
import type { Plate } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import { askForHits } from '../../work/documents/ask-documents.ts';
import { newId } from '../../work/identify.ts';
import { ACCESS, mayPass, type RouteName } from '../access.ts';

type Method = 'GET' | 'POST' | 'PUT';
type Headers = Readonly<Record<string, string>>;

let port: TestPort;
let server: TestServer;
const headers = new Map<string, Headers>();

beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'yellow' }]);
  const fake = fakePort();
  // People sign in from memory; everything else is the real program on a real database.
  const { people, installation } = fake.services.store;
  const { cases, crossings } = port.services;
  Object.assign(fake.services, { store: { ...port.store, people, installation }, cases, crossings });
  server = await testServer({}, fake);
  for (const role of ['gate-officer', 'inspector', 'shift-lead', 'reviewer', 'auditor', 'analyst'] as const)
    headers.set(role, await server.signIn(`${role}-1`, [role]));
  headers.set('lead-2', await server.signIn('lead-2', ['shift-lead']));
  headers.set('declarant', await server.signIn('declarant-1', ['declarant'], 'OP-1007'));
  headers.set('other', await server.signIn('declarant-2', ['declarant'], 'OP-OTHER'));
  headers.set('vet', await server.signIn('vet-1', ['agency'], undefined, 'veterinary'));
  headers.set('police', await server.token('agency', undefined, 'police'));
  headers.set('treasury', await server.token('agency', undefined, 'treasury'));
});
afterAll(() => port.close());

async function ask(who: string, method: Method, path: string, payload?: object | Buffer, more: Headers = {}) {
  const response = await server.ask({
    method,
    url: `/api/v1/${path}`,
    headers: { ...headers.get(who), ...more },
    ...(payload === undefined ? {} : { payload }),
  });
  const json = String(response.headers['content-type']).includes('json');
  return { status: response.statusCode, body: json ? response.json() : response.body, headers: response.headers };
}

const HORSES = { line: 1, hs: '010121', value: 900, currency: 'CNY', grossKg: 900, dutyRate: 10 };
let plates = 0;
async function load() {
  const plate = `CASE${++plates}` as Plate;
  const raw = coal(`CASE-${plates}`, { goods: [HORSES], totals: { grossKg: 900 }, vehicle: { plate, kind: 'truck' } });
  const declaration = idOf(await port.file(raw, server.port.now));
  return { declaration, target: { vehicle: { plate, kind: 'truck' as const }, direction: 'inbound' as const } };
}
const PDF = Buffer.from('%PDF-1.7\nan invoice');
const hand = (who: string, request: string, answer: string, content = PDF, type = 'application/pdf') =>
  ask(who, 'PUT', `document-requests/${request}/answers/${answer}`, content, { 'content-type': type });

test('A declarant sees what is asked for without a hint of lane or rule, hands it in, and an officer decides', async () => {
  const { declaration } = await load();
  await askForHits(port.core.environment, server.port.now);
  const own = await ask('declarant', 'GET', `document-requests?declaration=${declaration}`);
  expect(own.body.items).toMatchObject([{ type: 'commercial-invoice', state: 'asked', declarationId: declaration }]);
  const [request] = own.body.items;
  for (const secret of ['lane', 'hazard', 'origin', 'line', 'declarant']) expect(request).not.toHaveProperty(secret);
  expect(own.body).not.toHaveProperty('clocks');
  expect((await ask('other', 'GET', `document-requests?declaration=${declaration}`)).body.items).toEqual([]);
  expect((await ask('gate-officer', 'GET', 'document-requests')).body.items[0]).toMatchObject({
    hazard: 'revenue',
    origin: 'assessment',
  });

  const answer = newId(server.port.now);
  expect((await hand('other', request.id, answer)).status).toBe(404);
  expect((await hand('gate-officer', request.id, answer)).status).toBe(403);
  expect(await hand('declarant', request.id, answer, Buffer.from('<script>'))).toMatchObject({
    status: 415,
    body: { code: 'document-media' },
  });
  expect(await hand('declarant', request.id, answer, PDF, 'text/html')).toMatchObject({ status: 415 });
  expect(await hand('declarant', request.id, answer, Buffer.alloc(8_000_001, 0x25))).toMatchObject({ status: 413 });
  expect(await hand('declarant', request.id, answer)).toMatchObject({ status: 200, body: { state: 'answered' } });
  expect(await hand('declarant', request.id, answer)).toMatchObject({
    status: 200,
    body: { answers: [{ id: answer }] },
  });

  const file = `document-requests/${request.id}/answers/${answer}`;
  const read = await ask('inspector', 'GET', file);
  expect([read.status, read.body]).toEqual([200, PDF.toString()]);
  expect(read.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'attachment' });
  expect((await ask('other', 'GET', file)).status).toBe(404);

  const decide = (body: object, who = 'gate-officer') =>
    ask(who, 'POST', `document-requests/${request.id}/decisions`, body);
  expect((await decide({ outcome: 'accepted' }, 'declarant')).status).toBe(403);
  expect((await decide({ outcome: 'refused' })).body.code).toBe('document-reason');
  expect((await decide({ outcome: 'refused', reason: 'not-needed' })).body.code).toBe('document-reason');
  expect((await decide({ outcome: 'refused', reason: 'unreadable' })).body).toMatchObject({ state: 'refused' });
  const seen = (await ask('declarant', 'GET', `document-requests?declaration=${declaration}`)).body.items[0];
  expect(seen.answers[0].reason.en).toBe('It cannot be read');
});

test('An officer asks under their own name; a system’s token does not', async () => {
  const { declaration } = await load();
  const path = `declarations/${declaration}/document-requests`;
  headers.set('bay-system', await server.token('inspector'));
  expect((await ask('bay-system', 'POST', path, { type: 'packing-list' })).body.code).toBe('person-required');
  expect((await ask('auditor', 'POST', path, { type: 'packing-list' })).status).toBe(403);
  expect(await ask('inspector', 'POST', path, { type: 'packing-list' })).toMatchObject({
    status: 201,
    body: { state: 'asked' },
  });
  expect((await ask('inspector', 'POST', path, { type: 'packing-list' })).body.code).toBe('document-asked-already');
  expect((await ask('inspector', 'POST', path, { type: 'diary' })).status).toBe(422);
});

test('Partners speak for themselves, and the port reads what is open', async () => {
  const { declaration } = await load();
  const say = (who: string, decision: string, id = newId(server.port.now)) =>
    ask(who, 'POST', `declarations/${declaration}/clearances`, { id, decision });
  expect((await say('inspector', 'cleared')).status).toBe(403);
  expect((await say('police', 'cleared')).body.code).toBe('clearance-not-asked');
  expect((await say('vet', 'paid')).body.code).toBe('clearance-not-yours');
  expect(await say('vet', 'cleared')).toMatchObject({ status: 201, body: { outcome: 'recorded' } });
  expect(await say('treasury', 'guaranteed')).toMatchObject({ status: 201 });
  const { items } = (await ask('gate-officer', 'GET', `declarations/${declaration}/conditions`)).body;
  expect(items).toMatchObject([
    { partner: 'treasury', said: 'guaranteed', open: false, sentence: { en: 'duty or a guarantee' } },
    { partner: 'veterinary', said: 'cleared', open: false },
  ]);
});

test('A partner can call five routes and reads nothing of the port by any of them but its own cases', async () => {
  const open = (Object.keys(ACCESS) as RouteName[]).filter(
    (name) =>
      ACCESS[name] !== 'public' && ACCESS[name] !== 'signed-in' && mayPass(ACCESS[name], new Set(['agency'])) === 'yes',
  );
  expect(open.sort()).toEqual([
    'GET /api/v1/referrals',
    'GET /api/v1/referrals/:id',
    'GET /api/v1/referrals/:id/documents/:document',
    'POST /api/v1/declarations/:id/clearances',
    'POST /api/v1/referrals/:id/answer',
  ]);
  const { declaration } = await load();
  for (const path of [
    'declarations',
    `declarations/${declaration}`,
    'declarations?hs=0101&limit=500',
    'crossings',
    'gate/vehicles/CASE1',
    'filings',
    `filings/${declaration}`,
    'document-requests',
    'audits',
    'appeals',
    'people',
    'board',
    'lists',
    'draws',
  ])
    expect([path, (await ask('vet', 'GET', path)).status]).toEqual([path, 403]);
  // Asking about a plate, a firm or a time narrows and widens nothing: the list knows no questions.
  const plain = (await ask('vet', 'GET', 'referrals')).body;
  for (const question of ['agency=police', 'open=false', 'plate=CASE1', 'operator=OP-1007', 'limit=100000', 'cursor=x'])
    expect((await ask('vet', 'GET', `referrals?${question}`)).body).toEqual(plain);
  expect((await ask('treasury', 'GET', 'referrals')).body.items).toEqual([]);
});

test('A finding goes to the agency whose business it is, and a review is decided by somebody who had no hand in it', async () => {
  const { declaration, target } = await load();
  const id = async (who: Role | string) => (await ask(who, 'GET', 'me')).body.id as string;
  await port.done(target, { action: 'direct' }, server.port.now, await id('gate-officer'));
  await port.done(target, { action: 'start-check' }, server.port.now, await id('inspector'));
  const findings = [{ hazard: 'animal-plant-health' as const, code: 'health', declarationId: declaration, line: 1 }];
  await port.done(
    target,
    { action: 'end-check', result: 'not-conform', findings },
    server.port.now,
    await id('inspector'),
  );
  await port.done(target, { action: 'hold', note: 'other-agency' }, server.port.now, await id('shift-lead'));
  const finding = (await port.store.events.ofSubject(declaration, 50)).find(
    ({ kind }) => kind === 'finding-recorded',
  )?.id;

  const referral = {
    finding,
    agency: 'veterinary',
    hazard: 'animal-plant-health',
    legalBasis: 'WOAH Terrestrial Code, ch. 5.1',
    documents: [],
    deadline: '2026-03-03T12:00:00+08:00',
  };
  expect((await ask('gate-officer', 'POST', 'referrals', referral)).status).toBe(403);
  expect((await ask('inspector', 'POST', 'referrals', { ...referral, agency: 'police' })).body.code).toBe(
    'referral-not-supported',
  );
  const made = await ask('inspector', 'POST', 'referrals', referral);
  expect(made).toMatchObject({ status: 201, body: { agency: 'veterinary' } });
  const { body: seen } = await ask('vet', 'GET', `referrals/${made.body.id}`);
  expect(seen).toMatchObject({ goods: [{ line: 1, hs: '010121' }], codes: ['health'] });
  expect(JSON.stringify(seen)).not.toContain(target.vehicle.plate);
  expect((await ask('police', 'GET', `referrals/${made.body.id}`)).status).toBe(404);
  expect(await ask('vet', 'POST', `referrals/${made.body.id}/answer`, { result: 'takes-over' })).toMatchObject({
    status: 200,
    body: { answered: 'takes-over' },
  });
  expect((await ask('vet', 'GET', `referrals/${made.body.id}`)).status).toBe(404);

  const notices = (await ask('declarant', 'GET', `filings/${declaration}/notices`)).body.items;
  expect(
    notices.map(({ kind, reasons }: { kind: string; reasons: { en: string }[] }) => [kind, reasons[0]?.en]),
  ).toEqual([
    ['check-ordered', 'duty and tax'],
    ['finding', 'animal and plant health'],
    ['hold', 'another agency'],
  ]);
  expect((await ask('other', 'GET', `filings/${declaration}/notices`)).status).toBe(404);
  const appeal = { decision: notices[1].id, ground: 'facts-wrong', statement: 'They are healthy' };
  const lodged = await ask('declarant', 'POST', `filings/${declaration}/appeals`, appeal);
  expect(lodged).toMatchObject({ status: 201, body: { kind: 'finding', overdue: false } });
  expect((await ask('declarant', 'GET', 'appeals')).status).toBe(403);

  const verdict = { outcome: 'partly-upheld', remedy: 'apology', reason: { en: 'Late', zh: '迟延' } };
  const decide = (who: string) => ask(who, 'POST', `appeals/${lodged.body.id}/decision`, verdict);
  for (const who of ['inspector', 'auditor', 'declarant']) expect((await decide(who)).body.code).toBe('role-required');
  expect((await decide('shift-lead')).body.code).toBe('appeal-officer-involved');
  expect((await ask('shift-lead', 'GET', 'appeals')).body.items[0]).toMatchObject({
    notYours: 'appeal-officer-involved',
  });
  expect((await ask('reviewer', 'GET', 'appeals')).body.items[0]).not.toHaveProperty('notYours');
  expect(await decide('reviewer')).toMatchObject({ status: 200, body: { decided: { outcome: 'partly-upheld' } } });
  expect((await decide('lead-2')).body.code).toBe('appeal-decided');
  const after = (await ask('declarant', 'GET', `filings/${declaration}/notices`)).body.items;
  expect(after.at(-1)).toMatchObject({ kind: 'appeal-decided', reasons: [{ en: 'You were right in part' }] });
});
