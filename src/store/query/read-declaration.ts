import type { Pool } from 'pg';
import type { Assessment } from '../../core/domain/assessment.ts';
import type { Declaration, Direction } from '../../core/domain/declaration.ts';
import type {
  AssessmentId,
  CrossingId,
  DeclarationId,
  HashHex,
  Instant,
  OperatorId,
  Plate,
} from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { Problem } from '../../core/domain/problem.ts';
import type { AwaitedLane, FrozenFeatures, StoredDeclaration } from '../port/declarations.ts';

const COLUMNS = `d.id, d.version, encode(d.content_hash, 'hex') as content_hash, encode(d.first_hash, 'hex') as first_hash,
  d.accepted_at, d.lane, d.value_minor, d.gross_kg, d.warnings, d.body, cd.crossing_id`;
const FROM = 'from declaration d left join crossing_declaration cd on cd.declaration_id = d.id';

interface Row {
  readonly id: DeclarationId;
  readonly version: number;
  readonly content_hash: HashHex;
  readonly first_hash: HashHex;
  readonly accepted_at: Instant;
  readonly lane: Lane;
  readonly value_minor: number | null;
  readonly gross_kg: number | null;
  readonly warnings: readonly Problem[];
  readonly body: Declaration;
  readonly crossing_id: CrossingId | null;
}

interface AssessmentRow {
  readonly id: AssessmentId;
  readonly declaration_id: DeclarationId;
  readonly declaration_version: number;
  readonly cause: Assessment['cause'];
  readonly at: Instant;
  readonly lane: Lane;
  readonly rule_set: HashHex;
  readonly history_version: number;
  readonly features: FrozenFeatures;
  readonly result: Pick<Assessment, 'selections' | 'hits' | 'unevaluated'>;
}

/** One declaration whole; three reads, which another's amendment may come between. */
export async function declarationById(pool: Pool, id: DeclarationId): Promise<StoredDeclaration | undefined> {
  const { rows } = await pool.query<Row>(`select ${COLUMNS} ${FROM} where d.id = $1`, [id]);
  return (await complete(pool, rows))[0];
}

/** By the unique key of declarant and reference: a reference alone names nothing, each declarant counts its own. */
export async function declarationByReference(
  pool: Pool,
  declarant: OperatorId,
  reference: string,
): Promise<StoredDeclaration | undefined> {
  const { rows } = await pool.query<Row>(`select ${COLUMNS} ${FROM} where d.declarant = $1 and d.reference = $2`, [
    declarant,
    reference,
  ]);
  return (await complete(pool, rows))[0];
}

/** At most twenty: a vehicle that more declarations await is a mistake in a plate. */
export async function declarationsAwaiting(pool: Pool, plate: Plate): Promise<readonly StoredDeclaration[]> {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} ${FROM} where d.awaited_plate = $1 order by d.id desc limit 20`,
    [plate],
  );
  return complete(pool, rows);
}

/**
 * By the partial index over awaited plates. A plate may come more than once, one row for each declaration that awaits
 * it.
 */
export async function awaitedLanes(pool: Pool, plates: readonly Plate[]): Promise<readonly AwaitedLane[]> {
  if (plates.length === 0) return [];
  const { rows } = await pool.query<{ plate: Plate; lane: Lane; direction: Direction | null }>(
    'select awaited_plate as plate, lane, direction from declaration where awaited_plate = any($1::text[])',
    [plates],
  );
  return rows.map(({ direction, ...row }) => (direction === null ? row : { ...row, direction }));
}

/** Some declarations whole; the caller bounds how many, as each comes with all its assessments. */
export async function declarationsByIds(
  pool: Pool,
  ids: readonly DeclarationId[],
): Promise<readonly StoredDeclaration[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool.query<Row>(`select ${COLUMNS} ${FROM} where d.id = any($1::uuid[]) order by d.id`, [ids]);
  return complete(pool, rows);
}

/** Adds assessments and past to rows, in one query each for all of them and not one for each row. */
async function complete(pool: Pool, rows: readonly Row[]): Promise<readonly StoredDeclaration[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  // Two reads at once, and three moments in all: an amendment in between shows in one of them, and the next look has
  // it whole.
  const [assessments, past] = await Promise.all([
    pool.query<AssessmentRow>(
      `select id, declaration_id, declaration_version, cause, at, lane, encode(rule_set, 'hex') as rule_set, history_version,
        features, result from assessment where declaration_id = any($1::uuid[]) order by id desc`,
      [ids],
    ),
    pool.query<{ declaration_id: string; version: number; replaced_at: Instant; body: Declaration }>(
      `select declaration_id, version, replaced_at, body from declaration_past where declaration_id = any($1::uuid[])
        order by version desc`,
      [ids],
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    contentHash: row.content_hash,
    firstHash: row.first_hash,
    version: row.version,
    acceptedAt: row.accepted_at,
    lane: row.lane,
    ...(row.value_minor === null ? {} : { valueMinor: row.value_minor }),
    ...(row.gross_kg === null ? {} : { grossKg: row.gross_kg }),
    warnings: row.warnings,
    declaration: row.body,
    ...(row.crossing_id === null ? {} : { crossingId: row.crossing_id }),
    past: past.rows
      .filter((one) => one.declaration_id === row.id)
      .map((one) => ({ version: one.version, replacedAt: one.replaced_at, declaration: one.body })),
    assessments: assessments.rows.filter((one) => one.declaration_id === row.id).map(toAssessment),
  }));
}

function toAssessment(row: AssessmentRow): StoredDeclaration['assessments'][number] {
  return {
    assessment: {
      id: row.id,
      declarationId: row.declaration_id,
      declarationVersion: row.declaration_version,
      cause: row.cause,
      at: row.at,
      lane: row.lane,
      ruleSet: row.rule_set,
      historyVersion: row.history_version,
      ...row.result,
    },
    features: row.features,
  };
}
