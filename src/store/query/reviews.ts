import type { Pool } from 'pg';
import type { Instant, Plate } from '../../core/domain/ids.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { Review } from '../../core/oversee/review.ts';
import type { ReviewedInspection, ReviewStore } from '../port/reviews.ts';
import { timestamp, timestampOrNull } from './encode.ts';
import { Abandon, attempt } from './transaction.ts';
import { writeRecord } from './written.ts';

const COLUMNS = `r.id, r.inspection_id, r.crossing_id, r.cause, r.kind, r.opened_at, r.done_at, r.done_by, r.verdict, r.steps,
  r.waive_reason, r.waive_asked_by, r.waive_asked_at, r.waived_by, r.waived_at`;

interface Row {
  readonly id: string;
  readonly inspection_id: Review['inspection'];
  readonly crossing_id: Review['crossing'];
  readonly cause: Review['cause'];
  readonly kind: Review['kind'];
  readonly opened_at: Instant;
  readonly done_at: Instant | null;
  readonly done_by: string | null;
  readonly verdict: NonNullable<Review['done']>['verdict'] | null;
  readonly steps: NonNullable<Review['done']>['steps'] | null;
  readonly waive_reason: NonNullable<Review['waiver']>['reason'] | null;
  readonly waive_asked_by: string | null;
  readonly waive_asked_at: Instant | null;
  readonly waived_by: string | null;
  readonly waived_at: Instant | null;
  readonly body?: Inspection;
}

/** A row as the domain has it; columns that belong together are there together or the part is left out. */
function toReview(row: Row): Review {
  const { done_at: doneAt, done_by: doneBy, verdict, steps } = row;
  const { waive_reason: reason, waive_asked_by: askedBy, waive_asked_at: askedAt } = row;
  const approved =
    row.waived_by === null || row.waived_at === null ? {} : { approved: { by: row.waived_by, at: row.waived_at } };
  return {
    id: row.id,
    inspection: row.inspection_id,
    crossing: row.crossing_id,
    cause: row.cause,
    kind: row.kind,
    openedAt: row.opened_at,
    ...(doneAt === null || doneBy === null || verdict === null
      ? {}
      : { done: { by: doneBy, at: doneAt, verdict, steps: steps ?? [] } }),
    ...(reason === null || askedBy === null || askedAt === null
      ? {}
      : { waiver: { reason, askedBy, askedAt, ...approved } }),
  };
}

/** Second looks at inspections. */
export function reviewStore(pool: Pool): ReviewStore {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly Review[]> =>
    (await pool.query<Row>(`select ${COLUMNS} from review r ${where}`, [...values])).rows.map(toReview);
  const withInspections = async (where: string, values: readonly unknown[]): Promise<readonly ReviewedInspection[]> =>
    (
      await pool.query<Row & { readonly body: Inspection; readonly plate: Plate }>(
        `select ${COLUMNS}, i.body, c.plate from review r join inspection i on i.id = r.inspection_id
        join crossing c on c.id = r.crossing_id ${where}`,
        [...values],
      )
    ).rows.map((row) => ({ review: toReview(row), inspection: row.body, plate: row.plate }));
  return {
    open: (review, record) =>
      attempt<boolean>(pool, async (db) => {
        const { id, inspection, crossing, cause, kind, openedAt } = review;
        const { rowCount } = await db.query(
          `insert into review (id, inspection_id, crossing_id, cause, kind, opened_at) values ($1, $2, $3, $4, $5, $6)
          on conflict (inspection_id, cause) do nothing`,
          [id, inspection, crossing, cause, kind, timestamp(openedAt)],
        );
        if (rowCount !== 1) throw new Abandon(false);
        await writeRecord(db, record);
        return true;
      }),
    save: (was, next, record) =>
      attempt<boolean>(pool, async (db) => {
        const { done, waiver } = next;
        const { rowCount } = await db.query(
          `update review set done_at = $2, done_by = $3, verdict = $4, steps = $5, waive_reason = $6, waive_asked_by = $7,
            waive_asked_at = $8, waived_by = $9, waived_at = $10
          where id = $1 and done_at is null and waived_at is null and waive_asked_by is not distinct from $11`,
          [
            next.id,
            timestampOrNull(done?.at),
            done?.by ?? null,
            done?.verdict ?? null,
            done === undefined ? null : JSON.stringify(done.steps),
            waiver?.reason ?? null,
            waiver?.askedBy ?? null,
            timestampOrNull(waiver?.askedAt),
            waiver?.approved?.by ?? null,
            timestampOrNull(waiver?.approved?.at),
            was.waiver?.askedBy ?? null,
          ],
        );
        if (rowCount !== 1) throw new Abandon(false);
        await writeRecord(db, record);
        return true;
      }),
    byId: async (id) => (await withInspections('where r.id = $1', [id]))[0],
    ofInspection: (id) => select('where r.inspection_id = $1 order by r.id', [id]),
    ofCrossing: (id) => select('where r.crossing_id = $1 order by r.id', [id]),
    listOpen: (limit) =>
      withInspections(
        `where r.done_at is null and r.waived_at is null order by r.kind = 'desk', r.opened_at, r.id limit $1`,
        [limit],
      ),
    async awaitingSecondLook(inspections) {
      const { rows } = await pool.query<{ id: string }>(
        `select inspection_id as id from review where inspection_id = any($1::uuid[]) and kind = 'second-look'
          and done_at is null and waived_at is null`,
        [inspections],
      );
      return new Set(rows.map(({ id }) => id));
    },
    closedBetween: (from, before, limit) =>
      withInspections(
        `where coalesce(r.done_at, r.waived_at) >= $1 and coalesce(r.done_at, r.waived_at) < $2
        order by coalesce(r.done_at, r.waived_at) desc limit $3`,
        [timestamp(from), timestamp(before), limit],
      ),
    all: () => select('order by r.id', []),
    // The last inspections by the primary key, and only then those of this set of checklists: an index over sets would
    // serve this alone.
    async minutesBy(packs, other, limit) {
      const { rows } = await pool.query<{ minutes: number }>(
        `select ((body ->> 'concludedAt')::float8 - (body ->> 'startedAt')::float8) / 60000 as minutes
        from (select body from inspection where state = 'concluded' and id <> $2 order by id desc limit $3) as last
        where body ? 'startedAt' and (select string_agg(p ->> 'id', ' ' order by p ->> 'id' collate "C")
          from jsonb_array_elements(body -> 'order' -> 'packs') p) = $1`,
        [packs, other, limit],
      );
      return rows.map(({ minutes }) => minutes);
    },
  };
}
