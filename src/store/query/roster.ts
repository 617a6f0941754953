import type { Pool } from 'pg';
import type { Qualification, Shift } from '../../core/roster/roster.ts';
import type { Handover, RosterStore } from '../port/roster.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { timestamp } from './encode.ts';
import { transaction } from './transaction.ts';

const SHIFT = 'id, starts_at as "from", ends_at as "until", officers, bays, version';

/** The part of the store that keeps who works when, and what they may do. */
export function rosterStore(pool: Pool): RosterStore {
  return {
    async shifts(from, before) {
      const { rows } = await pool.query<Shift>(
        `select ${SHIFT} from shift where starts_at < $2 and ends_at > $1 order by starts_at, id`,
        [timestamp(from), timestamp(before)],
      );
      return rows;
    },
    shift: async (id) => (await pool.query<Shift>(`select ${SHIFT} from shift where id = $1`, [id])).rows[0],
    // One statement for the first version and the next: a version that is not the one after the stored changes no row.
    putShift: (shift, by, at, record) =>
      transaction(pool, async (db) => {
        const { rowCount } = await db.query(
          `insert into shift (id, starts_at, ends_at, officers, bays, version, changed_by, changed_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8)
          on conflict (id) do update set starts_at = $2, ends_at = $3, officers = $4, bays = $5, version = $6,
            changed_by = $7, changed_at = $8 where shift.version = $6 - 1`,
          [
            shift.id,
            timestamp(shift.from),
            timestamp(shift.until),
            shift.officers,
            JSON.stringify(shift.bays),
            shift.version,
            by,
            timestamp(at),
          ],
        );
        if (rowCount !== 1) return false;
        await appendEvents(db, record.events);
        await insertLeaves(db, record.leaves);
        return true;
      }),
    async qualifications() {
      const { rows } = await pool.query<Qualification>(
        `select officer, what, expires_on::text as "expiresOn" from qualification order by officer, what`,
      );
      return rows;
    },
    putQualification: (one, by, at, record) =>
      transaction(pool, async (db) => {
        await db.query(
          `insert into qualification (officer, what, expires_on, granted_by, granted_at) values ($1, $2, $3, $4, $5)
          on conflict (officer, what) do update set expires_on = $3, granted_by = $4, granted_at = $5`,
          [one.officer, one.what, one.expiresOn, by, timestamp(at)],
        );
        await appendEvents(db, record.events);
        await insertLeaves(db, record.leaves);
      }),
    async handovers(from) {
      const { rows } = await pool.query<Handover>(
        `select id, shift_id as "shiftId", at, officer, note, open from handover where at >= $1 order by at desc limit 200`,
        [timestamp(from)],
      );
      return rows;
    },
    addHandover: (one, record) =>
      transaction(pool, async (db) => {
        await db.query('insert into handover (id, shift_id, at, officer, note, open) values ($1, $2, $3, $4, $5, $6)', [
          one.id,
          one.shiftId,
          timestamp(one.at),
          one.officer,
          one.note,
          JSON.stringify(one.open),
        ]);
        await appendEvents(db, record.events);
        await insertLeaves(db, record.leaves);
      }),
  };
}
