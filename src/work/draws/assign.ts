import type { ActorId, CrossingId, Instant } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import { onShiftAt, qualifiedOn } from '../../core/roster/roster.ts';
import { assignInspector, type OfficerThen } from '../../core/select/assign.ts';
import type { DrawPeriod } from '../../store/port/draws.ts';
import type { PendingLeaf } from '../../store/port/events.ts';
import type { RoleGrant } from '../../store/port/people.ts';
import type { Assignment } from '../../store/port/roster.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Environment } from '../environment.ts';
import { hmacHex } from '../hash.ts';
import { newId } from '../identify.ts';
import { inspectionHandle, officerHandle } from './handles.ts';
import { SERVER } from './plan-draws.ts';
import { settleSeed } from './settle-seed.ts';

/** An inspection that needs an officer. */
export interface InspectionToAssign {
  readonly id: string;
  readonly crossingId: CrossingId;
  /** Whose goods they are: an officer who was lately with one of them rests from it, unless nobody else is there. */
  readonly operators: readonly string[];
  /** Qualifications it asks for: names of checklist packs, or of QUALIFICATIONS. */
  readonly needs: readonly string[];
}

/** Days for which an officer is kept from an operator whose goods they were drawn to inspect. */
const REST_DAYS = 2;
const DAY_MS = 86_400_000;

/**
 * Draws who inspects, once: asked again for the same inspection it answers what was drawn then. `drawn` is absent when
 * nobody on shift is qualified; a shift lead then puts somebody in by a reassignment. Without a shift in the roster it
 * draws from everybody who holds the role of inspector, whatever they are qualified for.
 */
export async function assignInspection(
  environment: Environment,
  inspection: InspectionToAssign,
  now: Instant,
): Promise<Assignment> {
  const { store, timeZone, restDays = REST_DAYS } = environment;
  const standing = await store.assignments.of(inspection.id);
  if (standing !== undefined) return standing;
  const day = localDay(now, timeZone);
  const [period, crossing, ordinal, shifts, qualifications, grants, recent] = await Promise.all([
    settleSeed(environment, day, now),
    store.crossings.byId(inspection.crossingId),
    store.assignments.count(inspection.crossingId),
    store.roster.shifts(now, (now + 1) as Instant),
    store.roster.qualifications(),
    store.people.grants(),
    store.assignments.recent(inspection.operators, (now - restDays * DAY_MS) as Instant),
  ]);
  const carried = await store.declarations.byIds(crossing?.declarations ?? []);
  const vehicle = {
    plate: String(crossing?.vehicle.plate ?? inspection.crossingId),
    firstHashes: carried.map((one) => one.firstHash),
  };
  // Undefined where no shift stands at all; an empty set is a shift without inspectors, from which nobody is drawn.
  const onShift = onShiftAt(shifts, now);
  const names = new Set([...inspectors(grants), ...(onShift ?? [])]);
  const officers = [...names].sort().map((officer) => ({
    officer,
    onShift: onShift?.has(officer) ?? true,
    qualified: onShift === undefined ? inspection.needs : qualifiedOn(qualifications, officer, day),
    recent: recent.has(officer),
  }));
  const assignment = drawInspector(period, {
    ...inspection,
    handle: inspectionHandle(period, vehicle, ordinal),
    basis: onShift === undefined ? 'role' : 'shift',
    officers,
    at: now,
  });
  const { inspectionId, drawn } = assignment;
  await store.assignments.add([assignment], {
    events: [
      {
        id: newId(now),
        at: now,
        kind: 'inspection-assigned',
        subject: inspectionId,
        actor: SERVER,
        body: { crossing: inspection.crossingId, ...(drawn === undefined ? {} : { officer: drawn }) },
      },
    ],
    leaves: [assignmentLeaf(assignment)],
  });
  // Whoever else drew at the same moment may have been first: what stands is what counts.
  return (await store.assignments.of(inspectionId)) ?? assignment;
}

/** One draw and its record: everything that whoever draws again needs. */
export function drawInspector(
  period: DrawPeriod,
  request: InspectionToAssign & {
    readonly handle: Assignment['handle'];
    readonly basis: Assignment['basis'];
    readonly officers: readonly Omit<OfficerThen, 'handle'>[];
    readonly at: Instant;
  },
): Assignment {
  const { handle, needs, basis, at } = request;
  const officers = request.officers.map((one) => ({ ...one, handle: officerHandle(period, one.officer) }));
  // The lot is core's; here it is given its HMAC under the day's seed.
  const drawn = assignInspector({ handle, needs, officers }, (message) => hmacHex(period.seedHex, message));
  const excluded = new Map(drawn.excluded.map(({ officer, why }) => [officer, why]));
  return {
    inspectionId: request.id,
    crossingId: request.crossingId,
    day: period.day,
    at,
    handle,
    basis,
    needs,
    operators: request.operators,
    officers: officers.map(({ officer, handle: own }) => {
      const why = excluded.get(officer);
      return { officer, handle: own, ...(why === undefined ? {} : { excluded: why }) };
    }),
    restSetAside: drawn.restSetAside,
    ...(drawn.officer === undefined ? {} : { drawn: drawn.officer }),
  };
}

/** The ledger's entry of one draw. */
export function assignmentLeaf(assignment: Assignment): PendingLeaf {
  return decisionLeaf('assignment', assignment.inspectionId, assignment.at, { record: assignment });
}

/** Who an inspection is with now: whoever took it over last, or whoever was drawn. */
export async function officerOf({ store }: Environment, inspectionId: string): Promise<ActorId | undefined> {
  const [assignment, moves] = await Promise.all([
    store.assignments.of(inspectionId),
    store.assignments.reassignments({ inspectionId }),
  ]);
  const last = moves.findLast((one) => one.approvedAt !== undefined);
  return (last?.to ?? assignment?.drawn) as ActorId | undefined;
}

/** Ids of people who hold the role, now. */
function inspectors(grants: readonly RoleGrant[]): readonly string[] {
  return grants
    .filter((grant) => grant.role === 'inspector' && grant.approvedAt !== undefined && grant.revokedAt === undefined)
    .map((grant) => grant.userId);
}
