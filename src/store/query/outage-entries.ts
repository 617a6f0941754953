import type { ClientBase, Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { OutageEntry } from '../../core/outage/forms.ts';
import type { EntryWrite, OutageStore } from '../port/outages.ts';
import { timestamp, timestampOrNull } from './encode.ts';
import { Abandon, attempt } from './transaction.ts';
import { writeRecord } from './written.ts';

type Officer = OutageEntry['doneBy'];

interface Row {
  readonly id: string;
  readonly cause: OutageEntry['cause'];
  readonly action: string;
  readonly crossing_id: NonNullable<OutageEntry['crossing']> | null;
  readonly inspection_id: NonNullable<OutageEntry['inspection']> | null;
  readonly form: string | null;
  readonly form_line: number | null;
  readonly happened_at: Instant;
  readonly keyed_at: Instant;
  readonly done_by: Officer;
  readonly keyed_by: Officer;
  readonly claimed_second: Officer | null;
  readonly refusal: string | null;
  readonly reviewed_by: Officer | null;
  readonly reviewed_at: Instant | null;
  readonly verdict: NonNullable<OutageEntry['review']>['verdict'] | null;
}

function toEntry(row: Row): OutageEntry {
  const { crossing_id: crossing, inspection_id: inspection, form: serial, form_line: line, refusal } = row;
  const { claimed_second: claimedSecond, reviewed_by: by, reviewed_at: at, verdict } = row;
  return {
    id: row.id,
    cause: row.cause,
    action: row.action,
    ...(crossing === null ? {} : { crossing }),
    ...(inspection === null ? {} : { inspection }),
    ...(serial === null || line === null ? {} : { form: { serial, line } }),
    happenedAt: row.happened_at,
    keyedAt: row.keyed_at,
    doneBy: row.done_by,
    keyedBy: row.keyed_by,
    ...(claimedSecond === null ? {} : { claimedSecond }),
    ...(refusal === null ? {} : { refusal }),
    ...(by === null || at === null || verdict === null ? {} : { review: { by, at, verdict } }),
  };
}

/** Writes an entry with its record; false, with nothing written, where the action or its line of paper stands there. */
export async function insertEntry(db: ClientBase, { entry, record }: EntryWrite): Promise<boolean> {
  const { id, cause, action, crossing, inspection, form, happenedAt, keyedAt, doneBy, keyedBy } = entry;
  const { rowCount } = await db.query(
    `insert into outage_entry (id, cause, action, crossing_id, inspection_id, form, form_line, happened_at, keyed_at,
      done_by, keyed_by, claimed_second, refusal)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [
      ...[id, cause, action, crossing ?? null, inspection ?? null, form?.serial ?? null, form?.line ?? null],
      ...[timestamp(happenedAt), timestamp(keyedAt), doneBy, keyedBy, entry.claimedSecond ?? null],
      entry.refusal ?? null,
    ],
  );
  if (rowCount !== 1) return false;
  await writeRecord(db, record);
  return true;
}

/** What was done without the server, for somebody to look at again. */
export function outageEntries(
  pool: Pool,
): Pick<OutageStore, 'addEntry' | 'saveEntry' | 'entry' | 'entriesOfLine' | 'entriesOf' | 'entries' | 'openEntries'> {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly OutageEntry[]> =>
    (await pool.query<Row>(`select * from outage_entry ${where}`, [...values])).rows.map(toEntry);
  return {
    addEntry: (write) =>
      attempt<boolean>(pool, async (db) => {
        if (!(await insertEntry(db, write))) throw new Abandon(false);
        return true;
      }),
    // The verdict alone: what was keyed stays as it was keyed, and `reviewed_at is null` lets one person be first.
    saveEntry: ({ id, review }, record) =>
      attempt<boolean>(pool, async (db) => {
        const { rowCount } = await db.query(
          `update outage_entry set reviewed_by = $2, reviewed_at = $3, verdict = $4
          where id = $1 and reviewed_at is null`,
          [id, review?.by ?? null, timestampOrNull(review?.at), review?.verdict ?? null],
        );
        if (rowCount !== 1) throw new Abandon(false);
        await writeRecord(db, record);
        return true;
      }),
    entry: async (id) => (await select('where id = $1', [id]))[0],
    entriesOfLine: (serial, line) => select('where form = $1 and form_line = $2 order by keyed_at, id', [serial, line]),
    entriesOf: (crossing, action) =>
      select('where crossing_id = $1 and action = $2 and refusal is null order by keyed_at desc, id', [
        crossing,
        action,
      ]),
    // What waits comes in the order in which it is to be looked at: a device's doing before paper, the longest waiting first.
    entries: (limit) =>
      select(
        `order by reviewed_at is not null, reviewed_at is null and cause = 'form',
          case when reviewed_at is null then keyed_at end, keyed_at desc, id limit $1`,
        [limit],
      ),
    openEntries: async () => {
      const { rows } = await pool.query<{ open: number }>(
        'select count(*)::int as open from outage_entry where reviewed_at is null',
      );
      return rows[0]?.open ?? 0;
    },
  };
}
