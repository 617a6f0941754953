import { memoryAdapter } from 'better-auth/adapters/memory';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { Compile } from 'typebox/compile';
import { expect } from 'vitest';
import type { Assessment } from '../../src/core/domain/assessment.ts';
import { canonicalDeclaration } from '../../src/core/domain/canonical.ts';
import type { Crossing } from '../../src/core/domain/crossing.ts';
import type { Declaration } from '../../src/core/domain/declaration.ts';
import type { CrossingId, DeclarationId, HashHex, Instant, OperatorId, Plate } from '../../src/core/domain/ids.ts';
import { type Lane, strictest } from '../../src/core/domain/lane.ts';
import { problem } from '../../src/core/domain/problem.ts';
import type { Role } from '../../src/core/domain/role.ts';
import type { Partner } from '../../src/core/inspect/release-conditions.ts';
import { readDeclarations } from '../../src/intake/read.ts';
import { createServer } from '../../src/server/create-server.ts';
import type { ServerOptions } from '../../src/server/options.ts';
import { ROUTES } from '../../src/server/routes/index.ts';
import { inForce } from '../../src/server/principal.ts';
import { addressOf } from '../../src/server/route.ts';
import type { Services } from '../../src/server/services.ts';
import { createToken } from '../../src/server/tokens.ts';
import type { DeclarationRow, StoredDeclaration } from '../../src/store/port/declarations.ts';
import type { StoredEvent } from '../../src/store/port/events.ts';
import type { ApiToken, PeopleStore, RoleGrant } from '../../src/store/port/people.ts';
import type { Store } from '../../src/store/port/store.ts';
import type { FilingResult } from '../../src/work/accept.ts';
import type { Actor } from '../../src/work/environment.ts';
import { newId } from '../../src/work/identify.ts';
import { idleOversight, idleRoster } from './idle-draws.ts';
import { idleOutages } from './idle-outages.ts';
import { idleStewardship } from './idle-stewardship.ts';
import { quickSignIn } from './quick-sign-in.ts';

/** 1 March 2026, 14:00 at the port. */
const NOON = Date.UTC(2026, 2, 1, 6) as Instant;
export const PASSWORD = 'correct horse battery';
const HASH = '00'.repeat(32) as HashHex;

type Rows = Record<string, unknown>[];

/** The rest of the program, as far as routes need it, in memory; `now` is its clock. */
export interface FakePort {
  readonly services: Services;
  readonly tables: Record<'user' | 'session' | 'account' | 'verification' | 'rateLimit', Rows>;
  readonly declarations: Map<string, StoredDeclaration>;
  readonly crossings: Map<string, Crossing>;
  readonly grants: Map<string, RoleGrant>;
  readonly events: StoredEvent[];
  /** Who acted, in order, as the use cases were told. */
  readonly actors: Actor[];
  now: Instant;
  /** Makes the database unreachable. */
  down: boolean;
}

