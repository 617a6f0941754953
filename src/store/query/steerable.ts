import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { AssignmentStore } from '../port/roster.ts';
import { timestamp } from './encode.ts';

/** The declarant of a passage: of several, the one whose declaration came first; an empty vehicle has none. */
const DECLARANT = `coalesce((select d.declarant from crossing_declaration cd join declaration d on d.id = cd.declaration_id
  where cd.crossing_id = a.crossing_id order by cd.declaration_id limit 1), '')`;

// By a path and not by the set of elements: over two months of the demo 19 ms and not 45.
const DEALT = `
select a.at, ${DECLARANT} as declarant,
  jsonb_path_query_array(a.officers, '$[*] ? (!(@.excluded == "off-shift")).officer') as "onShift",
  coalesce((select r.to_officer from reassignment r where r.inspection_id = a.inspection_id and r.approved_at is not null
    order by r.approved_at desc limit 1), a.drawn) as holder
from draw_assignment a where a.at >= $1 and a.at < $2`;

/**
 * Taken over: an approved reassignment. By hand: a load that an officer selected, or a step that one added. Left out: a step that
 * an officer asked to waive.
 */
const ACTS = `
select 'reassignment' as kind, r.approved_at as at, r.to_officer as officer, ${DECLARANT} as declarant,
  a.crossing_id as crossing
from reassignment r join draw_assignment a using (inspection_id)
where r.approved_at >= $1 and r.approved_at < $2
union all
select case e.action when 'add-step' then 'manual' else 'waiver' end, e.at, e.officer, ${DECLARANT}, a.crossing_id
from inspection_entry e join inspection a on a.id = e.inspection_id
where e.action in ('add-step', 'waive-step') and e.at >= $1 and e.at < $2
union all
select 'manual', a.at, a.actor, coalesce((select d.declarant from declaration d where d.id = a.subject), ${DECLARANT}),
  coalesce((select cd.crossing_id from crossing_declaration cd where cd.declaration_id = a.subject), a.subject)
from (select e.at, e.actor, e.subject, e.subject as crossing_id from event e where e.kind = 'load-selected') a
where a.at >= $1 and a.at < $2`;

/** What the steering test looks at in a span: what was dealt, and what officers did by choice. */
export async function steerable(pool: Pool, from: Instant, before: Instant): ReturnType<AssignmentStore['steerable']> {
  const span = [timestamp(from), timestamp(before)];
  type Steerable = Awaited<ReturnType<AssignmentStore['steerable']>>;
  type Row = Omit<Steerable['dealt'][number], 'holder'> & { readonly holder: string | null };
  const [dealt, acts] = await Promise.all([
    pool.query<Row>(DEALT, span),
    pool.query<Steerable['acts'][number]>(ACTS, span),
  ]);
  return {
    dealt: dealt.rows.map(({ holder, ...row }) => (holder === null ? row : { ...row, holder })),
    acts: acts.rows,
  };
}
