import { connect } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedServer, joinEmbedded } from '../../src/store/embedded.ts';
import { appoint, PASSWORD, setUp } from '../support/first-people.ts';
import { landport } from '../support/programs.ts';
import { type Answer, runningPort } from '../support/running-port.ts';
import { whole } from './case.ts';
import { BAD_STEPS } from './http-steps.ts';
import { BAD_FILINGS, type BadRequest } from './http-case.ts';

const port = runningPort(['--no-demo']);
const bearer = { authorization: '' };
const gate = port.as('gate', PASSWORD);

let joined: EmbeddedServer;
let database: pg.Client;

beforeAll(async () => {
  joined = await joinEmbedded({ dataDir: port.data, log: () => {} });
  database = new pg.Client(joined.connection);
  await database.connect();
  await setUp(port);
  await appoint(port, { gate: 'gate-officer' });
  const made = landport(['token', 'create', '--role', 'declarant', '--data', port.data]);
  expect(await made.ended).toBe(0);
  bearer.authorization = `Bearer ${made.said.out.trim()}`;
});

afterAll(async () => {
  await database.end();
  await joined.stop();
});

/** Rows of every table that a declaration, a passage or an event of theirs stands in, as the database counts them. */
async function rows(): Promise<Readonly<Record<string, number>>> {
  const tables = ['declaration', 'declaration_past', 'assessment', 'crossing', 'crossing_declaration', 'event'];
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  return (await database.query<Record<string, number>>(`select ${counts.join(', ')}`)).rows[0] ?? {};
}

interface Item {
  readonly code: string;
  readonly severity: string;
  readonly place: { readonly pointer: string; readonly line?: number; readonly column?: number };
}

/** Writes the errors of an answer as the table does, with as much of their place as the table claims. */
function errorsOf({ json }: Answer, claims: readonly string[] = []): readonly string[] {
  const all =
    json.outcomes === undefined ? json.problems : json.outcomes.flatMap((one: { problems: Item[] }) => one.problems);
  const errors = ((all ?? []) as Item[]).filter(({ severity }) => severity === 'error');
  return errors.map(({ code, place }, at) => {
    const claim = claims[at]?.split(' @ ')[1] ?? '';
    const [inLine, inColumn] = [/^\d/.test(claim), /^\d+:/.test(claim)];
    const line = inLine ? [`${place.line}${inColumn ? `:${place.column}` : ''}`] : [];
    const pointer = !inLine || claim.includes(' ') ? [place.pointer] : [];
    return `${code} @ ${[...line, ...pointer].join(' ')}`;
  });
}

function goneIn({ json }: Answer): readonly string[] {
  const outcomes = (json.outcomes ?? []) as { readonly outcome: string; readonly reference?: string }[];
  return outcomes.filter(({ outcome }) => outcome === 'stored').map(({ reference }) => reference ?? '');
}

test.each(BAD_FILINGS.map((request) => [request.name, request] as const))(
  'A filing with %s is answered with what is wrong and where, and the rest goes in.',
  async (_name, { headers = { 'content-type': 'application/json' }, body, ...wanted }: BadRequest) => {
    const answer = await port.ask('/v1/declarations', { method: 'POST', headers: { ...bearer, ...headers }, body });
    const said = { status: answer.status, code: answer.json.code ?? 'report', errors: errorsOf(answer, wanted.errors) };
    expect(said).toEqual({ status: wanted.status, code: wanted.code, errors: wanted.errors ?? [] });
    expect(goneIn(answer)).toEqual(wanted.goesIn ?? []);
    if (wanted.status >= 400) {
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json.sentence.en.length * answer.json.sentence.zh.length).toBeGreaterThan(0);
    }
  },
);

