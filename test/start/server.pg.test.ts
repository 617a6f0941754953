import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { WayName } from '../../src/store/embedded/identity.ts';
import { type EmbeddedServer, joinEmbedded, startEmbedded } from '../../src/store/embedded.ts';
import { temporaryDataFolder } from '../support/database.ts';

const root = process.getuid?.() === 0;

function start(dataDir: string, ways?: readonly WayName[], events: string[] = []): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir, log: (event) => events.push(event), ...(ways === undefined ? {} : { ways }) });
}

async function query(server: EmbeddedServer, sql: string): Promise<unknown> {
  const client = new pg.Client(server.connection);
  await client.connect();
  const { rows } = await client.query<{ v: unknown }>(sql).finally(() => client.end());
  return rows[0]?.v;
}

/** Processes of any user whose command line names a folder. */
function processesOn(folder: string): readonly string[] {
  const list = execFileSync('ps', ['-eww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(folder) && !line.includes('cat >/dev/null'));
}

test('a first start makes a durable UTF-8 database that no network reaches, a second start keeps what it holds', async () => {
  const data = temporaryDataFolder();
  const events: string[] = [];
  const first = await start(data, undefined, events);
  expect(events).toEqual(['creating', 'starting']);
  expect(await query(first, "SELECT current_setting('listen_addresses') AS v")).toBe('');
  expect(await query(first, "SELECT current_setting('fsync') || current_setting('data_checksums') AS v")).toBe('onon');
  expect(
    await query(
      first,
      "SELECT current_setting('server_encoding') || datcollversion AS v FROM pg_database WHERE datname = 'landport'",
    ),
  ).toBe('UTF81');
  await query(first, "CREATE TABLE kept AS SELECT '口岸' AS v");
  expect(statSync(join(data, 'run')).mode & 0o777).toBe(0o700);
  await first.stop();
  expect(processesOn(data)).toEqual([]);
  expect(readdirSync(join(data, 'run'))).toEqual([]);

  const second = await start(data);
  expect(second.reused).toBe(false);
  expect(await query(second, 'SELECT v FROM kept')).toBe('口岸');
  await second.stop();
});

test('while one holds a data folder a second is refused, and an errand may join', async () => {
  const data = temporaryDataFolder();
  const first = await start(data);
  await expect(start(data)).rejects.toMatchObject({ code: 'database-in-use', details: { pid: process.pid } });
  const errand = await joinEmbedded({ dataDir: data, log: () => {} });
  expect(errand).toMatchObject({ reused: true, pid: first.pid });
  await errand.stop();
  expect(await query(first, 'SELECT 1 AS v')).toBe(1);
  await first.stop();
  expect(processesOn(data)).toEqual([]);
});

test('two first starts at the same time end with one server and one refusal', async () => {
  const data = temporaryDataFolder();
  const results = await Promise.allSettled([start(data), start(data)]);
  const running = results.filter((result) => result.status === 'fulfilled');
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map((result) => result.reason)).toMatchObject([{ code: 'database-in-use' }]);
  await running[0]?.value.stop();
  expect(processesOn(data)).toEqual([]);
});

test.each([
  // The number of a process that is alive and something else, as after a power loss.
  ['another program', () => 1],
  ['a process that is gone', () => 4_194_303],
])('a postmaster.pid that names %s needs no help', async (_, pid) => {
  const data = temporaryDataFolder();
  const first = await start(data);
  await query(first, 'CREATE TABLE kept AS SELECT 7 AS v');
  const file = join(data, 'postgres', 'postmaster.pid');
  const lines = readFileSync(file, 'utf8').split('\n');
  await first.stop('immediate');
  writeFileSync(file, [pid(), ...lines.slice(1)].join('\n'));
  const second = await start(data);
  expect(await query(second, 'SELECT v FROM kept')).toBe(7);
  await second.stop();
});

test('an empty postmaster.pid, left by a power loss, needs no help', async () => {
  const data = temporaryDataFolder();
  await (await start(data)).stop();
  const file = join(data, 'postgres', 'postmaster.pid');
  writeFileSync(file, '');
  utimesSync(file, 1, 1);
  await (await start(data)).stop();
});

test('a first start that was interrupted leaves nothing that the next would trip over', async () => {
  const data = temporaryDataFolder();
  const unfinished = join(data, 'postgres.new-4194303-1-abcdef');
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'PG_VERSION'), '');
  const server = await start(data);
  expect(existsSync(unfinished)).toBe(false);
  await server.stop();
});

test('files of another PostgreSQL are refused with both versions', async () => {
  const data = temporaryDataFolder();
  await (await start(data)).stop();
  writeFileSync(join(data, 'postgres', 'PG_VERSION'), '15\n');
  await expect(start(data)).rejects.toMatchObject({ code: 'database-version', details: { found: '15', ours: '18' } });
});

test('a server that cannot start says why', async () => {
  const data = temporaryDataFolder();
  await (await start(data)).stop();
  writeFileSync(join(data, 'postgres', 'postgresql.auto.conf'), "no_such_setting = 'x'\n");
  await expect(start(data)).rejects.toMatchObject({
    code: 'database-start',
    details: { reason: expect.stringContaining('no_such_setting') },
  });
  expect(processesOn(data)).toEqual([]);
});

test('a data folder whose path is too long for a socket gets one elsewhere, and it goes with the server', async () => {
  const data = join(temporaryDataFolder(), 'x'.repeat(60), 'y'.repeat(60));
  const server = await start(data);
  expect(server.connection.host.length).toBeLessThan(90);
  expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);
  expect(await query(server, 'SELECT 1 AS v')).toBe(1);
  await server.stop();
  expect(existsSync(server.connection.host)).toBe(false);
});

test('a folder that is a file is refused as such', async () => {
  const path = join(temporaryDataFolder(), 'file');
  writeFileSync(path, '');
  await expect(start(path)).rejects.toMatchObject({ code: 'data-folder-access', details: { folder: path } });
});

// As root PostgreSQL needs another identity, and which one works depends on the machine.
const asRoot: readonly (readonly [string, 'open' | 'closed', readonly WayName[] | undefined, string])[] = [
  ['whatever the machine allows', 'closed', undefined, '.*'],
  [
    'without namespaces, in a folder that others may pass',
    'open',
    ['nobody', 'nobody-copy', 'nobody-capable'],
    'nobody.*',
  ],
  [
    'without namespaces, in a home closed to others',
    'closed',
    ['nobody', 'nobody-copy', 'nobody-capable'],
    'nobody-capable',
  ],
];

for (const [how, home, ways, way] of root ? asRoot : []) {
  test(`root starts it: ${how}; and a later start in another way keeps the data`, async () => {
    const folder = temporaryDataFolder();
    chmodSync(folder, home === 'open' ? 0o755 : 0o700);
    const data = join(folder, 'data');
    const first = await start(data, ways);
    expect(first.way).toMatch(new RegExp(`^${way}$`));
    await query(first, 'CREATE TABLE kept AS SELECT 7 AS v');
    await first.stop();
    const second = await start(data);
    expect(await query(second, 'SELECT v FROM kept')).toBe(7);
    await second.stop();
    const third = await start(data, ways);
    expect(await query(third, 'SELECT v FROM kept')).toBe(7);
    await third.stop();
    expect(processesOn(data)).toEqual([]);
  });
}
