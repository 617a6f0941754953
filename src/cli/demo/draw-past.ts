import type { HashHex, Instant } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import type { InspectionId } from '../../core/inspect/inspection.ts';
import { REASSIGNMENT_CODES } from '../../core/roster/roster.ts';
import { chance, pick } from '../../scenario/random/draw.ts';
import { randomOf } from '../../scenario/random/random.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { Assignment, Reassignment } from '../../store/port/roster.ts';
import { decisionLeaf } from '../../work/decide-leaf.ts';
import { assignmentLeaf, drawInspector } from '../../work/draws/assign.ts';
import { inspectionHandle } from '../../work/draws/handles.ts';
import { SERVER } from '../../work/draws/plan-draws.ts';
import type { Core } from '../compose/core.ts';
import { actionId } from './action-id.ts';
import { type Crew, PLANTED_OFFICER } from './crew.ts';
import { OFFICERS, type Voyage } from './voyage.ts';

/** For how long whoever was drawn rests from a broker; in the live day it is two days. */
const REST_MS = 24 * 3_600_000;
/** The share of inspections that honest officers take over, for whatever reason. */
const REASSIGNED = 0.03;
/**
 * What the demo plants for the auditor's page to find: this inspector takes inspections of this broker over, under a code, half
 * of the time.
 */
const PLANTED = { officer: PLANTED_OFFICER, declarant: 'OP-1007', share: 0.6 } as const;

/** Who was drawn for an inspection of the past, and who took it over. */
export interface DrawnPast {
  readonly assignment: Assignment;
  readonly move?: Reassignment;
  /** Whose it is in the end. */
  readonly officer?: string;
}

/** What is drawn for: an ordered inspection, with what its vehicle carries. */
export interface ToDraw {
  readonly id: InspectionId;
  readonly crossing: Voyage['crossing'];
  readonly carried: readonly StoredDeclaration[];
  readonly needs: readonly string[];
  readonly at: Instant;
}

/** The draws of a past, which are made as vehicles come and written down with their batch. */
export interface PastDraws {
  /** Draws who inspects, as the live day does; nothing is written yet. */
  draw(inspection: ToDraw): Promise<DrawnPast>;
  /** Writes down what was drawn; what is on record already stays. */
  keep(drawn: readonly DrawnPast[]): Promise<void>;
}

/** Draws inspectors for the inspections of a past, in the order of time, and lets some be taken over. */
export function drawPast(core: Core, crew: Crew): PastDraws {
  const { environment, assessor } = core;
  const { store, timeZone } = environment;
  const lately = new Map<string, Instant>();
  return {
    async draw({ id, crossing, carried, needs, at }) {
      const declarant = carried[0]?.declaration.declarant;
      const vehicle = {
        plate: String(crossing.vehicle.plate),
        firstHashes: carried.map((one) => one.firstHash as HashHex),
      };
      const period = await assessor.seeds.at(at);
      const onShift = crew.on(at);
      const day = localDay(at, timeZone);
      const assignment = drawInspector(period, {
        id,
        crossingId: crossing.id,
        operators: declarant === undefined ? [] : [declarant],
        needs,
        handle: inspectionHandle(period, vehicle, 0),
        basis: 'shift',
        at,
        officers: crew.inspectors.map((officer) => ({
          officer,
          onShift: onShift.includes(officer),
          qualified: crew.qualified(officer, day),
          recent: at - (lately.get(`${officer} ${declarant}`) ?? 0) < REST_MS,
        })),
      });
      const { drawn } = assignment;
      if (drawn === undefined) return { assignment };
      const move = takenOver(assignment, onShift, declarant);
      const officer = move?.to ?? drawn;
      // Whoever was drawn rests, also where another took over: as the live day counts it.
      lately.set(`${drawn} ${declarant}`, at);
      return { assignment, officer, ...(move === undefined ? {} : { move }) };
    },
    async keep(drawn) {
      const assignments = drawn.map(({ assignment }) => assignment);
      await store.assignments.add(assignments, {
        events: assignments.map((one) => ({
          id: actionId(one.inspectionId, 'assigned', one.at),
          at: one.at,
          kind: 'inspection-assigned',
          subject: one.inspectionId,
          actor: SERVER,
          body: { crossing: one.crossingId, ...(one.drawn === undefined ? {} : { officer: one.drawn }) },
        })),
        leaves: assignments.map(assignmentLeaf),
      });
      for (const { move } of drawn) {
        if (move === undefined) continue;
        const leaf = decisionLeaf('reassignment-approved', move.inspectionId, move.proposedAt, { record: move });
        await store.assignments.propose(move, { events: [], leaves: [leaf] });
      }
    },
  };
}

/**
 * Whether somebody took an inspection over, by lot and by what is planted; the same for the same inspection each time.
 */
function takenOver(
  { inspectionId, drawn, at }: Assignment,
  onShift: readonly string[],
  declarant: string | undefined,
): Reassignment | undefined {
  const random = randomOf(inspectionId, 'taken over');
  const planted = declarant === PLANTED.declarant && onShift.includes(PLANTED.officer) && chance(random, PLANTED.share);
  if (!planted && !chance(random, REASSIGNED)) return undefined;
  const others = onShift.filter((officer) => officer !== drawn);
  if (others.length === 0) return undefined;
  const to = planted ? PLANTED.officer : pick(random, others);
  if (to === drawn) return undefined;
  return {
    id: actionId(inspectionId, 'reassignment', at),
    inspectionId,
    code: planted ? 'workload' : pick(random, REASSIGNMENT_CODES),
    ...(drawn === undefined ? {} : { from: drawn }),
    to,
    proposedBy: OFFICERS.lead,
    proposedAt: at,
    approvedBy: `${OFFICERS.lead}-2`,
    approvedAt: at,
  };
}
