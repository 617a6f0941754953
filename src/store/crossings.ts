import type { Pool, PoolClient } from 'pg';
import type { Crossing } from '../core/domain/crossing.ts';
import type { CrossingStore } from './port/crossings.ts';
import type { NewEvent, PendingLeaf } from './port/events.ts';
import { appendEvents, insertLeaves } from './query/append.ts';
import { insertCrossing, linkDeclarations, selectCrossings, updateCrossing } from './query/crossings.ts';
import { timestamp } from './query/encode.ts';
import { transaction } from './query/transaction.ts';

/** Thrown inside a transaction to leave it without a trace; never seen outside this file. */
class Abandon<T> extends Error {
  readonly outcome: T;
  constructor(outcome: T) {
    super('abandoned');
    this.outcome = outcome;
  }
}

async function attempt<T>(pool: Pool, work: (db: PoolClient) => Promise<T>): Promise<T> {
  try {
    return await transaction(pool, work);
  } catch (error) {
    if (error instanceof Abandon) return error.outcome as T;
    throw error;
  }
}

/** Records the first event or finds that it was recorded before: that one is what makes an action happen once. */
async function record(db: PoolClient, events: readonly NewEvent[], leaves: readonly PendingLeaf[]): Promise<void> {
  const first = events[0];
  const fresh = await appendEvents(db, events);
  if (first !== undefined && !fresh.has(first.id)) throw new Abandon('seen');
  await insertLeaves(db, leaves);
}

export function crossingStore(pool: Pool): CrossingStore {
  const one = async (where: string, value: string): Promise<Crossing | undefined> =>
    (await selectCrossings(pool, where, [value]))[0];
  return {
    open: (crossing, events, leaves) =>
      attempt<'opened' | 'seen' | 'plate-open'>(pool, async (db) => {
        await record(db, events, leaves);
        if (!(await insertCrossing(db, crossing))) throw new Abandon('plate-open');
        await linkDeclarations(db, crossing);
        return 'opened';
      }),
    save: (crossing, events, leaves) =>
      attempt<'moved' | 'seen' | 'stale'>(pool, async (db) => {
        await record(db, events, leaves);
        if (!(await updateCrossing(db, crossing))) throw new Abandon('stale');
        await linkDeclarations(db, crossing);
        return 'moved';
      }),
    byId: (id) => one('where c.id = $1', id),
    openByPlate: (plate) => one(`where c.plate = $1 and c.state not in ('exited', 'cancelled')`, plate),
    ofDeclaration: (id) =>
      one('where c.id = (select crossing_id from crossing_declaration where declaration_id = $1)', id),
    list: (filter, limit, after) =>
      selectCrossings(
        pool,
        `where ($1::text[] is null or c.state = any($1)) and ($2::text[] is null or c.lane = any($2))
          and (not $3::boolean or c.state not in ('exited', 'cancelled')) and ($4::uuid is null or c.id < $4)
          order by c.id desc limit $5`,
        [filter.states ?? null, filter.lanes ?? null, filter.openOnly ?? false, after ?? null, limit],
      ),
    loadPast: (past) =>
      transaction(pool, async (db) => {
        const fresh = [];
        for (const one of past) {
          if (!(await insertCrossing(db, one.crossing))) continue;
          await linkDeclarations(db, one.crossing);
          fresh.push(one);
        }
        await appendEvents(
          db,
          fresh.flatMap((one) => one.events),
        );
        await insertLeaves(
          db,
          fresh.flatMap((one) => one.leaves),
        );
      }),
    closedBetween: (from, before, limit) =>
      selectCrossings(pool, 'where c.released_at >= $1 and c.released_at < $2 order by c.released_at limit $3', [
        timestamp(from),
        timestamp(before),
        limit,
      ]),
  };
}
