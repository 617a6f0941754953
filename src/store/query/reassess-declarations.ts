import type { ClientBase } from 'pg';
import type { Reassessed } from '../port/declarations.ts';
import { appendEvents, insertAssessments, insertLeaves } from './append.ts';

/**
 * Adds assessments and moves their declarations to the new lanes, within a transaction. False when one of the declarations
 * was amended since it was read: what was assessed is no longer what it says.
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
  if (rowCount !== new Set(batch.map((one) => one.id)).size) return false;
  await insertAssessments(db, batch);
  const leaves = batch.flatMap((one) => one.leaves);
  await appendEvents(
    db,
    batch.flatMap((one) => one.events),
    leaves,
  );
  await insertLeaves(db, leaves);
  return true;
}
