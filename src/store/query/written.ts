import type { ClientBase, Pool } from 'pg';
import type { Written } from '../port/rules.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { transaction } from './transaction.ts';

/** Writes the record of a change in the transaction that makes it. */
export async function writeRecord(db: ClientBase, { events, leaves }: Written): Promise<void> {
  await appendEvents(db, events);
  await insertLeaves(db, leaves);
}

/**
 * Changes one row and writes the record of it, in one transaction. False, with nothing written, where there was no such row to
 * change: somebody else was first.
 */
export function changeOne(pool: Pool, sql: string, values: readonly unknown[], record: Written): Promise<boolean> {
  return transaction(pool, async (db) => {
    const { rowCount } = await db.query(sql, [...values]);
    if (rowCount !== 1) return false;
    await writeRecord(db, record);
    return true;
  });
}
