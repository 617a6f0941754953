import type { Pool, PoolClient } from 'pg';
import type { Instant } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import type { Partner } from '../../core/inspect/release-conditions.ts';
import type { NewEvent, PendingLeaf } from '../port/events.ts';
import type { ApiToken, Person, RoleGrant } from '../port/people.ts';
import { appendEvents, insertLeaves } from './append.ts';
import { hexBytes, timestamp, timestampOrNull } from './encode.ts';
import { transaction } from './transaction.ts';

interface GrantRow {
  readonly id: string;
  readonly user_id: string;
  readonly role: Role;
  readonly operator: string | null;
  readonly partner: Partner | null;
  readonly proposed_by: string;
  readonly proposed_at: Instant;
  readonly approved_by: string | null;
  readonly approved_at: Instant | null;
  readonly refused_by: string | null;
  readonly refused_at: Instant | null;
  readonly revoked_by: string | null;
  readonly revoked_at: Instant | null;
  readonly origin: RoleGrant['origin'];
}

function toGrant(row: GrantRow): RoleGrant {
  return {
    id: row.id,
    userId: row.user_id,
    role: row.role,
    ...(row.operator === null ? {} : { operator: row.operator }),
    ...(row.partner === null ? {} : { partner: row.partner }),
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.approved_at === null ? {} : { approvedAt: row.approved_at }),
    ...(row.refused_by === null ? {} : { refusedBy: row.refused_by }),
    ...(row.refused_at === null ? {} : { refusedAt: row.refused_at }),
    ...(row.revoked_by === null ? {} : { revokedBy: row.revoked_by }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
    origin: row.origin,
  };
}

/** Any fixed number: it names the set-up's advisory lock among those of this database. */
const SETUP_LOCK = 7_230_002;

/**
 * People, not grants: somebody may hold the role by two. On a connection of the caller's where a lock must cover the
 * count.
 */
export async function countAdministrators(db: Pool | PoolClient): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(distinct user_id)::int as n from role_grant
    where role = 'administrator' and approved_at is not null and revoked_at is null`,
  );
  return rows[0]?.n ?? 0;
}

/** Everybody who can sign in, with or without a role, by username. */
export async function listPeople(pool: Pool): Promise<readonly Person[]> {
  const { rows } = await pool.query<Person>(
    `select id, coalesce(username, '') as username, name, "createdAt" from "user" order by username`,
  );
  return rows;
}

/** Grants of every state in the order of proposal, narrowed by a person or to one; a port has hundreds. */
export async function selectGrants(
  pool: Pool,
  by: { readonly userId?: string; readonly id?: string },
): Promise<readonly RoleGrant[]> {
  const { rows } = await pool.query<GrantRow>(
    `select * from role_grant where ($1::text is null or user_id = $1) and ($2::uuid is null or id = $2) order by proposed_at, id`,
    [by.userId ?? null, by.id ?? null],
  );
  return rows.map(toGrant);
}

/** Writes a proposal, or a grant that the demo begins with, with its record. */
export function insertGrant(
  pool: Pool,
  grant: RoleGrant,
  events: readonly NewEvent[],
  leaves: readonly PendingLeaf[] = [],
): Promise<void> {
  return transaction(pool, async (db) => {
    await insertRow(db, grant);
    await appendEvents(db, events);
    await insertLeaves(db, leaves);
  });
}

/** The lock keeps two processes on one database from setting up twice. */
export function insertFirstGrants(
  pool: Pool,
  grants: readonly RoleGrant[],
  events: readonly NewEvent[],
  leaves: readonly PendingLeaf[] = [],
): Promise<boolean> {
  return transaction(pool, async (db) => {
    await db.query('select pg_advisory_xact_lock($1)', [SETUP_LOCK]);
    if ((await countAdministrators(db)) >= 2) return false;
    for (const grant of grants) await insertRow(db, grant);
    await appendEvents(db, events);
    await insertLeaves(db, leaves);
    return true;
  });
}

/** A grant as it begins: proposed, or in force where nobody could approve yet. */
async function insertRow(db: PoolClient, grant: RoleGrant): Promise<void> {
  await db.query(
    `insert into role_grant (id, user_id, role, operator, proposed_by, proposed_at, approved_by, approved_at, origin, partner)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      grant.id,
      grant.userId,
      grant.role,
      grant.operator ?? null,
      grant.proposedBy,
      timestamp(grant.proposedAt),
      grant.approvedBy ?? null,
      timestampOrNull(grant.approvedAt),
      grant.origin,
      grant.partner ?? null,
    ],
  );
}

/** A proposal is approved or refused once; a grant in force is revoked once. */
export function decideGrant(
  pool: Pool,
  grant: RoleGrant,
  events: readonly NewEvent[],
  leaves: readonly PendingLeaf[] = [],
): Promise<boolean> {
  return transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `update role_grant set approved_by = $2, approved_at = $3, refused_by = $4, refused_at = $5, revoked_by = $6, revoked_at = $7
      where id = $1 and revoked_at is null and refused_at is null and (approved_at is null or $6::text is not null)`,
      [
        grant.id,
        grant.approvedBy ?? null,
        timestampOrNull(grant.approvedAt),
        grant.refusedBy ?? null,
        timestampOrNull(grant.refusedAt),
        grant.revokedBy ?? null,
        timestampOrNull(grant.revokedAt),
      ],
    );
    if (rowCount !== 1) return false;
    await appendEvents(db, events);
    await insertLeaves(db, leaves);
    return true;
  });
}

/** Keeps the token's hash. No event: whoever issues one does so at the command line of the machine. */
export async function insertToken(pool: Pool, token: ApiToken): Promise<void> {
  await pool.query(
    'insert into api_token (id, hash, role, operator, label, created_at, partner) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      token.id,
      hexBytes(token.hashHex),
      token.role,
      token.operator ?? null,
      token.label,
      timestamp(token.createdAt),
      token.partner ?? null,
    ],
  );
}

/**
 * By the unique index over hashes, so no comparison of secrets is timed here. Revoked ones come back too; the caller
 * refuses them.
 */
export async function tokenByHash(pool: Pool, hashHex: string): Promise<ApiToken | undefined> {
  const { rows } = await pool.query<{
    id: string;
    hash: string;
    role: Role;
    operator: string | null;
    partner: Partner | null;
    label: string;
    created_at: Instant;
    revoked_at: Instant | null;
  }>(
    `select id, encode(hash, 'hex') as hash, role, operator, partner, label, created_at, revoked_at from api_token where hash = $1`,
    [hexBytes(hashHex)],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    id: row.id,
    hashHex: row.hash,
    role: row.role,
    ...(row.operator === null ? {} : { operator: row.operator }),
    ...(row.partner === null ? {} : { partner: row.partner }),
    label: row.label,
    createdAt: row.created_at,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
