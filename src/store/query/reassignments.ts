import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { Reassignment } from '../port/roster.ts';
import type { Written } from '../port/rules.ts';
import { timestamp, timestampOrNull } from './encode.ts';
import { decisionOf, type TwoPersonRow, twoPersonOf } from './two-person.ts';
import { changeOne } from './written.ts';

interface ReassignmentRow extends TwoPersonRow {
  readonly id: string;
  readonly inspection_id: string;
  readonly code: Reassignment['code'];
  readonly from_officer: string | null;
  readonly to_officer: string;
}

/** Of every state, oldest first, narrowed by what is given; what was handed out is the last approved one. */
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
    ...twoPersonOf(row),
  }));
}

/** False while another proposal for the inspection is open: the index over open ones says so. */
export function proposeReassignment(pool: Pool, one: Reassignment, record: Written): Promise<boolean> {
  return changeOne(
    pool,
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
    record,
  );
}

/** A proposal is approved or refused once. */
export function decideReassignment(pool: Pool, one: Reassignment, record: Written): Promise<boolean> {
  return changeOne(
    pool,
    `update reassignment set approved_by = $2, approved_at = $3, refused_by = $4, refused_at = $5
      where id = $1 and approved_at is null and refused_at is null`,
    [one.id, ...decisionOf(one)],
    record,
  );
}
