import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { buildConsole } from './built-console.ts';
import { temporaryDataFolder } from './database.ts';
import { landport, type Program } from './programs.ts';

const DEMO_PASSWORD = 'landport-demo';
/** Enough of a port for every page to have something on it, and up in a few seconds. */
const SMALL_DEMO = ['--demo-weeks', '1', '--demo-load', '60'] as const;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly json: any;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; text and bytes as they are. */
  readonly body?: unknown;
}

/** The real program in a process of its own, with its own data folder and a free port. */
export interface RunningPort {
  readonly url: string;
  readonly data: string;
  readonly program: Program;
  /** A request to the API, by its path below /api. Any certificate is taken. */
  ask(path: string, sending?: Sending): Promise<Answer>;
  /** A request as somebody: their session is begun at the first and kept. */
  as(username: string, password?: string): (path: string, sending?: Sending) => Promise<Answer>;
  /** Puts somebody's session into a browser, as a sign-in by the page would. */
  enter(context: BrowserContext, username: string, password?: string): Promise<void>;
}

/**
 * One program for the tests of a file, stopped with everything it started when they end. A demo has its past loaded.
 * Arguments may be a function of what is there only when it starts.
 */
export function runningPort(args: readonly string[] | (() => readonly string[]) = SMALL_DEMO): RunningPort {
  const state: { port?: RunningPort } = {};
  beforeAll(async () => {
    buildConsole();
    state.port = await startPort(typeof args === 'function' ? args() : args);
  }, 120_000);
  afterAll(async () => {
    if (state.port !== undefined) await stopPort(state.port);
  });
  const port = (): RunningPort => {
    if (state.port === undefined) throw new Error('the port is not running yet');
    return state.port;
  };
  return {
    get url() {
      return port().url;
    },
    get data() {
      return port().data;
    },
    get program() {
      return port().program;
    },
    ask: (path, sending) => port().ask(path, sending),
    as: (username, password) => (path, sending) => port().as(username, password)(path, sending),
    enter: (context, username, password) => port().enter(context, username, password),
  };
}

async function startPort(args: readonly string[]): Promise<RunningPort> {
  const data = temporaryDataFolder();
  const program = landport(['start', '--data', data, '--port', '0', ...args]);
  const url = (await program.shows(/^Landport is at (https?:\/\/\S+)$/m))[1] ?? '';
  const sessions = new Map<string, Promise<string>>();
  const ask = (path: string, sending: Sending = {}): Promise<Answer> => send(`${url}/api${path}`, sending);
  const session = (username: string, password = DEMO_PASSWORD): Promise<string> => {
    const known = sessions.get(username);
    if (known !== undefined) return known;
    const begun = ask('/auth/sign-in/username', { method: 'POST', body: { username, password } }).then((answer) => {
      const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
      if (cookie === undefined) throw new Error(`${username} cannot sign in: ${answer.status} ${answer.text}`);
      return cookie.split(';')[0] ?? '';
    });
    sessions.set(username, begun);
    return begun;
  };
  const port: RunningPort = {
    url,
    data,
    program,
    ask,
    as:
      (username, password) =>
      async (path, sending = {}) =>
        ask(path, { ...sending, headers: { cookie: await session(username, password), ...sending.headers } }),
    async enter(context, username, password) {
      const [name = '', value = ''] = (await session(username, password)).split(/=(.*)/s);
      await context.addCookies([
        { name, value, url, httpOnly: true, sameSite: 'Lax', secure: url.startsWith('https') },
      ]);
    },
  };
  if (!args.includes('--no-demo')) await pastLoaded(port);
  return port;
}

/** Resolves when the board no longer says that the past is being loaded. */
async function pastLoaded(port: RunningPort): Promise<void> {
  const lead = port.as('lead');
  for (;;) {
    const { json } = await lead('/v1/board');
    if (json.loading === undefined && json.seq > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stopPort({ program }: RunningPort): Promise<void> {
  if (program.child.pid !== undefined && program.child.exitCode === null) process.kill(program.child.pid, 'SIGINT');
  const ended = await program.ended;
  if (ended !== 0) throw new Error(`the program ended with ${ended}: ${program.said.err}`);
}

function send(url: string, { method = 'GET', headers = {}, body }: Sending): Promise<Answer> {
  const plain = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const bytes = plain ? (body as string | Uint8Array | undefined) : JSON.stringify(body);
  const type = plain ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    // A connection for each request: one that is kept may be closed by the server just as it is used again.
    const options = { method, headers: { ...type, ...headers }, rejectUnauthorized: false, agent: false as const };
    const sent = (url.startsWith('https') ? secureRequest : request)(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        const answer = { status: response.statusCode ?? 0, headers: response.headers, text };
        resolve({
          ...answer,
          get json() {
            return JSON.parse(text);
          },
        });
      });
    });
    sent.on('error', reject);
    sent.end(bytes);
  });
}
