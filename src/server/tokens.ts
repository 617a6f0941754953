import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../core/domain/ids.ts';
import type { Role } from '../core/domain/role.ts';
import type { Partner } from '../core/inspect/release-conditions.ts';
import type { PeopleStore } from '../store/port/people.ts';

/** What a token of another system may do: one role, and one firm or partner where the role has one. */
export interface NewToken {
  readonly role: Role;
  /** The operator a declarant's token files for; without one it may file for any. */
  readonly operator?: string;
  /** Whom an agency's token speaks for. */
  readonly partner?: Partner;
  /** Whose token it is, for people who read the record. */
  readonly label: string;
}

/**
 * Makes a bearer token for a firm's own system and returns it: 256 random bits after `lp_`. Only its SHA-256 is kept, so
 * it is shown once and never again.
 */
export async function createToken(
  people: PeopleStore,
  { role, operator, partner, label }: NewToken,
  now: Instant,
  newId: () => string,
): Promise<string> {
  const token = `lp_${randomBytes(32).toString('base64url')}`;
  await people.addToken({
    id: newId(),
    hashHex: createHash('sha256').update(token).digest('hex'),
    role,
    ...(operator === undefined ? {} : { operator }),
    ...(partner === undefined ? {} : { partner }),
    label,
    createdAt: now,
  });
  return token;
}
