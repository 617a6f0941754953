import type { Pool, PoolClient } from 'pg';
import type { Crossing } from '../core/domain/crossing.ts';
import { strictness } from '../core/domain/lane.ts';
import type { CrossingStore, InspectionPart } from './port/crossings.ts';
import type { Reassessed } from './port/declarations.ts';
import type { NewEvent, PendingLeaf } from './port/events.ts';
import type { EntryWrite } from './port/outages.ts';
import { appendEvents, insertLeaves } from './query/append.ts';
import {
  holdLanes,
  insertCrossing,
  insertCrossings,
  linkDeclarations,
  selectCrossings,
  unlinkDeclarations,
  updateCrossing,
} from './query/crossings.ts';
import { timestamp } from './query/encode.ts';
import { holdInspection, insertPastInspection, writeInspection } from './query/inspections.ts';
import { insertEntry } from './query/outage-entries.ts';
import { reassessDeclarations } from './query/reassess-declarations.ts';
import { Abandon, attempt, transaction } from './query/transaction.ts';

/** Records the first event or finds that it was recorded before: that one is what makes an action happen once. */
async function record(db: PoolClient, events: readonly NewEvent[], leaves: readonly PendingLeaf[]): Promise<void> {
  const first = events[0];
  const fresh = await appendEvents(db, events);
  if (first !== undefined && !fresh.has(first.id)) throw new Abandon('seen');
  await insertLeaves(db, leaves);
}

/**
 * Takes a crossing's declarations along, or lets go of them. Up to its direction its lane must be no weaker than theirs are
 * at commit: an amendment that came in between is not driven past.
 */
async function carry(db: PoolClient, crossing: Crossing, assessed: readonly Reassessed[]): Promise<void> {
  if (crossing.state === 'cancelled') return unlinkDeclarations(db, crossing);
  // What it is said to carry, to the ledger too, it carries; what another took in between is read again.
  if (!(await linkDeclarations(db, crossing))) throw new Abandon('stale');
  if (!(await reassessDeclarations(db, assessed))) throw new Abandon('stale');
  if (crossing.stages.directed !== undefined && crossing.state !== 'directed') return;
  const lane = await holdLanes(db, crossing.declarations);
  if (strictness(lane) > strictness(crossing.lane)) throw new Abandon('stale');
}

/** Writes the inspection with its crossing, or makes sure that it is the one that was read. */
async function inspect(db: PoolClient, crossing: Crossing, part: InspectionPart | undefined): Promise<void> {
  if (part === undefined) return;
  const stands =
    'write' in part ? await writeInspection(db, part.write) : await holdInspection(db, crossing.id, part.atVersion);
  if (!stands) throw new Abandon('stale');
}

/** Takes the line of paper that the act is keyed from: of two who key it, one leaves nothing behind. */
async function keepPaper(db: PoolClient, paper: EntryWrite | undefined): Promise<void> {
  if (paper !== undefined && !(await insertEntry(db, paper))) throw new Abandon('line-keyed');
}

/**
 * The part of the store that keeps passages. Each writing function is one transaction: the first event's id is taken
 * first, then the crossing by its version, then its declarations, then its inspection, and whatever does not fit
 * abandons all of it.
 */
export function crossingStore(pool: Pool): CrossingStore {
  const one = async (where: string, value: string): Promise<Crossing | undefined> =>
    (await selectCrossings(pool, where, [value]))[0];
  return {
    open: (crossing, events, leaves, assessed = [], inspection, paper) =>
      attempt<'opened' | 'seen' | 'plate-open' | 'line-keyed' | 'stale'>(pool, async (db) => {
        await record(db, events, leaves);
        if (!(await insertCrossing(db, crossing))) throw new Abandon('plate-open');
        await carry(db, crossing, assessed);
        await inspect(db, crossing, inspection);
        await keepPaper(db, paper);
        return 'opened';
      }),
    save: (crossing, events, leaves, assessed = [], inspection, paper) =>
      attempt<'moved' | 'seen' | 'line-keyed' | 'stale'>(pool, async (db) => {
        await record(db, events, leaves);
        if (!(await updateCrossing(db, crossing))) throw new Abandon('stale');
        await carry(db, crossing, assessed);
        await inspect(db, crossing, inspection);
        await keepPaper(db, paper);
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
        const inserted = await insertCrossings(
          db,
          past.map((one) => one.crossing),
        );
        // What was loaded before a restart stays as it is, with its events.
        const fresh = past.filter((one) => inserted.has(one.crossing.id));
        await linkDeclarations(db, ...fresh.map((one) => one.crossing));
        await appendEvents(
          db,
          fresh.flatMap((one) => one.events),
        );
        await insertLeaves(
          db,
          fresh.flatMap((one) => one.leaves),
        );
        for (const { inspection } of fresh) if (inspection !== undefined) await insertPastInspection(db, inspection);
      }),
    closedBetween: (from, before, limit) =>
      selectCrossings(pool, 'where c.released_at >= $1 and c.released_at < $2 order by c.released_at limit $3', [
        timestamp(from),
        timestamp(before),
        limit,
      ]),
  };
}
