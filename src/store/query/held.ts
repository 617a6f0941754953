import type { Pool } from 'pg';
import type { Held } from '../port/retention.ts';

/** What is held on one operator; of declarations that others filed only how many name it. */
export async function heldOn(pool: Pool, operator: string, limit: number): Promise<Held> {
  const rows = async <Row>(sql: string, values: readonly unknown[] = [operator, limit]): Promise<readonly Row[]> =>
    (await pool.query(sql, [...values])).rows as Row[];
  const [registered, named, declarations, documents, appeals] = await Promise.all([
    rows<{ id: string; name: string; tier: string; country: string | null }>(
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
      `select p.id, p.lodged_at as "lodgedAt", p.statement from appeal p join declaration d on d.id = p.declaration_id
      where d.declarant = $1 order by p.lodged_at desc limit $2`,
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
    appeals: appeals.map(({ statement, ...one }) => ({ ...one, ...(statement === null ? {} : { statement }) })),
  };
}
