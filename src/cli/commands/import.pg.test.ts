import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { sharedFile } from '../../../test/support/shared.ts';
import type { Io } from '../io.ts';
import { importFiles } from './import.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const MAPPING = join(ROOT, 'examples/mappings/customs-import-declarations.yaml');
const scratch = mkdtempSync(join(tmpdir(), 'landport-import-'));
let database: TestDatabase;
let db: pg.Client;

beforeAll(async () => {
  database = await openTestDatabase();
  db = new pg.Client(database.connection);
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await database.close();
  rmSync(scratch, { recursive: true });
});

async function run(args: readonly string[], options: Partial<Io> = {}) {
  let [out, err] = ['', ''];
  const never = new AbortController().signal;
  const { host, database: name, user, port } = database.connection;
  const address = `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port ?? 5432}`;
  const io: Io = {
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: Readable.from([]),
    errIsTerminal: false,
    outIsTerminal: false,
    columns: 80,
    language: 'en',
    environment: { LANDPORT_DATABASE_URL: address },
    folder: ROOT,
    stopping: never,
    stoppingNow: never,
    ...options,
  };
  const exit = await importFiles([...args, '--data', join(scratch, 'data')], io);
  return { exit, out, err };
}

const count = async (where: string): Promise<number> =>
  Number((await db.query<{ n: string }>(`select count(*) as n from declaration where ${where}`)).rows[0]?.n);

test('the examples of all formats go in, and a second time they are the same', async () => {
  const files = ['one.json', 'batch.ndjson', 'two.csv', 'strawberries.edi'].map(
    (name) => `examples/declarations/${name}`,
  );
  const words = (stored: number, same: number): string =>
    `stored ${stored}; on file already ${same}; reference taken by other content 0; refused 0\n`;
  expect(await run(files)).toEqual({ exit: 0, out: words(7, 0), err: '' });
  expect(await run(files)).toEqual({ exit: 0, out: words(0, 7), err: '' });
  expect(await count(`reference like 'BRK-2026-000%'`)).toBe(6);
});

test('what is refused or taken is told with its place and written to the report; the rest goes in', async () => {
  const file = join(scratch, 'mixed.ndjson');
  const one = (reference: string, goods: object): string =>
    JSON.stringify({ reference, declarant: 'OP-9', lodgedAt: '2026-03-01T06:12:00+08:00', goods: [goods] });
  const good = { line: 1, hs: '270112' };
  const lines = [one('M-1', good), one('M-2', { ...good, netKg: -1 }), '{"reference": "M-3",', one('M-4', good)];
  writeFileSync(file, `${lines.join('\n')}\n${one('M-1', { ...good, netKg: 5 })}\n`);
  const reportPath = join(scratch, 'report.ndjson');
  const { exit, out } = await run([file, '--report', reportPath]);
  expect(exit).toBe(1);
  const said = out.split('\n');
  expect(said[0]).toBe('stored 2; on file already 0; reference taken by other content 1; refused 2');
  expect(said[1]).toMatch(/mixed\.ndjson:2:\d+ \/goods\/0\/netKg: M-2: .*\[number-negative\]$/);
  expect(said[2]).toMatch(/mixed\.ndjson:3.*M-3: .*\[file-truncated\]$/);
  expect(said[3]).toMatch(/M-1: differs from what is on file at \/goods\/0\/netKg \[reference-taken\]$/);
  const report = readFileSync(reportPath, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(report).toMatchObject([
    {
      file,
      reference: 'M-2',
      outcome: 'refused',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'number-negative', line: 2 })]),
    },
    {
      file,
      reference: 'M-3',
      outcome: 'refused',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'file-truncated', line: 3 })]),
    },
    { file, reference: 'M-1', outcome: 'conflict', differences: [{ pointer: '/goods/0/netKg', now: 5 }] },
  ]);
  expect(await count(`reference in ('M-1', 'M-4')`)).toBe(2);
});

test('told to stop, it ends between two batches and says how far it got; run again, it goes on', async () => {
  const line = (at: number): string =>
    `${JSON.stringify({ reference: `S-${at}`, declarant: 'OP-9', lodgedAt: '2026-03-01T06:12:00+08:00', goods: [{ line: 1, hs: '270112' }] })}\n`;
  const file = join(scratch, 'many.ndjson');
  writeFileSync(file, Array.from({ length: 1700 }, (_, at) => line(at)).join(''));
  const stopping = new AbortController();
  stopping.abort();
  const stopped = await run([file], { stopping: stopping.signal });
  expect(stopped).toMatchObject({ exit: 1, err: expect.stringContaining('Stopped before the end') });
  expect(stopped.out).toMatch(/^stored 500; /);
  expect(await count(`reference like 'S-%'`)).toBe(500);
  expect((await run([file])).out).toMatch(/^stored 1200; on file already 500; /);
});

test.each([
  ['a file that is not there', ['no-such-file.csv'], 'no-such-file.csv'],
  ['a mapping that is not there', ['examples/declarations/two.csv', '--mapping', 'no-such.yaml'], 'no-such.yaml'],
  [
    'a report that cannot be written',
    ['examples/declarations/two.csv', '--report', 'no/such/folder'],
    'no/such/folder',
  ],
  ['no file at all', [], 'Name a file'],
])('%s is said before anything is stored', async (_, args, word) => {
  const { exit, out, err } = await run(args);
  expect({ exit, out }).toEqual({ exit: 2, out: '' });
  expect(err).toContain(word);
});

test('8,134 public declarations that nobody here wrote go in, and a second time they are all the same', async () => {
  const file = sharedFile('data/declarations-valid.csv');
  const args = [file, '--mapping', MAPPING, '--time-zone', 'Asia/Seoul', '--currency', 'KRW'];
  const first = await run(args);
  const [, stored, refused] = /^stored (\d+); on file already 0; .* 0; refused (\d+)/.exec(first.out) ?? [];
  expect(Number(stored) + Number(refused)).toBe(8134);
  expect(Number(refused)).toBeLessThan(10);
  const second = await run(args);
  expect(second.out).toMatch(new RegExp(`^stored 0; on file already ${stored}; .* 0; refused ${refused}`));
  expect(await count(`declarant like 'KR-%'`)).toBe(Number(stored));
}, 60_000);
