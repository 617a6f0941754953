import type { Pool } from 'pg';
import type { StoredEvent } from '../port/events.ts';

const COLUMNS = 'seq, id, at, kind, subject, actor, body';

export async function eventsOfSubject(pool: Pool, subject: string, limit: number): Promise<readonly StoredEvent[]> {
  return (
    await pool.query<StoredEvent>(`select ${COLUMNS} from event where subject = $1 order by seq limit $2`, [
      subject,
      limit,
    ])
  ).rows;
}

/**
 * Events after a sequence number, up to the oldest one still being written: numbers are given before commit, so without
 * that bound a reader could step over an event that commits a moment later and never see it.
 */
export async function eventsAfter(pool: Pool, seq: number, limit: number): Promise<readonly StoredEvent[]> {
  return (
    await pool.query<StoredEvent>(
      `select ${COLUMNS} from event
      where seq > $1 and xmin::text::bigint < (pg_snapshot_xmin(pg_current_snapshot())::text::bigint & 4294967295)
      order by seq limit $2`,
      [seq, limit],
    )
  ).rows;
}

export async function lastEventSeq(pool: Pool): Promise<number> {
  return (await pool.query<{ seq: number }>('select coalesce(max(seq), 0) as seq from event')).rows[0]?.seq ?? 0;
}

export async function eventExists(pool: Pool, id: string): Promise<boolean> {
  return (await pool.query('select from event where id = $1', [id])).rowCount === 1;
}
