import type { Pool } from 'pg';
import type { Instant, LocalDay, RuleId } from '../../core/domain/ids.ts';
import type { ReplayRun, RuleStep, RuleStepKind, Written } from '../port/rules.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { timestamp } from './encode.ts';
import { transaction } from './transaction.ts';

interface StepRow {
  readonly id: string;
  readonly rule_id: RuleId;
  readonly version: number;
  readonly ordinal: number;
  readonly step: RuleStepKind;
  readonly at: Instant;
  readonly officer: string;
  readonly from_day: LocalDay | null;
  readonly because: string | null;
  readonly replay: string | null;
}

/** In the order in which they were taken: times are those of one clock, and a version's own are counted. */
export async function ruleSteps(pool: Pool, of?: readonly RuleId[]): Promise<readonly RuleStep[]> {
  const { rows } = await pool.query<StepRow>(
    `select id, rule_id, version, ordinal, step, at, officer, from_day::text, because, replay from rule_step
    where $1::text[] is null or rule_id = any($1) order by at, rule_id, version, ordinal`,
    [of ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    ruleId: row.rule_id,
    version: row.version,
    ordinal: row.ordinal,
    step: row.step,
    at: row.at,
    officer: row.officer,
    ...(row.from_day === null ? {} : { fromDay: row.from_day }),
    ...(row.because === null ? {} : { because: row.because }),
    ...(row.replay === null ? {} : { replay: row.replay }),
  }));
}

/**
 * Writes a step with its record, and the replay where one is attached; false, and nothing written, when another step
 * of this ordinal was first. The replay goes in after the step: where the step is refused nothing of it stays.
 */
export function addRuleStep(
  pool: Pool,
  step: RuleStep,
  { events, leaves }: Written,
  run: ReplayRun | undefined,
): Promise<boolean> {
  return transaction(pool, async (db) => {
    // Steps of one rule follow each other: that one version is live at a time is decided from all of them.
    await db.query('select pg_advisory_xact_lock(46, hashtext($1))', [step.ruleId]);
    const { rowCount } = await db.query(
      `insert into rule_step (id, rule_id, version, ordinal, step, at, officer, from_day, because, replay)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (rule_id, version, ordinal) do nothing`,
      [
        step.id,
        step.ruleId,
        step.version,
        step.ordinal,
        step.step,
        timestamp(step.at),
        step.officer,
        step.fromDay ?? null,
        step.because ?? null,
        step.replay ?? null,
      ],
    );
    if (rowCount !== 1) return false;
    if (run !== undefined) {
      await db.query(
        'insert into replay_run (id, rule_id, version, at, officer, result) values ($1, $2, $3, $4, $5, $6)',
        [run.id, run.ruleId, run.version, timestamp(run.at), run.officer, JSON.stringify(run.result)],
      );
    }
    await appendEvents(db, events);
    await insertLeaves(db, leaves);
    return true;
  });
}

/** A replay as it was attached; nothing for those that an edit asked for, which are not kept. */
export async function replayRun(pool: Pool, id: string): Promise<ReplayRun | undefined> {
  const { rows } = await pool.query<ReplayRun>(
    'select id, rule_id as "ruleId", version, at, officer, result from replay_run where id = $1',
    [id],
  );
  return rows[0];
}

/** Only assessments in which a rule in shadow hit are looked at: they have an index of their own. */
export async function shadowCounts(pool: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ name: string; n: number }>(
    `select (hit ->> 'rule') || '@' || (hit ->> 'version') as name, count(distinct declaration_id)::int as n
    from assessment, jsonb_array_elements(result -> 'shadow') as hit where result ? 'shadow' group by 1`,
  );
  return new Map(rows.map((row) => [row.name, row.n]));
}

/**
 * One row, counted up by triggers on every table that rules are made of: cheap enough to be asked before each batch.
 */
export async function workbenchRevision(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ changes: number }>('select changes from workbench_revision');
  return rows[0]?.changes ?? 0;
}
