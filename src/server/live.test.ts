import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { fakePort, testServer } from '../../test/support/server.ts';
import type { BoardView } from '../wire/board.ts';
import { createLive, type Live, LIVE_TIMES, type LiveSource } from './live.ts';

/** A client that can stop reading. */
class Client extends EventEmitter {
  readonly received: string[] = [];
  full = false;
  ended = false;
  destroyed = false;

  write(text: string): boolean {
    this.received.push(text);
    return !this.full;
  }
  end(): void {
    this.ended = true;
  }
  destroy(): void {
    this.destroyed = true;
  }
  boards(): number {
    return this.received.filter((text) => text.startsWith('event: board\n')).length;
  }
}

const asResponse = (client: Client) => client as unknown as ServerResponse;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let live: Live | undefined;
afterEach(() => live?.close());

function source() {
  const made = { seq: 1, polls: 0, boards: 0 };
  const from: LiveSource = {
    lastSeq: async () => {
      made.polls++;
      return made.seq;
    },
    board: async () => {
      made.boards++;
      return { seq: made.seq } as BoardView;
    },
  };
  return { made, from };
}
const always = async () => true;

describe('The live board', () => {
  test('looks at nothing while nobody follows, and stops looking when the last one leaves', async () => {
    const { made, from } = source();
    live = createLive(from, { ...LIVE_TIMES, pollMs: 5 });
    await pause(30);
    expect(made.polls).toBe(0);
    const client = new Client();
    live.subscribe(asResponse(client), always);
    await expect.poll(() => client.boards()).toBe(1);
    client.emit('close');
    await pause(20);
    const { polls } = made;
    await pause(50);
    expect([made.polls, live.count]).toEqual([polls, 0]);
  });

  test('asks once for everybody and sends a change within a quarter of a second', async () => {
    const { made, from } = source();
    live = createLive(from);
    const clients = Array.from({ length: 50 }, () => new Client());
    for (const client of clients) live.subscribe(asResponse(client), always);
    await expect.poll(() => clients.every((client) => client.boards() === 1)).toBe(true);
    await pause(LIVE_TIMES.gapMs);
    made.seq = 2;
    const changed = performance.now();
    await expect.poll(() => clients.every((client) => client.boards() === 2), { interval: 5 }).toBe(true);
    expect(performance.now() - changed).toBeLessThan(250);
    expect(made.boards).toBe(2);
    expect(clients[0]?.received[0]).toBe('retry: 2000\n\n');
    expect(clients[0]?.received.at(-1)).toBe('event: board\nid: 2\ndata: {"seq":2}\n\n');
  });

  test('sends at most four boards a second however much happens', async () => {
    const { made, from } = source();
    live = createLive(from, { ...LIVE_TIMES, pollMs: 5 });
    const client = new Client();
    live.subscribe(asResponse(client), always);
    const until = performance.now() + 1_000;
    while (performance.now() < until) {
      made.seq++;
      await pause(5);
    }
    expect(client.boards()).toBeGreaterThan(2);
    expect(client.boards()).toBeLessThanOrEqual(5);
  });

  test('keeps at most one board for a client that stops reading, gives it the newest later, and drops it in the end', async () => {
    const { made, from } = source();
    live = createLive(from, { ...LIVE_TIMES, pollMs: 5, gapMs: 10, recheckMs: 20, patienceMs: 150 });
    const client = new Client();
    client.full = true;
    live.subscribe(asResponse(client), always);
    for (let i = 0; i < 5; i++) {
      made.seq++;
      await pause(15);
    }
    expect(client.received).toHaveLength(1);
    client.full = false;
    client.emit('drain');
    expect(client.received.at(-1)).toContain(`"seq":${made.seq}`);
    expect(client.received).toHaveLength(2);
    client.full = true;
    made.seq++;
    await expect.poll(() => client.destroyed).toBe(true);
    expect(live.count).toBe(0);
  });

  test('lives through a database that is away for a moment', async () => {
    const { made, from } = source();
    let away = true;
    const lastSeq = () => (away ? Promise.reject(new Error('away')) : from.lastSeq());
    live = createLive({ ...from, lastSeq }, { ...LIVE_TIMES, pollMs: 5 });
    const client = new Client();
    live.subscribe(asResponse(client), always);
    await pause(30);
    away = false;
    await expect.poll(() => client.boards()).toBe(1);
    expect(made.boards).toBe(1);
  });

  test('ends for whoever may no longer follow it', async () => {
    const { from } = source();
    live = createLive(from, { ...LIVE_TIMES, pollMs: 5, recheckMs: 10 });
    const [gone, stays] = [new Client(), new Client()];
    let allowed = true;
    live.subscribe(asResponse(gone), async () => allowed);
    live.subscribe(asResponse(stays), always);
    await pause(30);
    allowed = false;
    await expect.poll(() => gone.ended).toBe(true);
    expect([stays.ended, live.count]).toEqual([false, 1]);
  });
});

describe('Over a connection', () => {
  test('boards come as events, a sign-out ends them, and stopping the server waits for nobody', async () => {
    const port = fakePort();
    const { server, ask, signIn } = await testServer({}, port);
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    const follow = async (headers: Record<string, string>) => {
      const response = await fetch(`${address}/api/v1/live`, { headers });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      return { response, reader };
    };
    const readUntil = async (reader: ReadableStreamDefaultReader<Uint8Array>, what: string) => {
      const decoder = new TextDecoder();
      let text = '';
      while (!text.includes(what)) {
        const { done, value } = await reader.read();
        if (done) return 'ended';
        text += decoder.decode(value, { stream: true });
      }
      return text;
    };

    const leaving = await signIn('lead', ['shift-lead']);
    const first = await follow(leaving);
    expect(first.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(first.response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await readUntil(first.reader, '\n\nevent: board\n')).toContain('retry: 2000');
    await ask({ method: 'POST', url: '/api/auth/sign-out', headers: leaving, payload: {} });
    expect(await readUntil(first.reader, 'never')).toBe('ended');

    const second = await follow({ ...(await signIn('gate', ['gate-officer'])), 'last-event-id': 'nonsense' });
    await readUntil(second.reader, 'event: board\n');
    const closing = performance.now();
    await server.close();
    expect(await readUntil(second.reader, 'never')).toBe('ended');
    expect(performance.now() - closing).toBeLessThan(2_000);
  });
});
