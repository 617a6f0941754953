import type { Selection } from '../../core/domain/assessment.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { Hazard } from '../../core/domain/hazard.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { orderInspection, type InspectionId } from '../../core/inspect/inspection.ts';
import { writeOrder } from '../../core/inspect/write-order.ts';
import type { Reassessed, StoredDeclaration } from '../../store/port/declarations.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
import type { InspectionWrite } from '../../store/port/inspections.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import type { Actor, Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { recordHash, standingOf } from './record-act.ts';

/** An inspection that opens with its crossing's step, and what is recorded of it. */
export interface Opening {
  readonly write: InspectionWrite;
  readonly events: readonly NewEvent[];
  readonly leaves: readonly PendingLeaf[];
}

/** What is aboard, as it was read and assessed with the step, and what the vehicle is listed for. */
interface Aboard {
  readonly carried: readonly StoredDeclaration[];
  readonly assessed: readonly Reassessed[];
  readonly listed: readonly { readonly hazard: Hazard }[];
  /** What an officer selected a vehicle for of which nothing is declared. */
  readonly byHand?: readonly Selection[];
}

/** Whether a step brings a vehicle under inspection: it was directed to the red lane, or its lane rose to red after that. */
export function comesUnderInspection(was: Crossing, next: Crossing): boolean {
  if (next.lane !== 'red' || next.stages.directed === undefined) return false;
  return was.stages.directed === undefined || was.lane !== 'red';
}

/** Writes the order of an inspection from the last assessment of everything aboard; `id` is given where a past is played again. */
export function openInspection(
  environment: Environment,
  crossing: Crossing,
  { carried, assessed, listed, byHand = [] }: Aboard,
  actor: Actor,
  at: Instant,
  id: InspectionId = newId(at) as InspectionId,
): Opening {
  // An assessment that is written with this step counts before the last one on file.
  const fresh = new Map(assessed.map((one) => [one.id, one.assessment]));
  const aboard = carried.map(({ id, declaration, assessments }) => {
    const assessment = fresh.get(id) ?? assessments[0]?.assessment;
    return { id, declaration, ...(assessment === undefined ? {} : { assessment }) };
  });
  const order = writeOrder(
    aboard,
    environment.packs,
    listed.map((one) => one.hazard),
    byHand,
  );
  const inspection = orderInspection(id, crossing.id, order, at);
  const packs = order.packs.map(({ id, version }) => ({ id, version }));
  return {
    write: { inspection, entries: [] },
    events: [
      {
        id: newId(at),
        at,
        kind: 'inspection-opened',
        subject: inspection.id,
        actor: actor.id,
        body: { crossing: crossing.id, items: order.items.length, packs, unloadPercent: order.unloadPercent },
      },
    ],
    leaves: [
      decisionLeaf('inspection-ordered', inspection.id, at, {
        crossing: crossing.id,
        by: actor.id,
        version: inspection.version,
        record: recordHash(inspection),
        ...standingOf(inspection),
      }),
    ],
  };
}
