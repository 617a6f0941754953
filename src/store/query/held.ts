import type { Pool } from 'pg';
import type { Held } from '../port/retention.ts';

/** What is held on one operator; of declarations that others filed only how many name it. */
export async function heldOn(pool: Pool, operator: string, limit: number): Promise<Held> {
  const rows = async <Row>(sql: string, values: readonly unknown[] = [operator, limit]): Promise<readonly Row[]> =>
    (await pool.query(sql, [...values])).rows as Row[];
  const [registered, named, declarations, documents, appeals, messages, photos] = await Promise.all([
    rows<{ id: string; name: string; tier: 'ordinary' | 'authorised'; country: string | null }>(
      'select id, name, tier, country from operator where id = $1',
      [operator],
    ),
    rows<Held['named']>(
      `select count(*) filter (where declarant = $1) as declarant, count(*) filter (where importer = $1) as importer,
        count(*) filter (where exporter = $1) as exporter, count(*) filter (where carrier = $1) as carrier
      from declaration where $1 in (declarant, importer, exporter, carrier)`,
      [operator],
    ),
    rows<Held['declarations'][number]>(
      `select id, accepted_at as "acceptedAt", version, body as declaration from declaration where declarant = $1
      order by id desc limit $2`,
    ),
    rows<Held['documents'][number]>(
      `select r.type, a.at, a.media, a.bytes from document_answer a join document_request r on r.id = a.request_id
      join declaration d on d.id = r.declaration_id join document_file f on f.answer_id = a.id
      where d.declarant = $1 order by a.at desc limit $2`,
    ),
    rows<{ id: string; lodgedAt: Held['appeals'][number]['lodgedAt']; statement: string | null }>(
      `select p.id, p.lodged_at as "lodgedAt", s.statement from appeal p join declaration d on d.id = p.declaration_id
      left join appeal_statement s on s.appeal_id = p.id where d.declarant = $1 order by p.lodged_at desc limit $2`,
    ),
    // A message is found by the moments at which its declarations came in, as raw-messages.ts does.
    rows<Held['messages'][number]>(
      `with own as (select id, accepted_at from declaration where declarant = $1), sent as (
        select m.id from own join raw_message m on m.received_at = own.accepted_at and own.id = any(m.declarations)
        union select m.id from own join declaration_past p on p.declaration_id = own.id
          join raw_message m on m.received_at = p.replaced_at and own.id = any(m.declarations)
      )
      select min(m.received_at) as at, m.format, sum(m.bytes)::float8 as bytes from raw_message m join sent using (id)
      group by m.id, m.format order by 1 desc limit $2`,
    ),
    rows<{ photos: number }>(
      `select count(*)::int as photos from inspection_photo p join inspection i on i.id = p.inspection_id
      where exists (
        select from crossing_declaration cd join declaration d on d.id = cd.declaration_id
        where cd.crossing_id = i.crossing_id and d.declarant = $1
      )`,
      [operator],
    ),
  ]);
  const [known] = registered;
  return {
    ...(known === undefined
      ? {}
      : {
          operator: {
            id: known.id,
            name: known.name,
            tier: known.tier,
            ...(known.country === null ? {} : { country: known.country }),
          },
        }),
    named: named[0] ?? { declarant: 0, importer: 0, exporter: 0, carrier: 0 },
    declarations,
    documents,
    messages,
    photos: photos[0]?.photos ?? 0,
    appeals: appeals.map(({ statement, ...one }) => ({ ...one, ...(statement === null ? {} : { statement }) })),
  };
}
