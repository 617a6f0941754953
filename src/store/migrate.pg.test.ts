import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { migrate, readMigrations } from './migrate.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await openTestDatabase();
  // The template is migrated already; these tests bring migrations of their own.
  await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  folder = mkdtempSync(join(tmpdir(), 'landport-migrations-'));
  write('0001_first.sql', 'CREATE TABLE crate (id int);\n');
  write('0002_second.sql', 'ALTER TABLE crate ADD COLUMN weight int;\n');
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql);
}

function run(patienceMs?: number): Promise<number> {
  return migrate({
    connection: database.connection,
    folder: pathToFileURL(`${folder}/`),
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(database.connection);
  await client.connect();
  const result = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return result.rows;
}

test('each migration is applied once, in order', async () => {
  expect(await run()).toBe(2);
  expect(await run()).toBe(0);
  write('0003_third.sql', 'INSERT INTO crate (id, weight) VALUES (1, 2);');
  expect(await run()).toBe(1);
  expect(await query('SELECT * FROM crate')).toEqual([{ id: 1, weight: 2 }]);
  expect(await query('SELECT number, name FROM schema_migration ORDER BY number')).toEqual([
    { number: 1, name: '0001_first.sql' },
    { number: 2, name: '0002_second.sql' },
    { number: 3, name: '0003_third.sql' },
  ]);
});

test('of two that migrate at the same time, one does the work and the other waits for it', async () => {
  write('0003_slow.sql', 'SELECT pg_sleep(0.3);');
  const counts = await Promise.all([run(), run()]);
  expect(counts.sort()).toEqual([0, 3]);
});

test('one that waits too long says so', async () => {
  write('0003_slow.sql', 'SELECT pg_sleep(1);');
  const first = run();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await expect(run(100)).rejects.toMatchObject({ code: 'migration-busy' });
  expect(await first).toBe(3);
});

test('a migration that was edited after it was applied is refused by name', async () => {
  await run();
  write('0001_first.sql', 'CREATE TABLE crate (id bigint);\n');
  await expect(run()).rejects.toMatchObject({ code: 'migration-edited', details: { name: '0001_first.sql' } });
});

test('line ends of another system are no edit', async () => {
  await run();
  write('0001_first.sql', 'CREATE TABLE crate (id int);\r\n');
  expect(await run()).toBe(0);
});

test('a database that a newer program has migrated is refused', async () => {
  await run();
  rmSync(join(folder, '0002_second.sql'));
  await expect(run()).rejects.toMatchObject({
    code: 'migration-newer',
    details: { name: '0002_second.sql', known: 1 },
  });
});

test('a migration that fails leaves nothing, keeps those before it and names its line', async () => {
  write('0003_third.sql', 'CREATE TABLE left_over (id int);\nCREATE TABLE\n  oops oops;\n');
  await expect(run()).rejects.toMatchObject({ code: 'migration-failed', details: { name: '0003_third.sql', line: 3 } });
  expect(await query("SELECT to_regclass('left_over') AS t, to_regclass('crate') AS c")).toEqual([
    { t: null, c: 'crate' },
  ]);
  write('0003_third.sql', 'SELECT 1;');
  expect(await run()).toBe(1);
});

test.each([
  ['a gap', '0004_fourth.sql'],
  ['a number twice', '0002_zweite.sql'],
  ['no number', 'third.sql'],
  ['a number of another form', '3_third.sql'],
])('%s in the numbers is refused before anything runs', async (_, name) => {
  write(name, 'SELECT 1;');
  await expect(run()).rejects.toMatchObject({ code: 'migration-numbering' });
  expect(await query("SELECT to_regclass('crate') AS c")).toEqual([{ c: null }]);
});

test('what is mended before a migration runs with it, and only where it is still to come', async () => {
  await run();
  mkdirSync(join(folder, 'before'));
  write('before/0002_second.sql', 'SELECT 1 / 0;');
  expect(await run()).toBe(0);
  write('0003_third.sql', 'CREATE UNIQUE INDEX ON crate (id);');
  write('before/0003_third.sql', 'DELETE FROM crate WHERE weight = 2;');
  await query('INSERT INTO crate (id, weight) VALUES (1, 1), (1, 2)');
  expect(await run()).toBe(1);
  expect(await query('SELECT * FROM crate')).toEqual([{ id: 1, weight: 1 }]);
});

test('a mending that fails leaves nothing and is named, and one that no migration follows is refused', async () => {
  mkdirSync(join(folder, 'before'));
  write('before/0002_second.sql', 'CREATE TABLE left_over (id int);\noops;');
  const details = { name: 'before/0002_second.sql', line: 2 };
  await expect(run()).rejects.toMatchObject({ code: 'migration-failed', details });
  expect(await query("SELECT to_regclass('left_over') AS t")).toEqual([{ t: null }]);
  write('before/0009_ninth.sql', 'SELECT 1;');
  await expect(run()).rejects.toMatchObject({
    code: 'migration-numbering',
    details: { name: 'before/0009_ninth.sql' },
  });
});

const OURS = new URL('./sql/', import.meta.url);
const INSERT = `INSERT INTO outage_entry
  (id, cause, action, form, form_line, happened_at, keyed_at, done_by, keyed_by, refusal) VALUES`;
const entry = (nth: number, form: string, line: number, minute: number, refusal?: string): string =>
  `('01900000-0000-7000-8000-00000000000${nth}', '${refusal === undefined ? 'form' : 'refused'}', 'exit', '${form}', ${line},
  '2026-03-01 08:00Z', '2026-03-01 09:${minute}Z', 'a', 'b', ${refusal === undefined ? 'null' : `'${refusal}'`})`;
const BEFORE_COLUMNS =
  'SELECT id, cause, action, form, form_line, happened_at, keyed_at, refusal FROM outage_entry ORDER BY id';

test('a database in which one line of paper was keyed more than once comes to this version with all of it', async () => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const ours = readdirSync(OURS).filter((name) => name.endsWith('.sql'));
  for (const name of ours.filter((one) => one < '0013')) cpSync(new URL(name, OURS), join(folder, name));
  await run();
  await query(
    `${INSERT} ${[
      entry(1, 'GL-000001', 3, 12),
      entry(2, 'GL-000001', 3, 10),
      entry(3, 'GL-000001', 3, 11, 'not-in-this-state'),
      entry(4, 'GL-000001', 3, 13),
      entry(5, 'GL-000001', 4, 13),
      entry(6, 'RE-000001', 1, 14),
      entry(7, 'RE-000001', 1, 14),
      entry(8, 'IN-000001', 1, 14),
      entry(9, 'IN-000001', 1, 15),
    ].join()}`,
  );
  const was = await query(BEFORE_COLUMNS);
  expect(await migrate({ connection: database.connection })).toBe(ours.length - 12);
  expect(await query(BEFORE_COLUMNS)).toEqual(was);
  const nths = await query('SELECT line_nth FROM outage_entry ORDER BY id');
  expect(nths.map((row) => row['line_nth'])).toEqual([2, 1, 1, 3, 1, 1, 2, 1, 1]);
  // From here on a line is one entry.
  await query('DELETE FROM outage_entry WHERE form_line = 4');
  await query(`${INSERT} ${entry(5, 'GL-000001', 4, 13)}`);
  await expect(query(`${INSERT} ${entry(0, 'GL-000001', 4, 13)}`)).rejects.toThrow('outage_entry_line');
});

test('a database in which one finding put a firm on several lists comes to this version with all of them, and takes no more', async () => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  const ours = readdirSync(OURS).filter((name) => name.endsWith('.sql'));
  for (const name of ours.filter((one) => one < '0016')) cpSync(new URL(name, OURS), join(folder, name));
  await run();
  const finding = '01900000-0000-7000-8000-0000000000ff';
  const entryOf = (nth: number, list: string) =>
    `('01900000-0000-7000-8000-00000000000${nth}', '${list}', 'OP-1', '${finding}', '2026-03-09', 'a', '2026-03-01 0${nth}:00Z')`;
  const insert = 'INSERT INTO list_entry (id, list_id, value, finding, expires_on, proposed_by, proposed_at) VALUES';
  await query(
    `INSERT INTO named_list ${['a', 'b', 'c'].map((id) => `SELECT '${id}', 'operator', '{}'::jsonb, 'a', 'a', now()`).join(' UNION ALL ')}`,
  );
  await query(`${insert} ${entryOf(2, 'a')}, ${entryOf(1, 'b')}`);
  await migrate({ connection: database.connection });
  const nths = await query('SELECT list_id, evidence_nth FROM list_entry ORDER BY id');
  expect(nths).toEqual([
    { list_id: 'b', evidence_nth: 1 },
    { list_id: 'a', evidence_nth: 2 },
  ]);
  await expect(query(`${insert} ${entryOf(3, 'c')}`)).rejects.toThrow('list_entry_evidence');
});

test('our own migrations are numbered without a gap', () => {
  expect(readMigrations().length).toBeGreaterThan(0);
});

test('a database that cannot be reached is a sentence, not a stack', async () => {
  const nowhere = { ...database.connection, host: '/nowhere' };
  await expect(migrate({ connection: nowhere })).rejects.toMatchObject({ code: 'database-unreachable' });
});
