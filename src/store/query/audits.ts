import type { Pool } from 'pg';
import type { AuditRow, AuditStore } from '../port/audits.ts';
import { timestamp, timestampOrNull } from './encode.ts';
import { changeOne } from './written.ts';

const COLUMNS = `a.id, a.declaration_id as "declarationId", a.crossing_id as "crossingId", a.opened_at as "openedAt",
  a.due_at as "dueAt", a.officer, a.concluded_at as "concludedAt", a.concluded_by as "concludedBy", a.result, a.items,
  d.reference, d.declarant`;

/** The part of the store that keeps audits after release. */
export function releaseAuditStore(pool: Pool): AuditStore {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly AuditRow[]> => {
    const { rows } = await pool.query<Record<string, unknown>>(
      `select ${COLUMNS} from audit_case a join declaration d on d.id = a.declaration_id ${where}`,
      [...values],
    );
    return rows.map(present);
  };
  return {
    // Found by the index over releases: the caller looks back some days and not over everything that was ever
    // released.
    async toOpen(releasedFrom, limit) {
      const { rows } = await pool.query(
        `select cd.declaration_id as "declarationId", c.id as "crossingId", c.released_at as "releasedAt"
        from crossing c join crossing_declaration cd on cd.crossing_id = c.id join declaration d on d.id = cd.declaration_id
        where c.released_at >= $1 and d.lane = 'blue'
          and not exists (select 1 from audit_case a where a.declaration_id = d.id)
        order by c.released_at limit $2`,
        [timestamp(releasedFrom), limit],
      );
      return rows;
    },
    open: (audit, record) =>
      changeOne(
        pool,
        `insert into audit_case (id, declaration_id, crossing_id, opened_at, due_at, officer)
          values ($1, $2, $3, $4, $5, $6) on conflict (declaration_id) do nothing`,
        [
          audit.id,
          audit.declarationId,
          audit.crossingId,
          timestamp(audit.openedAt),
          timestamp(audit.dueAt),
          audit.officer ?? null,
        ],
        record,
      ),
    async assign(id, officer) {
      await pool.query('update audit_case set officer = $2 where id = $1 and officer is null', [id, officer]);
    },
    conclude: (audit, record) =>
      changeOne(
        pool,
        `update audit_case set concluded_at = $2, concluded_by = $3, result = $4, items = $5
          where id = $1 and concluded_at is null`,
        [audit.id, timestampOrNull(audit.concludedAt), audit.concludedBy, audit.result, JSON.stringify(audit.items)],
        record,
      ),
    byId: async (id) => (await select('where a.id = $1', [id]))[0],
    list: ({ open, officer }, limit) =>
      select(
        `where ($1::bool is null or (a.concluded_at is null) = $1) and ($2::text is null or a.officer = $2)
        order by a.concluded_at is not null, case when a.concluded_at is null then a.due_at end, a.concluded_at desc, a.id
        limit $3`,
        [open ?? null, officer ?? null, limit],
      ),
  };
}

/** A row without its nulls: optional properties are absent and never undefined. */
function present(row: Record<string, unknown>): AuditRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as AuditRow;
}
