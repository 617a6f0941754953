import type { Pool } from 'pg';
import type { Hazard } from '../../core/domain/hazard.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { ListEntry, StoredList } from '../port/lists.ts';
import type { Written } from '../port/rules.ts';
import { timestamp, timestampOrNull } from './encode.ts';
import { decisionOf, type TwoPersonRow, twoPersonOf } from './two-person.ts';
import { changeOne } from './written.ts';

const LIST = 'id, kind, title, owner, legal_basis as "legalBasis", created_at as "createdAt"';

/** Lists without their entries, by name; one or none where an id is given. */
export async function namedLists(pool: Pool, id?: string): Promise<readonly StoredList[]> {
  const { rows } = await pool.query<StoredList>(
    `select ${LIST} from named_list where $1::text is null or id = $1 order by id`,
    [id ?? null],
  );
  return rows;
}

/** A list begins without entries, so one person may make it; what stands on it takes two. */
export function createNamedList(pool: Pool, list: StoredList, record: Written): Promise<boolean> {
  return changeOne(
    pool,
    `insert into named_list (id, kind, title, owner, legal_basis, created_at) values ($1, $2, $3, $4, $5, $6)
      on conflict (id) do nothing`,
    [list.id, list.kind, JSON.stringify(list.title), list.owner, list.legalBasis, timestamp(list.createdAt)],
    record,
  );
}

interface EntryRow extends TwoPersonRow {
  readonly id: string;
  readonly list_id: string;
  readonly value: string;
  readonly hazard: Hazard | null;
  readonly finding: string | null;
  readonly expires_on: LocalDay;
  readonly withdrawn_by: string | null;
  readonly withdrawn_at: Instant | null;
}

const ENTRY = `id, list_id, value, hazard, finding, expires_on::text, proposed_by, proposed_at, approved_by, approved_at,
      refused_by, refused_at, withdrawn_by, withdrawn_at`;

/** Plates on lists, of entries that are over. */
export async function endedVehicleEntries(
  pool: Pool,
  endedBefore: LocalDay,
  before: Instant,
  limit: number,
): Promise<readonly ListEntry[]> {
  // An entry with a leaf that has no place yet comes next time: only sequenced entries can be named as erased.
  const { rows } = await pool.query<EntryRow>(
    `select ${ENTRY} from list_entry
    where list_id in (select id from named_list where kind = 'vehicle') and value not like '~%'
      and (expires_on < $1 or refused_at < $2 or withdrawn_at < $2)
      and not exists (select from pending_leaf p where p.subject = list_entry.id)
    order by id limit $3`,
    [endedBefore, timestamp(before), limit],
  );
  return rows.map(toEntry);
}

/** Asked at every step of a vehicle up to its direction; a port lists tens of vehicles, and few lists are of vehicles. */
export async function vehicleEntries(pool: Pool, plates: readonly string[]): Promise<readonly ListEntry[]> {
  const { rows } = await pool.query<EntryRow>(
    `select ${ENTRY} from list_entry
    where list_id in (select id from named_list where kind = 'vehicle') and value = any($1::text[])
    order by list_id, proposed_at, id`,
    [plates],
  );
  return rows.map(toEntry);
}

/**
 * Entries of every state, the caller judges which hold on a day; by the index of list and time of proposal where a
 * list is named.
 */
export async function listEntries(
  pool: Pool,
  by: { readonly list?: string; readonly id?: string },
): Promise<readonly ListEntry[]> {
  const { rows } = await pool.query<EntryRow>(
    `select ${ENTRY} from list_entry
    where ($1::text is null or list_id = $1) and ($2::uuid is null or id = $2) order by list_id, proposed_at, id`,
    [by.list ?? null, by.id ?? null],
  );
  return rows.map(toEntry);
}

function toEntry(row: EntryRow): ListEntry {
  return {
    id: row.id,
    listId: row.list_id,
    value: row.value,
    ...(row.hazard === null ? {} : { hazard: row.hazard }),
    ...(row.finding === null ? {} : { finding: row.finding }),
    expiresOn: row.expires_on,
    ...twoPersonOf(row),
    ...(row.withdrawn_by === null ? {} : { withdrawnBy: row.withdrawn_by }),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
  };
}

/** False when the finding was cited for this value before: the index over evidence says so. */
export function proposeEntry(pool: Pool, entry: ListEntry, record: Written): Promise<boolean> {
  return changeOne(
    pool,
    `insert into list_entry (id, list_id, value, hazard, finding, expires_on, proposed_by, proposed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      entry.id,
      entry.listId,
      entry.value,
      entry.hazard ?? null,
      entry.finding ?? null,
      entry.expiresOn,
      entry.proposedBy,
      timestamp(entry.proposedAt),
    ],
    record,
  );
}

/** A proposal is approved or refused once; an entry in force is withdrawn once. */
export function decideEntry(pool: Pool, entry: ListEntry, record: Written): Promise<boolean> {
  return changeOne(
    pool,
    `update list_entry set approved_by = $2, approved_at = $3, refused_by = $4, refused_at = $5, withdrawn_by = $6, withdrawn_at = $7
      where id = $1 and refused_at is null and withdrawn_at is null and (approved_at is null or $6::text is not null)`,
    [entry.id, ...decisionOf(entry), entry.withdrawnBy ?? null, timestampOrNull(entry.withdrawnAt)],
    record,
  );
}
