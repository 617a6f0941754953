import type { Pool } from 'pg';
import type { AssessedDeclaration } from '../port/declarations.ts';
import type { RawPart } from '../port/raw-messages.ts';
import { appendEvents, insertAssessments, insertLeaves } from './append.ts';
import { hexBytes, timestamp } from './encode.ts';
import { losesChoices } from './reassess-declarations.ts';
import { insertRawPart } from './raw-messages.ts';
import { transaction } from './transaction.ts';

/**
 * One statement for the past and the present. A declaration that a passage carries awaits no vehicle, whatever its new
 * content says; the row is locked by the caller.
 */
const SQL = `with past as (
    insert into declaration_past (declaration_id, version, content_hash, replaced_at, body)
    select id, version, content_hash, $3::timestamptz, body from declaration where id = $1
    returning declaration_id
  )
  update declaration set version = $2::int, content_hash = $4, lodged_at = $5, direction = $6, importer = $7, exporter = $8,
    carrier = $9, dispatch_country = $10, item_count = $11, first_hs = $12, value_minor = $13, gross_kg = $14, lane = $15,
    awaited_plate = case when exists (select from crossing_declaration where declaration_id = $1) then null else $16 end,
    warnings = $17, body = $18
  from past where declaration.id = past.declaration_id`;

/**
 * Keeps what the declaration said and puts the new content in its place, unless another amendment came first or the
 * vehicle has been directed since: after a check has been notified there is no amendment.
 */
export function amendDeclaration(pool: Pool, next: AssessedDeclaration, raw?: RawPart): Promise<boolean> {
  return transaction(pool, async (client) => {
    const d = next.declaration;
    const { rows } = await client.query<{ version: number }>(
      'select version from declaration where id = $1 for update',
      [next.id],
    );
    if (rows[0]?.version !== next.version - 1) return false;
    // A statement of its own: it sees what was committed while the lock was waited for. A direction holds the same lock.
    const { rowCount: directed } = await client.query(
      `select from crossing_declaration cd join crossing c on c.id = cd.crossing_id
      where cd.declaration_id = $1 and c.directed_at is not null`,
      [next.id],
    );
    if (directed !== 0 || (await losesChoices(client, [next]))) return false;
    await client.query(SQL, [
      next.id,
      next.version,
      timestamp(next.assessment.at),
      hexBytes(next.contentHash),
      timestamp(next.lodgedAt),
      d.direction ?? null,
      d.importer ?? null,
      d.exporter ?? null,
      d.carrier ?? null,
      d.dispatchCountry ?? null,
      d.goods.length,
      d.goods[0]?.hs ?? '',
      next.valueMinor ?? null,
      next.grossKg ?? null,
      next.assessment.lane,
      d.vehicle?.plate ?? null,
      JSON.stringify(next.warnings),
      JSON.stringify(d),
    ]);
    await insertAssessments(client, [next]);
    await appendEvents(client, next.events, next.leaves);
    await insertLeaves(client, next.leaves);
    await insertRawPart(client, raw);
    return true;
  });
}
