import type { ClientBase, Pool } from 'pg';
import type { CrossingId } from '../../core/domain/ids.ts';
import type { ErasedClass } from '../../core/oversee/retention.ts';
import type { Erasure, Plated, PlatedDeclaration, RetentionStore } from '../port/retention.ts';
import { selectCrossings } from './crossings.ts';
import { firstIdAt, hexBytes, timestamp } from './encode.ts';
import { heldOn } from './held.ts';
import { endedVehicleEntries } from './lists.ts';
import { Abandon, attempt, transaction } from './transaction.ts';
import { writeRecord } from './written.ts';

/** Rows of each class that are due: their id as text. `rateLimit` counts in milliseconds. */
const ERASE: Readonly<Record<ErasedClass, string>> = {
  'raw-message': `delete from raw_message where (id, part) in (
    select id, part from raw_message where received_at < $1 order by received_at limit $2) returning '' as id`,
  'appeal-statement': `delete from appeal_statement where appeal_id in (
    select s.appeal_id from appeal_statement s join appeal_decision d on d.appeal_id = s.appeal_id
    where d.at < $1 order by d.at limit $2) returning appeal_id::text as id`,
  photo: `delete from inspection_photo where id in (
    select id from inspection_photo where received_at < $1 order by received_at limit $2) returning id::text as id`,
  'document-file': `delete from document_file where answer_id in (
    select f.answer_id from document_file f join document_answer a on a.id = f.answer_id
    where a.at < $1 order by a.at limit $2) returning answer_id::text as id`,
  session: `delete from "session" where id in (
    select id from "session" where "expiresAt" < $1 limit $2) returning '' as id`,
  'sign-in-trace': `with old as (delete from "rateLimit" where id in (
      select id from "rateLimit" where "lastRequest" < extract(epoch from $1::timestamptz) * 1000 limit $2) returning ''),
    codes as (delete from "verification" where id in (
      select id from "verification" where "expiresAt" < $1 limit $2) returning '')
    select '' as id from old union all select '' from codes`,
};

/**
 * Counts what is here now. Full scans of some tables: asked for by a page and a report, never on the way of a truck.
 */
const KEPT = `
select 'plate' as record, count(*) as count, min(coalesce(exited_at, arrived_at, booked_at)) as oldest
  from crossing where plate not like '~%'
union all select 'raw-message', count(*), min(received_at) from raw_message
union all select 'listed-plate', count(*), min(proposed_at) from list_entry
  where value not like '~%' and list_id in (select id from named_list where kind = 'vehicle')
union all select 'appeal-statement', count(*), min(a.lodged_at) from appeal_statement s join appeal a on a.id = s.appeal_id
union all select 'photo', count(*), min(received_at) from inspection_photo
union all select 'document-file', count(*), min(a.at) from document_file f join document_answer a on a.id = f.answer_id
union all select 'session', count(*), min("createdAt") from "session"
union all select 'sign-in-trace', (select count(*) from "rateLimit") + (select count(*) from "verification"), null`;

/** Passages over which no decision is open; before that a plate is needed at the gate. */
const CLOSED = `('exited', 'cancelled')`;

/** A passage with a leaf that has no place yet comes next time: only sequenced entries can be named as erased. */
const DUE_CROSSINGS = `where c.plate not like '~%' and c.state in ${CLOSED} and c.id < $1
  and (c.exited_at is null or c.exited_at < $2) and not exists (select from pending_leaf p where p.subject = c.id)
  order by c.id limit $3`;

/** Whether a declaration's JSON still names a plate; pseudonyms begin with `~`. The condition of two indexes, word for word. */
const HAS_PLATE = (body: string): string =>
  `(${body} #>> '{vehicle,plate}' not like '~%' or ${body} #>> '{vehicle,trailerPlate}' not like '~%')`;

/** The first of those that name a plate and that no open or recent passage carries, by the index over what names one. */
const DUE_IDS = (table: string, id: string): string => `
(select ${id} as id from ${table} where ${id} < $1 and ${HAS_PLATE('body')}
  and not exists (select from crossing_declaration cd join crossing c on c.id = cd.crossing_id
    where cd.declaration_id = ${id} and (c.state not in ${CLOSED} or c.exited_at >= $2))
order by ${id} limit $3)`;

/** Declarations with plates that are due, now or in their past. Ids carry the time of acceptance. */
const DUE_DECLARATIONS = `
with due as (
  select id from (${DUE_IDS('declaration', 'declaration.id')} union ${DUE_IDS('declaration_past', 'declaration_past.declaration_id')}) found
  order by id limit $3
)
select d.id, d.version, d.lane, encode(d.content_hash, 'hex') as "contentHash", d.body as declaration,
  coalesce((select json_agg(json_build_object('version', p.version, 'contentHash', encode(p.content_hash, 'hex'),
    'declaration', p.body) order by p.version) from declaration_past p where p.declaration_id = d.id), '[]') as past
from due join declaration d using (id)
order by d.id`;

async function insertErasure(db: ClientBase, { id, at, record, count, before }: Erasure): Promise<void> {
  await db.query('insert into erasure (id, at, record, count, before) values ($1, $2, $3, $4, $5)', [
    id,
    timestamp(at),
    record,
    count,
    timestamp(before),
  ]);
}

