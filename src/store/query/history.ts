import type { ClientBase, Pool } from 'pg';
import type { OperatorHistory, ReferencePrice, RouteHistory } from '../../core/risk/history.ts';
import type { HistorySnapshot, HistoryStore, OperatorRecord } from '../port/history.ts';
import { timestamp } from './encode.ts';
import { transaction } from './transaction.ts';

/**
 * The last committed version whole. Repeatable read: the four tables are rewritten in place by each version, and two
 * of them read at different moments would be a history that never was.
 */
export async function loadHistory(pool: Pool): Promise<HistorySnapshot> {
  return transaction(pool, async (db) => {
    await db.query('set transaction isolation level repeatable read read only');
    const version = await db.query<{ version: number; through_seq: number }>(
      'select version, through_seq from history_version order by version desc limit 1',
    );
    const operators = await db.query<OperatorHistory>(
      `select role, operator, first_at as "firstAt", decayed_at as "decayedAt", declarations, checks, findings from operator_history`,
    );
    const routes = await db.query<RouteHistory>(
      `select dispatch_country as "dispatchCountry", hs4, decayed_at as "decayedAt", checks, findings from route_history`,
    );
    const prices = await db.query<ReferencePrice>('select hs6, origin, median, observations from reference_price');
    return {
      version: version.rows[0]?.version ?? 0,
      throughSeq: version.rows[0]?.through_seq ?? 0,
      operators: operators.rows,
      routes: routes.rows,
      prices: prices.rows,
    };
  });
}

/** The version number is the lock: of two processes that advance the history, one inserts it and the other does nothing. */
export function commitHistory(pool: Pool, next: Parameters<HistoryStore['commit']>[0]): Promise<boolean> {
  return transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `insert into history_version (version, committed_at, through_seq) values ($1, $2, $3) on conflict (version) do nothing`,
      [next.version, timestamp(next.committedAt), next.throughSeq],
    );
    if (rowCount !== 1) return false;
    await putOperatorHistory(db, next.operators);
    await putRouteHistory(db, next.routes);
    await putPrices(db, next.prices);
    return true;
  });
}

/** Writes the rows that changed over those of the version before. */
async function putOperatorHistory(db: ClientBase, rows: readonly OperatorHistory[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `insert into operator_history (role, operator, first_at, decayed_at, declarations, checks, findings)
    select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::float8[], $6::float8[], $7::float8[])
    on conflict (role, operator) do update set first_at = excluded.first_at, decayed_at = excluded.decayed_at, declarations = excluded.declarations,
      checks = excluded.checks, findings = excluded.findings`,
    [
      rows.map((row) => row.role),
      rows.map((row) => row.operator),
      rows.map((row) => timestamp(row.firstAt)),
      rows.map((row) => timestamp(row.decayedAt)),
      rows.map((row) => row.declarations),
      rows.map((row) => row.checks),
      rows.map((row) => row.findings),
    ],
  );
}

async function putRouteHistory(db: ClientBase, rows: readonly RouteHistory[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `insert into route_history (dispatch_country, hs4, decayed_at, checks, findings)
    select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::float8[], $5::float8[])
    on conflict (dispatch_country, hs4) do update set decayed_at = excluded.decayed_at, checks = excluded.checks,
      findings = excluded.findings`,
    [
      rows.map((row) => row.dispatchCountry),
      rows.map((row) => row.hs4),
      rows.map((row) => timestamp(row.decayedAt)),
      rows.map((row) => row.checks),
      rows.map((row) => row.findings),
    ],
  );
}

async function putPrices(db: ClientBase, rows: readonly ReferencePrice[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `insert into reference_price (hs6, origin, median, observations)
    select * from unnest($1::text[], $2::text[], $3::float8[], $4::int[])
    on conflict (hs6, origin) do update set median = excluded.median, observations = excluded.observations`,
    [
      rows.map((row) => row.hs6),
      rows.map((row) => row.origin),
      rows.map((row) => row.median),
      rows.map((row) => row.observations),
    ],
  );
}

const RECORD = 'select id, name, tier, country from operator';
type RecordRow = Omit<OperatorRecord, 'country'> & { readonly country: string | null };
const toRecord = ({ country, ...row }: RecordRow): OperatorRecord => ({
  ...row,
  ...(country === null ? {} : { country }),
});

/** All registered firms, by id; read at a start, and again when the register changes. */
export async function operatorRecords(pool: Pool): Promise<readonly OperatorRecord[]> {
  return (await pool.query<RecordRow>(`${RECORD} order by id`)).rows.map(toRecord);
}

/** One registered firm; nothing where the register does not name it. */
export async function operatorRecord(pool: Pool, id: string): Promise<OperatorRecord | undefined> {
  return (await pool.query<RecordRow>(`${RECORD} where id = $1`, [id])).rows.map(toRecord)[0];
}

/** Writes over what the register said. Earlier assessments keep the tier they saw, in their features. */
export async function putOperatorRecords(pool: Pool, records: readonly OperatorRecord[]): Promise<void> {
  await pool.query(
    `insert into operator (id, name, tier, country) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
    on conflict (id) do update set name = excluded.name, tier = excluded.tier, country = excluded.country`,
    [
      records.map((one) => one.id),
      records.map((one) => one.name),
      records.map((one) => one.tier),
      records.map((one) => one.country ?? null),
    ],
  );
}
