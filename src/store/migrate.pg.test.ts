import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

test('our own migrations are numbered without a gap', () => {
  expect(readMigrations().length).toBeGreaterThan(0);
});

test('a database that cannot be reached is a sentence, not a stack', async () => {
  const nowhere = { ...database.connection, host: '/nowhere' };
  await expect(migrate({ connection: nowhere })).rejects.toMatchObject({ code: 'database-unreachable' });
});
