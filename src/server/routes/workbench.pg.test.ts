import { afterAll, beforeAll, expect, test } from 'vitest';
import { coal, openTestPort, type TestPort } from '../../../test/support/port.ts';
import { fakePort, testServer, type TestServer } from '../../../test/support/server.ts';
import type { Role } from '../../core/domain/role.ts';

const DRAFT = {
  id: 'coal-heavy',
  hazard: 'revenue',
  lane: 'red',
  when: 'goods.hs.startsWith("2701") && goods.netKg > 30000.0',
  reason: { en: 'More coal than a truck carries', zh: '煤炭重量超过卡车载重' },
  legalBasis: 'Customs Valuation Agreement, art. 17',
  validFrom: '2026-03-01',
  validUntil: '2026-12-31',
  cases: [{ given: { 'goods.hs': '270112', 'goods.netKg': 38500 }, hit: true }],
};

let port: TestPort;
let server: TestServer;
const headers = new Map<Role, { cookie: string }>();

beforeAll(async () => {
  port = await openTestPort([{ id: 'standing', when: 'goods.hs == "010121"' }]);
  const fake = fakePort();
  // People sign in from memory; everything else is the real program on a real database.
  const { people, installation } = fake.services.store;
  Object.assign(fake.services, {
    store: { ...port.store, people, installation },
    workbench: port.services.workbench,
    checkRule: port.services.checkRule,
  });
  server = await testServer({}, fake);
  for (const role of ['analyst', 'approver', 'auditor', 'gate-officer'] as const)
    headers.set(role, await server.signIn(`${role}-1`, [role]));
  for (let n = 0; n < 3; n++) await port.file(coal(`WEB-${n}`), fake.now);
});
afterAll(() => port.close());

async function ask(role: Role, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) {
  const response = await server.ask({
    method,
    url: `/api/v1/${path}`,
    headers: { ...headers.get(role) },
    ...(payload === undefined ? {} : { payload }),
  });
  const type = String(response.headers['content-type']);
  const body = type.includes('json') ? response.json() : response.body;
  return { status: response.statusCode, body };
}

test('a draft is checked at every key: remarks, fixes, cases and the canonical condition', async () => {
  const good = await ask('analyst', 'POST', 'rules/check', DRAFT);
  expect(good).toMatchObject({ status: 200, body: { stands: true, remarks: [], cases: [{ index: 0, holds: true }] } });
  const half = await ask('analyst', 'POST', 'rules/check', { id: 'x', when: 'goods.netkg > 3.0' });
  expect(half.body.stands).toBe(false);
  const remark = half.body.remarks.find(({ code }: { code: string }) => code === 'unknown-field');
  expect(remark).toMatchObject({ key: 'when', start: 0, end: 11, fix: 'goods.netKg' });
  const never = { ...DRAFT, cases: [], when: 'goods.netKg < 1.0 && goods.netKg > 2.0' };
  const advised = await ask('analyst', 'POST', 'rules/check', never);
  expect(advised.body.remarks).toMatchObject([
    { code: 'no-cases', severity: 'warning' },
    { code: 'never-true', severity: 'advice' },
  ]);
});

