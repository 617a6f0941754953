import type { ClientBase, Pool } from 'pg';
import type { AssessedDeclaration } from '../port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../port/events.ts';
import { assessmentColumns, eventColumns, leafColumns, openingColumns } from './columns.ts';

type Queryable = Pool | ClientBase;

/** Appends events and says which ids were new: an action sent twice is recorded once. */
export async function appendEvents(db: Queryable, events: readonly NewEvent[]): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const { rows } = await db.query<{ id: string }>({
    name: 'append-events',
    text: `insert into event (id, at, kind, subject, actor, body)
      select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::jsonb[])
      on conflict (id) do nothing returning id`,
    values: eventColumns(events),
  });
  return new Set(rows.map((row) => row.id));
}

export async function insertLeaves(db: Queryable, leaves: readonly PendingLeaf[]): Promise<void> {
  if (leaves.length === 0) return;
  await db.query({
    name: 'insert-leaves',
    text: `with opened as (
        insert into ledger_opening (id, salt, statement) select * from unnest($6::uuid[], $7::bytea[], $8::text[])
      )
      insert into pending_leaf (id, kind, subject, at, commitment)
      select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::bytea[])`,
    values: [...leafColumns(leaves), ...openingColumns(leaves)],
  });
}

export async function insertAssessments(
  db: Queryable,
  batch: readonly Pick<AssessedDeclaration, 'assessment' | 'features'>[],
): Promise<void> {
  if (batch.length === 0) return;
  await db.query({
    name: 'insert-assessments',
    text: `insert into assessment (id, declaration_id, declaration_version, cause, at, lane, rule_set, history_version, features, result)
      select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::timestamptz[], $6::text[], $7::bytea[],
        $8::bigint[], $9::jsonb[], $10::jsonb[])`,
    values: assessmentColumns(batch),
  });
}
