import type { Pool } from 'pg';
import type { Declaration } from '../../core/domain/declaration.ts';
import type { DeclarationId } from '../../core/domain/ids.ts';
import type { AcceptOutcome, AssessedDeclaration } from '../port/declarations.ts';
import { assessmentColumns, eventColumns, leafColumns } from './columns.ts';
import { hexBytes, timestamp } from './encode.ts';

/**
 * One statement, one round trip, one commit: the declarations whose reference was free go in together with their
 * assessments, events and pending leaves; the rest change nothing. Ordered by key, so that two batches that share
 * references wait for each other instead of deadlocking.
 * Alternatives tried: json_to_recordset (same rate, larger parameters), COPY into a staging table (a second write of
 * every row), a statement per table (four round trips while the transaction holds its locks).
 */
const SQL = `
with input as (
  select * from unnest(
    $1::uuid[], $2::text[], $3::text[], $4::int[], $5::bytea[], $6::bytea[], $7::timestamptz[], $8::timestamptz[],
    $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::smallint[], $15::text[], $16::bigint[],
    $17::float8[], $18::text[], $19::text[], $20::jsonb[], $21::jsonb[]
  ) as t (id, declarant, reference, version, content_hash, first_hash, accepted_at, lodged_at, direction, importer,
    exporter, carrier, dispatch_country, item_count, first_hs, value_minor, gross_kg, lane, awaited_plate, warnings, body)
), d as (
  insert into declaration (id, declarant, reference, version, content_hash, first_hash, accepted_at, lodged_at, direction,
    importer, exporter, carrier, dispatch_country, item_count, first_hs, value_minor, gross_kg, lane, awaited_plate, warnings, body)
  select * from input order by declarant, reference
  on conflict (declarant, reference) do nothing
  returning id
), a as (
  insert into assessment (id, declaration_id, declaration_version, cause, at, lane, rule_set, history_version, features, result)
  select t.* from unnest($22::uuid[], $23::uuid[], $24::int[], $25::text[], $26::timestamptz[], $27::text[], $28::bytea[],
    $29::bigint[], $30::jsonb[], $31::jsonb[]) as t (id, declaration_id, declaration_version, cause, at, lane, rule_set, history_version, features, result)
  join d on d.id = t.declaration_id
), e as (
  insert into event (id, at, kind, subject, actor, body)
  select t.* from unnest($32::uuid[], $33::timestamptz[], $34::text[], $35::uuid[], $36::text[], $37::jsonb[])
    as t (id, at, kind, subject, actor, body)
  join d on d.id = t.subject
), l as (
  insert into pending_leaf (id, kind, subject, at, salt, commitment)
  select t.* from unnest($38::uuid[], $39::text[], $40::uuid[], $41::timestamptz[], $42::bytea[], $43::bytea[])
    as t (id, kind, subject, at, salt, commitment)
  join d on d.id = t.subject
)
select id from d`;

const TAKEN_SQL = `
select t.ordinal::int, d.id, d.content_hash, d.body
from unnest($1::text[], $2::text[]) with ordinality as t (declarant, reference, ordinal)
join declaration d on d.declarant = t.declarant and d.reference = t.reference`;

interface TakenRow {
  readonly ordinal: number;
  readonly id: DeclarationId;
  readonly content_hash: Buffer;
  readonly body: Declaration;
}

/** Stores a batch, or says of each declaration that was not stored what stands in its place. */
export async function acceptDeclarations(
  pool: Pool,
  batch: readonly AssessedDeclaration[],
): Promise<readonly AcceptOutcome[]> {
  if (batch.length === 0) return [];
  const stored = new Set(
    (
      await pool.query<{ id: DeclarationId }>({
        name: 'accept-declarations',
        text: SQL,
        values: [
          ...declarationColumns(batch),
          ...assessmentColumns(batch),
          ...eventColumns(batch.flatMap((one) => one.events)),
          ...leafColumns(batch.flatMap((one) => one.leaves)),
        ],
      })
    ).rows.map((row) => row.id),
  );
  const outcomes: AcceptOutcome[] = batch.map((one) => ({ kind: 'stored', id: one.id }));
  const taken = batch.flatMap((one, index) => (stored.has(one.id) ? [] : [{ one, index }]));
  if (taken.length === 0) return outcomes;
  const { rows } = await pool.query<TakenRow>(TAKEN_SQL, [
    taken.map(({ one }) => one.declaration.declarant),
    taken.map(({ one }) => one.declaration.reference),
  ]);
  for (const row of rows) {
    const { one, index } = taken[row.ordinal - 1] as (typeof taken)[number];
    outcomes[index] =
      row.content_hash.toString('hex') === one.contentHash
        ? { kind: 'same', id: row.id }
        : { kind: 'conflict', id: row.id, body: row.body };
  }
  return outcomes;
}

function declarationColumns(batch: readonly AssessedDeclaration[]): unknown[] {
  const d = batch.map((one) => one.declaration);
  return [
    batch.map((one) => one.id),
    d.map((one) => one.declarant),
    d.map((one) => one.reference),
    batch.map((one) => one.version),
    batch.map((one) => hexBytes(one.contentHash)),
    batch.map((one) => hexBytes(one.firstHash)),
    batch.map((one) => timestamp(one.acceptedAt)),
    batch.map((one) => timestamp(one.lodgedAt)),
    d.map((one) => one.direction ?? null),
    d.map((one) => one.importer ?? null),
    d.map((one) => one.exporter ?? null),
    d.map((one) => one.carrier ?? null),
    d.map((one) => one.dispatchCountry ?? null),
    d.map((one) => one.goods.length),
    d.map((one) => one.goods[0]?.hs ?? ''),
    batch.map((one) => one.valueMinor ?? null),
    batch.map((one) => one.grossKg ?? null),
    batch.map((one) => one.assessment.lane),
    d.map((one) => one.vehicle?.plate ?? null),
    batch.map((one) => JSON.stringify(one.warnings)),
    batch.map((one) => JSON.stringify(one.declaration)),
  ];
}
