import type { ClientBase, Pool } from 'pg';
import type { HashHex, Instant, LocalDay, RuleId } from '../../core/domain/ids.ts';
import type { RuleState, RuleTally, RuleVersion, Written } from '../port/rules.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { firstIdAt, hexBytes, timestamp } from './encode.ts';
import { transaction } from './transaction.ts';

interface Row {
  readonly rule_id: RuleId;
  readonly version: number;
  readonly hash: HashHex;
  readonly state: RuleState;
  readonly body: Readonly<Record<string, unknown>>;
  readonly valid_from: LocalDay;
  readonly valid_until: LocalDay;
  readonly created_by: string;
  readonly created_at: Instant;
}

const COLUMNS = `rule_id, version, encode(hash, 'hex') as hash, state, body, valid_from::text, valid_until::text, created_by, created_at`;

const toVersion = (row: Row): RuleVersion => ({
  ruleId: row.rule_id,
  version: row.version,
  hash: row.hash,
  state: row.state,
  body: row.body,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  createdBy: row.created_by,
  createdAt: row.created_at,
});

/** Versions never change: one that stands already is left as it is. */
export function addRuleVersions(
  pool: Pool,
  versions: readonly RuleVersion[],
  record: Written = { events: [], leaves: [] },
): Promise<void> {
  return transaction(pool, async (db) => {
    await insertVersions(db, versions);
    await appendEvents(db, record.events);
    await insertLeaves(db, record.leaves);
  });
}

/** How many were not there yet; one whose number is taken is left as it stands. */
async function insertVersions(db: ClientBase, versions: readonly RuleVersion[]): Promise<number> {
  const { rowCount } = await db.query(
    `insert into rule_version (rule_id, version, hash, state, body, valid_from, valid_until, created_by, created_at)
    select * from unnest($1::text[], $2::int[], $3::bytea[], $4::text[], $5::jsonb[], $6::date[], $7::date[], $8::text[], $9::timestamptz[])
    on conflict (rule_id, version) do nothing`,
    [
      versions.map((one) => one.ruleId),
      versions.map((one) => one.version),
      versions.map((one) => hexBytes(one.hash)),
      versions.map((one) => one.state),
      versions.map((one) => JSON.stringify(one.body)),
      versions.map((one) => one.validFrom),
      versions.map((one) => one.validUntil),
      versions.map((one) => one.createdBy),
      versions.map((one) => timestamp(one.createdAt)),
    ],
  );
  return rowCount ?? 0;
}

/** Adds one version with what is written of it; false, and nothing written, when its number is taken. */
export function addRuleVersion(pool: Pool, version: RuleVersion, { events, leaves }: Written): Promise<boolean> {
  return transaction(pool, async (db) => {
    if ((await insertVersions(db, [version])) !== 1) return false;
    await appendEvents(db, events);
    await insertLeaves(db, leaves);
    return true;
  });
}

/** The newest version of each rule, which need not be the one that judges. */
export async function currentRules(pool: Pool): Promise<readonly RuleVersion[]> {
  const { rows } = await pool.query<Row>(
    `select distinct on (rule_id) ${COLUMNS} from rule_version order by rule_id, version desc`,
  );
  return rows.map(toVersion);
}

/**
 * For the work that decides which versions judge on a day; a port has hundreds of rules with a handful of versions
 * each.
 */
export async function allRuleVersions(pool: Pool, of?: readonly RuleId[]): Promise<readonly RuleVersion[]> {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from rule_version where $1::text[] is null or rule_id = any($1) order by rule_id, version`,
    [of ?? null],
  );
  return rows.map(toVersion);
}

/** How many versions and steps each rule has, by rule. */
export async function ruleTallies(pool: Pool): Promise<readonly RuleTally[]> {
  const { rows } = await pool.query<RuleTally>(
    `select rule_id as "ruleId", count(*)::int as versions, coalesce(sum(taken.steps), 0)::int as steps
    from rule_version left join (
      select rule_id, version, count(*) as steps from rule_step group by rule_id, version
    ) as taken using (rule_id, version)
    group by rule_id order by rule_id`,
  );
  return rows;
}

/** Versions of one rule, newest first; none where there is no such rule. */
export async function ruleVersions(pool: Pool, id: RuleId): Promise<readonly RuleVersion[]> {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from rule_version where rule_id = $1 order by version desc`,
    [id],
  );
  return rows.map(toVersion);
}

/** Declarations that each rule hit, by the assessments made in a span. Ids are UUID version 7: the span is a range of the primary key. */
export async function ruleHitCounts(pool: Pool, from: Instant, before: Instant): Promise<ReadonlyMap<RuleId, number>> {
  const { rows } = await pool.query<{ rule: RuleId; n: number }>(
    `select hit ->> 'rule' as rule, count(distinct declaration_id)::int as n
    from assessment, jsonb_array_elements(result -> 'hits') as hit
    where id >= $1 and id < $2 group by 1`,
    [firstIdAt(from), firstIdAt(before)],
  );
  return new Map(rows.map((row) => [row.rule, row.n]));
}
