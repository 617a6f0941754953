import type { Pool } from 'pg';
import type { HashHex, Instant } from '../../core/domain/ids.ts';
import type { DrawnDeclaration } from '../port/draws.ts';
import { firstIdAt, timestamp } from './encode.ts';

/**
 * Ids carry the time of acceptance, so a day is a range of the primary key; accepted_at decides at its edges. Hits of rules
 * that always select are no draws.
 */
const SQL = `
with d as (
  select id, first_hash from declaration
  where id > $1 and id < $2 and accepted_at >= $3 and accepted_at < $4 order by id limit $5
)
select d.id, encode(d.first_hash, 'hex') as "firstHash", json_agg(json_build_object(
  'id', a.id,
  'randomly', exists (select from jsonb_array_elements(a.result -> 'selections') s where s ->> 'kind' = 'random'),
  'hits', (select coalesce(json_agg(distinct jsonb_build_object(
      'rule', h -> 'rule', 'probability', h -> 'probability', 'selected', h -> 'selected')), '[]')
    from jsonb_array_elements(a.result -> 'hits') h where (h ->> 'probability')::float8 < 1)) order by a.id)
  filter (where a.id is not null) as assessments
from d left join assessment a on a.declaration_id = d.id group by d.id, d.first_hash order by d.id`;

/** What was drawn for the declarations first accepted in a span, for whoever draws again. */
export async function drawnDeclarations(
  pool: Pool,
  from: Instant,
  before: Instant,
  limit: number,
  after?: string,
): Promise<readonly DrawnDeclaration[]> {
  const { rows } = await pool.query<{
    id: string;
    firstHash: HashHex;
    assessments: DrawnDeclaration['assessments'] | null;
  }>(SQL, [
    after ?? firstIdAt((from - ID_SLACK_MS) as Instant),
    firstIdAt((before + ID_SLACK_MS) as Instant),
    timestamp(from),
    timestamp(before),
    limit,
  ]);
  return rows.map(({ assessments, ...row }) => ({ ...row, assessments: assessments ?? [] }));
}

/** Ids of one moment run over into the next milliseconds where many are made at once. */
const ID_SLACK_MS = 60_000;
