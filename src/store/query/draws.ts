import type { Pool } from 'pg';
import type { HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import type { DrawContribution, DrawPeriod, DrawPlan, DrawStore } from '../port/draws.ts';
import type { Written } from '../port/rules.ts';
import { drawnDeclarations } from './drawn-declarations.ts';
import { hexBytes, timestamp } from './encode.ts';
import { transaction } from './transaction.ts';
import { changeOne, writeRecord } from './written.ts';

const NOTHING: Written = { events: [], leaves: [] };

interface PeriodRow extends DrawPeriod {
  readonly startsAt: Instant;
  readonly saltHex: string;
  readonly parts: readonly string[];
}
/** A row with what is null left out. */
function present<T extends object>(row: { readonly [K in keyof T]: T[K] | null }): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
}

const PERIOD = `select day::text, period, starts_at as "startsAt", encode(seed, 'hex') as "seedHex",
  encode(commitment, 'hex') as "commitmentHex", random_share as "randomShare", encode(salt, 'hex') as "saltHex", parts
  from draw_period`;

async function periodOf(pool: Pool, day: LocalDay): Promise<DrawPeriod | undefined> {
  const { rows } = await pool.query<PeriodRow>(`${PERIOD} where day = $1 order by period desc limit 1`, [day]);
  return rows[0] === undefined ? undefined : present(rows[0]);
}

async function periods(pool: Pool, from: LocalDay, to: LocalDay): Promise<readonly DrawPeriod[]> {
  const { rows } = await pool.query<PeriodRow>(`${PERIOD} where day between $1 and $2 order by day, period`, [
    from,
    to,
  ]);
  return rows.map((row) => present<DrawPeriod>(row));
}

/** The first seed written for a period stands, whoever else made one at the same moment. */
async function commitPeriod(pool: Pool, period: DrawPeriod, record: Written): Promise<DrawPeriod> {
  await transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `insert into draw_period (day, period, starts_at, seed, commitment, random_share, salt, parts)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (day, period) do nothing`,
      [
        period.day,
        period.period,
        timestamp(period.startsAt),
        hexBytes(period.seedHex),
        hexBytes(period.commitmentHex),
        period.randomShare,
        period.saltHex === undefined ? null : hexBytes(period.saltHex),
        period.parts ?? null,
      ],
    );
    if (rowCount === 1) await writeRecord(db, record);
  });
  return (await periodOf(pool, period.day)) ?? period;
}

const PLAN = `select day::text, planned_at as "plannedAt", encode(secret, 'hex') as "secretHex",
  encode(salt, 'hex') as "saltHex", encode(commitment, 'hex') as commitment, random_share as "randomShare"
  from draw_plan where day between $1 and $2 order by day`;

async function plans(pool: Pool, from: LocalDay, to: LocalDay): Promise<readonly DrawPlan[]> {
  return (await pool.query<DrawPlan>(PLAN, [from, to])).rows;
}

/** The first plan written for a day stands: its commitment is in the ledger from then on. */
async function writePlan(pool: Pool, plan: DrawPlan, record: Written): Promise<DrawPlan> {
  await transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `insert into draw_plan (day, planned_at, secret, salt, commitment, random_share) values ($1, $2, $3, $4, $5, $6)
      on conflict (day) do nothing`,
      [
        plan.day,
        timestamp(plan.plannedAt),
        hexBytes(plan.secretHex),
        hexBytes(plan.saltHex),
        hexBytes(plan.commitment),
        plan.randomShare,
      ],
    );
    if (rowCount === 1) await writeRecord(db, record);
  });
  return (await plans(pool, plan.day, plan.day))[0] ?? plan;
}

interface ContributionRow {
  readonly day: LocalDay;
  readonly custodian: string;
  readonly commitment: HashHex;
  readonly committedAt: Instant;
  readonly secretHex: string | null;
  readonly handedOverAt: Instant | null;
}

async function contributions(pool: Pool, from: LocalDay, to: LocalDay): Promise<readonly DrawContribution[]> {
  const { rows } = await pool.query<ContributionRow>(
    `select day::text, custodian, encode(commitment, 'hex') as commitment, committed_at as "committedAt",
      encode(secret, 'hex') as "secretHex", handed_over_at as "handedOverAt"
    from draw_contribution where day between $1 and $2 order by day, commitment`,
    [from, to],
  );
  return rows.map((row) => present<Required<DrawContribution>>(row) as DrawContribution);
}

function addCommitment(pool: Pool, one: DrawContribution, record: Written): Promise<boolean> {
  return changeOne(
    pool,
    `insert into draw_contribution (day, custodian, commitment, committed_at) values ($1, $2, $3, $4)
      on conflict do nothing`,
    [one.day, one.custodian, hexBytes(one.commitment), timestamp(one.committedAt)],
    record,
  );
}

function handOver(pool: Pool, one: Required<DrawContribution>, record: Written): Promise<boolean> {
  return changeOne(
    pool,
    `update draw_contribution set secret = $3, handed_over_at = $4
      where day = $1 and custodian = $2 and secret is null and not exists (select from draw_period where day = $1)`,
    [one.day, one.custodian, hexBytes(one.secretHex), timestamp(one.handedOverAt)],
    record,
  );
}

/** The part of the store that keeps seeds, their parts, and what was drawn from them. */
export function drawStore(pool: Pool): DrawStore {
  return {
    of: (day) => periodOf(pool, day),
    commit: (period, record = NOTHING) => commitPeriod(pool, period, record),
    periods: (from, to) => periods(pool, from, to),
    plan: (plan, record) => writePlan(pool, plan, record),
    plans: (from, to) => plans(pool, from, to),
    contributions: (from, to) => contributions(pool, from, to),
    addCommitment: (one, record) => addCommitment(pool, one, record),
    handOver: (one, record) => handOver(pool, one, record),
    drawn: (from, before, limit, after) => drawnDeclarations(pool, from, before, limit, after),
  };
}
