import type { Pool } from 'pg';
import type { DeclarationStore } from '../port/declarations.ts';
import { appendEvents, insertAssessments, insertLeaves } from './append.ts';
import { transaction } from './transaction.ts';

/** Adds assessments and moves their declarations to the new lanes, in one transaction. */
export function reassessDeclarations(pool: Pool, batch: Parameters<DeclarationStore['reassess']>[0]): Promise<void> {
  return transaction(pool, async (client) => {
    await insertAssessments(client, batch);
    await client.query(
      `update declaration set lane = t.lane from unnest($1::uuid[], $2::text[]) as t (id, lane) where declaration.id = t.id`,
      [batch.map((one) => one.id), batch.map((one) => one.assessment.lane)],
    );
    await appendEvents(
      client,
      batch.flatMap((one) => one.events),
    );
    await insertLeaves(
      client,
      batch.flatMap((one) => one.leaves),
    );
  });
}
