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
 * what its check said, where one did; how long its vehicle waited; its appeals that were decided; and why it was selected, by its
 * last assessment.
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
    coalesce(appealed.decided, 0) as decided, coalesce(appealed.upheld, 0) as upheld
  from span s join firm f using (operator)
    left join crossing_declaration cd on cd.declaration_id = s.id left join crossing c on c.id = cd.crossing_id
    left join (select declaration_id, bool_or(found) as found from check_label
      where declaration_id >= $1 and declaration_id < $2 group by declaration_id) label on label.declaration_id = s.id
    left join (select a.declaration_id, count(*) as decided, count(*) filter (where ad.outcome <> 'dismissed') as upheld
      from appeal a join appeal_decision ad on ad.appeal_id = a.id
      where a.declaration_id >= $1 and a.declaration_id < $2 group by a.declaration_id) appealed on appealed.declaration_id = s.id
), why as materialized (
  select l.id, sel ->> 'kind' as kind, sel ->> 'rule' as rule, l.size, l.newness, l.tier, l.found
  from labelled l
    cross join lateral (select a.result from assessment a where a.declaration_id = l.id order by a.id desc limit 1) last
    cross join lateral jsonb_array_elements(last.result -> 'selections') sel
  where l.selected
), chosen as (
  select distinct id, rule, size, newness, tier, found from why where kind = 'rule'
)`;

const COUNTS = `count(*) filter (where found is not null) as checked, count(*) filter (where found) as found`;

const GROUPS = (dimension: string): string => `
select '${dimension}' as dimension, ${dimension} as "group", count(distinct operator) as operators,
  count(*) as declarations, count(*) filter (where selected) as selected, ${COUNTS}, count(wait) as waited,
  coalesce(percentile_cont((select array_agg(n / 100.0::float8 order by n) from generate_series(0, 100) n))
    within group (order by wait), '{}') as "waitPercentiles",
  coalesce(sum(decided), 0)::int as "appealsDecided", coalesce(sum(upheld), 0)::int as "appealsUpheld"
from labelled group by ${dimension}`;

const RULES = (dimension: string): string => `
select rule, '${dimension}' as dimension, ${dimension} as "group", count(*) as selected, ${COUNTS}
from chosen group by rule, ${dimension}`;

/** How declarations came to be checked; one may be selected in several ways and counts for each. */
const SELECTIONS = `
select kind, count(distinct id) as selected, count(distinct id) filter (where found is not null) as checked,
  count(distinct id) filter (where found) as found
from why group by kind`;

/** The same part for each way of grouping firms, in one query over what was gathered once. */
const union = (part: (dimension: string) => string): string => FAIRNESS_DIMENSIONS.map(part).join('\nunion all\n');

/** All of it at once, so that what is gathered of each declaration is gathered once. */
const FAIRNESS = `${DECLARATIONS}
select (select coalesce(json_agg(g), '[]') from (${union(GROUPS)}) g) as groups,
  (select coalesce(json_agg(r), '[]') from (${union(RULES)}) r) as rules,
  (select coalesce(json_agg(s), '[]') from (${SELECTIONS}) s) as selections`;

/** What happened to declarations by groups of firms, by the rules that chose them and by how they were chosen. */
export async function countFairness(pool: Pool, from: Instant, before: Instant): ReturnType<OverseeStore['fairness']> {
  const { rows } = await pool.query<{
    readonly groups: readonly GroupCount[];
    readonly rules: readonly RuleCount[];
    readonly selections: readonly SelectionCount[];
  }>(FAIRNESS, [firstIdAt(from), firstIdAt(before)]);
  const { groups = [], rules = [], selections = [] } = rows[0] ?? {};
  return {
    selections,
    rules,
    // Where nobody waited, every percentile is missing.
    groups: groups.map((row) => ({ ...row, waitPercentiles: row.waited === 0 ? [] : row.waitPercentiles })),
  };
}
