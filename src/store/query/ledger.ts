import type { Pool } from 'pg';
import type { HashHex } from '../../core/domain/ids.ts';
import type { EventDigest, LedgerEntry, LedgerHead, LedgerStore, Opening, TileHash } from '../port/ledger.ts';
import type { Written } from '../port/rules.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { copyIn } from './copy-in.ts';
import { hexBytes, timestamp } from './encode.ts';
import { EVENT_LINE } from './event-line.ts';
import { lastSettled } from './events.ts';
import { transaction } from './transaction.ts';

/** Any fixed number: it names the sequencer's advisory lock among those of this database. */
const SEQUENCER_LOCK = 7_230_001;

const ENTRY = `index, id, kind, subject, at, encode(commitment, 'hex') as commitment, encode(leaf_hash, 'hex') as "leafHash"`;

/**
 * The leaves never leave the database: read out and written back they took twice the time. A leaf's hash is SHA-256 of a zero
 * byte and the commitment (RFC 6962).
 */
const PLACE = `
with taken as (
  delete from pending_leaf where id in (select id from pending_leaf order by id limit $1)
  returning id, kind, subject, at, commitment
), placed as (
  insert into ledger_entry (index, id, kind, subject, at, commitment, leaf_hash)
  select $2::bigint + row_number() over (order by id) - 1, id, kind, subject, at, commitment, sha256('\\x00'::bytea || commitment)
  from taken returning index, leaf_hash
)
select string_agg(leaf_hash, ''::bytea order by index) as hashes from placed`;

/** Moves pending leaves into the log under one lock; what is not committed here is simply still pending afterwards. */
export function sequenceLeaves(
  pool: Pool,
  atMost: number,
  seal: Parameters<LedgerStore['sequence']>[1],
): Promise<number> {
  return transaction(pool, async (db) => {
    // Tried and not waited for: another process that sequences does this one's work.
    const lock = await db.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [SEQUENCER_LOCK]);
    if (lock.rows[0]?.held !== true) return 0;
    // Read under the lock: the next index follows from it.
    const { rows: ends } = await db.query<{ size: number; heads: number }>(
      `select coalesce((select max(index) + 1 from ledger_entry), 0) as size,
        coalesce((select max(number) from ledger_head), 0) as heads`,
    );
    const end = ends[0] ?? { size: 0, heads: 0 };
    const { rows } = await db.query<{ hashes: Buffer | null }>(PLACE, [atMost, end.size]);
    const hashes = rows[0]?.hashes;
    if (hashes === null || hashes === undefined) return 0;
    const leaves = Array.from({ length: hashes.length / 32 }, (_, at) => hashes.subarray(at * 32, at * 32 + 32));
    const { tiles, head } = await seal(leaves, end);
    if (tiles.length > 0) await copyIn(db, 'ledger_tile', 'level, index, hash', tileColumns(tiles));
    await db.query('insert into ledger_head (number, size, root, at, note) values ($1, $2, $3, $4, $5)', [
      head.number,
      head.size,
      hexBytes(head.root),
      timestamp(head.at),
      head.note,
    ]);
    return leaves.length;
  });
}

function tileColumns(tiles: readonly TileHash[]): unknown[] {
  return [tiles.map((one) => one.level), tiles.map((one) => one.index), tiles.map((one) => hexBytes(one.hash))];
}

/** The newest head; nothing where the log is empty. */
export async function ledgerHead(pool: Pool): Promise<LedgerHead | undefined> {
  const { rows } = await pool.query<LedgerHead>(
    `select number, size, encode(root, 'hex') as root, at, note from ledger_head order by number desc limit 1`,
  );
  return rows[0];
}

/** By the index over subjects; some dozen entries for a declaration or a passage. */
export async function ledgerOfSubject(pool: Pool, subject: string): Promise<readonly LedgerEntry[]> {
  const { rows } = await pool.query<LedgerEntry>(
    `select ${ENTRY} from ledger_entry where subject = $1 order by index`,
    [subject],
  );
  return rows;
}

