import type { CountryCode, CurrencyCode, HsCode, OffsetDateTime, OperatorId, Plate } from './ids.ts';

/** Of the goods, as customs means it; the vehicle's way through the port is `inbound` or `outbound`. */
export const DIRECTIONS = ['import', 'export', 'transit'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The kinds that `vehicle.kind` of a rule may name. */
export const VEHICLE_KINDS = ['truck', 'van', 'car', 'bus', 'train'] as const;
export type VehicleKind = (typeof VEHICLE_KINDS)[number];

/** The vehicle a declaration travels on. The driver is nobody's business here and has no field. */
export interface Vehicle {
  readonly plate?: Plate;
  readonly country?: CountryCode;
  readonly kind?: VehicleKind;
  readonly trailerPlate?: Plate;
}

/** One line of a declaration: one HS code, origin, weight and value. A property that is absent is missing. */
export interface GoodsItem {
  readonly line: number;
  readonly hs: HsCode;
  readonly description?: string;
  readonly origin?: CountryCode;
  /** Kilograms. */
  readonly netKg?: number;
  /** Kilograms. */
  readonly grossKg?: number;
  readonly packages?: number;
  readonly quantity?: number;
  readonly unit?: string;
  /** Major units of `currency`, as filed; sums go through minor units (see money.ts). */
  readonly value?: number;
  readonly currency?: CurrencyCode;
  readonly preference?: string;
  /** Percent. */
  readonly dutyRate?: number;
  /** United Nations number of dangerous goods, four digits. */
  readonly unNumber?: string;
}

/**
 * A paper that the declarant names; the file itself, where one was handed in, is another thing (src/wire/documents.ts).
 */
export interface SupportingDocument {
  readonly type: string;
  readonly number?: string;
}

/** A declarant's statement about a consignment, version 1 of the wire form, after validation. */
export interface Declaration {
  readonly reference: string;
  readonly declarant: OperatorId;
  readonly lodgedAt: OffsetDateTime;
  readonly direction?: Direction;
  readonly procedure?: string;
  readonly port?: string;
  readonly importer?: OperatorId;
  readonly exporter?: OperatorId;
  readonly carrier?: OperatorId;
  readonly dispatchCountry?: CountryCode;
  readonly destinationCountry?: CountryCode;
  readonly vehicle?: Vehicle;
  readonly containers?: readonly { readonly number: string }[];
  readonly seals?: readonly string[];
  readonly transitDocument?: string;
  readonly guarantee?: string;
  readonly documents?: readonly SupportingDocument[];
  readonly totals?: { readonly grossKg?: number; readonly packages?: number };
  readonly goods: readonly GoodsItem[];
}

/**
 * Whether a declaration can be aboard a vehicle that goes this way: imports come in, exports go out, transit does
 * either. One that states no direction may be aboard either way: it was accepted so.
 */
export function travels(declaration: Pick<Declaration, 'direction'>, way: 'inbound' | 'outbound'): boolean {
  if (declaration.direction === 'import') return way === 'inbound';
  if (declaration.direction === 'export') return way === 'outbound';
  return true;
}
