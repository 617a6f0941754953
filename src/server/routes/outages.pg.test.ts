import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, MINUTE_MS, openTestPort, type TestPort } from '../../../test/support/port.ts';
import { fakePort, testServer, type TestServer } from '../../../test/support/server.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { ROLES, type Role } from '../../core/domain/role.ts';
import { ACTION_ACCESS } from '../../wire/access.ts';
import type { FormBatchView, OutageEntriesView, OutageListView, OutageView } from '../../wire/outages.ts';
import { newId } from '../../work/identify.ts';

let port: TestPort;
let server: TestServer;
let now = AFTERNOON;
const headers = new Map<string, { cookie: string }>();
const iso = (minutes: number): string => new Date(AFTERNOON + minutes * MINUTE_MS).toISOString();

beforeAll(async () => {
  port = await openTestPort([], { offlineRelease: true });
  const fake = fakePort();
  // People sign in from memory; everything else is the real program on a real database.
  const { people, installation } = fake.services.store;
  Object.assign(fake.services, {
    store: { ...port.store, people, installation },
    crossings: port.services.crossings,
    outages: port.services.outages,
    clock: () => now,
  });
  server = await testServer({}, fake);
  for (const role of ROLES) headers.set(role, await server.signIn(`${role}-1`, [role]));
  headers.set('other-lead', await server.signIn('shift-lead-2', ['shift-lead']));
});
afterAll(() => port.close());

async function ask<Body = object>(who: Role | 'other-lead', method: 'GET' | 'POST', path: string, payload?: object) {
  const response = await server.ask({
    method,
    url: `/api/v1/${path}`,
    headers: { ...headers.get(who) },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.json() as Body & { readonly code?: string } };
}

const NEW = { kind: 'declared', until: iso(300), parts: ['gate'], reason: 'network' };

test('Everybody reads that an outage is on, until when it is certain, and nobody reads who declared it.', async () => {
  const { status, body: outage } = await ask<OutageView>('shift-lead', 'POST', 'outages', NEW);
  expect([status, outage.state, outage.yours]).toEqual([201, 'in-force', true]);
  const told = await server.ask({ url: '/api/v1/outage' });
  expect(told.json().items).toMatchObject([{ parts: ['gate'], reason: 'network' }]);
  expect(Date.parse(told.json().items[0].until)).toBe(AFTERNOON + 120 * MINUTE_MS);
  expect(told.body).not.toContain('lead');
  expect(await ask('shift-lead', 'POST', `outages/${outage.id}/confirmation`, { agrees: true })).toMatchObject({
    ...{ status: 403, body: { code: 'outage-needs-two' } },
  });
  expect((await ask('other-lead', 'POST', `outages/${outage.id}/confirmation`, { agrees: true })).status).toBe(200);
  const again = await server.ask({ url: '/api/v1/outage' });
  expect(Date.parse(again.json().items[0].until)).toBe(AFTERNOON + 300 * MINUTE_MS);
  const list = await ask<OutageListView>('auditor', 'GET', 'outages');
  expect(list.body.items).toMatchObject([{ confirmation: { agrees: true } }]);
  expect((await ask<OutageView>('other-lead', 'POST', `outages/${outage.id}/end`)).body.state).toBe('ended');
  expect((await server.ask({ url: '/api/v1/outage' })).json().items).toEqual([]);
});

test.each([
  [{ ...NEW, until: iso(60 * 13) }, 'outage-span'],
  [{ ...NEW, until: iso(-1) }, 'outage-span'],
  [{ ...NEW, parts: [] }, 'body-not-valid'],
  [{ ...NEW, parts: ['bank'] }, 'body-not-valid'],
  [{ ...NEW, reason: 'boredom' }, 'body-not-valid'],
  [{ ...NEW, until: 'later' }, 'body-not-valid'],
  [{ ...NEW, until: undefined }, 'body-not-valid'],
  [{ ...NEW, hours: 13 }, 'body-not-valid'],
  [{ ...NEW, kind: 'standing', until: undefined, hours: 4 }, 'body-not-valid'],
])('%j is not declared: %s.', async (given, code) => {
  expect((await ask('shift-lead', 'POST', 'outages', given)).body.code).toBe(code);
});

test('What is declared for some hours ends so many hours from now by the clock of the server.', async () => {
  const said = { kind: 'declared', hours: 8, parts: ['inspections'], reason: 'power' };
  const { body, status } = await ask<OutageView>('other-lead', 'POST', 'outages', said);
  expect([status, Date.parse(body.until)]).toEqual([201, AFTERNOON + 480 * MINUTE_MS]);
  expect((await ask('other-lead', 'POST', 'outages', said)).body.code).toBe('outage-needs-another');
});

test('Paper is keyed by those whose step it is, and looked at by whoever did neither.', async () => {
  const printed = await ask<FormBatchView>('gate-officer', 'POST', 'outage-forms', { kind: 'gate-log', count: 1 });
  expect(printed.body.serials).toEqual(['GL-000001']);
  now = (AFTERNOON + 60 * MINUTE_MS) as Instant;
  const officers = (await ask<OutageListView>('shift-lead', 'GET', 'outages')).body.officers;
  const doneBy = officers.find(({ name }) => name.startsWith('gate-officer'))?.id ?? '';
  const line = {
    form: 'GL-000001',
    plate: 'PAPER9',
    action: 'direct',
    seenLane: 'yellow',
    happenedAt: iso(30),
    doneBy,
  };
  const key = (who: Role, more: object) =>
    ask(who, 'POST', 'outage-entries', { id: newId(now), ...line, line: 1, ...more });
  for (const role of ROLES.filter((one) => one !== 'gate-officer' && one !== 'shift-lead'))
    expect([role, (await key(role, {})).status]).toEqual([role, 403]);
  // A hold is lifted by a lead, on paper as elsewhere.
  expect(ACTION_ACCESS['lift-hold']).toEqual(['shift-lead']);
  expect((await key('gate-officer', { action: 'lift-hold' })).body.code).toBe('action-not-yours');
  expect((await key('shift-lead', { doneBy: 'nobody' })).body.code).toBe('person-unknown');
  expect((await key('shift-lead', { form: 'GL-000002' })).body.code).toBe('form-unknown');
  expect((await key('shift-lead', { form: 'IN-000001' })).body.code).toBe('form-kind');
  expect((await key('shift-lead', { happenedAt: iso(61) })).body.code).toBe('form-time');
  expect((await key('shift-lead', {})).status).toBe(200);
  expect((await key('shift-lead', {})).body.code).toBe('form-line-keyed');
  // What the machine refuses stands on the list all the same.
  expect((await key('shift-lead', { line: 2, action: 'exit' })).body.code).toBe('not-in-this-state');
  const { items, open } = (await ask<OutageEntriesView>('reviewer', 'GET', 'outage-entries')).body;
  expect(open).toBe(2);
  expect(items.map(({ cause, form, plate }) => [cause, form?.line, plate])).toEqual(
    expect.arrayContaining([
      ['form', 1, 'PAPER9'],
      ['refused', 2, 'PAPER9'],
    ]),
  );
  const [entry] = items;
  const path = `outage-entries/${entry?.id}/review`;
  expect((await ask('shift-lead', 'POST', path, { verdict: 'in-order' })).body.code).toBe('outage-entry-own');
  expect((await ask('other-lead', 'POST', path, { verdict: 'in-order' })).status).toBe(200);
  expect((await ask('reviewer', 'POST', path, { verdict: 'in-order' })).body.code).toBe('outage-entry-reviewed');
});
