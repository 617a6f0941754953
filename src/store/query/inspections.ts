import type { ClientBase, Pool } from 'pg';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { InspectionEntry, InspectionFilter, InspectionWrite } from '../port/inspections.ts';
import { timestamp, timestampOrNull } from './encode.ts';

/** Inserts an inspection of a past as it stands. */
export async function insertPastInspection(db: ClientBase, { inspection, entries }: InspectionWrite): Promise<void> {
  await db.query(INSERT, valuesOf(inspection));
  await insertEntries(db, inspection, entries);
}

/** Does nothing where the passage has an inspection already: it has one for good. */
const INSERT = `insert into inspection (id, crossing_id, state, assigned, outcome, opened_at, concluded_at, body, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`;

function valuesOf(inspection: Inspection): unknown[] {
  const { id, crossing, state, assigned, openedAt, concludedAt, decisions, version } = inspection;
  return [
    id,
    crossing,
    state,
    assigned ?? null,
    decisions.at(-1)?.outcome ?? null,
    timestamp(openedAt),
    timestampOrNull(concludedAt),
    JSON.stringify(inspection),
    version,
  ];
}

/**
 * Inserts an inspection, or writes it over the version before it; false when another writer was first. Its crossing's row is
 * held by then: whoever corrects a word on the check holds it too.
 */
export async function writeInspection(db: ClientBase, write: InspectionWrite): Promise<boolean> {
  const { inspection, entries, follows } = write;
  if (
    follows !== undefined &&
    follows.declarations.length > 0 &&
    (await corrections(db, write)) !== follows.corrections
  )
    return false;
  const values = valuesOf(inspection);
  const { rowCount } =
    inspection.version === 1
      ? await db.query(INSERT, values)
      : await db.query(
          `update inspection set state = $3, assigned = $4, outcome = $5, concluded_at = $7, body = $8, version = $9
          where id = $1 and crossing_id = $2 and opened_at = $6 and version = $9 - 1`,
          values,
        );
  if (rowCount !== 1) return false;
  await insertEntries(db, inspection, entries);
  return true;
}

/** How many corrections there are now of the words on an inspection's check. By the partial index event_label. */
async function corrections(db: ClientBase, { inspection, follows }: InspectionWrite): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from event where subject = any($1::uuid[])
      and kind in ('finding-recorded', 'finding-corrected') and kind = 'finding-corrected'
      and body ->> 'crossing' = $2 and not body ? 'audit'`,
    [follows?.declarations ?? [], inspection.crossing],
  );
  return rows[0]?.count ?? 0;
}

/** Counted on from those that stand; the lock on the inspection's row keeps two writers from the same number. */
async function insertEntries(db: ClientBase, { id }: Inspection, entries: readonly InspectionEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.query(
    `insert into inspection_entry (id, inspection_id, ordinal, action, officer, at, received_at, offline, body)
    select e.id, $1, (select count(*) from inspection_entry where inspection_id = $1) + e.place, e.action, e.officer,
      e.at, e.received, e.offline, e.body
    from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::boolean[], $8::jsonb[])
      with ordinality as e (id, action, officer, at, received, offline, body, place)`,
    [
      id,
      entries.map((one) => one.id),
      entries.map((one) => one.action),
      entries.map((one) => one.by),
      entries.map((one) => timestamp(one.at)),
      entries.map((one) => timestamp(one.received)),
      entries.map((one) => one.offline),
      entries.map((one) => JSON.stringify(one.body)),
    ],
  );
}

/**
 * Whether an inspection stands at a version, held until the transaction ends. Whoever moves a crossing locks it first and
 * its inspection second, so that two writers wait for each other instead of deadlocking.
 */
export async function holdInspection(db: ClientBase, crossing: string, version: number): Promise<boolean> {
  const { rows } = await db.query<{ version: number }>(
    'select version from inspection where crossing_id = $1 for share',
    [crossing],
  );
  return (rows[0]?.version ?? 0) === version;
}

/** Whether a crossing stands at a version, held until the transaction ends. */
export async function holdCrossing(db: ClientBase, crossing: string, version: number): Promise<boolean> {
  const { rows } = await db.query<{ version: number }>('select version from crossing where id = $1 for share', [
    crossing,
  ]);
  return rows[0]?.version === version;
}

/**
 * Inspections out of their bodies, which are the whole of them; `where` is SQL over `i` and comes from this folder
 * alone.
 */
export async function selectInspections(
  db: Pool | ClientBase,
  where: string,
  values: readonly unknown[],
): Promise<readonly Inspection[]> {
  const { rows } = await db.query<{ body: Inspection }>(`select body from inspection i ${where}`, [...values]);
  return rows.map((row) => row.body);
}

/** Newest first; an officer's are those they are assigned to or have signed something on. */
export function listInspections(
  pool: Pool,
  { states, officer, openOnly = false }: InspectionFilter,
  limit: number,
  after?: string,
): Promise<readonly Inspection[]> {
  return selectInspections(
    pool,
    `where ($1::text[] is null or i.state = any($1))
      and ($2::text is null or i.assigned = $2 or i.body -> 'officers' ? $2)
      and (not $3::boolean or i.state <> 'concluded') and ($4::uuid is null or i.id < $4)
      order by i.id desc limit $5`,
    [states ?? null, officer ?? null, openOnly, after ?? null, limit],
  );
}

/** What was done to one, in the order in which it was taken in, which is not always that of the officers' clocks. */
export async function inspectionEntries(pool: Pool, id: string): Promise<readonly InspectionEntry[]> {
  const { rows } = await pool.query<InspectionEntry>(
    `select id, action, officer as "by", at, received_at as received, offline, body
    from inspection_entry where inspection_id = $1 order by ordinal`,
    [id],
  );
  return rows;
}
