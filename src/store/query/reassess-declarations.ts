import type { ClientBase } from 'pg';
import type { Reassessed } from '../port/declarations.ts';
import { appendEvents, insertAssessments, insertLeaves } from './append.ts';

/** Declarations whose last assessment keeps a choice of an officer that a new one does not. */
const LOST_CHOICES = `select 1 from unnest($1::uuid[], $2::jsonb[]) as t (id, choices)
  cross join lateral (select result from assessment where declaration_id = t.id order by id desc limit 1) last
  where not t.choices @> jsonb_path_query_array(last.result, '$.selections[*] ? (@.kind == "manual")')
  limit 1`;

/**
 * Whether a new assessment would drop a load that an officer selected since it was read. To be asked once the declarations are
 * locked.
 */
export async function losesChoices(
  db: ClientBase,
  batch: readonly Pick<Reassessed, 'id' | 'assessment'>[],
): Promise<boolean> {
  const choices = batch.map(({ assessment }) =>
    JSON.stringify(assessment.selections.filter(({ kind }) => kind === 'manual')),
  );
  const { rowCount } = await db.query(LOST_CHOICES, [batch.map(({ id }) => id), choices]);
  return rowCount !== 0;
}

/**
 * Adds assessments and moves their declarations to the new lanes, within a transaction. False when one of the declarations
 * was amended, or selected by an officer, since it was read: what was assessed is no longer what it says.
 */
export async function reassessDeclarations(db: ClientBase, batch: readonly Reassessed[]): Promise<boolean> {
  if (batch.length === 0) return true;
  const { rowCount } = await db.query(
    `update declaration set lane = t.lane from unnest($1::uuid[], $2::int[], $3::text[]) as t (id, version, lane)
    where declaration.id = t.id and declaration.version = t.version`,
    [
      batch.map((one) => one.id),
      batch.map((one) => one.assessment.declarationVersion),
      batch.map((one) => one.assessment.lane),
    ],
  );
  if (rowCount !== new Set(batch.map((one) => one.id)).size || (await losesChoices(db, batch))) return false;
  await insertAssessments(db, batch);
  const leaves = batch.flatMap((one) => one.leaves);
  const events = batch.flatMap((one) => one.events);
  // One that is there already was done before: whoever did it is read again.
  if ((await appendEvents(db, events, leaves)).size !== events.length) return false;
  await insertLeaves(db, leaves);
  return true;
}
