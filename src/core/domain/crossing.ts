import type { ActorId, CrossingId, DeclarationId, Instant } from './ids.ts';
import type { Lane } from './lane.ts';
import type { Vehicle } from './declaration.ts';

/**
 * Where a vehicle's passage stands. `held` waits on a named officer's decision; `exited`, `cancelled` end it.
 * booked -> arrived -> at-gate -> directed -> (checking -> checked ->) released -> exited
 */
export const CROSSING_STATES = [
  'booked',
  'arrived',
  'at-gate',
  'directed',
  'checking',
  'checked',
  'held',
  'released',
  'exited',
  'cancelled',
] as const;
/** Which action leads from which to which is `advanceCrossing`'s alone. */
export type CrossingState = (typeof CROSSING_STATES)[number];

/** What people and devices do to a crossing. */
export const CROSSING_ACTIONS = [
  'arrive',
  'come-to-gate',
  'direct',
  'start-check',
  'end-check',
  'hold',
  'lift-hold',
  'release',
  'exit',
  'cancel',
] as const;
/** Who may take which is in the tables of access, src/wire/access.ts. */
export type CrossingAction = (typeof CROSSING_ACTIONS)[number];

/**
 * The stages of the WCO Time Release Study that a land crossing passes; each is stamped once, save the end of a check
 * that is repeated.
 */
export const RELEASE_STAGES = [
  'booked',
  'arrived',
  'gate',
  'directed',
  'checkStarted',
  'checkEnded',
  'released',
  'exited',
] as const;
export type ReleaseStage = (typeof RELEASE_STAGES)[number];

/** What a bare check found; the full inspection form replaces it. */
export const CHECK_RESULTS = ['conform', 'conform-with-remarks', 'not-conform', 'not-carried-out'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** Why an officer holds a vehicle, or lifts the hold. */
export const HOLD_NOTES = [
  'documents-missing',
  'seal-broken',
  'weight-differs',
  'damage',
  'other-agency',
  'detained',
  'no-show',
  'resolved',
] as const;
export type HoldNote = (typeof HOLD_NOTES)[number];

/** A hold is one named officer's decision; lifting it is another's. */
export interface Hold {
  readonly by: ActorId;
  readonly note: HoldNote;
  /** Where the vehicle stood: where it goes back to when the hold is lifted. */
  readonly from: CrossingState;
  readonly liftedBy?: ActorId;
}

/**
 * One vehicle's passage through the port. It carries none (empty), one or many declarations; the strictest lane is its
 * own.
 */
export interface Crossing {
  readonly id: CrossingId;
  readonly vehicle: Vehicle;
  readonly direction: 'inbound' | 'outbound';
  readonly state: CrossingState;
  readonly lane: Lane;
  /** Whether it came with a slot; one that came without is opened by the gate. */
  readonly booked: boolean;
  /** Start of the booked slot. */
  readonly slotAt?: Instant;
  /** Stamped by the steps, in time order whichever clock was behind. */
  readonly stages: Readonly<Partial<Record<ReleaseStage, Instant>>>;
  /** Empty for an empty vehicle; also the lane then is not read off any declaration. */
  readonly declarations: readonly DeclarationId[];
  readonly checkResult?: CheckResult;
  /** The lane under which the last check began: what it looked at. A lane that rose since asks for another. */
  readonly checkLane?: Lane;
  /** The last hold; a new adverse finding puts it aside, so that it asks for one of its own. */
  readonly hold?: Hold;
  /** Weighbridge reading, kilograms, gross of vehicle tare already taken off. */
  readonly weighedKg?: number;
  /** Counts every change, so that two writers cannot overwrite each other. */
  readonly version: number;
}