export function fakePort(): FakePort {
  const tables = { user: [], session: [], account: [], verification: [], rateLimit: [] } as FakePort['tables'];
  const declarations = new Map<string, StoredDeclaration>();
  const crossings = new Map<string, Crossing>();
  const grants = new Map<string, RoleGrant>();
  const tokens: ApiToken[] = [];
  const events: StoredEvent[] = [];
  const actors: Actor[] = [];
  const id = () => newId(port.now);

  const people: PeopleStore = {
    administrators: async () => administratorsOf(grants).size,
    list: async () =>
      tables.user.map((row) => ({
        id: String(row.id),
        username: String(row.username),
        name: String(row.name),
        createdAt: Number(row.createdAt) as Instant,
      })),
    grants: async () => [...grants.values()],
    grantsOf: async (userId) => [...grants.values()].filter((grant) => grant.userId === userId),
    grant: async (key) => grants.get(key),
    async addGrant(grant, added) {
      grants.set(grant.id, grant);
      append(added);
    },
    async addFirstGrants(first, added) {
      if (administratorsOf(grants).size >= 2) return false;
      for (const grant of first) grants.set(grant.id, grant);
      append(added);
      return true;
    },
    async decideGrant(grant, added) {
      grants.set(grant.id, grant);
      append(added);
      return true;
    },
    async addToken(token) {
      tokens.push(token);
    },
    tokenByHash: async (hash) => tokens.find(({ hashHex }) => hashHex === hash),
  };
  const append = (added: readonly Omit<StoredEvent, 'seq'>[]) => {
    for (const event of added) events.push({ ...event, seq: events.length + 1 });
  };

  const store = {
    installation: {
      get: async () => ({
        id: HASH,
        createdAt: NOON,
        demo: false,
        portCode: 'CNERC',
        timeZone: 'Asia/Shanghai',
        currency: 'CNY',
      }),
    },
    people,
    events: {
      lastSeq: async () => events.length,
      ofSubject: async (subject: string) => events.filter((event) => event.subject === subject),
    },
    declarations: {
      byId: async (key: string) => declarations.get(key),
      byIds: async (keys: readonly string[]) => keys.flatMap((key) => declarations.get(key) ?? []),
      awaiting: async () => [],
      count: async () => declarations.size,
      list: async (filter: { declarant?: string; lanes?: readonly Lane[] }, limit: number, after?: string) =>
        [...declarations.values()]
          .sort((a, b) => (a.id < b.id ? 1 : -1))
          .filter((one) => after === undefined || one.id < after)
          .filter((one) => filter.declarant === undefined || one.declaration.declarant === filter.declarant)
          .filter((one) => filter.lanes?.includes(one.lane) ?? true)
          .slice(0, limit)
          .map(rowOf),
    },
    crossings: {
      byId: async (key: string) => crossings.get(key),
      list: async () => [...crossings.values()],
      openByPlate: async (plate: string) => [...crossings.values()].find((one) => one.vehicle.plate === plate),
    },
    inspections: {
      byId: async () => undefined,
      ofCrossing: async () => undefined,
      ofCrossings: async () => [],
      list: async () => [],
      photo: async () => undefined,
    },
    rules: { hitCounts: async () => new Map(), shadowCounts: async () => new Map() },
    lists: { all: async () => [], entries: async () => [] },
    roster: { shifts: async () => [], qualifications: async () => [], handovers: async () => [] },
    assignments: { open: async () => [], of: async () => undefined, reassignments: async () => [] },
    history: { operatorRecord: async () => undefined },
    ledger: { head: async () => undefined },
    documents: { list: async () => [], clocks: async () => ({ due: 0, broken: 0 }), file: async () => undefined },
    audits: { list: async () => [] },
    referrals: { list: async () => [] },
    appeals: { list: async () => [], involved: async () => new Set<string>() },
    async ping() {
      if (port.down) throw new Error('no database');
    },
  } as unknown as Store;

  const services: Services = {
    store,
    readDeclarations,
    async accept(batch, actor, now) {
      actors.push(actor);
      return batch.map(({ raw }) => acceptOne(raw as Declaration, actor, now));
    },
    async amend(key, { raw }) {
      const was = declarations.get(key);
      if (was === undefined) return { outcome: 'not-found' };
      declarations.set(key, { ...was, version: was.version + 1, declaration: raw as Declaration });
      return { outcome: 'amended', version: was.version + 1, lane: was.lane, problems: [] };
    },
    crossings: {
      async book({ vehicle, direction, declarations: carried = [] }, actor, now) {
        actors.push(actor);
        const crossing: Crossing = {
          id: id() as CrossingId,
          vehicle,
          direction,
          state: 'booked',
          lane: 'green',
          booked: false,
          stages: { booked: now },
          declarations: carried,
          version: 1,
        };
        const lane = strictest(carried.flatMap((key) => declarations.get(key)?.lane ?? []));
        crossings.set(crossing.id, { ...crossing, lane });
        return { outcome: 'booked', crossing: { ...crossing, lane } };
      },
      async act(target, _input, actor) {
        actors.push(actor);
        const crossing = 'id' in target ? crossings.get(target.id) : undefined;
        if (crossing === undefined) return { outcome: 'refused', refusal: 'unknown-crossing' };
        return { outcome: 'done', crossing };
      },
      select: async () => ({ outcome: 'done' }),
      gateAnswer: async (plate) => ({ plate, known: 'unknown', lane: 'yellow', declarations: [], listed: [] }),
      slips: async () => ['LP1.x.y'],
    },
    inspections: {
      act: async () => ({ outcome: 'refused', refusal: 'inspection-unknown' }),
      listRefused: async () => {},
      withOfficer: async (inspection) => inspection,
      keepPhoto: async () => 'inspection-unknown',
      setPin: async () => {},
      pinVerifiers: async () => new Map(),
      offlineRelease: false,
      packs: () => [],
    },
    workbench: idleWorkbench(),
    cases: idleCases(),
    stewardship: idleStewardship(),
    outages: idleOutages(),
    oversight: idleOversight(),
    roster: idleRoster(),
    checkRule: () => ({ diagnostics: [] }),
    proof: async () => ({ entries: [] }),
    ledger: {
      verifierKey: 'landport/log+00000000+AQ==',
      tile: async () => undefined,
      certificate: async () => ({ outcome: 'unknown' }),
    },
    board: async (now) => ({
      at: now,
      seq: events.length,
      day: '2026-03-01' as never,
      standardMinutes: 30,
      brokenToday: 0,
      lanes: [],
      hours: [],
      crossings: [],
    }),
    progress: () => undefined,
    clock: () => port.now,
    newId: id,
    slipKeys: { keys: [{ id: 'k1', publicKey: 'AAAA' }] },
    minorDigits: 2,
    pending: async () => [],
  };

  function acceptOne(raw: Declaration, actor: Actor, now: Instant): FilingResult {
    const reference = raw.reference;
    if (typeof reference !== 'string') return { outcome: 'refused', problems: [problem('required', '/reference', {})] };
    if (actor.operator !== undefined && raw.declarant !== actor.operator) {
      const params = { declarant: raw.declarant, operator: actor.operator };
      return { outcome: 'refused', reference, problems: [problem('foreign-declarant', '/declarant', params)] };
    }
    const standing = [...declarations.values()].find(
      ({ declaration }) => declaration.reference === reference && declaration.declarant === raw.declarant,
    );
    if (standing !== undefined) {
      const same = canonicalDeclaration(standing.declaration) === canonicalDeclaration(raw);
      if (same) return { outcome: 'same', reference, id: standing.id, problems: [] };
      return { outcome: 'conflict', reference, id: standing.id, problems: [], differences: [{ pointer: '/goods' }] };
    }
    return { outcome: 'stored', reference, id: addDeclaration(port, raw, now).id, problems: [] };
  }

  const port: FakePort = { services, tables, declarations, crossings, grants, events, actors, now: NOON, down: false };
  return port;
}

