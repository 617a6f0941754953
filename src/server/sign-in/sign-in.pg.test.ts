import { getMigrations } from 'better-auth/db/migration';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { cookieOf, fakePort, PASSWORD, signInWith, testServer, type TestServer } from '../../../test/support/server.ts';
import { createPool } from '../../store/pool.ts';
import { postgresStore } from '../../store/postgres.ts';
import { DEMO_USERS, seedDemoUsers } from '../people/first-people.ts';
import { createToken } from '../tokens.ts';
import { createAuth } from './auth.ts';

const SECRET = 'a secret of the tests, 32 characters';
let database: TestDatabase;
let pool: pg.Pool;
let library: pg.Pool;
let opened: TestServer;
let services: ReturnType<typeof fakePort>['services'];

beforeAll(async () => {
  database = await openTestDatabase();
  pool = createPool({ connection: database.connection });
  library = createPool({ connection: database.connection, driverTypes: true });
  const port = fakePort();
  port.now = Date.now() as typeof port.now;
  const { people, events } = postgresStore(pool);
  // People, events and sign-in are real; goods and vehicles are not asked for here.
  services = { ...port.services, store: { ...port.services.store, people, events } };
  await seedDemoUsers({ services, auth: { database: library, secret: SECRET } }, PASSWORD, 'OP-1', port.now);
  opened = await testServer({ services, auth: { database: library, secret: SECRET } }, port);
});
afterAll(async () => {
  await opened.server.close();
  await pool.end();
  await library.end();
  await database.close();
});

const session = async (username: string) => ({ cookie: cookieOf(await signInWith(opened.ask, username)) });
const me = (headers: object) => opened.ask({ url: '/api/v1/me', headers: { ...headers } });
const send = (url: string, headers: object, payload: object = {}) =>
  opened.ask({ method: 'POST', url, headers: { ...headers }, payload });

describe('The tables of the sign-in library', () => {
  test('are those of the migrations, to the last column and index', async () => {
    const { instance } = createAuth({
      services,
      auth: { database: library, secret: SECRET },
      portName: { en: '', zh: '' },
      consoleFolder: '',
    });
    const plan = await getMigrations(instance.options);
    expect([plan.toBeCreated, plan.toBeAdded, plan.toBeAddedIndexes, plan.schemaProblems]).toEqual([[], [], [], []]);
  });
});

