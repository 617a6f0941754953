import type { Pool } from 'pg';
import type { HashHex, Instant } from '../../core/domain/ids.ts';
import type { LedgerEntry, LedgerHead, LedgerStore } from '../port/ledger.ts';
import { copyIn } from './copy-in.ts';
import { hexBytes, timestamp } from './encode.ts';
import { transaction } from './transaction.ts';

/** Any fixed number: it names the sequencer's advisory lock among those of this database. */
const SEQUENCER_LOCK = 7_230_001;

interface LeafRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: Instant;
  readonly salt: string;
  readonly commitment: HashHex;
}

/** Moves pending leaves into the log under one lock; what is not committed here is simply still pending afterwards. */
export function sequenceLeaves(
  pool: Pool,
  atMost: number,
  seal: Parameters<LedgerStore['sequence']>[1],
): Promise<number> {
  return transaction(pool, async (db) => {
    const lock = await db.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [SEQUENCER_LOCK]);
    if (lock.rows[0]?.held !== true) return 0;
    const { rows } = await db.query<LeafRow>(
      `delete from pending_leaf where id in (select id from pending_leaf order by id limit $1)
      returning id, kind, subject, at, encode(salt, 'hex') as salt, encode(commitment, 'hex') as commitment`,
      [atMost],
    );
    if (rows.length === 0) return 0;
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    const size = await db.query<{ size: number }>('select coalesce(max(index) + 1, 0) as size from ledger_entry');
    const { entries, head } = await seal(
      rows.map(({ salt, ...row }) => ({ ...row, saltHex: salt })),
      size.rows[0]?.size ?? 0,
    );
    await copyIn(db, 'ledger_entry', 'index, id, kind, subject, at, salt, commitment, leaf_hash', [
      entries.map((one) => one.index),
      entries.map((one) => one.id),
      entries.map((one) => one.kind),
      entries.map((one) => one.subject),
      entries.map((one) => timestamp(one.at)),
      entries.map((one) => hexBytes(one.saltHex)),
      entries.map((one) => hexBytes(one.commitment)),
      entries.map((one) => hexBytes(one.leafHash)),
    ]);
    await db.query('insert into ledger_head (size, root, at, note) values ($1, $2, $3, $4)', [
      head.size,
      hexBytes(head.root),
      timestamp(head.at),
      head.note,
    ]);
    return entries.length;
  });
}

export async function ledgerHead(pool: Pool): Promise<LedgerHead | undefined> {
  const { rows } = await pool.query<LedgerHead>(
    `select size, encode(root, 'hex') as root, at, note from ledger_head order by size desc limit 1`,
  );
  return rows[0];
}

export async function ledgerOfSubject(pool: Pool, subject: string): Promise<readonly LedgerEntry[]> {
  const { rows } = await pool.query<LedgerEntry>(
    `select index, id, kind, subject, at, encode(salt, 'hex') as "saltHex", encode(commitment, 'hex') as commitment,
      encode(leaf_hash, 'hex') as "leafHash" from ledger_entry where subject = $1 order by index`,
    [subject],
  );
  return rows;
}

export async function leafHashes(pool: Pool, from: number, before: number): Promise<readonly HashHex[]> {
  const { rows } = await pool.query<{ leaf: HashHex }>(
    `select encode(leaf_hash, 'hex') as leaf from ledger_entry where index >= $1 and index < $2 order by index`,
    [from, before],
  );
  return rows.map((row) => row.leaf);
}
