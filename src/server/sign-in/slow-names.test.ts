import { expect, onTestFinished, test, vi } from 'vitest';
import { fakePort, PASSWORD, testServer } from '../../../test/support/server.ts';

async function open() {
  const port = fakePort();
  const opened = await testServer({ limits: { signInName: 3 } }, port);
  await opened.signIn('gate', ['gate-officer']);
  let address = 0;
  /** Each try from another address, as somebody would who wants to be many. */
  const attempt = async (username: string, password = 'not the password') => {
    const url = '/api/auth/sign-in/username';
    const remoteAddress = `192.0.2.${++address}`;
    return opened.ask({ method: 'POST', url, payload: { username, password }, remoteAddress });
  };
  const statuses = async (tries: number, username: string) => {
    const answers: number[] = [];
    for (let i = 0; i < tries; i++) answers.push((await attempt(username)).statusCode);
    return answers;
  };
  const later = (ms: number) => {
    for (const row of port.tables.rateLimit ?? []) row['lastRequest'] = Number(row['lastRequest']) - ms;
  };
  return { attempt, statuses, later };
}

test('A name is guessed at from many addresses no faster than from one, and is told when to come back.', async () => {
  const { attempt, statuses } = await open();
  expect(await statuses(4, 'gate')).toEqual([401, 401, 401, 429]);
  const refused = await attempt('GATE ', PASSWORD);
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'rate-limited']);
  const seconds = Number(refused.headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});

test('Others sign in meanwhile, and a name that nobody has is counted alike.', async () => {
  const { statuses } = await open();
  expect(await statuses(4, 'gate')).toEqual([401, 401, 401, 429]);
  expect(await statuses(4, 'nobody-here')).toEqual([401, 401, 401, 429]);
});

test('Nobody is kept out for longer than a minute, however often somebody else goes on guessing.', async () => {
  // Each guess is hashed slowly: with the clock standing still, only `later` makes it later.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const { attempt, statuses, later } = await open();
  await statuses(3, 'gate');
  later(59_000);
  expect(await statuses(3, 'gate')).toEqual([429, 429, 429]);
  later(1_500);
  expect((await attempt('gate', PASSWORD)).statusCode).toBe(200);
});

test('Whoever signs in begins anew.', async () => {
  const { attempt, statuses } = await open();
  expect(await statuses(2, 'gate')).toEqual([401, 401]);
  expect((await attempt('gate', PASSWORD)).statusCode).toBe(200);
  expect(await statuses(3, 'gate')).toEqual([401, 401, 401]);
});
