import type { Pool } from 'pg';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { DrawPeriod } from '../port/draws.ts';
import { hexBytes, timestamp } from './encode.ts';

const SQL = `select day::text, period, starts_at as "startsAt", encode(seed, 'hex') as "seedHex",
  encode(commitment, 'hex') as "commitmentHex", random_share as "randomShare"
  from draw_period where day = $1 order by period desc limit 1`;

export async function drawPeriodOf(pool: Pool, day: LocalDay): Promise<DrawPeriod | undefined> {
  return (await pool.query<DrawPeriod & { startsAt: Instant }>(SQL, [day])).rows[0];
}

/** The first seed written for a period stands, whoever else drew one at the same moment. */
export async function commitDrawPeriod(pool: Pool, period: DrawPeriod): Promise<DrawPeriod> {
  await pool.query(
    `insert into draw_period (day, period, starts_at, seed, commitment, random_share) values ($1, $2, $3, $4, $5, $6)
    on conflict (day, period) do nothing`,
    [
      period.day,
      period.period,
      timestamp(period.startsAt),
      hexBytes(period.seedHex),
      hexBytes(period.commitmentHex),
      period.randomShare,
    ],
  );
  return (await drawPeriodOf(pool, period.day)) ?? period;
}
