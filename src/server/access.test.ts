import { beforeAll, describe, expect, test } from 'vitest';
import { fakePort, testServer, type TestServer } from '../../test/support/server.ts';
import { ROLES, type Role } from '../core/domain/role.ts';
import { ACCESS, PERSONS_ONLY, type RouteName } from './access.ts';
import { addressOf } from './route.ts';
import { ROUTES } from './routes/index.ts';

const NAMES = Object.keys(ACCESS) as RouteName[];
const UUID = '019c0000-0000-7000-8000-000000000001';
const STRANGER = { address: '192.0.2.7' };

/** A request to a route that is well-formed enough to get past the door. Live streams are asked for their head only. */
function requestTo(name: RouteName) {
  const { method, url } = addressOf(name);
  return {
    method: name === 'GET /api/v1/live' ? ('HEAD' as const) : method,
    url: url.replace(':id', UUID).replace(':plate', '0123UBA'),
    ...(method === 'GET' ? {} : { payload: {} }),
    remoteAddress: STRANGER.address,
  };
}

/** What a reviewer says of an appeal or an inspection is added to the record, and changes nothing of it. */
const ADDED_BY_REVIEWERS: ReadonlySet<RouteName> = new Set<RouteName>([
  'POST /api/v1/appeals/:id/decision',
  'POST /api/v1/reviews/:id/verdict',
  'POST /api/v1/outages/:id/review',
  'POST /api/v1/outage-entries/:id/review',
]);

const isDoor = (status: number, code: unknown) => status === 401 || (status === 403 && code !== 'operator-not-yours');

