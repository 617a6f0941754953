import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** What the transaction of an intake batch writes: all of it, and nothing that a job writes later. */
const INTAKE_TABLES = [
  'declaration',
  'assessment',
  'event',
  'pending_leaf',
  'ledger_opening',
  // One row a body: what was sent, sealed.
  'raw_message',
] as const;
/** Each has one twin, filled by COPY. */
export type IntakeTable = (typeof INTAKE_TABLES)[number];

/** The tables that COPY fills live beside ours, in the same database. */
const COPIES = 'copy_of_intake';

/** How to find the tuples of one round among those of the rounds before. */
export interface Round {
  /** Declarations, assessments and leaves stored since have a greater id, events a greater one too: ids grow with time. */
  readonly afterId: string;
}

/**
 * The leaves of assessments as intake stored them. The sequencer takes each from pending_leaf to its index within seconds and keeps every
 * column of it, so both tables together hold what intake wrote.
 */
const SOURCE: Readonly<Record<IntakeTable, string>> = {
  declaration: 'select * from declaration',
  assessment: 'select * from assessment',
  event: `select * from event where kind = 'declaration-accepted'`,
  pending_leaf: `select id, kind, subject, at, commitment from pending_leaf where kind = 'assessment'
    union all select id, kind, subject, at, commitment from ledger_entry where kind = 'assessment'`,
  ledger_opening: `select * from ledger_opening where id in (select id from pending_leaf where kind = 'assessment'
    union all select id from ledger_entry where kind = 'assessment')`,
  raw_message: 'select * from raw_message',
};

/** Makes an empty twin of every table: the same columns, keys, checks, defaults and indexes. */
export async function makeTwins(db: pg.Client): Promise<void> {
  await db.query(`create schema ${COPIES}`);
  for (const table of INTAKE_TABLES) {
    await db.query(`create table ${COPIES}.${table} (like public.${table} including all)`);
    const [ours, twin] = await Promise.all(['public', COPIES].map((schema) => indexesOf(db, schema, table)));
    if (JSON.stringify(ours) !== JSON.stringify(twin)) throw new Error(`${table} has other indexes than its twin`);
  }
}

/** The shapes of a table's indexes, names aside. */
async function indexesOf(db: pg.Client, schema: string, table: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ def: string }>(
    'select indexdef as def from pg_indexes where schemaname = $1 and tablename = $2',
    [schema, table],
  );
  return rows.map((row) => row.def.replace(/INDEX \S+ ON \S+/, 'INDEX ON')).sort();
}

/** The tuples of a round as COPY's own text, held in memory, so that reading them is not measured. */
export async function readTuples(db: pg.Client, { afterId }: Round): Promise<ReadonlyMap<IntakeTable, Buffer>> {
  const tuples = new Map<IntakeTable, Buffer>();
  for (const table of INTAKE_TABLES) {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunks.push(chunk);
        done();
      },
    });
    const rows = `select * from (${SOURCE[table]}) as t where id > '${afterId}' order by id`;
    await pipeline(db.query(copyTo(`copy (${rows}) to stdout`)), sink);
    tuples.set(table, Buffer.concat(chunks));
  }
  return tuples;
}

/** Loads the tuples into the twins in one session, table after table, each committed; milliseconds. */
export async function copyTuples(db: pg.Client, tuples: ReadonlyMap<IntakeTable, Buffer>): Promise<number> {
  const started = performance.now();
  for (const [table, text] of tuples) {
    const stream = db.query(copyFrom(`copy ${COPIES}.${table} from stdin`));
    // In pieces of the size a file would be read in.
    for (let at = 0; at < text.length; at += 1 << 16) {
      if (!stream.write(text.subarray(at, at + (1 << 16)))) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'finish');
  }
  return performance.now() - started;
}

/** One table and its twin: counts, and checksums that are equal when the rows are, in whatever order. */
export interface TableTally {
  readonly table: IntakeTable;
  readonly rows: number;
  readonly checksum: string;
  readonly copyRows: number;
  readonly copyChecksum: string;
}

/** Counts and content of both sides, over all rounds so far. */
export async function compareTables(db: pg.Client): Promise<readonly TableTally[]> {
  const tallies: TableTally[] = [];
  for (const table of INTAKE_TABLES) {
    const [ours, twin] = [await tally(db, SOURCE[table]), await tally(db, `select * from ${COPIES}.${table}`)];
    tallies.push({ table, ...ours, copyRows: twin.rows, copyChecksum: twin.checksum });
  }
  return tallies;
}

/** Rows, and the sum of their hashes: whole rows as text, whatever order they lie in. */
async function tally(db: pg.Client, rows: string): Promise<{ rows: number; checksum: string }> {
  const found = await db.query<{ rows: string; checksum: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as checksum from (${rows}) as t`,
  );
  const { rows: count = '0', checksum = '' } = found.rows[0] ?? {};
  return { rows: Number(count), checksum };
}

/** The newest id that intake stored: every later one of its own sorts behind it. Leaves of other kinds may have ids without a time. */
export async function newestId(db: pg.Client): Promise<string> {
  const { rows } = await db.query<{ id: string | null }>(
    `select max(id::text) as id from (${INTAKE_TABLES.map((table) => `select id from (${SOURCE[table]}) as ${table}`).join(' union all ')}) as t`,
  );
  return rows[0]?.id ?? '00000000-0000-0000-0000-000000000000';
}
