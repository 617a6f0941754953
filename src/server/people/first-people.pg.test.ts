import type pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { fakePort, PASSWORD, signInWith, testServer } from '../../../test/support/server.ts';
import { createPool } from '../../store/pool.ts';
import { postgresStore } from '../../store/postgres.ts';
import { DEMO_USERS, seedDemoUsers } from './first-people.ts';

const SECRET = 'a secret of the tests, 32 characters';
const CODE = 'the code that the server printed';
const open: { readonly database: TestDatabase; readonly pools: readonly pg.Pool[] }[] = [];
let pool: pg.Pool;
let library: pg.Pool;

beforeEach(async () => {
  const database = await openTestDatabase();
  pool = createPool({ connection: database.connection });
  library = createPool({ connection: database.connection, driverTypes: true });
  open.push({ database, pools: [pool, library] });
});
afterAll(async () => {
  for (const { database, pools } of open) {
    await Promise.all(pools.map((each) => each.end()));
    await database.close();
  }
});

/** A server over the real tables of people; `dies` is the call at which the process goes. */
async function start(dies?: 'addFirstGrants' | 'addGrant', after = 0) {
  const port = fakePort();
  const { people, events } = postgresStore(pool);
  let calls = 0;
  const killed = async (): Promise<never> => {
    throw new Error('killed');
  };
  const dying =
    dies === undefined
      ? {}
      : { [dies]: (...args: never) => (calls++ < after ? Reflect.apply(people[dies], people, args) : killed()) };
  const services = { ...port.services, store: { ...port.services.store, people: { ...people, ...dying }, events } };
  const opened = await testServer({ services, auth: { database: library, secret: SECRET }, setupCode: CODE }, port);
  const setUp = (names: readonly [string, string], password = 'a long enough password') =>
    opened.ask({
      method: 'POST',
      url: '/api/v1/setup',
      payload: {
        code: CODE,
        administrators: names.map((username, at) => ({
          username,
          name: username,
          password: at === 0 ? 'a long enough password' : password,
        })),
      },
    });
  const needed = async () => (await opened.ask({ url: '/api/v1/installation' })).json().needsAdministrators;
  return { ...opened, services, setUp, needed };
}

const usernames = async () =>
  (await pool.query<{ username: string }>('select username from "user" order by 1')).rows.map(
    ({ username }) => username,
  );

describe('A set-up', () => {
  test('that ends between the two accounts is done again, under the same names or others', async () => {
    const first = await start('addFirstGrants');
    expect((await first.setUp(['ann', 'ben'])).statusCode).toBe(500);
    expect(await usernames()).toEqual(['ann', 'ben']);
    expect(await first.needed()).toBe(true);
    // The second password is longer than may be: that is seen before anything is done.
    const again = await start();
    expect((await again.setUp(['ann', 'cid'], 'x'.repeat(150))).json().code).toBe('body-not-valid');
    expect(await again.needed()).toBe(true);
    expect((await again.setUp(['ann', 'dan'])).statusCode).toBe(201);
    expect(await usernames()).toEqual(['ann', 'dan']);
    expect(await again.needed()).toBe(false);
    expect((await signInWith(again.ask, 'dan', 'a long enough password')).statusCode).toBe(200);
    expect((await again.setUp(['eve', 'fay'])).json().code).toBe('setup-done');
    const { rows } = await pool.query('select role, origin from role_grant');
    expect(rows).toEqual([
      { role: 'administrator', origin: 'setup' },
      { role: 'administrator', origin: 'setup' },
    ]);
  });

  test('asked for many times at once happens once', async () => {
    const { setUp } = await start();
    const names = [
      ['ann', 'ben'],
      ['ann', 'ben'],
      ['cid', 'dan'],
    ] as const;
    const statuses = await Promise.all(names.map(async (pair) => (await setUp(pair)).statusCode));
    expect(statuses.toSorted()).toEqual([201, 409, 409]);
    expect((await usernames()).length).toBe(2);
  });

  test('by two processes on one database ends with two administrators', async () => {
    const [here, there] = [await start(), await start()];
    await Promise.all([here.setUp(['ann', 'ben']), there.setUp(['cid', 'dan'])]);
    // One of them may have cleared the other's accounts away; whoever comes next finds it done, or does it.
    if (await here.needed()) expect((await here.setUp(['ann', 'ben'])).statusCode).toBe(201);
    const { rows } = await pool.query('select distinct user_id from role_grant');
    expect(rows.length).toBe(2);
  });
});

test('Demo users that an interrupted first start did not make are made by the next, and nobody twice', async () => {
  const { services } = await start('addGrant', 4);
  const auth = { database: library, secret: SECRET };
  await expect(seedDemoUsers({ services, auth }, PASSWORD, 'OP-1', services.clock())).rejects.toThrow('killed');
  const next = await start();
  await seedDemoUsers({ services: next.services, auth }, PASSWORD, 'OP-1', services.clock());
  await seedDemoUsers({ services: next.services, auth }, PASSWORD, 'OP-1', services.clock());
  expect(await usernames()).toEqual(DEMO_USERS.map(({ username }) => username).toSorted());
  const { rows } = await pool.query<{ username: string; role: string }>(
    'select username, role from role_grant join "user" on user_id = "user".id',
  );
  expect(rows.length).toBe(DEMO_USERS.length);
  for (const { username, role } of DEMO_USERS) expect(rows).toContainEqual({ username, role });
  expect((await signInWith(next.ask, DEMO_USERS[4]?.username ?? '')).statusCode).toBe(200);
});
