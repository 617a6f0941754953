import type { Pool } from 'pg';
import type { StoredEvent } from '../port/events.ts';

const COLUMNS = 'seq, id, at, kind, subject, actor, body';

/** By the unique index over ids, which is also what makes an action happen once. */
export async function eventById(pool: Pool, id: string): Promise<StoredEvent | undefined> {
  return (await pool.query<StoredEvent>(`select ${COLUMNS} from event where id = $1`, [id])).rows[0];
}

/** By the index of subject and number, so that a page about one thing reads that thing's events alone. */
export async function eventsOfSubject(pool: Pool, subject: string, limit: number): Promise<readonly StoredEvent[]> {
  return (
    await pool.query<StoredEvent>(`select ${COLUMNS} from event where subject = $1 order by seq limit $2`, [
      subject,
      limit,
    ])
  ).rows;
}

/** Everybody who writes an event holds this lock on the table from before its number is given until it has committed. */
const WRITERS = `select virtualtransaction as writer from pg_locks where locktype = 'relation' and mode = 'RowExclusiveLock'
  and relation = 'event'::regclass and database = (select oid from pg_database where datname = current_database())`;
/** A writer is gone in a few milliseconds; this is how soon that is noticed. */
const LOOK_AGAIN_MS = 20;
/** Longer than any of our statements may run; after that the next round asks again. */
const PATIENCE_MS = 31_000;

/**
 * Events after a sequence number. Numbers are given before commit and in no order with it, so a reader could step over an
 * event that commits a moment later and never see it. So: note the last number given, wait until everybody who was writing
 * then has ended, and read up to it. Comparing transaction ids instead loses events: a number may be given to an older
 * transaction after it was given to a younger one.
 */
export async function eventsAfter(pool: Pool, seq: number, limit: number): Promise<readonly StoredEvent[]> {
  const last = await lastSettled(pool, seq);
  if (last === undefined) return [];
  return (
    await pool.query<StoredEvent>(`select ${COLUMNS} from event where seq > $1 and seq <= $2 order by seq limit $3`, [
      seq,
      last,
      limit,
    ])
  ).rows;
}

/** The last number given, once whatever was being written then is there; nothing when none was given after `seq`. */
export async function lastSettled(pool: Pool, seq: number): Promise<number | undefined> {
  const given = await pool.query<{ last: number }>('select last_value as last from event_seq_seq');
  const last = given.rows[0]?.last ?? 0;
  return last <= seq || !(await writersEnded(pool)) ? undefined : last;
}

async function writersEnded(pool: Pool): Promise<boolean> {
  let writers = (await pool.query<{ writer: string }>(WRITERS)).rows.map((row) => row.writer);
  for (let waited = 0; writers.length > 0; waited += LOOK_AGAIN_MS) {
    if (waited > PATIENCE_MS) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    const { rows } = await pool.query<{ writer: string }>(`${WRITERS} and virtualtransaction = any($1)`, [writers]);
    writers = rows.map((row) => row.writer);
  }
  return true;
}

/** The greatest number that is visible now, 0 when there is none; for a mark to go on from, not for reading up to. */
export async function lastEventSeq(pool: Pool): Promise<number> {
  return (await pool.query<{ seq: number }>('select coalesce(max(seq), 0) as seq from event')).rows[0]?.seq ?? 0;
}

/** What an action that came again was about, without reading its body. */
export async function subjectOfEvent(pool: Pool, id: string): Promise<string | undefined> {
  return (await pool.query<{ subject: string }>('select subject from event where id = $1', [id])).rows[0]?.subject;
}
