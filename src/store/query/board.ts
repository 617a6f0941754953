import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { LaneHour, LaneNow, OpenCrossing } from '../port/board.ts';
import { timestamp } from './encode.ts';

// Read several times a second while people watch. With 2,000 open passages and 50,000 past ones: the open ones 10 ms, the
// lanes now 3, the hours of a day 0.5.

/** Minutes from arrival; a vehicle at the gate has been waiting since it arrived, not since it came to the booth. */
const WAITED = `extract(epoch from ($1::timestamptz - arrived_at)) / 60`;

/**
 * Queues of all lanes in one pass over the open passages, by the partial index crossing_open. Who waits is who has no
 * check yet.
 */
export async function lanesNow(pool: Pool, now: Instant): Promise<readonly LaneNow[]> {
  const { rows } = await pool.query<{ lane: Lane; queue: number; in_check: number; longest: number; median: number }>(
    `select lane, (count(*) filter (where waits))::int as queue, (count(*) filter (where not waits))::int as in_check,
      coalesce(greatest(0, max(${WAITED}) filter (where waits)), 0)::float8 as longest,
      coalesce(greatest(0, percentile_cont(0.5) within group (order by ${WAITED}) filter (where waits)), 0)::float8 as median
    from (select lane, arrived_at, check_started_at is null as waits from crossing
      where state in ('arrived', 'at-gate', 'directed', 'checking', 'checked', 'held')) open group by lane`,
    [timestamp(now)],
  );
  return rows.map((row) => ({
    lane: row.lane,
    queue: row.queue,
    inCheck: row.in_check,
    longestWaitMinutes: row.longest,
    medianWaitMinutes: row.median,
  }));
}

/**
 * Waits of vehicles by the hour in which they were released, by the index over releases. Half-open span; percentiles
 * are interpolated (percentile_cont). A vehicle without a time of arrival is not counted: its wait is not known, and
 * not zero.
 */
export async function laneHours(
  pool: Pool,
  from: Instant,
  before: Instant,
  standardMinutes: number,
): Promise<readonly LaneHour[]> {
  const { rows } = await pool.query<{
    hour: Instant;
    lane: Lane;
    vehicles: number;
    median: number;
    p90: number;
    over: number;
  }>(
    `select date_trunc('hour', released_at) as hour, lane, count(*)::int as vehicles,
      percentile_cont(0.5) within group (order by wait)::float8 as median,
      percentile_cont(0.9) within group (order by wait)::float8 as p90,
      (count(*) filter (where wait > $3))::int as over
    from (select lane, released_at, extract(epoch from (coalesce(check_started_at, released_at) - arrived_at)) / 60 as wait from crossing
      where released_at >= $1 and released_at < $2 and arrived_at is not null) w
    group by 1, 2 order by 1, 2`,
    [timestamp(from), timestamp(before), standardMinutes],
  );
  return rows.map((row) => ({
    hour: row.hour,
    lane: row.lane,
    vehicles: row.vehicles,
    medianWaitMinutes: row.median,
    p90WaitMinutes: row.p90,
    overStandard: row.over,
  }));
}

/**
 * Vehicles in the port, longest here first, with whether the first goods item of a declaration is perishable. Released
 * ones count until they leave: they still stand in the way.
 */
export async function openCrossings(
  pool: Pool,
  perishable: readonly string[],
  limit: number,
): Promise<readonly OpenCrossing[]> {
  const { rows } = await pool.query<Omit<OpenCrossing, 'waitedUntil'> & { waitedUntil: Instant | null }>(
    `select c.id, c.plate, c.state, c.lane, c.direction, c.arrived_at as "arrivedAt",
      coalesce(c.check_started_at, c.released_at) as "waitedUntil",
      coalesce(bool_or(p.prefix is not null), false) as perishable, count(cd.declaration_id) = 0 as empty
    from crossing c
    left join crossing_declaration cd on cd.crossing_id = c.id
    left join declaration d on d.id = cd.declaration_id
    left join lateral (select prefix from unnest($1::text[]) as prefix where d.first_hs like prefix || '%' limit 1) p on true
    where c.state in ('arrived', 'at-gate', 'directed', 'checking', 'checked', 'held', 'released')
    group by c.id order by c.arrived_at limit $2`,
    [perishable, limit],
  );
  return rows.map(({ waitedUntil, ...row }) => ({ ...row, ...(waitedUntil === null ? {} : { waitedUntil }) }));
}
