import { gzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { type FakePort, fakePort, type TestServer, testServer } from '../../test/support/server.ts';
import type { ErrorCode } from './errors.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };
const UUID = '019c0000-0000-7000-8000-000000000001';

let world: Promise<
  TestServer & { admin: { cookie: string }; gate: { cookie: string }; broker: { authorization: string } }
>;
beforeAll(() => {
  world = testServer().then(async (opened) => ({
    ...opened,
    admin: await opened.signIn('admin', ['administrator']),
    gate: await opened.signIn('gate', ['gate-officer', 'shift-lead']),
    broker: await opened.token('declarant', 'OP-1'),
  }));
});

type Who = 'admin' | 'gate' | 'broker';
const cases: readonly (readonly [string, Who, InjectOptions, number, ErrorCode])[] = [
  ['an address that is none', 'gate', { url: '/api/v1/nothing' }, 404, 'path-unknown'],
  ['an id that is none', 'gate', { url: '/api/v1/declarations/17' }, 404, 'path-unknown'],
  ['an id of nothing', 'gate', { url: `/api/v1/declarations/${UUID}` }, 404, 'declaration-unknown'],
  ['a passage of nothing', 'gate', { url: `/api/v1/crossings/${UUID}` }, 404, 'crossing-unknown'],
  ['a plate that is none', 'gate', { url: '/api/v1/gate/vehicles/%00%01' }, 404, 'path-unknown'],
  ['a wrong escape in the address', 'gate', { url: '/api/v1/rules/%E0%A4%A' }, 400, 'request-malformed'],
  ['a method that is none here', 'gate', { method: 'DELETE', url: '/api/v1/board' }, 405, 'method-not-allowed'],
  ['a number too large', 'gate', { url: '/api/v1/declarations?limit=5000' }, 400, 'request-malformed'],
  ['a number that is text', 'gate', { url: '/api/v1/declarations?limit=many' }, 400, 'request-malformed'],
  ['a value given twice', 'gate', { url: '/api/v1/declarations?hs=27&hs=28' }, 400, 'request-malformed'],
  ['a day that is none', 'gate', { url: '/api/v1/declarations?from=2026-02-30' }, 400, 'request-malformed'],
  ['a lane that is none', 'gate', { url: '/api/v1/declarations?lane=purple' }, 400, 'request-malformed'],
  ['a character no database stores', 'gate', { url: '/api/v1/declarations?q=%00' }, 400, 'request-malformed'],
  ['a cursor that is none', 'gate', { url: '/api/v1/declarations?cursor=zzzz' }, 400, 'cursor-unknown'],
  ['a cursor by offset', 'gate', { url: '/api/v1/declarations?cursor=100' }, 400, 'cursor-unknown'],
  ['a body that is broken', 'admin', post('/api/v1/people', '{"username":'), 400, 'request-malformed'],
  ['a body that is text', 'admin', post('/api/v1/people', 'hello', 'text/plain'), 415, 'media-type-unsupported'],
  [
    'a form',
    'admin',
    post('/api/v1/people', 'a=b', 'application/x-www-form-urlencoded'),
    415,
    'media-type-unsupported',
  ],
  ['a body without words', 'admin', post('/api/v1/people', ''), 400, 'body-missing'],
  ['a body without what it needs', 'admin', post('/api/v1/people', '{"username":"A"}'), 422, 'body-not-valid'],
  ['a body that poisons', 'admin', post('/api/v1/people', '{"__proto__":{"x":1}}'), 400, 'request-malformed'],
  ['a body that is too large', 'admin', post('/api/v1/people', `"${'x'.repeat(1_000_001)}"`), 413, 'body-too-large'],
  [
    'a compressed body',
    'admin',
    { ...post('/api/v1/people', gzipSync('{}')), headers: { ...JSON_HEADERS, 'content-encoding': 'gzip' } },
    415,
    'encoding-unsupported',
  ],
  ['a declaration in XML', 'broker', post('/api/v1/declarations', '<x/>', 'text/xml'), 415, 'media-type-unsupported'],
  ['an empty batch', 'broker', post('/api/v1/declarations', ' [ ]'), 422, 'batch-empty'],
  ['a declaration of nothing', 'broker', post('/api/v1/declarations', ' \n'), 400, 'body-missing'],
  ['a declaration that breaks off', 'broker', post('/api/v1/declarations', '{"a":'), 422, 'declaration-refused'],
  [
    'a declaration too deep',
    'broker',
    post('/api/v1/declarations', `{"a":${'['.repeat(5000)}`),
    422,
    'declaration-refused',
  ],
  ['a declaration that is a number', 'broker', post('/api/v1/declarations', '7'), 422, 'declaration-refused'],
];

function post(url: string, payload: string | Buffer, type = 'application/json'): InjectOptions {
  return { method: 'POST', url, payload, headers: { 'content-type': type } };
}

describe('What is wrong is said as a problem', () => {
  test.each(cases)('%s', async (_what, who, request, status, code) => {
    const opened = await world;
    const response = await opened.ask({ ...request, headers: { ...request.headers, ...opened[who] } });
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    const { title, detail, sentence } = response.json();
    expect([title, detail]).toEqual([code, sentence.en]);
    expect(sentence.zh).toMatch(/\p{Script=Han}/u);
    expect(`${sentence.en}${sentence.zh}`).not.toMatch(/[{}]/);
  });

  test('every problem of a body is named at once, each with its place', async () => {
    const { ask, admin } = await world;
    const payload = { username: 'A B', name: '', password: 7 };
    const response = await ask({ method: 'POST', url: '/api/v1/people', headers: admin, payload });
    const found = response
      .json()
      .problems.map((one: { code: string; place: { pointer: string } }) => [one.code, one.place.pointer]);
    expect(found).toEqual([
      ['wrong-form', '/username'],
      ['too-short', '/name'],
      ['wrong-type', '/password'],
    ]);
  });

  test('a step that is none is one problem, with all that there are', async () => {
    const { ask, gate } = await world;
    const payload = { id: UUID, action: 'teleport', at: '2026-03-01T06:12:00+08:00' };
    const url = `/api/v1/crossings/${UUID}/actions`;
    const { problems } = (await ask({ method: 'POST', url, headers: gate, payload })).json();
    expect(problems).toEqual([expect.objectContaining({ code: 'not-one-of', place: { pointer: '/action' } })]);
    expect(problems[0].sentence.en).toContain('arrive, come-to-gate');
    expect(problems[0].sentence.en).toContain('weigh');
  });

  test('a password has one limit, from the form to the sign-in library', async () => {
    const { ask, admin } = await world;
    const add = (password: string) =>
      ask({
        method: 'POST',
        url: '/api/v1/people',
        headers: admin,
        payload: { username: 'long', name: 'L', password },
      });
    const tooLong = (await add('p'.repeat(129))).json();
    expect([tooLong.code, tooLong.problems[0].code]).toEqual(['body-not-valid', 'too-long']);
    expect((await add('p'.repeat(128))).statusCode).toBe(201);
  });

  test('the language follows the address, then the browser', async () => {
    const { ask } = await world;
    const url = '/api/v1/nothing';
    const chinese = await ask({ url, headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' } });
    expect(chinese.json().detail).toBe(chinese.json().sentence.zh);
    expect(chinese.headers['content-language']).toBe('zh');
    const english = await ask({ url: `${url}?lang=en`, headers: { 'accept-language': 'zh' } });
    expect(english.json().detail).toBe(english.json().sentence.en);
  });

  test('an address that takes other methods says which', async () => {
    const { ask } = await world;
    const response = await ask({ method: 'PATCH', url: '/api/v1/declarations' });
    expect(response.headers.allow).toBe('POST, GET, HEAD');
  });

  test('what nobody expected has a number and no innards', async () => {
    const port: FakePort = fakePort();
    const told: [string, unknown][] = [];
    const { ask, signIn } = await testServer({ onUnexpected: (id, error) => told.push([id, error]) }, port);
    const cookie = await signIn('lead', ['shift-lead']);
    port.services.store.crossings.list = async () => {
      throw new Error('relation "secret" does not exist');
    };
    const response = await ask({ url: '/api/v1/crossings', headers: cookie });
    expect(response.statusCode).toBe(500);
    expect(response.json().id).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.body).not.toMatch(/secret|at .*\.ts/);
    expect(told).toEqual([
      [response.json().id, expect.objectContaining({ message: expect.stringContaining('secret') })],
    ]);
  });
});

describe('Limits on rates', () => {
  test('an address that asks too often is told when to come back', async () => {
    const { ask } = await testServer({ limits: { address: 2 } });
    const url = '/api/v1/installation';
    await ask({ url });
    await ask({ url });
    const response = await ask({ url });
    expect([response.statusCode, response.json().code]).toEqual([429, 'rate-limited']);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask({ url, remoteAddress: '192.0.2.9' })).statusCode).toBe(200);
  });

  test('tries to sign in are few, and the limit is kept in the database', async () => {
    const port = fakePort();
    const { ask } = await testServer({ limits: { signIn: 3, signInName: 100 } }, port);
    const tries = {
      method: 'POST',
      url: '/api/auth/sign-in/username',
      payload: { username: 'x1y', password: 'no' },
    } as const;
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push((await ask(tries)).statusCode);
    expect(answers).toEqual([401, 401, 401, 429]);
    // One count for the address, one for the name.
    expect(port.tables.rateLimit).toHaveLength(2);
    // Headers that a client writes itself do not make it somebody else.
    const headers = { 'x-forwarded-for': '192.0.2.1', 'x-landport-address': '192.0.2.2' };
    expect((await ask({ ...tries, headers })).statusCode).toBe(429);
    expect((await ask({ ...tries, remoteAddress: '192.0.2.3' })).statusCode).toBe(401);
  });
});

describe('Whether it works', () => {
  test('the process answers while the database is away, and says that it is not ready', async () => {
    const port = fakePort();
    const { ask } = await testServer({}, port);
    expect((await ask({ url: '/readyz' })).statusCode).toBe(200);
    port.down = true;
    expect((await ask({ url: '/healthz' })).statusCode).toBe(200);
    const away = await ask({ url: '/readyz' });
    expect([away.statusCode, away.json().sentence.en]).toEqual([503, expect.stringContaining('database')]);
  });

  test('a demo answers only for the host it is started on', async () => {
    const { ask } = await testServer({ hosts: ['127.0.0.1', 'localhost'] });
    const url = '/api/v1/installation';
    expect((await ask({ url, headers: { host: 'localhost:4600' } })).statusCode).toBe(200);
    const foreign = await ask({ url, headers: { host: 'evil.example:4600' } });
    expect([foreign.statusCode, foreign.json().code]).toEqual([421, 'host-not-ours']);
  });
});