/** Entries by their own ids, which their pending leaves had before them. */
export async function ledgerByIds(pool: Pool, ids: readonly string[]): Promise<readonly LedgerEntry[]> {
  const { rows } = await pool.query<LedgerEntry>(
    `select ${ENTRY} from ledger_entry where id = any($1::uuid[]) order by index`,
    [ids],
  );
  return rows;
}

const OPENING = `o.id, encode(o.salt, 'hex') as "saltHex", o.statement`;

/** What stands of some openings, in no order; for those that are erased nothing. */
export async function ledgerOpenings(pool: Pool, ids: readonly string[]): Promise<readonly Opening[]> {
  return (await pool.query<Opening>(`select ${OPENING} from ledger_opening o where o.id = any($1::uuid[])`, [ids]))
    .rows;
}

/** A leaf that is still pending is newer than any that has its place. */
export async function lastStatement(pool: Pool, subject: string, kind: string): Promise<Opening | undefined> {
  const { rows } = await pool.query<Opening>(
    `select ${OPENING} from ledger_opening o join (
      (select id, 1 as pending, 0 as index from pending_leaf where subject = $1 and kind = $2)
      union all
      (select id, 0, index from ledger_entry where subject = $1 and kind = $2 order by index desc limit 1)
    ) as leaf on leaf.id = o.id order by pending desc, index desc, o.id desc limit 1`,
    [subject, kind],
  );
  return rows[0];
}

/** Fewer than asked for where the log or the level ends earlier; whoever builds a proof of them notices. */
export async function ledgerHashes(
  pool: Pool,
  level: number,
  from: number,
  before: number,
): Promise<readonly HashHex[]> {
  const sql =
    level === 0
      ? `select encode(leaf_hash, 'hex') as hash from ledger_entry where index >= $1 and index < $2 order by index`
      : `select encode(hash, 'hex') as hash from ledger_tile where level = $3 and index >= $1 and index < $2 order by index`;
  const values = level === 0 ? [from, before] : [from, before, level];
  return (await pool.query<{ hash: HashHex }>(sql, values)).rows.map((row) => row.hash);
}

/** What a bundle of entries is published as. */
export async function ledgerCommitments(pool: Pool, from: number, before: number): Promise<readonly HashHex[]> {
  const { rows } = await pool.query<{ hash: HashHex }>(
    `select encode(commitment, 'hex') as hash from ledger_entry where index >= $1 and index < $2 order by index`,
    [from, before],
  );
  return rows.map((row) => row.hash);
}

/**
 * Deletes by trigger's leave: an opening may go and may never change. Its event and leaf commit with it, or nothing
 * does.
 */
export function eraseOpenings(pool: Pool, ids: readonly string[], record: Written): Promise<number> {
  return transaction(pool, async (db) => {
    const { rowCount } = await db.query('delete from ledger_opening where id = any($1::uuid[])', [ids]);
    await appendEvents(db, record.events);
    await insertLeaves(db, record.leaves);
    return rowCount ?? 0;
  });
}

/**
 * Lines of events joined by line ends, in the order of their numbers, hashed by the database (EVENT_LINE says why
 * there).
 */
const DIGEST = `select coalesce(max(seq), 0) as through, count(*)::int as count, encode(sha256(convert_to(coalesce(string_agg(
    ${EVENT_LINE}, E'\\n' order by seq
  ), ''), 'UTF8')), 'hex') as sha256
  from (select * from event where seq > $1 and seq <= $2 order by seq limit $3) as event`;

/**
 * Hashes a stretch as one text of lines (EVENT_LINE). Without `through` it waits for those who are writing events now;
 * with it, it repeats what a seal states.
 */
export async function digestEvents(
  pool: Pool,
  after: number,
  limit: number,
  through?: number,
): Promise<EventDigest | undefined> {
  const last = through ?? (await lastSettled(pool, after));
  if (last === undefined) return undefined;
  const { rows } = await pool.query<Omit<EventDigest, 'from'>>(DIGEST, [after, last, limit]);
  const found = rows[0];
  return found === undefined || found.count === 0 ? undefined : { from: after + 1, ...found };
}

/** For what the log says of itself. */
export async function appendLeaves(pool: Pool, leaves: Written['leaves']): Promise<void> {
  await insertLeaves(pool, leaves);
}
