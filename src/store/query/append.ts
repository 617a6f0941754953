import type { ClientBase, Pool } from 'pg';
import type { AssessedDeclaration } from '../port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../port/events.ts';
import { assessmentColumns, eventColumns, leafColumns, openingColumns } from './columns.ts';
import { EVENT_LEAF, EVENT_LINE, EVENTS_ONE_BY_ONE } from './event-line.ts';

type Queryable = Pool | ClientBase;

/**
 * Appends events and says which ids were new: an action sent twice is recorded once. Each is vouched for in its transaction:
 * by the one of `leaves` that bears its id, or by a leaf of its own that the database makes here. So an event that was put
 * in behind the program's back is found however soon an audit comes, and not only behind the next seal.
 */
export async function appendEvents(
  db: Queryable,
  events: readonly NewEvent[],
  leaves: readonly PendingLeaf[] = [],
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const { rows } = await db.query<{ id: string }>({
    name: 'append-events',
    text: APPEND,
    values: [...eventColumns(events), leaves.map((leaf) => leaf.id)],
  });
  return new Set(rows.map((row) => row.id));
}

/** A leaf as decisionLeaf makes one; of an event it says which and its hash, and nothing that would have to be erased. */
const APPEND = `
with fresh as (
  insert into event (id, at, kind, subject, actor, body)
  select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::jsonb[])
  on conflict (id) do nothing returning seq, id, at, kind, subject, actor, body
), told as (
  select ${EVENT_LEAF} as leaf, at, uuid_send(gen_random_uuid()) as salt, format(
    '{"at":%s,"decision":{"event":"%s","sha256":"%s"},"id":"%s","kind":"event","subject":"${EVENTS_ONE_BY_ONE}"}',
    (extract(epoch from at) * 1000)::bigint, id, encode(sha256(convert_to(${EVENT_LINE}, 'UTF8')), 'hex'), ${EVENT_LEAF}
  ) as statement
  from fresh where id <> all($7::uuid[])
), opened as (
  insert into ledger_opening (id, salt, statement) select leaf, salt, statement from told
), waiting as (
  insert into pending_leaf (id, kind, subject, at, commitment)
  select leaf, 'event', '${EVENTS_ONE_BY_ONE}', at, sha256(salt || convert_to(statement, 'UTF8')) from told
)
select id from fresh`;

/**
 * Puts decisions on their way into the ledger, each with its opening, in the caller's transaction; a doubled id is an
 * error.
 */
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

/**
 * Adds assessments as rows of their own: what was said before stays. The lane of the declaration is the caller's to
 * move.
 */
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
