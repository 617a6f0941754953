import type { HoldNote } from '../../core/domain/crossing.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { DeclarationJson, VehicleJson } from '../plan/planned-vehicle.ts';
import type { Way } from '../plan/traffic.ts';
import type { CheckOutcome } from './check.ts';

/** Which declarations a vehicle carries; some may not be lodged yet. */
export interface CarriedReference {
  readonly declarant: string;
  readonly reference: string;
}

/** A vehicle as it books or shows up. */
export interface Passage {
  readonly vehicle: VehicleJson;
  readonly direction: Way;
  readonly carries: readonly CarriedReference[];
}

/**
 * One thing that happens at the port. None tells the truth about a load: they are what declarants, devices and officers do.
 * A check not carried out is followed by a second start-check; an adverse one by a hold and its lifting before the release.
 */
export type PlayEvent = { readonly at: Instant; readonly vehicleId: string } & (
  | { readonly kind: 'lodge' | 'amend'; readonly declaration: DeclarationJson; readonly broken: boolean }
  | ({ readonly kind: 'book'; readonly slotAt: Instant } & Passage)
  | ({ readonly kind: 'arrive'; readonly booked: boolean } & Passage)
  | { readonly kind: 'weigh'; readonly kg: number }
  | { readonly kind: 'come-to-gate' }
  | { readonly kind: 'direct' | 'start-check'; readonly lane: Lane }
  | ({ readonly kind: 'end-check'; readonly lane: Lane } & CheckOutcome)
  | { readonly kind: 'hold' | 'lift-hold'; readonly note: HoldNote }
  | { readonly kind: 'release' | 'exit' }
);