/** What is kept for a time only, and taking it out. */
export function retentionStore(pool: Pool): RetentionStore {
  return {
    async kept() {
      const { rows } = await pool.query(KEPT);
      return rows.map(({ record, count, oldest }) => ({ record, count, ...(oldest === null ? {} : { oldest }) }));
    },
    erasures: async () =>
      (await pool.query<Erasure>('select id, at, record, count, before from erasure order by at desc, id desc')).rows,
    // What is recorded must name what went, so it is written after the delete, in its transaction.
    erase: (record, before, limit, write) =>
      transaction(pool, async (db) => {
        const { rows } = await db.query<{ id: string }>(ERASE[record], [timestamp(before), limit]);
        if (rows.length === 0) return 0;
        const { erasure, record: written } = write(rows.map(({ id }) => id));
        await insertErasure(db, erasure);
        await writeRecord(db, written);
        return rows.length;
      }),
    // Ids carry their time, so the primary key bounds the search; exited_at is what the clock really runs from.
    async plated(before, limit) {
      const due = [firstIdAt(before), timestamp(before), limit];
      const [crossings, declarations] = await Promise.all([
        selectCrossings(pool, DUE_CROSSINGS, due),
        pool.query<PlatedDeclaration>(DUE_DECLARATIONS, due),
      ]);
      return { crossings, declarations: declarations.rows };
    },
    pseudonymise: (was, next, openings, erasure, record) =>
      attempt<boolean>(pool, async (db) => {
        // All or nothing: openings may only go with the plates they open.
        if (!(await rewrite(db, was, next))) throw new Abandon(false);
        await db.query('delete from ledger_opening where id = any($1::uuid[])', [openings]);
        await insertErasure(db, erasure);
        await writeRecord(db, record);
        return true;
      }),
    listed: (endedBefore, before, limit) => endedVehicleEntries(pool, endedBefore, before, limit),
    pseudonymiseListed: (was, next, openings, erasure, record) =>
      attempt<boolean>(pool, async (db) => {
        const { rowCount } = await db.query(
          `update list_entry set value = n.value from unnest($1::uuid[], $2::text[], $3::text[]) as n (id, was, value)
          where list_entry.id = n.id and list_entry.value = n.was`,
          [was.map(({ id }) => id), was.map(({ value }) => value), next.map(({ value }) => value)],
        );
        if (rowCount !== was.length) throw new Abandon(false);
        await db.query('delete from ledger_opening where id = any($1::uuid[])', [openings]);
        await insertErasure(db, erasure);
        await writeRecord(db, record);
        return true;
      }),
    async passagesOf(plate, limit) {
      const { rows } = await pool.query<{ id: CrossingId }>(
        `select id from crossing where plate = $1 and plate not like '~%' order by id desc limit $2`,
        [plate, limit],
      );
      return rows.map(({ id }) => id);
    },
    held: (operator, limit) => heldOn(pool, operator, limit),
  };
}

/** Writes what is pseudonymised over what was read; false where something else stands there by now. */
async function rewrite(db: ClientBase, was: Plated, next: Plated): Promise<boolean> {
  const crossings = await db.query(
    `update crossing set plate = n.plate, trailer_plate = n.trailer
    from unnest($1::uuid[], $2::int[], $3::text[], $4::text[]) as n (id, version, plate, trailer)
    where crossing.id = n.id and crossing.version = n.version`,
    [
      next.crossings.map(({ id }) => id),
      was.crossings.map(({ version }) => version),
      next.crossings.map(({ vehicle }) => vehicle.plate ?? ''),
      next.crossings.map(({ vehicle }) => vehicle.trailerPlate ?? null),
    ],
  );
  const declarations = await db.query(
    `update declaration set body = n.body, content_hash = n.hash, awaited_plate = null
    from unnest($1::uuid[], $2::bytea[], $3::jsonb[], $4::bytea[]) as n (id, was, body, hash)
    where declaration.id = n.id and declaration.content_hash = n.was`,
    [
      next.declarations.map(({ id }) => id),
      was.declarations.map(({ contentHash }) => hexBytes(contentHash)),
      next.declarations.map(({ declaration }) => JSON.stringify(declaration)),
      next.declarations.map(({ contentHash }) => hexBytes(contentHash)),
    ],
  );
  // Versions of the past have no writer but an amendment, which the content's hash above would have shown.
  const past = next.declarations.flatMap((one) => one.past.map((before) => ({ id: one.id, ...before })));
  await db.query(
    `update declaration_past set body = n.body, content_hash = n.hash
    from unnest($1::uuid[], $2::int[], $3::jsonb[], $4::bytea[]) as n (id, version, body, hash)
    where declaration_past.declaration_id = n.id and declaration_past.version = n.version`,
    [
      past.map(({ id }) => id),
      past.map(({ version }) => version),
      past.map(({ declaration }) => JSON.stringify(declaration)),
      past.map(({ contentHash }) => hexBytes(contentHash)),
    ],
  );
  return crossings.rowCount === next.crossings.length && declarations.rowCount === next.declarations.length;
}
