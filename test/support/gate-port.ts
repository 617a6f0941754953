import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { advanceCrossing, allowedActions } from '../../src/core/domain/advance-crossing.ts';
import type { Crossing, CrossingAction } from '../../src/core/domain/crossing.ts';
import type { ActorId, CrossingId, Instant, Plate } from '../../src/core/domain/ids.ts';
import { type Lane, strictest } from '../../src/core/domain/lane.ts';
import { errorSentence } from '../../src/messages/errors.ts';
import { sayToDriver } from '../../src/messages/gate.ts';
import type { ActionOutcomeView, CrossingView, GateAnswerView, QueuedActionsInput } from '../../src/wire/crossings.ts';
import type { InstallationView, Me } from '../../src/wire/installation.ts';
import { newSigningKeyPem, readSigningKey, signSlip } from '../../src/work/slips.ts';

type Goods = GateAnswerView['declarations'];
interface Passage {
  crossing: Crossing;
  readonly reasons: GateAnswerView['reasons'];
  readonly declarations: Goods;
}

const PASSWORD = 'a password that the demo shows';
const USERS: readonly Me[] = [
  { id: 'u-gate', username: 'gate', name: 'Gate officer', roles: ['gate-officer'] },
  { id: 'u-lead', username: 'lead', name: 'Shift lead', roles: ['shift-lead'] },
  { id: 'u-inspector', username: 'inspector', name: 'Inspector', roles: ['inspector'] },
];
const INSTALLATION: InstallationView = {
  portCode: 'CNERC',
  portName: { en: 'Erenhot', zh: '二连浩特' },
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  demo: true,
  needsAdministrators: false,
  demoUsers: USERS.map(({ username, name, roles }) => ({ username, name, roles, password: PASSWORD })),
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
/** The page must work under the policy of the real server. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; base-uri 'none'";

/** A port that a gate device talks to: real slips, the real state machine, and faults on demand. */
export interface GatePort {
  readonly url: string;
  /** Books a vehicle. */
  readonly expect: (plate: string, lane: Lane, more?: Partial<Pick<Passage, 'reasons' | 'declarations'>>) => string;
  readonly crossing: (plate: string) => Crossing | undefined;
  /** Signs a slip that differs from the honest one. */
  readonly slip: (plate: string, changes?: Partial<Crossing>, at?: number) => string;
  /** Changes a passage behind the device's back. */
  readonly change: (plate: string, changes: Partial<Crossing>) => void;
  /** Every id that took effect, in order; one that is here twice was done twice. */
  readonly done: string[];
  /** How often each id was received. */
  readonly received: Map<string, number>;
  /** `away`: connections are cut; `deaf`: steps take effect, but the answer is lost. */
  network: 'up' | 'away' | 'deaf';
  /** Every session ends. */
  readonly endSessions: () => void;
  /** Milliseconds before an answer about a vehicle. */
  slowness: number;
}

/** Serves the built page and the port's API on loopback until the test ends. */
export async function startGatePort(folder: string): Promise<GatePort> {
  const key = readSigningKey(newSigningKeyPem());
  const passages = new Map<string, Passage>();
  const done: string[] = [];
  const received = new Map<string, number>();
  let sessions = new Map<string, Me>();
  let numbers = 0;

  function open(plate: string, lane: Lane, booked: boolean): Passage {
    numbers += 1;
    const crossing: Crossing = {
      id: `0190a1b2-0000-7000-8000-${String(numbers).padStart(12, '0')}` as CrossingId,
      vehicle: { plate: plate as Plate, kind: 'truck', trailerPlate: '5567UB' as Plate },
      direction: 'inbound',
      state: 'booked',
      lane,
      booked,
      stages: {},
      declarations: [],
      version: 1,
    };
    const passage: Passage = { crossing, reasons: [], declarations: [] };
    passages.set(plate, passage);
    return passage;
  }

  function act(input: QueuedActionsInput['actions'][number], me: Me): ActionOutcomeView {
    received.set(input.id, (received.get(input.id) ?? 0) + 1);
    const plate = [...passages].find(([, one]) => one.crossing.id === input.crossingId)?.[0] ?? input.plate ?? '';
    const passage = passages.get(plate) ?? (input.action === 'direct' ? open(plate, 'yellow', false) : undefined);
    if (passage === undefined) return refused(input.id, 'vehicle-not-open');
    if (done.includes(input.id)) return { id: input.id, outcome: 'seen', crossing: view(passage) };
    const was = passage.crossing.state;
    const before: CrossingAction[] =
      input.action !== 'direct'
        ? []
        : was === 'booked'
          ? ['arrive', 'come-to-gate']
          : was === 'arrived'
            ? ['come-to-gate']
            : [];
    let { crossing } = passage;
    if (input.action === 'direct')
      crossing = { ...crossing, lane: strictest([crossing.lane, input.seenLane ?? 'green']) };
    for (const action of [...before, input.action as CrossingAction]) {
      const { result, note } = input;
      const step = { action, at: Date.now() as Instant, by: me.id as ActorId };
      const outcome = advanceCrossing(crossing, {
        ...step,
        ...(result === undefined ? {} : { result }),
        ...(note === undefined ? {} : { note }),
      });
      if (!outcome.ok) return { ...refused(input.id, outcome.refusal), crossing: view(passage) };
      crossing = outcome.crossing;
    }
    passage.crossing = crossing;
    done.push(input.id);
    return { id: input.id, outcome: 'done', crossing: view(passage) };
  }

  function answer(plate: string): GateAnswerView {
    const passage = passages.get(plate);
    if (passage === undefined)
      return {
        plate,
        known: 'unknown',
        lane: 'yellow',
        say: sayToDriver('yellow', 'unknown'),
        reasons: [],
        declarations: [],
      };
    const { crossing, reasons, declarations } = passage;
    const { lane } = crossing;
    const slip = signSlip(key, crossing, lane, Date.now() as Instant);
    return {
      plate,
      known: 'open',
      lane,
      say: sayToDriver(lane, 'open'),
      reasons,
      declarations,
      slip,
      crossing: view(passage),
    };
  }

  async function api(request: IncomingMessage, path: string, cookie: string | undefined): Promise<Reply> {
    const body = await textOf(request);
    const me = sessions.get(cookie ?? '');
    if (path === '/v1/installation') return { status: 200, body: INSTALLATION };
    if (path === '/v1/outage') return { status: 200, body: { items: [] } };
    if (path === '/v1/slip-keys')
      return { status: 200, body: { keys: [{ id: key.id, publicKey: key.publicKeyBase64Url }] } };
    if (path === '/auth/sign-in/username') {
      const { username, password } = JSON.parse(body) as { username: string; password: string };
      const user = USERS.find((one) => one.username === username);
      if (user === undefined || password !== PASSWORD) return problem(401, 'sign-in-refused');
      const session = `s${sessions.size}-${username}-${Date.now()}`;
      sessions.set(session, user);
      return { status: 200, body: {}, cookie: session };
    }
    if (me === undefined) return problem(401, 'sign-in-required');
    if (path === '/auth/sign-out') {
      sessions.delete(cookie ?? '');
      return { status: 200, body: {} };
    }
    if (path === '/v1/me') return { status: 200, body: me };
    if (path === '/v1/outage/grants')
      return { status: 200, body: { at: new Date().toISOString(), permitted: true, grants: [] } };
    if (path === '/v1/gate/slips') {
      const slips = [...passages.values()].map(({ crossing }) =>
        signSlip(key, crossing, crossing.lane, Date.now() as Instant),
      );
      return { status: 200, body: { at: new Date().toISOString(), slips } };
    }
    if (path.startsWith('/v1/gate/vehicles/')) {
      await new Promise((resolve) => setTimeout(resolve, port.slowness));
      return { status: 200, body: answer(decodeURIComponent(path.slice('/v1/gate/vehicles/'.length))) };
    }
    if (path === '/v1/gate/actions') {
      const { actions } = JSON.parse(body) as QueuedActionsInput;
      return { status: 200, body: { outcomes: actions.map((action) => act(action, me)) } };
    }
    return problem(404, 'path-unknown');
  }

  // It may go away while a request is being answered.
  const isAway = (): boolean => port.network === 'away';

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isAway()) return void request.socket.destroy();
    const { pathname } = new URL(request.url ?? '/', 'http://port');
    if (!pathname.startsWith('/api/')) return sendFile(folder, pathname, response);
    const cookie = /landport\.session_token=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const reply = await api(request, pathname.slice('/api'.length), cookie);
    const lost = isAway() || (port.network === 'deaf' && pathname === '/api/v1/gate/actions');
    if (lost) return void request.socket.destroy();
    const headers =
      reply.cookie === undefined
        ? {}
        : { 'set-cookie': `landport.session_token=${reply.cookie}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200` };
    response
      .writeHead(reply.status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(reply.body));
  }

  const server = createServer((request, response) => void respond(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const port: GatePort = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    network: 'up',
    slowness: 0,
    done,
    received,
    expect(plate, lane, more = {}) {
      const passage = open(plate, lane, true);
      passages.set(plate, { ...passage, ...more });
      return passage.crossing.id;
    },
    crossing: (plate) => passages.get(plate)?.crossing,
    slip(plate, changes = {}, at = Date.now()) {
      const crossing = { ...(passages.get(plate) as Passage).crossing, ...changes };
      return signSlip(key, crossing, crossing.lane, at as Instant);
    },
    change(plate, changes) {
      const passage = passages.get(plate) as Passage;
      passage.crossing = { ...passage.crossing, ...changes, version: passage.crossing.version + 1 };
    },
    endSessions() {
      sessions = new Map();
    },
  };
  return port;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly cookie?: string;
}

