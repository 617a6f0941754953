import type { Pool } from 'pg';
import type { CheckWord } from '../../core/risk/count-once.ts';
import type { DeclarationId } from '../../core/domain/ids.ts';
import type { CheckLabel } from '../port/history.ts';
import type { ReplayLabel } from '../port/replays.ts';

/** The check that an event speaks of, as the view check_label names it. */
const CHECK = `coalesce(body ->> 'audit', body ->> 'crossing', id::text)`;

/**
 * What history is counted from: every word, also those that were corrected later, so that what an older version
 * counted can be taken back. By the partial index event_label.
 */
export async function checkWords(
  pool: Pool,
  declarations: readonly string[],
  beforeSeq: number,
): Promise<readonly CheckWord[]> {
  if (declarations.length === 0) return [];
  const { rows } = await pool.query<CheckWord>(
    `select subject as "declarationId", ${CHECK} as "check", at, body -> 'observation' as observation from event
    where subject = any($1::uuid[]) and kind in ('finding-recorded', 'finding-corrected') and seq < $2
      and body ? 'observation' order by seq`,
    [declarations, beforeSeq],
  );
  return rows;
}

/** What stands now, by the view check_label: of each check its last word. */
export async function checkLabels(pool: Pool, declarations: readonly DeclarationId[]): Promise<readonly CheckLabel[]> {
  if (declarations.length === 0) return [];
  const { rows } = await pool.query<CheckLabel>(
    `select declaration_id as "declarationId", check_id as "check", event_id as event, at, found from check_label
    where declaration_id = any($1::uuid[]) order by declaration_id, check_id`,
    [declarations],
  );
  return rows;
}

/** By declaration: something was found where any of its checks still says so. */
const FOUND = `select declaration_id as id, bool_or(found) as found from check_label`;

/**
 * A page of labels for a replay over everything, in the order of the ids; the first page begins after the smallest id
 * there is.
 */
export async function replayLabels(
  pool: Pool,
  after: DeclarationId | undefined,
  limit: number,
): Promise<readonly ReplayLabel[]> {
  const { rows } = await pool.query<ReplayLabel>(
    `${FOUND} where declaration_id > $1 group by declaration_id order by declaration_id limit $2`,
    [after ?? '00000000-0000-0000-0000-000000000000', limit],
  );
  return rows;
}

/** Labels of the declarations a replay asks for; those without a check have no row. */
export async function replayLabelsOf(pool: Pool, ids: readonly DeclarationId[]): Promise<readonly ReplayLabel[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query<ReplayLabel>(
    `${FOUND} where declaration_id = any($1::uuid[]) group by declaration_id`,
    [ids],
  );
  return rows;
}
