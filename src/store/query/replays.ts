import type { Pool } from 'pg';
import type { DeclarationId } from '../../core/domain/ids.ts';
import type { DeclarationHead, ReplayRow } from '../port/replays.ts';

/** Exact, not estimated: a replay shows how far it is by it. */
export async function replayCount(pool: Pool): Promise<number> {
  return (await pool.query<{ n: number }>('select count(*) as n from declaration')).rows[0]?.n ?? 0;
}

/**
 * A counter that grows when declarations or assessments are deleted; columns that were built under another count are
 * dropped.
 */
export async function erasures(pool: Pool): Promise<number> {
  return (await pool.query<{ n: number }>('select erasures as n from workbench_revision')).rows[0]?.n ?? 0;
}

/** The last assessment of each declaration is found by its index; only the selections are looked into. */
const ROWS = `select d.id, d.accepted_at as "acceptedAt", a.lane, a.features,
    jsonb_path_exists(a.result, '$.selections[*] ? (@.kind == "random")') as random`;
const LAST = `cross join lateral (
    select lane, features, result from assessment where declaration_id = d.id order by id desc limit 1
  ) as a`;

/** One page in the order of the primary key; a thread that builds columns asks for page after page. */
export async function replayPage(
  pool: Pool,
  after: DeclarationId | undefined,
  limit: number,
): Promise<readonly ReplayRow[]> {
  const { rows } = await pool.query<ReplayRow>({
    name: 'replay-page',
    text: `${ROWS} from (
      select id, accepted_at from declaration where id > $1 order by id limit $2
    ) as d ${LAST} order by d.id`,
    values: [after ?? '00000000-0000-0000-0000-000000000000', limit],
  });
  return rows;
}

/** The same for declarations that came or changed since the columns were built. */
export async function replayRows(pool: Pool, ids: readonly DeclarationId[]): Promise<readonly ReplayRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query<ReplayRow>(
    `${ROWS} from declaration as d ${LAST} where d.id = any($1::uuid[]) order by d.id`,
    [ids],
  );
  return rows;
}

/** For the few that a replay lists by name, in no order. */
export async function declarationHeads(pool: Pool, ids: readonly DeclarationId[]): Promise<readonly DeclarationHead[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query<Omit<DeclarationHead, 'importer'> & { readonly importer: string | null }>(
    `select id, reference, accepted_at as "acceptedAt", first_hs as "firstHs", importer from declaration
    where id = any($1::uuid[])`,
    [ids],
  );
  return rows.map(({ importer, ...head }) => (importer === null ? head : { ...head, importer }));
}
