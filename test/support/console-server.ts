import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An answer to one request: a body, or a status with one. */
type Reply = { readonly status?: number; readonly body: unknown };
type Answering = (query: URLSearchParams, body: unknown) => Reply;
/** What the API says, by method and path below /api; a function sees the query and the request's body. */
export type Replies = Readonly<Record<string, object | Answering>>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The console as a browser gets it, with an API that says what a test wants it to say. */
export interface Desk {
  readonly url: string;
  /** Sends a board to whoever follows it live. */
  readonly push: (board: unknown) => void;
  /** Ends the live streams; new ones are refused until `push` is called. */
  readonly cut: () => void;
  /** What was asked: method, path, and body where there was one. */
  readonly asked: { readonly what: string; readonly body: unknown }[];
}

/** Serves a built console on loopback until the test ends. */
export async function startDesk(folder: string, replies: Replies): Promise<Desk> {
  const streams = new Set<ServerResponse>();
  const asked: Desk['asked'] = [];
  let latest: unknown = replies['GET /v1/board'];
  let open = true;
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk');
    if (!pathname.startsWith('/api/')) return sendFile(folder, pathname, response);
    const path = pathname.slice('/api'.length);
    if (path === '/v1/live' && open) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`retry: 200\n\n${eventOf(latest)}`);
      streams.add(response);
      request.on('close', () => streams.delete(response));
      return;
    }
    const text = await textOf(request);
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const what = `${request.method} ${path}`;
    asked.push({ what, body });
    const reply = replies[what];
    const found: Reply =
      typeof reply === 'function'
        ? (reply as Answering)(searchParams, body)
        : reply === undefined
          ? missing
          : { body: reply };
    response
      .writeHead(found.status ?? 200, { 'content-type': 'application/json' })
      .end(found.body === undefined ? '' : JSON.stringify(found.body));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    push(board) {
      latest = board;
      open = true;
      for (const stream of streams) stream.write(eventOf(board));
    },
    cut() {
      open = false;
      for (const stream of streams) stream.destroy();
      streams.clear();
    },
  };
}

/** A refusal as the server sends it. */
export function refusal(status: number, code: string, sentence: { en: string; zh: string }, more: object = {}): Reply {
  return { status, body: { type: 'about:blank', title: code, status, code, detail: sentence.en, sentence, ...more } };
}
const missing = refusal(404, 'route-unknown', { en: 'There is nothing here.', zh: '此处没有内容。' });

const eventOf = (board: unknown): string =>
  board === undefined ? '' : `event: board\ndata: ${JSON.stringify(board)}\n\n`;

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function sendFile(folder: string, path: string, response: ServerResponse): void {
  const file = join(folder, path);
  const found = extname(path) !== '' && existsSync(file) ? file : join(folder, 'index.html');
  response
    .writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' })
    .end(readFileSync(found));
}
