import type { Instant } from '../../core/domain/ids.ts';
import type { ReassignmentCode } from '../../core/roster/roster.ts';
import type { EventKind } from '../../store/port/events.ts';
import type { Reassignment } from '../../store/port/roster.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { officerOf } from './assign.ts';

/** Why a reassignment was not made. Each is an error code of the server. */
export type ReassignmentRefusal =
  | 'assignment-unknown'
  | 'reassignment-unknown'
  | 'reassignment-open'
  | 'reassignment-decided'
  | 'reassignment-needs-two'
  | 'reassignment-same'
  | 'reassignment-not-inspector';

/** What became of it. A refusal has changed nothing. */
export type ReassignmentResult =
  | { readonly outcome: 'done'; readonly reassignment: Reassignment }
  | { readonly outcome: 'refused'; readonly refusal: ReassignmentRefusal };

const refused = (refusal: ReassignmentRefusal): ReassignmentResult => ({ outcome: 'refused', refusal });

/** Proposes that another officer takes an inspection over, under a code. Nothing changes until somebody else approves. */
export async function proposeReassignment(
  environment: Environment,
  input: { readonly inspectionId: string; readonly to: string; readonly code: ReassignmentCode },
  by: string,
  now: Instant,
): Promise<ReassignmentResult> {
  const { store } = environment;
  if ((await store.assignments.of(input.inspectionId)) === undefined) return refused('assignment-unknown');
  const from = await officerOf(environment, input.inspectionId);
  if (from === input.to) return refused('reassignment-same');
  const grants = await store.people.grantsOf(input.to);
  // The role and not the shift: whoever is called in from home may take over.
  const holds = grants.some(
    (one) => one.role === 'inspector' && one.approvedAt !== undefined && one.revokedAt === undefined,
  );
  if (!holds) return refused('reassignment-not-inspector');
  const reassignment: Reassignment = {
    id: newId(now),
    ...input,
    ...(from === undefined ? {} : { from }),
    proposedBy: by,
    proposedAt: now,
  };
  const proposed = await store.assignments.propose(
    reassignment,
    written('reassignment-proposed', reassignment, by, now),
  );
  return proposed ? { outcome: 'done', reassignment } : refused('reassignment-open');
}

/** Approves or refuses: neither by who proposed it nor by who would take over. Whoever proposed may take it back. */
export async function decideReassignment(
  { store }: Environment,
  id: string,
  decision: 'approve' | 'refuse',
  by: string,
  now: Instant,
): Promise<ReassignmentResult> {
  const was = await store.assignments.reassignment(id);
  if (was === undefined) return refused('reassignment-unknown');
  if (was.approvedAt !== undefined || was.refusedAt !== undefined) return refused('reassignment-decided');
  if (decision === 'approve' && (by === was.proposedBy || by === was.to)) return refused('reassignment-needs-two');
  const [reassignment, kind] =
    decision === 'approve'
      ? [{ ...was, approvedBy: by, approvedAt: now }, 'reassignment-approved' as const]
      : [{ ...was, refusedBy: by, refusedAt: now }, 'reassignment-refused' as const];
  const decided = await store.assignments.decide(reassignment, written(kind, reassignment, by, now));
  return decided ? { outcome: 'done', reassignment } : refused('reassignment-decided');
}

/** Its event says what changed; its entry of the ledger the whole reassignment as it now stands. */
function written(kind: EventKind, one: Reassignment, by: string, at: Instant) {
  const { id, inspectionId, code, from, to } = one;
  const body = { reassignment: id, code, to, ...(from === undefined ? {} : { from }) };
  const event = { id: newId(at), at, kind, subject: inspectionId, actor: by, body };
  return { events: [event], leaves: [decisionLeaf(kind, inspectionId, at, { record: one })] };
}