describe('A session', () => {
  test.each(DEMO_USERS)('of the demo’s $username has the role it was made for', async ({ username, name, role }) => {
    const response = await me(await session(username));
    const bound = role === 'declarant' ? { operator: 'OP-1' } : role === 'agency' ? { partner: 'veterinary' } : {};
    expect(response.json()).toEqual({ id: expect.any(String), username, name, roles: [role], ...bound });
  });

  test('is in a cookie that no script reads and no other site sends, and not in the answer', async () => {
    const response = await signInWith(opened.ask, 'gate');
    expect(response.json()).toEqual({ done: true });
    const [cookie] = response.cookies;
    expect(cookie).toMatchObject({ name: 'landport.session_token', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.maxAge).toBeLessThanOrEqual(12 * 3600);
  });

  test('is not begun with a wrong password or by somebody unknown, and both are told the same', async () => {
    const wrong = await signInWith(opened.ask, 'gate', 'not the password');
    const unknown = await signInWith(opened.ask, 'nobody-here', 'not the password');
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'sign-in-refused']);
    expect(unknown.body).toBe(wrong.body);
  });

  test('ends with the sign-out, with its time, and with the removal of its row', async () => {
    const first = await session('gate');
    await send('/api/auth/sign-out', first);
    expect((await me(first)).statusCode).toBe(401);

    const second = await session('gate');
    await pool.query(`update "session" set "expiresAt" = now() - interval '1 second'`);
    expect((await me(second)).statusCode).toBe(401);

    const third = await session('gate');
    expect((await me(third)).statusCode).toBe(200);
    await pool.query('delete from "session"');
    // Another process ended it: here that is known within the three seconds that an answer is kept.
    await expect.poll(async () => (await me(third)).statusCode, { timeout: 5_000, interval: 250 }).toBe(401);
  });

  test('with a changed signature is none', async () => {
    const { cookie } = await session('gate');
    const [name, value = ''] = cookie.split('=');
    const [token, signature] = decodeURIComponent(value).split('.');
    const other = `${token?.slice(0, -1)}${token?.endsWith('A') ? 'B' : 'A'}`;
    expect((await me({ cookie: `${name}=${encodeURIComponent(`${other}.${signature}`)}` })).statusCode).toBe(401);
    expect((await me({ cookie: `${cookie.slice(0, -6)}AAAAAA` })).statusCode).toBe(401);
  });

  test('survives a change of password, which ends the others', async () => {
    const here = await session('auditor');
    const elsewhere = await session('auditor');
    const change = (currentPassword: string) =>
      send('/api/auth/change-password', here, { currentPassword, newPassword: 'another battery' });
    expect((await change('wrong password')).statusCode).toBe(401);
    const changed = await change(PASSWORD);
    expect(changed.statusCode).toBe(200);
    expect((await me({ cookie: cookieOf(changed) })).statusCode).toBe(200);
    expect((await me(elsewhere)).statusCode).toBe(401);
    expect((await signInWith(opened.ask, 'auditor')).statusCode).toBe(401);
    expect((await signInWith(opened.ask, 'auditor', 'another battery')).statusCode).toBe(200);
  });
});

describe('In the database', () => {
  test('a grant by two people is kept with its events, and the table itself refuses one person’s', async () => {
    const [admin, second] = [await session('admin'), await session('admin2')];
    const person = (
      await send('/api/v1/people', admin, { username: 'newcomer', name: 'N', password: PASSWORD })
    ).json();
    const grant = (await send('/api/v1/grants', admin, { userId: person.id, role: 'shift-lead' })).json();
    expect((await send(`/api/v1/grants/${grant.id}/approval`, admin)).json().code).toBe('grant-needs-two');
    expect((await send(`/api/v1/grants/${grant.id}/approval`, second)).json().state).toBe('in-force');
    expect((await me(await session('newcomer'))).json().roles).toEqual(['shift-lead']);
    const events = await services.store.events.ofSubject(grant.id, 10);
    expect(events.map(({ kind }) => kind)).toEqual(['grant-proposed', 'grant-approved']);
    const alone = pool.query('update role_grant set approved_by = proposed_by where id = $1', [grant.id]);
    await expect(alone).rejects.toThrow(/role_grant/);
    expect((await send(`/api/v1/grants/${grant.id}/revocation`, second)).json().state).toBe('revoked');
    expect((await me(await session('newcomer'))).json().roles).toEqual([]);
  });

  test('of two who take the same name at once one is told', async () => {
    const admin = await session('admin');
    const payload = { username: 'twice', name: 'T', password: PASSWORD };
    const answers = await Promise.all([send('/api/v1/people', admin, payload), send('/api/v1/people', admin, payload)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  test('a token stands as its hash only, and a revoked one is none', async () => {
    const wanted = { role: 'declarant', operator: 'OP-9', label: 'broker' } as const;
    const token = await createToken(services.store.people, wanted, services.clock(), services.newId);
    const headers = { authorization: `Bearer ${token}` };
    expect((await me(headers)).json()).toMatchObject({ roles: ['declarant'], operator: 'OP-9', name: 'broker' });
    const { rows } = await pool.query('select * from api_token');
    expect(JSON.stringify(rows)).not.toContain(token.slice(3));
    await pool.query('update api_token set revoked_at = now()');
    await expect.poll(async () => (await me(headers)).statusCode, { timeout: 5_000, interval: 250 }).toBe(401);
  });
});
