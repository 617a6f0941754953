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
  /** The declarant's own number of the item: what hits, findings and amendments name it by. */
  readonly line: number;
  /** National digits beyond six are kept; whoever needs a heading takes its beginning. */
  readonly hs: HsCode;
  /** As the declarant wrote it. Rules never read it: they read the goods words that were recognised in it. */
  readonly description?: string;
  readonly origin?: CountryCode;
  /** Kilograms. */
  readonly netKg?: number;
  /** Kilograms. */
  readonly grossKg?: number;
  readonly packages?: number;
  /** In `unit`, the tariff's supplementary unit as a rule. */
  readonly quantity?: number;
  readonly unit?: string;
  /** Major units of `currency`, as filed; sums go through minor units (see money.ts). */
  readonly value?: number;
  readonly currency?: CurrencyCode;
  /** Code of the preference claimed, `NONE` where the declarant says that there is none. */
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
  /** Unique per declarant: the same content under it is the same declaration, other content is refused. */
  readonly reference: string;
  /** Who answers for it: of the firms it names, the one that amends it. */
  readonly declarant: OperatorId;
  /** By the sender's clock, written in the port's zone. The port's own time of acceptance is kept beside it. */
  readonly lodgedAt: OffsetDateTime;
  readonly direction?: Direction;
  /** The customs procedure, by whatever codes the administration uses. */
  readonly procedure?: string;
  /** UN/LOCODE. Another port than this one's is a warning. */
  readonly port?: string;
  readonly importer?: OperatorId;
  readonly exporter?: OperatorId;
  readonly carrier?: OperatorId;
  readonly dispatchCountry?: CountryCode;
  readonly destinationCountry?: CountryCode;
  readonly vehicle?: Vehicle;
  readonly containers?: readonly { readonly number: string }[];
  /** In upper case, as printed on the seal; checked in the bay before anything is touched. */
  readonly seals?: readonly string[];
  /** The TIR carnet or transit declaration under which the load travels sealed. */
  readonly transitDocument?: string;
  /** Covers the duty of an import: its release then waits for nobody's payment. */
  readonly guarantee?: string;
  readonly documents?: readonly SupportingDocument[];
  /** As stated, for comparison with the items; nothing is computed in their place. */
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
