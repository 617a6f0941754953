import type { Brand } from '../domain/brand.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { ActorId, CrossingId, Instant } from '../domain/ids.ts';
import type {
  Agency,
  CustodyKind,
  CustodyPlace,
  FindingResult,
  InspectionState,
  Measure,
  Observation,
  Outcome,
  ReviewFlag,
  SealState,
  SecondRefusal,
  StepMark,
  WaiverReason,
} from './codes.ts';
import type { InspectionOrder, ItemRef, OrderedStep } from './order.ts';

/** The id Landport gives an inspection (UUID version 7). */
export type InspectionId = Brand<string, 'InspectionId'>;
/** The id that a device chooses for one action, and so for what the action leaves on the record. */
export type ActionId = Brand<string, 'ActionId'>;

/** What every record carries: which action made it, who did it, when by the device and when it was received. */
export interface Signed {
  readonly id: ActionId;
  readonly by: ActorId;
  /** By the device's clock. */
  readonly at: Instant;
  readonly received: Instant;
}

/** One officer's word on one step. The first signs it off; every further one is an addendum and overwrites nothing. */
export interface StepEntry extends Signed {
  readonly step: string;
  readonly mark: StepMark;
  /** In the step's unit. */
  readonly value?: number;
  readonly remark?: string;
  /** Ids of photos; each belongs to this step and to nothing else. */
  readonly photos: readonly string[];
  readonly addendum: boolean;
}

/** A step that an officer added, for a hazard and because of something seen. */
export interface AddedStep extends Signed {
  readonly step: OrderedStep;
  readonly hazard: Hazard;
  readonly observation: Observation;
}

/** An ordered step that is left out: asked for by one officer, decided by another. */
export interface Waiver extends Signed {
  readonly step: string;
  readonly reason: WaiverReason;
  readonly decided?: { readonly by: ActorId; readonly at: Instant; readonly granted: boolean };
}

/** The coded result for one goods item or the vehicle. The last one on an item stands. */
export interface ItemFinding extends Signed, ItemRef {
  readonly result: FindingResult;
  readonly hazard?: Hazard;
  readonly measure: Measure;
  readonly remark?: string;
}

/** How one seal was found, or what took its place. A seal is named by its number, whether it was declared or not. */
export interface SealRecord extends Signed {
  readonly number: string;
  readonly state: SealState | 'replaced';
  readonly next?: string;
}

/** What left the load under a numbered seal, and through whose hands it went. */
export interface Custody extends Signed, ItemRef {
  readonly kind: CustodyKind;
  readonly sealNumber: string;
  readonly quantity?: number;
  readonly unit?: string;
  readonly witness: ActorId;
  /** Absent while the witness has not signed; false where the witness would not. */
  readonly witnessed?: boolean;
  /** Why the witness would not. */
  readonly declined?: SecondRefusal;
  readonly handOvers: readonly HandOver[];
}

/** One passing on of something in custody, to an officer who signs or to a place which does not. */
export interface HandOver extends Signed {
  readonly to?: ActorId;
  readonly place?: CustodyPlace;
  /** Whether the receiving officer signed; a place does not sign. */
  readonly accepted?: boolean;
  /** Why the receiving officer would not. */
  readonly declined?: SecondRefusal;
}

/** What a named officer decided at the end. */
export interface Decision extends Signed {
  readonly outcome: Outcome;
  readonly guarantee?: string;
  readonly agency?: Agency;
  readonly remark?: string;
  readonly offline: boolean;
  readonly needsSecond: boolean;
  readonly second?: {
    readonly by: ActorId;
    readonly at: Instant;
    readonly agrees: boolean;
    readonly offline: boolean;
    readonly reason?: SecondRefusal;
  };
  /** A finding that came in late put it aside. */
  readonly setAside?: boolean;
}

/** The examination of one vehicle's load: what is to be done, what was done, found and decided. */
export interface Inspection {
  readonly id: InspectionId;
  readonly crossing: CrossingId;
  readonly openedAt: Instant;
  readonly order: InspectionOrder;
  readonly state: InspectionState;
  readonly assigned?: ActorId;
  /** Everybody who signed something, in the order of their first signature. */
  readonly officers: readonly ActorId[];
  readonly startedAt?: Instant;
  readonly concludedAt?: Instant;
  readonly added: readonly AddedStep[];
  readonly entries: readonly StepEntry[];
  readonly waivers: readonly Waiver[];
  readonly findings: readonly ItemFinding[];
  readonly seals: readonly SealRecord[];
  readonly custody: readonly Custody[];
  readonly decisions: readonly Decision[];
  readonly flags: readonly ReviewFlag[];
  /** Counts every change, so that two writers cannot overwrite each other. */
  readonly version: number;
}

/** A new inspection with its order; nobody is on it yet. */
export function orderInspection(
  id: InspectionId,
  crossing: CrossingId,
  order: InspectionOrder,
  openedAt: Instant,
): Inspection {
  return {
    id,
    crossing,
    openedAt,
    order,
    state: 'ordered',
    officers: [],
    added: [],
    entries: [],
    waivers: [],
    findings: [],
    seals: [],
    custody: [],
    decisions: [],
    flags: [],
    version: 1,
  };
}

/** Gives an inspection to an officer; one that began stays with whoever began it. */
export function assignTo(inspection: Inspection, officer: ActorId): Inspection {
  if (inspection.state !== 'ordered' && inspection.state !== 'assigned') return inspection;
  return { ...inspection, state: 'assigned', assigned: officer };
}
