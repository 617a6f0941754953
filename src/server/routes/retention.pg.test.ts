import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPort, type TestPort } from '../../../test/support/port.ts';
import { fakePort, testServer, type TestServer } from '../../../test/support/server.ts';
import { ROLES } from '../../core/domain/role.ts';
import { newId } from '../../work/identify.ts';

type Headers = Readonly<Record<string, string>>;

let port: TestPort;
let server: TestServer;
beforeAll(async () => {
  port = await openTestPort();
  const fake = fakePort();
  // People sign in from memory; everything else is the real program on a real database.
  const { people, installation } = fake.services.store;
  const { accept, amend, readDeclarations, stewardship } = port.services;
  const store = { ...port.store, people, installation };
  Object.assign(fake.services, { store, accept, amend, readDeclarations, stewardship });
  server = await testServer({}, fake);
});
afterAll(() => port.close());

const one = (reference: string, more: object = {}) => ({
  reference,
  declarant: 'OP-1007',
  lodgedAt: '2026-03-01T06:12:00+08:00',
  goods: [{ line: 1, hs: '270112', description: 'coal' }],
  ...more,
});
async function post(path: string, payload: object | string, headers: Headers, type = 'application/json') {
  const response = await server.ask({
    method: 'POST',
    url: `/api/v1/${path}`,
    headers: { 'content-type': type, ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
  return { status: response.statusCode, body: response.json() };
}
async function read(declaration: string, headers: Headers, caseNumber = 'A-2026-117') {
  const url = `/api/v1/declarations/${declaration}/messages?reason=filing-disputed&caseNumber=${caseNumber}`;
  const response = await server.ask({ method: 'GET', url, headers });
  return { status: response.statusCode, body: response.json() };
}

test('What a broker sends is there again, byte for byte, for a reader with a case: one declaration, an array, lines', async () => {
  const broker = await server.token('declarant', 'OP-1007');
  const reader = await server.signIn('auditor-1', ['auditor']);
  const text = JSON.stringify(one('WEB-1'), null, 3);
  const single = await post('declarations', text, broker);
  expect(single.status).toBe(201);
  const array = await post('declarations', [one('WEB-2'), one('WEB-3')], broker);
  const lines = `${JSON.stringify(one('WEB-4'))}\n${JSON.stringify(one('WEB-5'))}\n`;
  const many = await post('declarations', lines, broker, 'application/x-ndjson');
  for (const [id, format, sent] of [
    [single.body.id, 'json', text],
    [array.body.outcomes[1].id, 'json', JSON.stringify(one('WEB-3'))],
    [many.body.outcomes[0].id, 'ndjson', JSON.stringify(one('WEB-4'))],
  ]) {
    const { status, body } = await read(id, reader);
    expect([status, body.items.length]).toEqual([200, 1]);
    expect(body.items[0]).toMatchObject({ format, text: sent });
  }
  expect((await read(newId(server.port.now), reader)).body.code).toBe('declaration-unknown');
  expect((await read(single.body.id, reader, 'x')).status).toBe(400);
});

test('Reviewers and auditors may read a message; nobody who decides about a load, no declarant and no partner', async () => {
  const id = newId(server.port.now);
  for (const role of ROLES) {
    const who =
      role === 'agency'
        ? await server.signIn('may-agency', [role], undefined, 'veterinary')
        : await server.signIn(`may-${role}`, [role], role === 'declarant' ? 'OP-1007' : undefined);
    const { status } = await read(id, who);
    expect([role, status]).toEqual([role, role === 'reviewer' || role === 'auditor' ? 404 : 403]);
  }
  const { status } = await read(id, {});
  expect(status).toBe(401);
});
