import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryDataFolder } from '../support/database.ts';
import { landport, type Program } from '../support/programs.ts';

const OPTIONS = ['--port', '0', '--no-demo'];
const READY = /^Landport is at (http:\/\/127\.0\.0\.1:\d+)$/m;

function start(data: string, before?: readonly string[]): Program {
  return landport(['start', '--data', data, ...OPTIONS], before === undefined ? {} : { before });
}

/** Processes of any user whose command line names a folder, but for the watcher that clears it away. */
function processesOn(folder: string): readonly string[] {
  const list = execFileSync('ps', ['-eww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(folder) && !line.includes('cat >/dev/null'));
}

function serverPid(data: string): number {
  return Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function healthy(program: Program): Promise<boolean> {
  const url = (await program.shows(READY))[1];
  return (await fetch(`${url}/healthz`)).ok;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} to the whole process group, as Ctrl-C sends it, stops everything that was started`, async () => {
    const data = temporaryDataFolder();
    const program = start(data);
    expect(await healthy(program)).toBe(true);
    process.kill(-(program.child.pid ?? 0), signal);
    expect(await program.ended).toBe(0);
    expect(processesOn(data)).toEqual([]);
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
    // A clean stop, not a crash: the server wrote all it had.
    expect(readFileSync(join(data, 'log', 'postgres.log'), 'utf8')).toContain('database system is shut down');
  });
}

test('a signal during the first start stops it as well, and the next start needs no help', async () => {
  const data = temporaryDataFolder();
  const program = start(data);
  while (!program.said.err.includes('First start')) await sleep(5);
  process.kill(program.child.pid ?? 0, 'SIGINT');
  expect(await program.ended).toBe(0);
  expect(program.said.out).toBe('');
  expect(processesOn(data)).toEqual([]);
  const again = start(data);
  expect(await healthy(again)).toBe(true);
  process.kill(again.child.pid ?? 0, 'SIGTERM');
  expect(await again.ended).toBe(0);
});

test.each([0, 100, 300, 600])('kill -9, %i ms into the first start: the next start needs no help', async (delayMs) => {
  const data = temporaryDataFolder();
  const program = start(data);
  while (!program.said.err.includes('First start')) await sleep(5);
  await sleep(delayMs);
  process.kill(program.child.pid ?? 0, 'SIGKILL');
  await program.ended;
  const again = start(data);
  expect(await healthy(again)).toBe(true);
  process.kill(again.child.pid ?? 0, 'SIGTERM');
  expect(await again.ended).toBe(0);
  expect(processesOn(data)).toEqual([]);
});

test('kill -9 leaves the database running; the next start takes it over and stops it in the end', async () => {
  const data = temporaryDataFolder();
  const killed = start(data);
  await killed.shows(READY);
  process.kill(killed.child.pid ?? 0, 'SIGKILL');
  await killed.ended;
  const pid = serverPid(data);
  const next = start(data);
  expect(await healthy(next)).toBe(true);
  expect(serverPid(data)).toBe(pid);
  expect(next.said.err).toContain('its database was still running');
  process.kill(next.child.pid ?? 0, 'SIGTERM');
  expect(await next.ended).toBe(0);
  expect(processesOn(data)).toEqual([]);
});

test('when database and program are killed together, as by a power loss, the next start recovers', async () => {
  const data = temporaryDataFolder();
  const killed = start(data);
  await killed.shows(READY);
  process.kill(killed.child.pid ?? 0, 'SIGKILL');
  process.kill(serverPid(data), 'SIGKILL');
  await killed.ended;
  const next = start(data);
  expect(await healthy(next)).toBe(true);
  process.kill(next.child.pid ?? 0, 'SIGTERM');
  expect(await next.ended).toBe(0);
});

test('token create prints a token and nothing else, with and without a running server', async () => {
  const data = temporaryDataFolder();
  const token = (): Program =>
    landport(['token', 'create', '--role', 'declarant', '--data', data, '--operator', 'OP-1']);
  const alone = token();
  expect(await alone.ended).toBe(0);
  expect(alone.said.out).toMatch(/^lp_[\w-]{43}\n$/);
  expect(processesOn(data)).toEqual([]);

  const server = start(data);
  await server.shows(READY);
  const beside = token();
  expect(await beside.ended).toBe(0);
  expect(beside.said.out).toMatch(/^lp_[\w-]{43}\n$/);
  expect(beside.said.out).not.toBe(alone.said.out);
  expect(await healthy(server)).toBe(true);

  const second = start(data);
  expect(await second.ended).toBe(1);
  expect(second.said.err).toContain(
    `Another Landport (process ${server.child.pid}) is running on the data folder ${data}`,
  );
  process.kill(server.child.pid ?? 0, 'SIGTERM');
  expect(await server.ended).toBe(0);
});

test('a taken port is a sentence, and the database stops again', async () => {
  const data = temporaryDataFolder();
  const first = start(data);
  const port = new URL((await first.shows(READY))[1] ?? '').port;
  const other = temporaryDataFolder();
  const second = landport(['start', '--data', other, '--no-demo', '--port', port]);
  expect(await second.ended).toBe(1);
  expect(second.said.err).toContain(`Something else is listening on 127.0.0.1:${port}`);
  expect(processesOn(other)).toEqual([]);
  process.kill(first.child.pid ?? 0, 'SIGTERM');
  expect(await first.ended).toBe(0);
});

const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const repository = new URL('../..', import.meta.url).pathname;

/** Whether an ordinary user can read this checkout: below a closed home there is nobody to run it. */
function nobodyCanRead(): boolean {
  try {
    execFileSync(nobody[0] ?? '', [...nobody.slice(1), 'test', '-r', `${repository}/package.json`], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

if (process.getuid?.() === 0 && nobodyCanRead()) {
  test('an ordinary user starts it in a folder of their own', async () => {
    const home = temporaryDataFolder();
    chmodSync(home, 0o755);
    const data = join(home, 'data');
    mkdirSync(data);
    chownSync(data, 65534, 65534);
    const program = start(data, nobody);
    expect(await healthy(program)).toBe(true);
    process.kill(program.child.pid ?? 0, 'SIGINT');
    expect(await program.ended).toBe(0);
    expect(processesOn(data)).toEqual([]);
  });

  test('an ordinary user is told that a folder belongs to somebody else', async () => {
    const home = temporaryDataFolder();
    chmodSync(home, 0o755);
    const program = start(join(home, 'data'), nobody);
    expect(await program.ended).toBe(1);
    expect(program.said.err).toContain('It may belong to another user');
  });
}
