import type { VehicleKind } from '../../core/domain/declaration.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { VehicleTruth } from '../truth/fault.ts';
import type { Way } from './traffic.ts';

/** A goods item as version 1 of the wire form writes it. */
export interface GoodsJson {
  readonly line: number;
  readonly hs: string;
  readonly description?: string;
  readonly origin: string;
  readonly netKg?: number;
  readonly grossKg: number;
  readonly packages: number;
  readonly quantity: number;
  readonly unit: string;
  readonly value?: number;
  readonly currency: string;
  readonly preference: string;
  readonly dutyRate: number;
  readonly unNumber: string | null;
}

/** A declaration as version 1 of the wire form writes it: a plain object, ready for JSON. */
export interface DeclarationJson {
  readonly reference: string;
  readonly direction: 'import' | 'export' | 'transit';
  readonly procedure: string;
  readonly port: string;
  readonly lodgedAt: string;
  readonly declarant: string;
  readonly importer: string;
  readonly exporter: string;
  readonly carrier: string;
  readonly dispatchCountry: string;
  readonly destinationCountry: string;
  readonly vehicle: VehicleJson;
  readonly containers: readonly { readonly number: string }[];
  readonly seals: readonly string[];
  readonly transitDocument?: string;
  readonly guarantee?: string;
  readonly documents: readonly { readonly type: string; readonly number: string }[];
  readonly totals: { readonly grossKg: number; readonly packages: number };
  readonly goods: readonly GoodsJson[];
}

/** A vehicle as it is declared and as it shows up: nobody changes plates here. */
export interface VehicleJson {
  readonly plate: string;
  readonly country: string;
  readonly kind: VehicleKind;
  readonly trailerPlate?: string;
}

/** One sending of a declaration. */
export interface Filing {
  readonly at: Instant;
  readonly kind: 'lodge' | 'amend';
  readonly declaration: DeclarationJson;
  /** True where the declaration is broken and validation should refuse it; a corrected one follows. */
  readonly broken: boolean;
}

/** A slot of half an hour, which the vehicle may miss. */
export interface Booking {
  /** When it was made. */
  readonly at: Instant;
  /** Start of the slot. */
  readonly slotAt: Instant;
}

/** One passage through the port as it will happen, except for what the program decides and how long the queues are. */
export interface PlannedVehicle {
  /** `DAY-i-NUMBER` inbound, `DAY-o-NUMBER` outbound; unique in its world. */
  readonly id: string;
  readonly day: LocalDay;
  readonly direction: Way;
  readonly vehicle: VehicleJson;
  /** Absent for a vehicle that came without. */
  readonly booking?: Booking;
  /** In time order; none for an empty vehicle. */
  readonly filings: readonly Filing[];
  readonly arrivalAt: Instant;
  /** What the weighbridge will read, vehicle tare taken off, kilograms; absent where nothing is weighed. */
  readonly weighedKg?: number;
  /** Median minutes of a full check of what it carries. */
  readonly checkMinutes: number;
  /** Perishable goods or live animals are on it. */
  readonly urgent: boolean;
  readonly truth: VehicleTruth;
}
