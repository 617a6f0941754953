import type { Pool } from 'pg';
import type { AssessedDeclaration } from '../port/declarations.ts';
import { appendEvents, insertAssessments, insertLeaves } from './append.ts';
import { hexBytes, timestamp } from './encode.ts';
import { transaction } from './transaction.ts';

/**
 * Keeps what the declaration said and puts the new content in its place, unless another amendment came first or the
 * vehicle has been directed since: after a check has been notified there is no amendment.
 */
export function amendDeclaration(pool: Pool, next: AssessedDeclaration): Promise<boolean> {
  return transaction(pool, async (client) => {
    const d = next.declaration;
    const { rowCount } = await client.query(
      `with past as (
        insert into declaration_past (declaration_id, version, content_hash, replaced_at, body)
        select d.id, d.version, d.content_hash, $3::timestamptz, d.body from declaration d
        where d.id = $1 and d.version = $2::int - 1 and not exists (
          select from crossing_declaration cd join crossing c on c.id = cd.crossing_id
          where cd.declaration_id = d.id and c.directed_at is not null)
        for update of d
        returning declaration_id
      )
      update declaration set version = $2::int, content_hash = $4, lodged_at = $5, direction = $6, importer = $7, exporter = $8,
        carrier = $9, dispatch_country = $10, item_count = $11, first_hs = $12, value_minor = $13, gross_kg = $14, lane = $15,
        awaited_plate = case when exists (select from crossing_declaration where declaration_id = $1) then null else $16 end,
        warnings = $17, body = $18
      from past where declaration.id = past.declaration_id`,
      [
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
      ],
    );
    if (rowCount !== 1) return false;
    await insertAssessments(client, [next]);
    await appendEvents(client, next.events);
    await insertLeaves(client, next.leaves);
    return true;
  });
}
