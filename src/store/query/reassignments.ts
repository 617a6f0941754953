import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { Reassignment } from '../port/roster.ts';
import type { Written } from '../port/rules.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { timestamp, timestampOrNull } from './encode.ts';
import { transaction } from './transaction.ts';

interface ReassignmentRow {
  readonly id: string;
  readonly inspection_id: string;
  readonly code: Reassignment['code'];
  readonly from_officer: string | null;
  readonly to_officer: string;
  readonly proposed_by: string;
  readonly proposed_at: Instant;
  readonly approved_by: string | null;
  readonly approved_at: Instant | null;
  readonly refused_by: string | null;
  readonly refused_at: Instant | null;
}

export async function selectReassignments(
  pool: Pool,
  by: { readonly id?: string; readonly inspectionId?: string; readonly since?: Instant },
): Promise<readonly Reassignment[]> {
  const { rows } = await pool.query<ReassignmentRow>(
    `select * from reassignment where ($1::uuid is null or id = $1) and ($2::uuid is null or inspection_id = $2)
      and ($3::timestamptz is null or proposed_at >= $3) order by proposed_at, id`,
    [by.id ?? null, by.inspectionId ?? null, timestampOrNull(by.since)],
  );
  return rows.map((row) => ({
    id: row.id,
    inspectionId: row.inspection_id,
    code: row.code,
    ...(row.from_officer === null ? {} : { from: row.from_officer }),
    to: row.to_officer,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.approved_at === null ? {} : { approvedAt: row.approved_at }),
    ...(row.refused_by === null ? {} : { refusedBy: row.refused_by }),
    ...(row.refused_at === null ? {} : { refusedAt: row.refused_at }),
  }));
}

/** False while another proposal for the inspection is open: the index over open ones says so. */
export function proposeReassignment(pool: Pool, one: Reassignment, record: Written): Promise<boolean> {
  return transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `insert into reassignment (id, inspection_id, code, from_officer, to_officer, proposed_by, proposed_at, approved_by,
        approved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        one.id,
        one.inspectionId,
        one.code,
        one.from ?? null,
        one.to,
        one.proposedBy,
        timestamp(one.proposedAt),
        one.approvedBy ?? null,
        timestampOrNull(one.approvedAt),
      ],
    );
    if (rowCount !== 1) return false;
    await appendEvents(db, record.events);
    await insertLeaves(db, record.leaves);
    return true;
  });
}

/** A proposal is approved or refused once. */
export function decideReassignment(pool: Pool, one: Reassignment, record: Written): Promise<boolean> {
  return transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `update reassignment set approved_by = $2, approved_at = $3, refused_by = $4, refused_at = $5
      where id = $1 and approved_at is null and refused_at is null`,
      [
        one.id,
        one.approvedBy ?? null,
        timestampOrNull(one.approvedAt),
        one.refusedBy ?? null,
        timestampOrNull(one.refusedAt),
      ],
    );
    if (rowCount !== 1) return false;
    await appendEvents(db, record.events);
    await insertLeaves(db, record.leaves);
    return true;
  });
}