type Code = Parameters<typeof errorSentence>[0];

function problem(status: number, code: Code): Reply {
  const sentence = errorSentence(code);
  return { status, body: { type: `/docs#${code}`, title: code, status, code, detail: sentence.en, sentence } };
}

function refused(id: string, code: Code): ActionOutcomeView {
  return { id, outcome: 'refused', code, sentence: errorSentence(code) };
}

function view({ crossing, declarations }: Passage): CrossingView {
  const { vehicle, stages, id, direction, state, lane, booked, checkLane, checkResult, version } = crossing;
  return {
    id,
    vehicle: { plate: vehicle.plate ?? '', trailerPlate: vehicle.trailerPlate ?? '', kind: 'truck', country: 'MN' },
    direction,
    state,
    lane,
    booked,
    stages: Object.fromEntries(Object.entries(stages).map(([stage, at]) => [stage, new Date(at).toISOString()])),
    declarations: declarations.map(({ id: declaration, reference, lane: its }) => ({
      id: declaration,
      reference,
      lane: its,
    })),
    version,
    actions: [...allowedActions(crossing)],
    ...(checkLane === undefined ? {} : { checkLane }),
    ...(checkResult === undefined ? {} : { checkResult }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function sendFile(folder: string, path: string, response: ServerResponse): void {
  const name = path === '/gate' || path === '/gate/' ? 'gate.html' : path.slice(1);
  const file = join(folder, name);
  if (name === '' || !existsSync(file)) return void response.writeHead(404).end();
  response
    .writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      ...(name === 'gate-worker.js' ? { 'service-worker-allowed': '/gate' } : {}),
    })
    .end(readFileSync(file));
}
