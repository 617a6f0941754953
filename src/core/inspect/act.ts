import type { Hazard } from '../domain/hazard.ts';
import type { ActorId, Instant } from '../domain/ids.ts';
import type {
  Agency,
  CustodyKind,
  CustodyPlace,
  FindingResult,
  Measure,
  Observation,
  Outcome,
  SealState,
  SecondRefusal,
  StepMark,
  WaiverReason,
} from './codes.ts';
import type { ActionId } from './inspection.ts';
import type { ItemRef, OrderedStep } from './order.ts';

/** What an officer does to an inspection, without who and when. */
export type Deed =
  | { readonly action: 'start' }
  | {
      readonly action: 'sign-step';
      readonly step: string;
      readonly mark: StepMark;
      readonly value?: number;
      readonly remark?: string;
      readonly photos?: readonly string[];
    }
  /** `step` as it stands in a pack: no step is written on the spot. */
  | {
      readonly action: 'add-step';
      readonly step: OrderedStep;
      readonly hazard: Hazard;
      readonly observation: Observation;
    }
  | { readonly action: 'waive-step'; readonly step: string; readonly reason: WaiverReason }
  | { readonly action: 'approve-waiver'; readonly waiver: ActionId; readonly granted: boolean }
  | ({
      readonly action: 'record-finding';
      readonly result: FindingResult;
      readonly hazard?: Hazard;
      readonly measure: Measure;
      readonly remark?: string;
    } & ItemRef)
  | { readonly action: 'check-seal'; readonly number: string; readonly state: SealState }
  | { readonly action: 'replace-seal'; readonly number: string; readonly next: string }
  | ({
      readonly action: 'take-sample';
      readonly kind: CustodyKind;
      readonly sealNumber: string;
      readonly quantity?: number;
      readonly unit?: string;
      readonly witness: ActorId;
    } & ItemRef)
  | {
      readonly action: 'hand-over';
      readonly custody: ActionId;
      readonly to?: ActorId;
      readonly place?: CustodyPlace;
    }
  | {
      readonly action: 'conclude';
      readonly outcome: Outcome;
      readonly guarantee?: string;
      readonly agency?: Agency;
      readonly remark?: string;
      /** A second officer whose PIN was proven on the device. */
      readonly second?: ActorId;
      /** A PIN was proven on a device that held no grant for it: it does not count, and is looked at. */
      readonly withoutGrant?: boolean;
    }
  | {
      readonly action: 'second';
      readonly of: ActionId;
      readonly agrees: boolean;
      /** Why not, where the second officer does not agree. */
      readonly reason?: SecondRefusal;
    };

/** One deed with its id, its officer and its times. */
export type InspectionAct = Deed & {
  readonly id: ActionId;
  readonly by: ActorId;
  /** By the device's clock. */
  readonly at: Instant;
  readonly received: Instant;
  readonly offline: boolean;
};

/** Why an act was refused; the sentences stand in src/messages. */
export const ACT_REFUSALS = [
  'not-in-this-state',
  'not-your-inspection',
  'step-unknown',
  'step-known',
  'step-signed',
  'value-required',
  'photo-required',
  'photo-not-allowed',
  'waiver-unknown',
  'waiver-decided',
  'waiver-pending',
  'same-officer-approves',
  'item-unknown',
  'hazard-required',
  'hazard-not-for-item',
  'seal-same-number',
  'same-officer-witnesses',
  'witness-missing',
  'custody-unknown',
  'not-the-holder',
  'hand-over-pending',
  'hand-over-nowhere',
  'disposal-not-decided',
  'steps-missing',
  'findings-missing',
  'outcome-needs-finding',
  'guarantee-required',
  'agency-required',
  'same-officer-seconds',
  'nothing-to-second',
  'not-the-witness',
] as const;
/** A refused act leaves nothing on the inspection. */
export type ActRefusal = (typeof ACT_REFUSALS)[number];
