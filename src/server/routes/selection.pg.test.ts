import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, openTestPort, type TestPort } from '../../../test/support/port.ts';
import { fakePort, testServer, type TestServer } from '../../../test/support/server.ts';
import { HAZARDS } from '../../core/domain/hazard.ts';
import type { DeclarationId, Plate } from '../../core/domain/ids.ts';
import { ROLES, type Role } from '../../core/domain/role.ts';
import { OBSERVATIONS } from '../../core/inspect/codes.ts';
import { ACTION_ACCESS } from '../../wire/access.ts';
import type { QueuedOutcomes } from '../../wire/crossings.ts';
import type { DeclarationDetailView } from '../../wire/declarations.ts';
import { newId } from '../../work/identify.ts';
import type { Static } from 'typebox';

let port: TestPort;
let server: TestServer;
const headers = new Map<Role, { cookie: string }>();
beforeAll(async () => {
  port = await openTestPort();
  const fake = fakePort();
  const { people, installation } = fake.services.store;
  Object.assign(fake.services, {
    store: { ...port.store, people, installation },
    crossings: port.services.crossings,
  });
  server = await testServer({}, fake);
  for (const role of ROLES) headers.set(role, await server.signIn(`${role}-1`, [role]));
});
afterAll(() => port.close());

async function ask(role: Role, method: 'GET' | 'POST', path: string, payload?: object) {
  const url = `/api/v1/${path}`;
  const response = await server.ask({
    method,
    url,
    headers: { ...headers.get(role) },
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.json() };
}
let number = 0;
async function filed(goods?: object): Promise<{ readonly id: DeclarationId; readonly plate: Plate }> {
  const plate = `HTTP${++number}` as Plate;
  const id = idOf(await port.file(coal(`HTTP-${number}`, { vehicle: { plate, kind: 'truck' }, ...goods })));
  return { id, plate };
}
const SEAL = { hazard: 'transit', observation: 'seal-damaged' };
const iso = new Date(AFTERNOON).toISOString();
const choose = (role: Role, id: string, more: object = {}) =>
  ask(role, 'POST', `declarations/${id}/selection`, { id: newId(AFTERNOON), ...SEAL, ...more });
async function atGate(role: Role, plate: Plate, selection: object | undefined) {
  const action = { id: newId(AFTERNOON), action: 'select', at: iso, plate, ...(selection ? { selection } : {}) };
  return ask(role, 'POST', 'gate/actions', { actions: [action] }) as Promise<{
    status: number;
    body: Static<typeof QueuedOutcomes>;
  }>;
}

test('Gate officers and shift leads select a load by hand, and nobody else does', async () => {
  for (const role of ROLES) {
    const mine = ACTION_ACCESS.select.includes(role);
    const desk = await choose(role, (await filed()).id);
    expect([role, desk.status]).toEqual([role, mine ? 200 : 403]);
    const { plate } = await filed();
    const gate = await atGate(role, plate, SEAL);
    const outcome = gate.status === 200 ? gate.body.outcomes[0]?.outcome : 'refused';
    expect([role, outcome]).toEqual([role, mine ? 'done' : 'refused']);
  }
});

test('The choice is of closed lists: a person is no reason, no word of one’s own is taken, and each refusal has its sentence', async () => {
  const { id, plate } = await filed();
  for (const wrong of [
    { observation: 'driver-nervous' },
    { observation: 'nationality' },
    { observation: '' },
    { hazard: 'extremism' },
    { hazard: undefined },
    { observation: undefined },
    { line: 0 },
  ]) {
    const { status, body } = await choose('shift-lead', id, wrong);
    expect([wrong, status, body.code]).toEqual([wrong, 422, 'body-not-valid']);
  }
  const missing = await atGate('gate-officer', plate, undefined);
  expect(missing.body.outcomes[0]).toMatchObject({ outcome: 'refused', code: 'selection-incomplete' });
  expect(missing.body.outcomes[0]?.sentence?.zh).toContain('风险');
  const done = await choose('shift-lead', id, { remark: 'the driver looked nervous' });
  expect(done.status).toBe(200);
  expect(JSON.stringify(await port.store.events.ofSubject(id, 20))).not.toContain('nervous');
  expect((await choose('shift-lead', id)).body.code).toBe('selection-not-free');
  expect((await choose('shift-lead', newId(AFTERNOON))).body.code).toBe('declaration-unknown');
});

test('Printed matter, media and devices are selected for the hazards that may concern them, and for no other', async () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    '490199': ['revenue', 'intellectual-property'],
    '370690': ['revenue', 'protected-species', 'intellectual-property'],
    '852351': ['revenue', 'protected-species', 'intellectual-property'],
    '847130': ['revenue', 'protected-species', 'intellectual-property'],
    '851713': ['revenue', 'protected-species', 'intellectual-property'],
  };
  for (const [hs, hazards] of Object.entries(allowed)) {
    for (const hazard of HAZARDS) {
      const goods = [{ line: 1, hs, value: 5000, currency: 'CNY', grossKg: 100 }];
      const { id } = await filed({ goods, totals: { grossKg: 100 } });
      const { status, body } = await choose('shift-lead', id, { hazard, observation: OBSERVATIONS[0] });
      const expected = hazards.includes(hazard) ? [200, undefined] : [422, 'hazard-not-for-item'];
      expect([hs, hazard, status, body.code]).toEqual([hs, hazard, ...expected]);
    }
  }
});

test('Officers read what was seen and who selected; the declarant reads neither before the vehicle is inside', async () => {
  const { id } = await filed();
  await choose('shift-lead', id);
  const { body } = (await ask('analyst', 'GET', `declarations/${id}`)) as { body: DeclarationDetailView };
  expect(body.assessments[0]?.selections).toMatchObject([
    { kind: 'manual', hazard: 'transit', observation: 'seal-damaged' },
  ]);
  expect(body.events.find(({ kind }) => kind === 'load-selected')).toMatchObject({
    actor: 'shift-lead-1',
    body: { hazard: 'transit', observation: 'seal-damaged' },
  });
  const filing = await ask('declarant', 'GET', `filings/${id}`);
  expect(JSON.stringify(filing.body)).not.toMatch(/red|transit|manual|seal-damaged/);
});