function administratorsOf(grants: FakePort['grants']): ReadonlySet<string> {
  const held = [...grants.values()].filter((grant) => grant.role === 'administrator' && inForce(grant));
  return new Set(held.map(({ userId }) => userId));
}

/** A workbench on which nothing lies: tests of what is done there bring the use cases themselves. */
function idleWorkbench(): Services['workbench'] {
  return {
    replays: {
      start: async () => ({ outcome: 'too-many' }),
      job: () => undefined,
      cancel: () => false,
      answer: () => Promise.reject(new Error('nothing to replay')),
      ofVersion: () => undefined,
      touched: async () => undefined,
      close: async () => {},
    },
    check: async () => ({ diagnostics: [], cases: [], advice: [], past: 'not-asked' }),
    draft: async () => ({ outcome: 'refused', diagnostics: [] }),
    step: async () => ({ outcome: 'unknown' }),
    current: async () => [],
    newest: async () => [],
    versions: async () => [],
    createList: async () => ({ outcome: 'refused', refusal: 'list-taken' }),
    proposeEntry: async () => ({ outcome: 'refused', refusal: 'list-unknown' }),
    decideEntry: async () => ({ outcome: 'refused', refusal: 'entry-unknown' }),
    terms: async () => [],
    proposeTerm: async () => ({ outcome: 'proposed-already' }),
    decideTerm: async () => ({ outcome: 'unknown' }),
  };
}

