import type { Pool, PoolClient } from 'pg';
import type { AuditStore } from './port/audit.ts';
import type { Store } from './port/store.ts';
import { postgresStore } from './postgres.ts';
import { auditStore } from './query/audit.ts';

/** The store as it was at one moment, however long it is read. */
export interface Snapshot {
  /** Only its reads: whatever begins a transaction of its own fails here. */
  readonly store: Store;
  readonly audit: AuditStore;
  close(): Promise<void>;
}

/** Opens a transaction that only reads and always sees the same. */
export async function openSnapshot(pool: Pool): Promise<Snapshot> {
  const client = await pool.connect();
  // Repeatable read: every statement sees the database as of the first, and no writer waits for it.
  await client.query('begin isolation level repeatable read read only');
  return {
    ...storesOn(client),
    close: async () => {
      await client.query('rollback');
      client.release();
    },
  };
}

/** The store over one connection, in whatever transaction that connection is. */
export function storesOn(client: PoolClient): Pick<Snapshot, 'store' | 'audit'> {
  // The queries only ask a pool for `query`; whoever begins a transaction of its own does not read.
  const pool = { query: client.query.bind(client) } as unknown as Pool;
  return { store: postgresStore(pool), audit: auditStore(pool) };
}