test('a rule goes from draft to live over HTTP, each step by who may take it', async () => {
  const path = 'rules/coal-heavy/versions/1/steps';
  expect((await ask('approver', 'POST', 'rules/versions', DRAFT)).status).toBe(403);
  expect(await ask('analyst', 'POST', 'rules/versions', DRAFT)).toMatchObject({
    status: 201,
    body: { rule: 'coal-heavy', version: 1, state: 'draft', createdBy: 'analyst-1' },
  });
  expect((await ask('analyst', 'POST', 'rules/versions', DRAFT)).status).toBe(200);
  expect(await ask('analyst', 'POST', 'rules/versions', { ...DRAFT, lane: 'green' })).toMatchObject({
    status: 422,
    body: { code: 'rule-not-sound', problems: [{ code: 'lane-green', place: { pointer: '/lane' } }] },
  });
  const take = (role: Role, step: string, more: object = {}) => ask(role, 'POST', path, { step, ...more });
  expect(await take('approver', 'approve')).toMatchObject({ status: 409, body: { code: 'rule-step-not-now' } });
  // Another version's replay, or one of some days, is not attached.
  const version = { rule: 'coal-heavy', version: 1 };
  for (const asked of [{ draft: DRAFT }, { version, from: '2026-03-01' }, { version, against: version }]) {
    const other = await ask('analyst', 'POST', 'replays', asked);
    expect(await take('analyst', 'replay', { replay: other.body.id })).toMatchObject({
      status: 409,
      body: { code: 'replay-not-of-version' },
    });
  }
  const run = await ask('analyst', 'POST', 'replays', { version });
  const replayed = await take('analyst', 'replay', { replay: run.body.id });
  expect(replayed).toMatchObject({ status: 200, body: { state: 'replayed', replay: { hits: 3, declarations: 3 } } });
  expect(replayed.body.replay.first).toHaveLength(3);
  expect(await take('analyst', 'approve')).toMatchObject({ status: 403, body: { code: 'action-not-yours' } });
  expect(await take('approver', 'approve')).toMatchObject({ body: { state: 'approved', approvedBy: 'approver-1' } });
  expect(await take('analyst', 'shadow')).toMatchObject({ body: { state: 'shadow' } });
  await port.file(coal('WEB-SHADOW'), server.port.now);
  const shown = await ask('auditor', 'GET', 'rules/versions');
  expect(shown.body.items.find(({ rule }: { rule: string }) => rule === 'coal-heavy')).toMatchObject({ shadowHits: 1 });
  expect(await take('approver', 'live', { from: '2026-02-01' })).toMatchObject({
    status: 422,
    body: { code: 'rule-day-not-fit' },
  });
  expect(await take('approver', 'live')).toMatchObject({ body: { state: 'live', liveFrom: '2026-03-01' } });
  const list = await ask('auditor', 'GET', 'rules');
  expect(list.body.items.map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual([
    ['coal-heavy', 'live'],
    ['standing', 'live'],
  ]);
  expect((await ask('auditor', 'GET', 'rules/coal-heavy')).body).toMatchObject({ approvedBy: 'approver-1' });
  expect(await take('analyst', 'withdraw')).toMatchObject({ status: 422, body: { code: 'withdrawal-needs-reason' } });
  expect(await take('analyst', 'withdraw', { because: 'It stops the wrong trucks' })).toMatchObject({
    body: { state: 'withdrawn', withdrawnBecause: 'It stops the wrong trucks' },
  });
  const versions = await ask('auditor', 'GET', 'rules/coal-heavy/versions');
  expect(versions.body.items).toMatchObject([{ version: 1, state: 'withdrawn', replay: { hits: 3 } }]);
  expect((await ask('gate-officer', 'GET', 'rules/coal-heavy/versions')).status).toBe(403);
});

test('a replay is answered at once, found again, exported and cancelled', async () => {
  const answer = await ask('analyst', 'POST', 'replays', { draft: { id: 'x', when: 'goods.netKg > 1.0' } });
  expect(answer.status).toBe(200);
  // What was filed a moment ago is there at the next look, within two seconds.
  const { id, hits, declarations } = answer.body;
  expect([3, 4]).toContain(declarations);
  expect(hits).toBe(declarations);
  expect((await ask('auditor', 'GET', `replays/${id}`)).body).toMatchObject({ state: 'done', result: { hits } });
  const csv = await ask('analyst', 'GET', `replays/${id}/csv`);
  expect(csv.body.trim().split('\r\n').length).toBeGreaterThan(hits);
  expect(csv.body).toContain('WEB-1');
  expect((await ask('analyst', 'DELETE', `replays/${id}`)).status).toBe(204);
  expect(await ask('analyst', 'POST', 'replays', { draft: { id: 'x', when: 'goods.' } })).toMatchObject({
    status: 422,
    body: { code: 'rule-not-sound' },
  });
  const draft = { id: 'x', when: 'goods.netKg > 1.0' };
  const standing = { rule: 'standing', version: 1 };
  for (const [asked, code] of [
    [{ draft, against: { rule: 'x', version: 3 } }, 'rule-version-unknown'],
    [{ version: { rule: 'nobody', version: 1 } }, 'rule-version-unknown'],
    [{ draft, against: standing }, 'replay-against-other'],
    [{ against: standing }, 'replay-against-nothing'],
    [{ draft, version: standing }, 'body-not-valid'],
    [{ from: '2026-11-20', to: '2026-10-01' }, 'replay-span-wrong'],
    [{ from: '2027-01-01', to: '2027-02-01' }, 'replay-span-empty'],
  ] as const)
    expect(await ask('analyst', 'POST', 'replays', asked)).toMatchObject({ body: { code } });
  const two = await ask('analyst', 'POST', 'replays', { version: standing, against: standing, to: '9999-12-31' });
  expect(two.body).toMatchObject({ basis: 'version', moved: [], to: '2026-03-01' });
  const set = await ask('analyst', 'POST', 'replays', {});
  expect(set.body.rules.map(({ rule }: { rule: string }) => rule)).toEqual(['standing']);
  const none = '019c0000-0000-7000-8000-000000000009';
  for (const path of [`replays/${none}`, `replays/${none}/csv`])
    expect((await ask('analyst', 'GET', path)).body.code).toBe('replay-unknown');
});

test('lists and words by two people over HTTP', async () => {
  const list = {
    id: 'toolCodes',
    kind: 'hs',
    title: { en: 'Machine tools', zh: '机床' },
    legalBasis: 'Export Control Law, art. 9',
  };
  expect((await ask('analyst', 'POST', 'lists', list)).status).toBe(201);
  expect((await ask('analyst', 'POST', 'lists', list)).body.code).toBe('list-taken');
  const entry = { value: '845811', hazard: 'dual-use', expiresOn: '2026-12-31' };
  const proposed = await ask('analyst', 'POST', 'lists/toolCodes/entries', entry);
  expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', proposedBy: 'analyst-1' } });
  const path = `lists/toolCodes/entries/${proposed.body.id}`;
  expect((await ask('analyst', 'POST', `${path}/approval`)).status).toBe(403);
  expect((await ask('approver', 'POST', `${path}/approval`)).body).toMatchObject({ state: 'in-force' });
  expect((await ask('approver', 'POST', `${path}/refusal`)).body.code).toBe('entry-decided');
  expect((await ask('analyst', 'POST', `${path}/withdrawal`)).body).toMatchObject({ state: 'withdrawn' });
  const late = await ask('analyst', 'POST', 'lists/toolCodes/entries', { ...entry, expiresOn: '2029-01-01' });
  expect(late.body).toMatchObject({ code: 'entry-expiry', sentence: { en: expect.stringContaining('2027-03-01') } });
  expect((await ask('auditor', 'GET', 'lists')).body.items).toMatchObject([{ id: 'toolCodes', entries: [{}] }]);

  const term = { id: 'lathe', label: { en: 'Lathes', zh: '车床' }, words: ['lathe', '车床'], hsHeadings: ['8458'] };
  expect((await ask('analyst', 'POST', 'vocabulary', term)).body).toMatchObject({ state: 'proposed' });
  expect((await ask('analyst', 'POST', 'vocabulary', { ...term, id: 'holy', words: ['quran'] })).body).toMatchObject({
    code: 'term-not-fit',
    problems: [{ code: 'term-refused', place: { pointer: '/words/0' } }],
  });
  expect((await ask('approver', 'POST', 'vocabulary/lathe/approval')).body).toMatchObject({ state: 'in-force' });
  const words = (await ask('auditor', 'GET', 'vocabulary')).body.items;
  expect(words.find(({ id }: { id: string }) => id === 'lathe')).toMatchObject({ approvedBy: 'approver-1' });
  expect((await ask('approver', 'POST', 'vocabulary/nothing/refusal')).body.code).toBe('term-unknown');
});