/** Cases of which there are none. */
function idleCases(): Services['cases'] {
  const unknown = { outcome: 'refused', refusal: 'document-request-unknown' } as const;
  return {
    askDocument: async () => unknown,
    answerDocument: async () => unknown,
    decideDocument: async () => unknown,
    conditions: async () => [],
    clear: async () => ({ outcome: 'refused', refusal: 'clearance-not-asked' }),
    concludeAudit: async () => ({ outcome: 'refused', refusal: 'audit-unknown' }),
    refer: async () => ({ outcome: 'refused', refusal: 'finding-unknown' }),
    lookUpReferral: async () => undefined,
    readReferralDocument: async () => undefined,
    answerReferral: async () => ({ outcome: 'refused', refusal: 'referral-unknown' }),
    notices: async () => [],
    appeal: async () => ({ outcome: 'refused', refusal: 'filing-unknown' }),
    decideAppeal: async () => ({ outcome: 'refused', refusal: 'appeal-unknown' }),
  };
}

/** Puts a declaration on file in a lane, with an assessment that one rule's hit led to. */
export function addDeclaration(
  port: FakePort,
  declaration: Partial<Declaration>,
  at: Instant = port.now,
  lane: Lane = 'red',
): StoredDeclaration {
  const id = newId(at) as DeclarationId;
  const assessment: Assessment = {
    id: newId(at) as Assessment['id'],
    declarationId: id,
    declarationVersion: 1,
    cause: 'accepted',
    at,
    lane,
    selections: [{ kind: 'rule', probability: 1, lane, rule: 'r' as never, hazard: 'revenue' }],
    hits: [],
    unevaluated: [],
    ruleSet: HASH,
    historyVersion: 0,
  };
  const stored: StoredDeclaration = {
    id,
    version: 1,
    acceptedAt: at,
    lane,
    contentHash: HASH,
    firstHash: HASH,
    warnings: [],
    declaration: { reference: 'R-1', declarant: 'OP-1' as OperatorId, goods: [], ...declaration } as Declaration,
    past: [],
    assessments: [{ assessment, features: [] }],
  };
  port.declarations.set(id, stored);
  return stored;
}

/** Puts a passage on file that carries some declarations, in a state with its stages. */
export function addCrossing(
  port: FakePort,
  carried: readonly StoredDeclaration[],
  part: Pick<Crossing, 'state' | 'stages'>,
): Crossing {
  const crossing: Crossing = {
    id: newId(port.now) as CrossingId,
    vehicle: { plate: '0123UBA' as Plate },
    direction: 'inbound',
    lane: 'red',
    booked: true,
    declarations: carried.map(({ id }) => id),
    version: 1,
    ...part,
  };
  port.crossings.set(crossing.id, crossing);
  for (const one of carried) port.declarations.set(one.id, { ...one, crossingId: crossing.id });
  return crossing;
}

function rowOf({ id, declaration, lane, acceptedAt, version, crossingId }: StoredDeclaration): DeclarationRow {
  const { reference, declarant, goods } = declaration;
  return {
    id,
    reference,
    declarant,
    firstHs: goods[0]?.hs ?? '',
    itemCount: goods.length,
    lane,
    acceptedAt,
    version,
    warningCount: 0,
    ...(crossingId === undefined ? {} : { crossingId }),
  };
}

