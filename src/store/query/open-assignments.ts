import type { Pool } from 'pg';
import type { OpenAssignment } from '../port/roster.ts';

/** The last approved reassignment wins over the draw. Counts on few passages being open at once. */
const SQL = `
select a.inspection_id as "inspectionId", a.crossing_id as "crossingId", c.plate, a.at,
  coalesce((select r.to_officer from reassignment r where r.inspection_id = a.inspection_id and r.approved_at is not null
    order by r.approved_at desc limit 1), a.drawn) as officer,
  exists (select from reassignment r where r.inspection_id = a.inspection_id and r.approved_at is null
    and r.refused_at is null) as proposed
from draw_assignment a join crossing c on c.id = a.crossing_id
where c.state not in ('released', 'exited', 'cancelled') order by a.at limit $1`;

/** Who has which inspection now. */
export async function openAssignments(pool: Pool, limit: number): Promise<readonly OpenAssignment[]> {
  type Row = Omit<OpenAssignment, 'officer'> & { readonly officer: string | null };
  const { rows } = await pool.query<Row>(SQL, [limit]);
  return rows.map(({ officer, ...row }) => (officer === null ? row : { ...row, officer }));
}