describe('The table of access', () => {
  test('has a row for each route, and a route for each row', () => {
    expect(ROUTES.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(ROUTES.length);
  });

  test('lets those who read everything change nothing', () => {
    const changing = NAMES.filter((name) => !name.startsWith('GET '));
    for (const name of changing.filter((one) => typeof ACCESS[one] !== 'string')) {
      expect(ACCESS[name]).not.toContain('auditor');
      if (!ADDED_BY_REVIEWERS.has(name)) expect(ACCESS[name]).not.toContain('reviewer');
    }
    const reading = NAMES.filter((name) => name.startsWith('GET ')).map((name) => ACCESS[name]);
    for (const access of reading.filter((one) => typeof one !== 'string')) expect(access).toContain('auditor');
  });

  test('keeps thresholds from the gate, goods from administrators and people from officers', () => {
    for (const role of ['gate-officer', 'inspector', 'shift-lead', 'declarant', 'administrator'] as const) {
      expect(ACCESS['GET /api/v1/rules/:id']).not.toContain(role);
      expect(ACCESS['GET /api/v1/rules']).not.toContain(role);
    }
    const administrator = NAMES.filter((name) => (ACCESS[name] as readonly string[]).includes('administrator'));
    expect(administrator.filter((name) => /declarations|filings|crossings|gate|rules/.test(name))).toEqual([]);
  });
});

describe('At the door of every route', () => {
  let world: Promise<World>;
  // A password is hashed for each role, slowly: the first row should not pay for it.
  beforeAll(async () => {
    world = openWorld();
    await world;
  }, 60_000);

  test.each(NAMES)('%s lets in whom the table names, and nobody else', async (name) => {
    const { ask, sessions, tokens } = await world;
    const access = ACCESS[name];
    const allowed = (role: Role) => typeof access === 'string' || (access as readonly Role[]).includes(role);

    const stranger = await ask({ ...requestTo(name) });
    if (access === 'public') expect(stranger.statusCode).not.toBe(401);
    else expect([stranger.statusCode, codeOf(stranger)]).toEqual([401, codeFor(name, 'sign-in-required')]);

    for (const role of ROLES) {
      // Ending the session here would leave none for the next row.
      if (name === 'POST /api/auth/sign-out') break;
      const inPerson = await ask({ ...requestTo(name), headers: { ...sessions.get(role) } });
      expect([role, isDoor(inPerson.statusCode, codeOf(inPerson))]).toEqual([role, !allowed(role)]);
      const bySystem = await ask({ ...requestTo(name), headers: { ...tokens.get(role) } });
      const asSystem = allowed(role) && !PERSONS_ONLY.has(name);
      expect([role, isDoor(bySystem.statusCode, codeOf(bySystem))]).toEqual([role, !asSystem]);
    }
  });

  test.each(NAMES.filter((name) => ACCESS[name] !== 'public'))('%s knows no expired session', async (name) => {
    const { ask, expired } = await world;
    expect((await ask({ ...requestTo(name), headers: expired })).statusCode).toBe(401);
  });

  test.each(NAMES.filter((name) => typeof ACCESS[name] !== 'string'))('%s knows no revoked role', async (name) => {
    const { ask, revoked } = await world;
    const response = await ask({ ...requestTo(name), headers: revoked });
    expect([response.statusCode, codeOf(response)]).toEqual([403, codeFor(name, 'role-required')]);
  });

  test('a token that is none is told so, even where none is needed', async () => {
    const { ask } = await world;
    for (const authorization of ['Bearer lp_nonsense', `Bearer lp_${'x'.repeat(43)}`, 'Basic YTpi', 'Bearer']) {
      const response = await ask({ method: 'GET', url: '/api/v1/installation', headers: { authorization } });
      expect([response.statusCode, codeOf(response)]).toEqual([401, 'token-not-valid']);
    }
  });

  test('a session of our own pages is not lent to another site', async () => {
    const { ask, sessions } = await world;
    const cookie = sessions.get('administrator');
    for (const foreign of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const headers = { ...cookie, ...foreign };
      const response = await ask({ ...requestTo('POST /api/v1/people'), headers });
      expect([response.statusCode, codeOf(response)]).toEqual([403, 'origin-not-ours']);
    }
    const own = { ...cookie, host: 'port.example:4600', origin: 'http://port.example:4600' };
    expect((await ask({ ...requestTo('POST /api/v1/people'), headers: own })).statusCode).toBe(422);
  });

  test('this machine reads the metrics without a sign-in, but not what a proxy passes on', async () => {
    const { ask } = await world;
    const local = { method: 'GET' as const, url: '/metrics', remoteAddress: '127.0.0.1' };
    expect((await ask(local)).statusCode).toBe(200);
    expect((await ask({ ...local, headers: { 'x-forwarded-for': '192.0.2.7' } })).statusCode).toBe(401);
    expect((await ask({ ...local, remoteAddress: '192.0.2.7' })).statusCode).toBe(401);
  });
});

interface World extends Pick<TestServer, 'ask'> {
  readonly sessions: ReadonlyMap<Role, { cookie: string }>;
  readonly tokens: ReadonlyMap<Role, { authorization: string }>;
  readonly expired: { cookie: string };
  readonly revoked: { cookie: string };
}

async function openWorld(): Promise<World> {
  const port = fakePort();
  const { ask, signIn, token } = await testServer({}, port);
  const sessions = new Map<Role, { cookie: string }>();
  const tokens = new Map<Role, { authorization: string }>();
  for (const role of ROLES) {
    sessions.set(role, await signIn(`${role}-1`, [role]));
    tokens.set(role, await token(role));
  }
  const everything = ROLES.filter((role) => role !== 'approver' && role !== 'reviewer');
  const expired = await signIn('late', everything);
  for (const row of port.tables.session)
    if (row.userId === idOf(port, 'late')) row.expiresAt = new Date(Date.now() - 1);
  const revoked = await signIn('gone', everything);
  for (const [id, grant] of port.grants) {
    if (grant.userId === idOf(port, 'gone')) port.grants.set(id, { ...grant, revokedAt: port.now, revokedBy: 'a' });
  }
  return { ask, sessions, tokens, expired, revoked };
}

function idOf(port: ReturnType<typeof fakePort>, username: string): unknown {
  return port.tables.user.find((row) => row.username === username)?.id;
}

function codeOf({ headers, body }: { headers: Record<string, unknown>; body: string }): unknown {
  const isProblem = String(headers['content-type']).startsWith('application/problem+json');
  return isProblem && body !== '' ? (JSON.parse(body) as { code: unknown }).code : undefined;
}

/** The head of the live stream has no body to say a code in. */
function codeFor(name: RouteName, code: string): string | undefined {
  return name === 'GET /api/v1/live' ? undefined : code;
}
