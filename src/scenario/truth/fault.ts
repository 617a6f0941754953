import type { Hazard } from '../../core/domain/hazard.ts';

/** How a finding is coded; the same codes as the wire's. */
export type FindingCode =
  | 'misdescription'
  | 'quantity'
  | 'value'
  | 'origin'
  | 'prohibited'
  | 'health'
  | 'dangerous-goods'
  | 'seal-or-structure'
  | 'other';

/** Something that is not as declared, whether or not anybody ever looks. */
export interface GoodsFault {
  readonly reference: string;
  /** The goods item's line number. */
  readonly line: number;
  readonly hazard: Hazard;
  readonly code: FindingCode;
  /** The planted scheme behind it, or `slip`, an honest mistake, which a check only remarks on. */
  readonly cause: string;
}

/** What is really on a vehicle. No part of the program but the simulated port ever sees it. */
export interface VehicleTruth {
  readonly illicit: boolean;
  /** Goods and packing as they are, kilograms; 0 for an empty vehicle. */
  readonly actualKg: number;
  readonly faults: readonly GoodsFault[];
}
