import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedServer, startEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';

export interface TestDatabase {
  /** A fresh, migrated database of its own on this worker's private server; give it to `createPool` or `pg`. */
  readonly connection: pg.PoolConfig & { readonly host: string; readonly database: string };
  /** Drops the database, whoever is still connected. The server itself ends with the worker. */
  close(): Promise<void>;
}

const TEMPLATE = 'migrated';
let server: Promise<EmbeddedServer> | undefined;
let databases = 0;

/** Opens a fresh migrated database; the first call in a worker starts the server (about a second). */
export async function openTestDatabase(): Promise<TestDatabase> {
  server ??= startTestServer();
  const { connection } = await server;
  databases += 1;
  const database = `test_${databases}`;
  await withAdmin(connection, (admin) => admin.query(`CREATE DATABASE ${database} TEMPLATE ${TEMPLATE}`));
  return {
    connection: { ...connection, database },
    close: () => withAdmin(connection, (admin) => admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)),
  };
}

/** A temporary folder that goes when this process does, however it goes, with the database server that runs in it. */
export function temporaryDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'landport-test-'));
  // The watcher reads from a pipe that only this process holds open: its end is the signal, also after a kill -9.
  const watcher = spawn('/bin/sh', ['-c', WATCHER, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void }).unref?.();
  return folder;
}

const WATCHER = `
cat >/dev/null
for file in "$1"/postgres/postmaster.pid "$1"/*/postgres/postmaster.pid; do
  [ -f "$file" ] || continue
  pid=$(head -n 1 "$file")
  if tr '\\0' ' ' <"/proc/$pid/cmdline" | grep -q -- "-D $1"; then kill -QUIT "$pid"; fi
done
sleep 0.3
rm -rf "$1"`;

async function startTestServer(): Promise<EmbeddedServer> {
  const started = await startEmbedded({
    dataDir: temporaryDataFolder(),
    log: () => {},
    // Nothing here outlives the test, so nothing needs to reach the disk; and every worker has a server.
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '32MB' },
  });
  await withAdmin(started.connection, (admin) => admin.query(`CREATE DATABASE ${TEMPLATE}`));
  await migrate({ connection: { ...started.connection, database: TEMPLATE } });
  return started;
}

async function withAdmin(connection: pg.PoolConfig, act: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ ...connection, database: 'postgres' });
  await admin.connect();
  try {
    await act(admin);
  } finally {
    await admin.end();
  }
}
