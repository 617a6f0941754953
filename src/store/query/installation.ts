import type { Pool } from 'pg';
import type { Installation } from '../port/installation.ts';
import { timestamp } from './encode.ts';

/** The one row, or nothing before the first start. */
export async function getInstallation(pool: Pool): Promise<Installation | undefined> {
  const { rows } = await pool.query<Installation>(
    `select id, created_at as "createdAt", demo, port_code as "portCode", time_zone as "timeZone", currency from installation`,
  );
  return rows[0];
}

/** Two processes that start at once on a new database: the first row stands, and both read that one back. */
export async function initInstallation(pool: Pool, first: Installation): Promise<Installation> {
  await pool.query(
    `insert into installation (id, created_at, demo, port_code, time_zone, currency) values ($1, $2, $3, $4, $5, $6)
    on conflict (singleton) do nothing`,
    [first.id, timestamp(first.createdAt), first.demo, first.portCode, first.timeZone, first.currency],
  );
  return (await getInstallation(pool)) ?? first;
}
