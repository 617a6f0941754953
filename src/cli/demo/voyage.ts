import { advanceCrossing } from '../../core/domain/advance-crossing.ts';
import type { CrossingAction, Crossing } from '../../core/domain/crossing.ts';
import type { ActorId, CrossingId, DeclarationId, Instant } from '../../core/domain/ids.ts';
import { strictest, type Lane } from '../../core/domain/lane.ts';
import type { ReleaseStanding } from '../../core/inspect/decide-release.ts';
import type { CarriedReference, Passage, PlayEvent } from '../../scenario/play/events.ts';
import type { NewEvent, PendingLeaf } from '../../store/port/events.ts';
import type { InspectionWrite } from '../../store/port/inspections.ts';
import { decisionLeaf } from '../../work/decide-leaf.ts';
import { actionId } from './action-id.ts';

/** A declaration that a simulated vehicle carries, as the program knows it. */
export interface KnownDeclaration {
  readonly id: DeclarationId;
  lane: Lane;
}

/** One simulated vehicle on its way through a past that is written down when it has left. */
export interface Voyage {
  /** The simulated vehicle's. */
  readonly vehicleId: string;
  crossing: Crossing;
  carries: readonly CarriedReference[];
  /** Declarations that it took with it. */
  readonly aboard: Map<string, KnownDeclaration>;
  readonly events: NewEvent[];
  readonly leaves: PendingLeaf[];
  /** What happened since it was sent to the red lane: kept until it is known who examined it, and how. */
  later?: PlayEvent[];
  /** Its inspection, once it is known. */
  inspection?: InspectionWrite;
}

/**
 * Who acts in the simulated port, by what they do. They are names in the record and no accounts; those who exclude
 * each other differ.
 */
export const OFFICERS = {
  gate: 'demo-gate',
  bay: 'demo-inspector',
  lead: 'demo-lead',
  // Looks again: has no part in any inspection.
  again: 'demo-second-looker',
  // Reads at the desk what the inspections left behind.
  reader: 'demo-reader',
  // Hears appeals: has no part in any check.
  appeals: 'demo-appeals',
  papers: 'demo-documents',
} as const;

/** A declaration by what its declarant calls it, as the scenario knows no ids of the program. */
export const carriedKey = (one: CarriedReference): string => `${one.declarant}|${one.reference}`;

/**
 * A passage at its beginning: booked where it has a slot, otherwise only on its way. Green until it is known what it
 * carries.
 */
export function beginVoyage(vehicleId: string, at: Instant, passage: Passage, slotAt?: Instant): Voyage {
  const id = actionId(vehicleId, 'crossing', at) as CrossingId;
  return {
    vehicleId,
    crossing: {
      id,
      vehicle: passage.vehicle as Crossing['vehicle'],
      direction: passage.direction,
      state: 'booked',
      lane: 'green',
      booked: slotAt !== undefined,
      ...(slotAt === undefined ? {} : { slotAt }),
      stages: slotAt === undefined ? {} : { booked: at },
      declarations: [],
      version: 1,
    },
    carries: passage.carries,
    aboard: new Map(),
    events:
      slotAt === undefined
        ? []
        : [
            {
              id: actionId(vehicleId, 'book', at),
              at,
              kind: 'crossing-booked',
              subject: id,
              actor: 'demo-broker',
              body: { booked: true, slotAt },
            },
          ],
    leaves: [],
  };
}

/** The lane of a voyage by what it carries: an empty vehicle is green, one whose papers are missing goes to documents. */
export function laneOfVoyage({ aboard, carries }: Voyage): Lane {
  const lanes = [...aboard.values()].map((one) => one.lane);
  if (lanes.length > 0) return strictest(lanes);
  return carries.length === 0 ? 'green' : 'yellow';
}

/** Takes one step in the past; steps the machine refuses are left out, as an officer would not take them. */
export function stepVoyage(
  vehicleId: string,
  voyage: Voyage,
  event: PlayEvent,
  action: CrossingAction,
  standing?: ReleaseStanding,
): boolean {
  const by = officerFor(action);
  const step = {
    action,
    at: event.at,
    by: by as ActorId,
    ...(event.kind === 'end-check' ? { result: event.result } : {}),
    ...(event.kind === 'hold' || event.kind === 'lift-hold' ? { note: event.note } : {}),
  };
  const outcome = advanceCrossing(voyage.crossing, step, standing);
  if (!outcome.ok) return false;
  const was = voyage.crossing;
  voyage.crossing = outcome.crossing;
  voyage.events.push({
    id: actionId(vehicleId, event.kind, event.at),
    at: event.at,
    kind: 'crossing-moved',
    subject: was.id,
    actor: by,
    body: {
      action,
      from: was.state,
      to: outcome.crossing.state,
      lane: outcome.crossing.lane,
      ...(event.kind === 'end-check' ? { result: event.result } : {}),
      ...(event.kind === 'hold' || event.kind === 'lift-hold' ? { note: event.note } : {}),
    },
  });
  if (
    action === 'direct' ||
    action === 'end-check' ||
    action === 'hold' ||
    action === 'lift-hold' ||
    action === 'release'
  ) {
    voyage.leaves.push(decisionLeaf(action, was.id, event.at, { crossing: withAboard(voyage), by }));
  }
  return true;
}

/** The crossing as it is written down when the vehicle has left. */
function withAboard({ crossing, aboard }: Voyage): Crossing {
  return { ...crossing, declarations: [...aboard.values()].map(({ id }) => id) };
}

/** Writes down what the weighbridge showed. */
export function weighVoyage(vehicleId: string, voyage: Voyage, weighedKg: number, at: Instant): void {
  const was = voyage.crossing;
  voyage.crossing = { ...was, weighedKg, version: was.version + 1 };
  const by = officerFor('weigh');
  voyage.leaves.push(decisionLeaf('weigh', was.id, at, { crossing: withAboard(voyage), by }));
  voyage.events.push({
    id: actionId(vehicleId, 'weigh', at),
    at,
    kind: 'crossing-weighed',
    subject: was.id,
    actor: by,
    body: { action: 'weigh', from: was.state, to: was.state, lane: laneOfVoyage(voyage), weighedKg },
  });
}

/** Who does what in the demo. The hold and its lifting are two officers' decisions. */
export function officerFor(action: CrossingAction | 'weigh' | 'book' | 'select'): string {
  switch (action) {
    case 'start-check':
    case 'end-check':
    case 'hold':
      return OFFICERS.bay;
    case 'lift-hold':
      return OFFICERS.lead;
    default:
      return OFFICERS.gate;
  }
}
