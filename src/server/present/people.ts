import type { TimeZone } from '../../core/domain/ids.ts';
import { ROLES } from '../../core/domain/role.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import type { Person, RoleGrant } from '../../store/port/people.ts';
import type { Me } from '../../wire/installation.ts';
import type { GrantView, PersonView } from '../../wire/people.ts';
import { type Principal, rolesOf } from '../principal.ts';
import { defined } from './defined.ts';

/** Who decided last, and how: a revoked grant no longer shows who approved it, its events do. */
export function presentGrant(grant: RoleGrant, zone: TimeZone): GrantView {
  const [state, decidedBy, decidedAt] =
    grant.revokedAt !== undefined
      ? (['revoked', grant.revokedBy, grant.revokedAt] as const)
      : grant.refusedAt !== undefined
        ? (['refused', grant.refusedBy, grant.refusedAt] as const)
        : grant.approvedAt !== undefined
          ? (['in-force', grant.approvedBy, grant.approvedAt] as const)
          : (['proposed', undefined, undefined] as const);
  return defined({
    id: grant.id,
    userId: grant.userId,
    role: grant.role,
    operator: grant.operator,
    partner: grant.partner,
    proposedBy: grant.proposedBy,
    proposedAt: formatDateTime(grant.proposedAt, zone),
    state,
    decidedBy,
    decidedAt: decidedAt === undefined ? undefined : formatDateTime(decidedAt, zone),
    origin: grant.origin,
  }) as GrantView;
}

/** Roles in force, in the order of ROLES, and every grant behind them. */
export function presentPerson(person: Person, grants: readonly RoleGrant[], zone: TimeZone): PersonView {
  const roles = rolesOf(grants);
  return {
    id: person.id,
    username: person.username,
    name: person.name,
    createdAt: formatDateTime(person.createdAt, zone),
    roles: ROLES.filter((role) => roles.has(role)),
    grants: grants.map((grant) => presentGrant(grant, zone)),
  };
}

/** What the console knows of whoever is signed in; it hides what they may not do, the server refuses it. */
export function presentMe(principal: Principal): Me {
  return {
    id: principal.id,
    username: principal.username,
    name: principal.name,
    roles: ROLES.filter((role) => principal.roles.has(role)),
    ...(principal.operator === undefined ? {} : { operator: principal.operator }),
    ...(principal.partner === undefined ? {} : { partner: principal.partner }),
  };
}
