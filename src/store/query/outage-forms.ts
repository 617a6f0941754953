import type { Pool } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { FormBatch } from '../../core/outage/forms.ts';
import type { OutageStore } from '../port/outages.ts';
import { timestamp } from './encode.ts';
import { Abandon, attempt } from './transaction.ts';
import { writeRecord } from './written.ts';

interface Row {
  readonly id: string;
  readonly kind: FormBatch['kind'];
  readonly pack: string | null;
  readonly first_number: number;
  readonly count: number;
  readonly printed_by: FormBatch['printedBy'];
  readonly printed_at: Instant;
}

function toBatch({ pack, first_number: first, printed_by: printedBy, printed_at: printedAt, ...row }: Row): FormBatch {
  const { id, kind, count } = row;
  return { id, kind, ...(pack === null ? {} : { pack }), first, count, printedBy, printedAt };
}

/** Forms that were printed, by their numbers. */
export function outageForms(pool: Pool): Pick<OutageStore, 'nextNumber' | 'addForms' | 'forms' | 'batchOf'> {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly FormBatch[]> =>
    (await pool.query<Row>(`select * from outage_form ${where}`, [...values])).rows.map(toBatch);
  return {
    // Only a proposal: two who print at once are told the same, and the unique key of kind and first number lets one
    // of them pass.
    async nextNumber(kind) {
      const { rows } = await pool.query<{ next: number }>(
        'select coalesce(max(first_number + count), 1)::int as next from outage_form where kind = $1',
        [kind],
      );
      return rows[0]?.next ?? 1;
    },
    addForms: (batch, record) =>
      attempt<boolean>(pool, async (db) => {
        const { id, kind, pack, first, count, printedBy, printedAt } = batch;
        const { rowCount } = await db.query(
          `insert into outage_form (id, kind, pack, first_number, count, printed_by, printed_at)
          values ($1, $2, $3, $4, $5, $6, $7) on conflict (kind, first_number) do nothing`,
          [id, kind, pack ?? null, first, count, printedBy, timestamp(printedAt)],
        );
        if (rowCount !== 1) throw new Abandon(false);
        await writeRecord(db, record);
        return true;
      }),
    forms: (limit) => select('order by id desc limit $1', [limit]),
    batchOf: async (kind, number) =>
      (await select('where kind = $1 and first_number <= $2 and $2 < first_number + count', [kind, number]))[0],
  };
}