export interface TestServer {
  readonly server: FastifyInstance;
  readonly port: FakePort;
  /** A request; its answer must have the shape that its route documents, to the last property. */
  ask(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Makes a user with some roles, begins a session and returns the headers of the session. */
  signIn(username: string, roles: readonly Role[], operator?: string, partner?: Partner): Promise<{ cookie: string }>;
  /** A token's headers. */
  token(role: Role, operator?: string, partner?: Partner): Promise<{ authorization: string }>;
}

// A worker keeps this module from file to file: what the file before opened is closed when the next opens its first.
const opened = { by: '', servers: [] as FastifyInstance[] };
async function closeEarlier(): Promise<void> {
  const file = expect.getState().testPath ?? '';
  if (file === opened.by) return;
  opened.by = file;
  for (const server of opened.servers.splice(0)) await server.close();
}

/** A server over a fake port, closed some time after its file has ended. */
export async function testServer(
  options: Partial<ServerOptions> = {},
  port: FakePort = fakePort(),
): Promise<TestServer> {
  const auth = { database: memoryAdapter(port.tables), secret: 'a secret of the tests, 32 characters' };
  const all: ServerOptions = {
    services: port.services,
    auth,
    portName: { en: 'Erenhot', zh: '二连浩特' },
    consoleFolder: 'no-such-folder',
    limits: { signIn: 1_000, address: 100_000, session: 100_000, token: 100_000 },
    ...options,
  };
  await closeEarlier();
  const server = await createServer(all);
  opened.servers.push(server);
  const { accounts, begin } = await quickSignIn(all);

  const ask = async (request: InjectOptions): Promise<LightMyRequestResponse> => {
    const response = await server.inject(request);
    expectDocumented(request, response);
    return response;
  };
  return {
    server,
    port,
    ask,
    async signIn(username, roles, operator, partner) {
      const userId = await accounts.create({ username, name: username, password: PASSWORD });
      for (const role of roles) {
        const grant: RoleGrant = {
          id: newId(port.now),
          userId,
          role,
          ...(operator === undefined ? {} : { operator }),
          ...(partner === undefined ? {} : { partner }),
          proposedBy: 'a',
          proposedAt: port.now,
          approvedBy: 'b',
          approvedAt: port.now,
          origin: 'proposal',
        };
        port.grants.set(grant.id, grant);
      }
      return { cookie: await begin(username, PASSWORD) };
    },
    async token(role, operator, partner) {
      const bound = { ...(operator === undefined ? {} : { operator }), ...(partner === undefined ? {} : { partner }) };
      const wanted = { role, label: 'a system', ...bound };
      const token = await createToken(port.services.store.people, wanted, port.now, port.services.newId);
      return { authorization: `Bearer ${token}` };
    },
  };
}

export function signInWith(
  ask: TestServer['ask'],
  username: string,
  password = PASSWORD,
): Promise<LightMyRequestResponse> {
  return ask({ method: 'POST', url: '/api/auth/sign-in/username', payload: { username, password } });
}

/** The session's cookie out of an answer, as a browser sends it back. */
export function cookieOf(response: LightMyRequestResponse): string {
  return response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

/** Fails when a successful JSON answer has not the shape that its route documents, or says more than it. */
function expectDocumented({ method = 'GET', url }: InjectOptions, response: LightMyRequestResponse): void {
  const { pathname } = new URL(String(url), 'http://landport.invalid');
  // A path without parts to fill in comes before one that has some, as the server's own router has it.
  const found = ROUTES.filter(({ name }) => {
    const address = addressOf(name);
    return address.method === method && new RegExp(`^${address.url.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname);
  }).sort((a, b) => a.name.split(':').length - b.name.split(':').length)[0];
  const shape = found?.answers[response.statusCode]?.shape;
  if (shape === undefined) return;
  const compiled = Compile(shape);
  const body: unknown = response.json();
  expect(compiled.Errors(body), `${method} ${pathname}: ${response.body.slice(0, 300)}`).toEqual([]);
  expect(compiled.Clean(structuredClone(body)), `${method} ${pathname} says more than it documents`).toEqual(body);
}
