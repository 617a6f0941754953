import type { Instant, OperatorId } from '../core/domain/ids.ts';
import { excludedPair, type Role } from '../core/domain/role.ts';
import type { Partner } from '../core/inspect/release-conditions.ts';
import type { RoleGrant } from '../store/port/people.ts';

/** Who makes a request: a signed-in person, or a firm's own system with a bearer token. */
export interface Principal {
  readonly kind: 'session' | 'token';
  /** Goes into the record of what was done. */
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
  /** Set for a declarant who files for one operator only. */
  readonly operator?: OperatorId;
  /** Whom an agency's user or system speaks for. */
  readonly partner?: Partner;
  /** When a session ends by itself. */
  readonly expiresAt?: Instant;
}

/** Whether a grant counts today. */
export function inForce(grant: RoleGrant): boolean {
  return grant.approvedAt !== undefined && grant.revokedAt === undefined;
}

/** Whether a grant still waits for a decision. */
export function isPending(grant: RoleGrant): boolean {
  return grant.approvedAt === undefined && grant.refusedAt === undefined && grant.revokedAt === undefined;
}

/** The roles that some grants give. Roles that exclude each other cancel each other, however they came about. */
export function rolesOf(grants: readonly RoleGrant[]): ReadonlySet<Role> {
  const roles = new Set(grants.filter(inForce).map(({ role }) => role));
  for (let pair = excludedPair(roles); pair !== undefined; pair = excludedPair(roles)) {
    for (const role of pair) roles.delete(role);
  }
  return roles;
}

/** The operator a declarant is bound to, where every grant of the role binds; nothing when one files for any. */
export function operatorOf(grants: readonly RoleGrant[]): OperatorId | undefined {
  const declarant = grants.filter((grant) => grant.role === 'declarant' && inForce(grant));
  return declarant.every(({ operator }) => operator !== undefined)
    ? (declarant[0]?.operator as OperatorId | undefined)
    : undefined;
}

/** Whom somebody speaks for; nobody where they hold no such role, or grants that contradict each other. */
export function partnerOf(grants: readonly RoleGrant[]): Partner | undefined {
  const partners = new Set(
    grants.filter((grant) => grant.role === 'agency' && inForce(grant)).map((one) => one.partner),
  );
  return partners.size === 1 ? [...partners][0] : undefined;
}