test.each(BAD_STEPS.map((request) => [request.name, request] as const))(
  'At the gate, a request with %s is refused and leaves no trace.',
  async (_name, { path = '/v1/gate/actions', headers = { 'content-type': 'application/json' }, body, ...wanted }) => {
    const before = await rows();
    const answer = await gate(path, { method: 'POST', headers, body });
    const refusals = ((answer.json.outcomes ?? []) as { readonly code?: string }[]).map(({ code }) => code);
    const said = { status: answer.status, code: answer.json.code ?? refusals.join(' ') };
    expect(said).toEqual({ status: wanted.status, code: wanted.code });
    // What is wrong may be said in more than one way; the place is what counts.
    const pointers = ((answer.json.problems ?? []) as Item[]).map(({ place }) => place.pointer);
    expect([...new Set(pointers)]).toEqual(wanted.pointers ?? []);
    expect(await rows()).toEqual(before);
  },
);

test('There are more than eighty such requests, and of them all only what was reported is stored.', async () => {
  expect(BAD_FILINGS.length + BAD_STEPS.length).toBeGreaterThan(80);
  const stored = BAD_FILINGS.flatMap(({ goesIn = [] }) => goesIn);
  const { declaration, assessment } = await rows();
  expect([declaration, assessment]).toEqual([stored.length, stored.length]);
  expect(port.program.said.err.split('\n').filter((line) => line.startsWith('landport:'))).toEqual([]);
});

test('A sender whose connection breaks in the middle of a body leaves nothing of what was not whole.', async () => {
  const before = await rows();
  const { hostname, port: number } = new URL(port.url);
  const socket = connect(Number(number), hostname);
  const head = [
    'POST /api/v1/declarations HTTP/1.1',
    `host: ${hostname}`,
    `authorization: ${bearer.authorization}`,
    'content-type: application/json',
    'content-length: 10000',
    '',
    whole('CUT').slice(0, 100),
  ];
  await new Promise((resolve) => socket.write(head.join('\r\n'), resolve));
  socket.destroy();
  const whatElse = await port.ask('/v1/declarations', {
    method: 'POST',
    headers: { ...bearer, 'content-type': 'application/json' },
    body: whole('AFTER'),
  });
  expect(whatElse.status).toBe(201);
  expect((await rows()).declaration).toBe((before.declaration ?? 0) + 1);
});

test('Tokens that are none, for another role or another firm, and heads too long are refused before the body counts.', async () => {
  const post = (headers: Readonly<Record<string, string>>) =>
    port.ask('/v1/declarations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: whole('TOKEN'),
    });
  const code = async (headers: Readonly<Record<string, string>>) => {
    const answer = await post(headers);
    return [answer.status, answer.text === '' ? '' : answer.json.code];
  };
  expect(await code({})).toEqual([401, 'sign-in-required']);
  expect(await code({ authorization: 'Bearer' })).toEqual([401, 'token-not-valid']);
  expect(await code({ authorization: 'Bearer lp_0000000000000000000000000000000000000000000' })).toEqual([
    401,
    'token-not-valid',
  ]);
  expect(await code({ authorization: `Basic ${Buffer.from('a:b').toString('base64')}` })).toEqual([
    401,
    'token-not-valid',
  ]);
  const asGate = await gate('/v1/declarations', { method: 'POST', body: JSON.parse(whole('TOKEN')) });
  expect([asGate.status, asGate.json.code]).toEqual([403, 'role-required']);
  const bound = landport(['token', 'create', '--role', 'declarant', '--operator', 'OP-2', '--data', port.data]);
  expect(await bound.ended).toBe(0);
  expect(await code({ authorization: `Bearer ${bound.said.out.trim()}` })).toEqual([403, 'operator-not-yours']);
  expect((await post({ ...bearer, 'x-long': 'x'.repeat(20_000) })).status).toBe(431);
});

test('A declaration sent three times is one, and with other content it is refused with the difference.', async () => {
  const send = async (body: string) =>
    port.ask('/v1/declarations', { method: 'POST', headers: { ...bearer, 'content-type': 'application/json' }, body });
  const first = await send(whole('SAME'));
  const [again, other] = [await send(whole('SAME')), await send(whole('SAME', {}, { netKg: 90 }))];
  expect([first.status, again.status, other.status]).toEqual([201, 200, 409]);
  expect(again.json.id).toBe(first.json.id);
  expect(other.json).toMatchObject({
    code: 'reference-taken',
    id: first.json.id,
    differences: [{ pointer: '/goods/0/netKg', was: 100, now: 90 }],
  });
});
