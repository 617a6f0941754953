import type { Pool, PoolClient } from 'pg';

/** Thrown inside `attempt` to leave its transaction without a trace, with an outcome. */
export class Abandon extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('abandoned');
    this.outcome = outcome;
  }
}

/** A transaction that may abandon what it began; it then resolves with the outcome it abandoned with. */
export async function attempt<T>(pool: Pool, work: (db: PoolClient) => Promise<T>): Promise<T> {
  try {
    return await transaction(pool, work);
  } catch (error) {
    if (error instanceof Abandon) return error.outcome as T;
    throw error;
  }
}

/** Runs work in one transaction: committed when it resolves, rolled back when it rejects. */
export async function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given to the next caller.
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}
