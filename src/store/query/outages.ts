import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { Outage } from '../../core/outage/outage.ts';
import { timestamp, timestampOrNull } from './encode.ts';
import { Abandon, attempt, transaction } from './transaction.ts';
import { writeRecord } from './written.ts';
import type { OutageStore } from '../port/outages.ts';
import { outageForms } from './outage-forms.ts';
import { outageEntries } from './outage-entries.ts';

interface Row {
  readonly id: string;
  readonly kind: Outage['kind'];
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly parts: Outage['parts'];
  readonly reason: Outage['reason'];
  readonly declared_by: Outage['declaredBy'];
  readonly declared_at: Instant;
  readonly confirmed_by: Outage['declaredBy'] | null;
  readonly confirmed_at: Instant | null;
  readonly agrees: boolean | null;
  readonly ended_by: Outage['declaredBy'] | null;
  readonly ended_at: Instant | null;
  readonly reviewed_by: Outage['declaredBy'] | null;
  readonly reviewed_at: Instant | null;
  readonly verdict: NonNullable<Outage['review']>['verdict'] | null;
  readonly version: number;
}

function toOutage(row: Row): Outage {
  const { confirmed_by: confirmedBy, confirmed_at: confirmedAt, agrees } = row;
  const { ended_by: endedBy, ended_at: endedAt, reviewed_by: reviewedBy, reviewed_at: reviewedAt, verdict } = row;
  return {
    id: row.id,
    kind: row.kind,
    from: row.starts_at,
    until: row.ends_at,
    parts: row.parts,
    reason: row.reason,
    declaredBy: row.declared_by,
    declaredAt: row.declared_at,
    ...(confirmedBy === null || confirmedAt === null || agrees === null
      ? {}
      : { confirmation: { by: confirmedBy, at: confirmedAt, agrees } }),
    ...(endedBy === null || endedAt === null ? {} : { ended: { by: endedBy, at: endedAt } }),
    ...(reviewedBy === null || reviewedAt === null || verdict === null
      ? {}
      : { review: { by: reviewedBy, at: reviewedAt, verdict } }),
    version: row.version,
  };
}

/** Outages, with the forms and entries that belong to them. */
export function outageStore(pool: Pool): OutageStore {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly Outage[]> =>
    (await pool.query<Row>(`select * from outage ${where}`, [...values])).rows.map(toOutage);
  return {
    add: (outage, record) =>
      transaction(pool, async (db) => {
        const { id, kind, from, until, parts, reason, declaredBy, declaredAt, version } = outage;
        await db.query(
          `insert into outage (id, kind, starts_at, ends_at, parts, reason, declared_by, declared_at, version)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [id, kind, timestamp(from), timestamp(until), parts, reason, declaredBy, timestamp(declaredAt), version],
        );
        await writeRecord(db, record);
      }),
    save: (next, record) =>
      attempt<boolean>(pool, async (db) => {
        const { confirmation, ended, review } = next;
        const { rowCount } = await db.query(
          `update outage set confirmed_by = $2, confirmed_at = $3, agrees = $4, ended_by = $5, ended_at = $6,
            reviewed_by = $7, reviewed_at = $8, verdict = $9, version = $10
          where id = $1 and version = $10 - 1`,
          [
            next.id,
            confirmation?.by ?? null,
            timestampOrNull(confirmation?.at),
            confirmation?.agrees ?? null,
            ended?.by ?? null,
            timestampOrNull(ended?.at),
            review?.by ?? null,
            timestampOrNull(review?.at),
            review?.verdict ?? null,
            next.version,
          ],
        );
        // Somebody wrote the version that this one follows: what this person read is no longer so.
        if (rowCount !== 1) throw new Abandon(false);
        await writeRecord(db, record);
        return true;
      }),
    byId: async (id) => (await select('where id = $1', [id]))[0],
    endingAfter: (at) => select('where ends_at > $1 order by id desc', [timestamp(at)]),
    list: (limit) => select('order by id desc limit $1', [limit]),
    ...outageForms(pool),
    ...outageEntries(pool),
  };
}
