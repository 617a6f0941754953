import type { Instant } from '../../core/domain/ids.ts';
import { excludedPair, type Role } from '../../core/domain/role.ts';
import { ROLE_WORDS } from '../../messages/console-words.ts';
import type { EventKind, NewEvent, PendingLeaf } from '../../store/port/events.ts';
import type { RoleGrant } from '../../store/port/people.ts';
import type { NewGrantInput } from '../../wire/people.ts';
import { decisionLeaf } from '../../work/decide-leaf.ts';
import { ApiError } from '../errors.ts';
import { inForce, isPending } from '../principal.ts';
import type { Services } from '../services.ts';

/** `revoke` ends a grant in force; the other two decide an open one. */
export type GrantDecision = 'approve' | 'refuse' | 'revoke';

/**
 * A role is granted by two people. Every step is an event in the transaction that takes it. Both throw an ApiError
 * where a step may not be taken, and have then changed nothing.
 */
export interface Grants {
  propose(input: NewGrantInput, by: string, now: Instant): Promise<RoleGrant>;
  decide(id: string, decision: GrantDecision, by: string, now: Instant): Promise<RoleGrant>;
}

/** `changed` is called after a change, so that kept answers about roles are forgotten. */
export function createGrants(services: Pick<Services, 'store' | 'newId'>, changed: () => void): Grants {
  const { people } = services.store;
  // One at a time: two grants that exclude each other must not both pass their checks.
  let last: Promise<unknown> = Promise.resolve();
  function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work);
    last = next;
    return next;
  }

  function event(kind: EventKind, grant: RoleGrant, by: string, now: Instant): NewEvent {
    const { userId, role, operator, partner } = grant;
    const bound = { ...(operator === undefined ? {} : { operator }), ...(partner === undefined ? {} : { partner }) };
    const body = { userId, role, ...bound };
    return { id: services.newId(), at: now, kind, subject: grant.id, actor: by, body };
  }

  async function propose(input: NewGrantInput, by: string, now: Instant): Promise<RoleGrant> {
    const { userId, role, operator, partner } = input;
    if (userId === by) throw new ApiError('own-role');
    if (operator !== undefined && role !== 'declarant') throw new ApiError('operator-for-declarants');
    const persons = await people.list();
    if (!persons.some(({ id }) => id === userId)) throw new ApiError('person-unknown');
    const standing = (await people.grantsOf(userId)).filter((grant) => inForce(grant) || isPending(grant));
    if (standing.some((grant) => grant.role === role)) throw new ApiError('role-held');
    refuseExcluded([...standing.map((grant) => grant.role), role]);
    if ((role === 'agency') !== (partner !== undefined)) throw new ApiError('partner-for-agencies');
    const grant: RoleGrant = {
      id: services.newId(),
      userId,
      role,
      ...(operator === undefined ? {} : { operator }),
      ...(partner === undefined ? {} : { partner }),
      proposedBy: by,
      proposedAt: now,
      origin: 'proposal',
    };
    await people.addGrant(
      grant,
      [event('grant-proposed', grant, by, now)],
      [grantLeaf('grant-proposed', grant, by, now)],
    );
    return grant;
  }

  async function decide(id: string, decision: GrantDecision, by: string, now: Instant): Promise<RoleGrant> {
    const grant = await people.grant(id);
    if (grant === undefined) throw new ApiError('grant-unknown');
    const decidable = decision === 'revoke' ? inForce(grant) : isPending(grant);
    if (!decidable) throw new ApiError('grant-decided');
    // Whoever proposed may take it back; nobody decides about a role of their own.
    if (by === grant.userId || (decision === 'approve' && by === grant.proposedBy)) {
      throw new ApiError('grant-needs-two');
    }
    if (decision === 'approve') {
      const held = (await people.grantsOf(grant.userId)).filter(inForce).map(({ role }) => role);
      refuseExcluded([...held, grant.role]);
    }
    if (decision === 'revoke' && grant.role === 'administrator') await keepTwoAdministrators(grant);
    const [decided, kind] = decidedGrant(grant, decision, by, now);
    const leaves = [grantLeaf(kind, decided, by, now)];
    if (!(await people.decideGrant(decided, [event(kind, decided, by, now)], leaves)))
      throw new ApiError('grant-decided');
    changed();
    return decided;
  }

  /** With fewer than two nobody could grant or revoke anything any more. */
  async function keepTwoAdministrators(leaving: RoleGrant): Promise<void> {
    const others = (await people.grants()).filter(
      (grant) => grant.role === 'administrator' && inForce(grant) && grant.userId !== leaving.userId,
    );
    if (new Set(others.map(({ userId }) => userId)).size < 2) throw new ApiError('last-administrators');
  }

  return {
    propose: (input, by, now) => oneAtATime(() => propose(input, by, now)),
    decide: (id, decision, by, now) => oneAtATime(() => decide(id, decision, by, now)),
  };
}

/** The ledger's entry of one step of a grant: the grant as it stands after it. */
export function grantLeaf(kind: EventKind, grant: RoleGrant, by: string, at: Instant): PendingLeaf {
  return decisionLeaf(kind, grant.id, at, { by, record: grant });
}

function decidedGrant(grant: RoleGrant, decision: GrantDecision, by: string, at: Instant): [RoleGrant, EventKind] {
  switch (decision) {
    case 'approve':
      return [{ ...grant, approvedBy: by, approvedAt: at }, 'grant-approved'];
    case 'refuse':
      return [{ ...grant, refusedBy: by, refusedAt: at }, 'grant-refused'];
    case 'revoke':
      return [{ ...grant, revokedBy: by, revokedAt: at }, 'grant-revoked'];
  }
}

function refuseExcluded(roles: readonly Role[]): void {
  const pair = excludedPair(new Set(roles));
  if (pair !== undefined) {
    throw new ApiError('roles-exclude', { details: { a: ROLE_WORDS[pair[0]].en, b: ROLE_WORDS[pair[1]].en } });
  }
}
