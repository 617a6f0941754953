import type { Pool } from 'pg';
import type { HashHex, Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Assignment, AssignmentStore, OfficerDrawn } from '../port/roster.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { hexBytes, timestamp } from './encode.ts';
import { openAssignments } from './open-assignments.ts';
import { decideReassignment, proposeReassignment, selectReassignments } from './reassignments.ts';
import { steerable } from './steerable.ts';
import { transaction } from './transaction.ts';

interface AssignmentRow {
  readonly inspectionId: string;
  readonly crossingId: string;
  readonly day: LocalDay;
  readonly at: Instant;
  readonly handle: HashHex;
  readonly basis: Assignment['basis'];
  readonly needs: readonly string[];
  readonly operators: readonly string[];
  readonly officers: readonly OfficerDrawn[];
  readonly restSetAside: boolean;
  readonly drawn: string | null;
}

const SELECT = `select inspection_id as "inspectionId", crossing_id as "crossingId", day::text, at,
  encode(handle, 'hex') as handle, basis, needs, operators, officers, rest_set_aside as "restSetAside", drawn
  from draw_assignment`;

async function select(pool: Pool, where: string, values: readonly unknown[]): Promise<readonly Assignment[]> {
  const { rows } = await pool.query<AssignmentRow>(`${SELECT} ${where}`, [...values]);
  return rows.map(({ drawn, ...row }) => (drawn === null ? row : { ...row, drawn }));
}

/** The part of the store that keeps who was drawn to inspect, and who took over. */
export function assignmentStore(pool: Pool): AssignmentStore {
  return {
    add: (assignments, record) =>
      transaction(pool, async (db) => {
        const fresh = new Set<string>();
        for (const one of assignments) {
          const { rowCount } = await db.query({
            name: 'insert-assignment',
            text: `insert into draw_assignment (inspection_id, crossing_id, day, at, handle, basis, needs, operators, officers,
                rest_set_aside, drawn)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (inspection_id) do nothing`,
            values: [
              one.inspectionId,
              one.crossingId,
              one.day,
              timestamp(one.at),
              hexBytes(one.handle),
              one.basis,
              one.needs,
              one.operators,
              JSON.stringify(one.officers),
              one.restSetAside,
              one.drawn ?? null,
            ],
          });
          if (rowCount === 1) fresh.add(one.inspectionId);
        }
        // What was drawn before is on record already.
        await appendEvents(
          db,
          record.events.filter(({ subject }) => fresh.has(subject)),
        );
        await insertLeaves(
          db,
          record.leaves.filter(({ subject }) => fresh.has(subject)),
        );
      }),
    of: async (inspectionId) => (await select(pool, 'where inspection_id = $1', [inspectionId]))[0],
    between: (from, to) => select(pool, 'where day between $1 and $2 order by at, inspection_id', [from, to]),
    open: (limit) => openAssignments(pool, limit),
    async count(crossingId) {
      const { rows } = await pool.query<{ n: number }>(
        'select count(*)::int as n from draw_assignment where crossing_id = $1',
        [crossingId],
      );
      return rows[0]?.n ?? 0;
    },
    // A day or two of draws by the index over their time: few enough that the array of operators needs none of its
    // own.
    async recent(operators, since) {
      const { rows } = await pool.query<{ officer: string }>(
        `with a as (select inspection_id, drawn from draw_assignment where at > $2 and operators && $1::text[])
        select drawn as officer from a where drawn is not null
        union
        select r.to_officer from a join reassignment r using (inspection_id) where r.approved_at is not null`,
        [operators, timestamp(since)],
      );
      return new Set(rows.map(({ officer }) => officer));
    },
    reassignment: async (id) => (await selectReassignments(pool, { id }))[0],
    reassignments: (by) => selectReassignments(pool, by),
    steerable: (from, before) => steerable(pool, from, before),
    propose: (one, record) => proposeReassignment(pool, one, record),
    decide: (one, record) => decideReassignment(pool, one, record),
  };
}
