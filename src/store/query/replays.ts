import type { Pool } from 'pg';
import type { CrossingId, DeclarationId } from '../../core/domain/ids.ts';
import type { Carried, DeclarationHead, ReplayRow } from '../port/replays.ts';

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

/**
 * The last assessment of each declaration is found by its index. Of its result only what decided is taken along: hits hold
 * their reasons in two languages and all that was seen.
 */
const ROWS = `select d.id, d.accepted_at as "acceptedAt", encode(d.first_hash, 'hex') as "firstHash", a.lane, a.features,
    encode(a.rule_set, 'hex') as "ruleSet", coalesce(a.result -> 'selections', '[]') as selections,
    jsonb_path_query_array(a.result, '$.hits[*].rule') as "hitRules",
    jsonb_path_query_array(a.result, '$.hits[*].probability') as "hitProbabilities",
    jsonb_path_query_array(a.result, '$.hits[*].selected') as "hitSelected",
    cd.crossing_id as crossing`;
const LAST = `cross join lateral (
    select lane, features, rule_set, result from assessment where declaration_id = d.id order by id desc limit 1
  ) as a left join crossing_declaration cd on cd.declaration_id = d.id`;

/** One page in the order of the primary key; a thread that builds columns asks for page after page. */
export async function replayPage(
  pool: Pool,
  after: DeclarationId | undefined,
  limit: number,
): Promise<readonly ReplayRow[]> {
  const { rows } = await pool.query<ReplayRow>({
    name: 'replay-page',
    text: `${ROWS} from (
      select id, accepted_at, first_hash from declaration where id > $1 order by id limit $2
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

/** What passages carry now: asked of those to which something happened since. */
export async function carriedBy(pool: Pool, crossings: readonly CrossingId[]): Promise<readonly Carried[]> {
  if (crossings.length === 0) return [];
  const { rows } = await pool.query<Carried>(
    `select crossing_id as crossing, declaration_id as id from crossing_declaration where crossing_id = any($1::uuid[])`,
    [crossings],
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
