import type { Pool } from 'pg';
import type { Clearance, ClearanceStore } from '../port/clearances.ts';
import { timestamp } from './encode.ts';
import { transaction } from './transaction.ts';
import { writeRecord } from './written.ts';

interface ClearanceRow extends Omit<Clearance, 'number'> {
  readonly number: string | null;
}

/** The part of the store that keeps what partners said. */
export function clearanceStore(pool: Pool): ClearanceStore {
  return {
    add: (one, record) =>
      transaction(pool, async (db) => {
        const { rowCount } = await db.query(
          `insert into clearance (id, declaration_id, version, partner, decision, number, at, actor)
          values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
          [
            one.id,
            one.declarationId,
            one.version,
            one.partner,
            one.decision,
            one.number ?? null,
            timestamp(one.at),
            one.actor,
          ],
        );
        if (rowCount !== 1) return 'seen' as const;
        await writeRecord(db, record);
        return 'added' as const;
      }),
    // The caller takes the last of each partner; the order of `seq` is the order in which they came in.
    async of(declarations) {
      if (declarations.length === 0) return [];
      const { rows } = await pool.query<ClearanceRow>(
        `select id, declaration_id as "declarationId", version, partner, decision, number, at, actor from clearance
        where declaration_id = any($1) order by seq`,
        [[...declarations]],
      );
      return rows.map(({ number, ...rest }) => (number === null ? rest : { ...rest, number }));
    },
    async after(seq, limit) {
      const { rows } = await pool.query<ClearanceRow & { readonly seq: number }>(
        `select seq, id, declaration_id as "declarationId", version, partner, decision, number, at, actor from clearance
        where seq > $1 order by seq limit $2`,
        [seq, limit],
      );
      return rows.map(({ number, ...rest }) => (number === null ? rest : { ...rest, number }));
    },
  };
}
