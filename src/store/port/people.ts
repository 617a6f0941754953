import type { Instant } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import type { Partner } from '../../core/inspect/release-conditions.ts';
import type { NewEvent, PendingLeaf } from './events.ts';

/**
 * A role given to a person: in force once approved and until revoked. `setup` and `demo` grants had nobody to approve
 * them.
 */
export interface RoleGrant {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  /** The operator a declarant files for; absent: any. */
  readonly operator?: string;
  /** Whom an agency's user speaks for. */
  readonly partner?: Partner;
  /** Ids of people here and below, not usernames; the word `demo` where the demo granted it. */
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly approvedBy?: string;
  readonly approvedAt?: Instant;
  readonly refusedBy?: string;
  readonly refusedAt?: Instant;
  readonly revokedBy?: string;
  readonly revokedAt?: Instant;
  readonly origin: 'proposal' | 'setup' | 'demo';
}

/** Somebody who can sign in. The password lies in a table of the sign-in library and never comes through here. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly createdAt: Instant;
}

/** A bearer token of another system; with one role, and one operator or partner that it speaks for. */
export interface ApiToken {
  readonly id: string;
  /** SHA-256 of the token; the token itself is shown once and kept nowhere. */
  readonly hashHex: string;
  readonly role: Role;
  readonly operator?: string;
  readonly partner?: Partner;
  readonly label: string;
  readonly createdAt: Instant;
  readonly revokedAt?: Instant;
}

/**
 * Who may act. Grants are proposed by one person and decided by another; that rule is `server/people/grants.ts`, not
 * here.
 */
export interface PeopleStore {
  /** How many people hold the role of administrator today. */
  administrators(): Promise<number>;
  list(): Promise<readonly Person[]>;
  grants(): Promise<readonly RoleGrant[]>;
  grantsOf(userId: string): Promise<readonly RoleGrant[]>;
  grant(id: string): Promise<RoleGrant | undefined>;
  addGrant(grant: RoleGrant, events: readonly NewEvent[], leaves?: readonly PendingLeaf[]): Promise<void>;
  /** Writes the grants of the first two administrators, both or neither; false when there are two already. */
  addFirstGrants(
    grants: readonly RoleGrant[],
    events: readonly NewEvent[],
    leaves?: readonly PendingLeaf[],
  ): Promise<boolean>;
  /** Writes the fields of a decision on a grant that has none yet; false when another was first. */
  decideGrant(grant: RoleGrant, events: readonly NewEvent[], leaves?: readonly PendingLeaf[]): Promise<boolean>;
  addToken(token: ApiToken): Promise<void>;
  tokenByHash(hashHex: string): Promise<ApiToken | undefined>;
}
