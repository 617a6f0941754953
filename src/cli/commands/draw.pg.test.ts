import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { PublishedDay } from '../../core/select/verify-day.ts';
import type { Io } from '../io.ts';
import { drawVerify } from './draw.ts';

const DAY = '2026-03-01';
let port: TestPort;
let published: PublishedDay;
beforeAll(async () => {
  port = await openTestPort();
  const filings = Array.from({ length: 300 }, (_, at) => ({ raw: coal(`V-${at}`), form: 'json' as const }));
  await port.services.accept(filings, { id: 'broker' }, AFTERNOON);
  const day = await port.services.oversight.published(DAY as LocalDay, (AFTERNOON + 86_400_000) as Instant);
  if (day === undefined) throw new Error('nothing was published');
  published = day;
});
afterAll(() => port.close());

async function run(...args: readonly string[]) {
  const said = { out: '', err: '' };
  const never = new AbortController().signal;
  const { host, database, user, port: number } = port.pool.options;
  const address = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(String(host))}&port=${number ?? 5432}`;
  const io: Io = {
    out: async (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    stdin: Readable.from([]),
    errIsTerminal: false,
    outIsTerminal: false,
    columns: 80,
    language: 'en',
    environment: { LANDPORT_DATABASE_URL: address },
    folder: '/',
    stopping: never,
    stoppingNow: never,
  };
  return { exit: await drawVerify(args, io), ...said };
}

/** The command's answer to what a server says of every day. */
async function runAgainst(status: number, body: unknown) {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run(DAY, '--url', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

test('a day that was drawn as its seed says is said to be, from the records and from what is published', async () => {
  for (const one of [await run(DAY), await runAgainst(200, published)]) {
    expect([one.exit, one.err]).toEqual([0, '']);
    expect(one.out).toMatch(/300 declarations drawn for, \d+ selected at random; 0 inspectors drawn/);
    expect(one.out).toContain('Everything is as the seed draws.');
  }
});

test('a selection that was changed in the records is a difference', async () => {
  const { rows } = await port.pool.query<{ id: string }>(
    `update assessment set result = jsonb_set(result, '{selections}', case when result -> 'selections' @> '[{"kind":"random"}]'
      then '[]'::jsonb else '[{"kind":"random","lane":"red","probability":0.01}]'::jsonb end)
    where id = (select min(id::text)::uuid from assessment) returning id`,
  );
  expect(rows.length).toBe(1);
  const { exit, out } = await run(DAY);
  expect(exit).toBe(1);
  expect(out).toMatch(
    /1 differences; the first:\n {2}a random selection is not as the seed draws: [0-9a-f]{64} \[random-selection\]/,
  );
});

test('what a server changed in what it published is a difference, and what is no day is refused', async () => {
  const [first, ...others] = published.passed;
  const moved = { ...published, passed: others, selected: [...published.selected, first!] };
  const changed = await runAgainst(200, moved);
  expect([changed.exit, changed.out.includes('[random-selection]')]).toEqual([1, true]);
  expect(await runAgainst(404, {})).toMatchObject({ exit: 1, err: `The draws of ${DAY} are not published.\n` });
  await expect(runAgainst(200, { day: DAY })).rejects.toMatchObject({ code: 'body-not-valid' });
  await expect(runAgainst(200, { ...published, day: '2026-03-02' })).rejects.toThrow('2026-03-02');
});

test.each([
  [[], 2],
  [['yesterday'], 2],
  [['2026-02-30'], 2],
  [['2026-02-01'], 1],
])('%j ends with %i', async (args, exit) => {
  expect((await run(...args)).exit).toBe(exit);
});
