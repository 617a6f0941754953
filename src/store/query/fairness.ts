import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import {
  FAIRNESS_DIMENSIONS,
  type GroupCount,
  type RuleCount,
  type SelectionCount,
} from '../../core/oversee/fairness.ts';
import type { OverseeStore } from '../port/oversee.ts';
import { firstIdAt } from './encode.ts';

/** Declarations in the span from which a firm is large, and from which it is of middle size. */
const LARGE = 100;
const MEDIUM = 10;
/** Days for which a firm is new after it was first seen. */
const NEW_DAYS = 30;

/**
 * Each declaration with the firm that it is for (its importer, else its exporter, else whoever filed it) and the firm's groups;
 * what its check said, where one did; how long its vehicle waited; and its appeals that were decided.
 */
const DECLARATIONS = `
with span as (
  select id, coalesce(importer, exporter, declarant) as operator, lane, accepted_at from declaration where id >= $1 and id < $2
), firm as (
  select s.operator, case when count(*) >= ${LARGE} then 'large' when count(*) >= ${MEDIUM} then 'medium' else 'small' end as size,
    coalesce((select o.tier from operator o where o.id = s.operator), 'ordinary') as tier,
    (select min(h.first_at) from operator_history h where h.operator = s.operator) as first_at
  from span s group by s.operator
), labelled as materialized (
  select s.id, s.operator, f.size, f.tier,
    case when f.first_at is null or f.first_at > s.accepted_at - interval '${NEW_DAYS} days' then 'new' else 'known' end as newness,
    s.lane in ('yellow', 'red') as selected, label.found,
    case when c.released_at >= c.arrived_at then extract(epoch from c.released_at - c.arrived_at)::float8 / 60 end as wait,
    appealed.decided, appealed.upheld
  from span s join firm f using (operator)
    left join crossing_declaration cd on cd.declaration_id = s.id left join crossing c on c.id = cd.crossing_id
    left join lateral (select bool_or(l.found) as found from check_label l where l.declaration_id = s.id) label on true
    left join lateral (select count(*) as decided, count(*) filter (where ad.outcome <> 'dismissed') as upheld
      from appeal a join appeal_decision ad on ad.appeal_id = a.id where a.declaration_id = s.id) appealed on true
)`;

const COUNTS = `count(*) filter (where found is not null) as checked, count(*) filter (where found) as found`;

const GROUPS = (dimension: string): string => `
select '${dimension}' as dimension, ${dimension} as "group", count(distinct operator) as operators,
  count(*) as declarations, count(*) filter (where selected) as selected, ${COUNTS}, count(wait) as waited,
  coalesce(percentile_cont((select array_agg(n / 100.0::float8 order by n) from generate_series(0, 100) n))
    within group (order by wait), '{}') as "waitPercentiles",
  coalesce(sum(decided), 0)::int as "appealsDecided", coalesce(sum(upheld), 0)::int as "appealsUpheld"
from labelled group by ${dimension}`;

/** The last assessment of each declaration says which rules selected it. */
const RULES = (dimension: string): string => `
select rule, '${dimension}' as dimension, ${dimension} as "group", count(*) as selected, ${COUNTS}
from chosen group by rule, ${dimension}`;

const CHOSEN = `, chosen as materialized (
  select distinct l.id, sel ->> 'rule' as rule, l.size, l.newness, l.tier, l.found
  from labelled l
    cross join lateral (select a.result from assessment a where a.declaration_id = l.id order by a.id desc limit 1) last
    cross join lateral jsonb_array_elements(last.result -> 'selections') sel
  where sel ->> 'kind' = 'rule' and l.selected
)`;

/** How declarations came to be checked, by their last assessment; one may be selected in several ways and counts for each. */
const SELECTIONS = `
select sel.kind, count(distinct l.id) as selected, count(distinct l.id) filter (where l.found is not null) as checked,
  count(distinct l.id) filter (where l.found) as found
from labelled l
  cross join lateral (select a.result from assessment a where a.declaration_id = l.id order by a.id desc limit 1) last
  cross join lateral (select distinct one ->> 'kind' as kind from jsonb_array_elements(last.result -> 'selections') one) sel
where l.selected group by sel.kind`;

/** The same part for each way of grouping firms, in one query over what was gathered once. */
const union = (part: (dimension: string) => string): string => FAIRNESS_DIMENSIONS.map(part).join('\nunion all\n');

/** What happened to declarations by groups of firms; one pass for the groups, one for the rules and one for how they were chosen. */
export async function countFairness(pool: Pool, from: Instant, before: Instant): ReturnType<OverseeStore['fairness']> {
  const span = [firstIdAt(from), firstIdAt(before)];
  const groups = await pool.query<GroupCount>(`${DECLARATIONS}\n${union(GROUPS)}`, span);
  const rules = await pool.query<RuleCount>(`${DECLARATIONS}${CHOSEN}\n${union(RULES)}`, span);
  const selections = await pool.query<SelectionCount>(`${DECLARATIONS}${SELECTIONS}`, span);
  return {
    selections: selections.rows,
    groups: groups.rows.map((row) => ({
      ...row,
      // Where nobody waited, every percentile is missing.
      waitPercentiles: row.waited === 0 ? [] : row.waitPercentiles,
    })),
    rules: rules.rows,
  };
}
