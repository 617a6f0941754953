import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { Fault } from '../core/domain/fault.ts';

/** One numbered file of plain SQL. */
export interface Migration {
  readonly number: number;
  /** The file's name, for example `0001_foundation.sql`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text with line ends of one kind, so that a checkout on another system is the same migration. */
  readonly checksum: string;
  /** What has to be mended in a database in use before this one fits, where there is such a thing. */
  readonly before?: string;
}

/** Which database, and which folder of numbered files. */
export interface MigrateOptions {
  readonly connection: string | pg.PoolConfig;
  /** The folder of migrations; ours unless given. */
  readonly folder?: URL;
  readonly onApply?: (migration: Migration) => void;
  /** How long to wait for another process that is migrating. */
  readonly patienceMs?: number;
}

/** Any constant of our own; advisory locks are numbers within one database. */
const LOCK_NUMBER = 4_600_002;
/** Four digits and a name in small letters: `0001_foundation.sql`. */
const FILE_NAME = /^(\d{4})_[a-z0-9-]+\.sql$/;
/** Beside the migrations, under the same name: what runs just before one of them, where that one is still to come. */
const BEFORE = 'before/';
const OUR_MIGRATIONS = new URL('./sql/', import.meta.url);

/**
 * The migrations of a folder, in order. Fault `migration-numbering` when a number is missing, doubled or malformed, or when
 * something is to be mended before one that is not there.
 */
export function readMigrations(folder: URL = OUR_MIGRATIONS): readonly Migration[] {
  const mended = readMended(folder);
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const number = Number(FILE_NAME.exec(name)?.[1] ?? Number.NaN);
      if (number !== index + 1) throw new Fault('migration-numbering', { name, expected: index + 1 });
      const sql = readSql(folder, name);
      const before = mended.includes(name) ? { before: readSql(folder, BEFORE + name) } : {};
      return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex'), ...before };
    });
  const stray = mended.find((name) => !migrations.some((one) => one.name === name));
  if (stray !== undefined)
    throw new Fault('migration-numbering', { name: BEFORE + stray, expected: Number.parseInt(stray, 10) });
  return migrations;
}

function readMended(folder: URL): readonly string[] {
  const beside = new URL(BEFORE, folder);
  return existsSync(beside) ? readdirSync(beside).filter((name) => name.endsWith('.sql')) : [];
}

function readSql(folder: URL, name: string): string {
  return readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
}

/**
 * Brings a database up to this program's version and returns how many migrations it applied. Each runs in a transaction
 * of its own; an advisory lock keeps two processes apart. Faults: `migration-newer` when a newer program was here,
 * `migration-edited` when an applied file has changed since, `migration-failed`, `migration-busy`, `database-unreachable`.
 */
export async function migrate(options: MigrateOptions): Promise<number> {
  const migrations = readMigrations(options.folder);
  const { connection } = options;
  const client = new pg.Client({
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    application_name: 'landport migrate',
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Fault('database-unreachable', { reason: error instanceof Error ? error.message : String(error) }, error);
  }
  try {
    await lock(client, options.patienceMs ?? 120_000);
    const applied = await readApplied(client);
    checkHistory(migrations, applied);
    const pending = migrations.slice(applied.length);
    for (const migration of pending) {
      options.onApply?.(migration);
      await apply(client, migration);
    }
    return pending.length;
  } finally {
    // Closing the connection releases the lock.
    await client.end();
  }
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

async function lock(client: pg.Client, patienceMs: number): Promise<void> {
  // A migration over a large table may run long; only the wait for the lock is bounded.
  await client.query('SET statement_timeout = 0');
  await client.query(`SET lock_timeout = ${Math.trunc(patienceMs)}`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_NUMBER]);
  } catch (error) {
    throw new Fault('migration-busy', { seconds: Math.round(patienceMs / 1000) }, error);
  }
}

/** Migrations that this database has, in order; makes their table on a new one. */
async function readApplied(client: pg.Client): Promise<readonly Applied[]> {
  // The table of migrations is not a migration: it must be there before the first.
  await client.query(`
    CREATE TABLE IF NOT EXISTS schema_migration (
      number integer PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
  const { rows } = await client.query<Applied>('SELECT number, name, checksum FROM schema_migration ORDER BY number');
  return rows;
}

/** Applied files are the beginning of ours, byte for byte: a database that went another way is not to be guessed at. */
function checkHistory(migrations: readonly Migration[], applied: readonly Applied[]): void {
  for (const [index, done] of applied.entries()) {
    const ours = migrations[index];
    if (ours === undefined) throw new Fault('migration-newer', { name: done.name, known: migrations.length });
    if (ours.checksum !== done.checksum) throw new Fault('migration-edited', { name: ours.name });
  }
}

/**
 * One migration, what is mended before it, and the record of it in one transaction; a fault names the file and its line where
 * PostgreSQL stopped. What was mended is not recorded: it is part of coming to the same schema from a database in use.
 */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  let running = { name: migration.name, sql: migration.sql };
  try {
    await client.query('BEGIN');
    if (migration.before !== undefined) {
      running = { name: BEFORE + migration.name, sql: migration.before };
      await client.query(migration.before);
      running = { name: migration.name, sql: migration.sql };
    }
    await client.query(migration.sql);
    await client.query('INSERT INTO schema_migration (number, name, checksum) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    // PostgreSQL counts characters from the start of the file; people count lines. 0: not tied to a place.
    const position = Number((error as { position?: string }).position ?? 0);
    const line = position > 0 ? running.sql.slice(0, position - 1).split('\n').length : 0;
    throw new Fault('migration-failed', { name: running.name, line, reason }, error);
  }
}
