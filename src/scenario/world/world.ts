import type { CurrencyCode, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { catalogue } from '../goods/catalogue.ts';
import type { Movement } from '../goods/good.ts';
import { type Scheme, schemesOf } from '../truth/schemes.ts';
import { type Firm, firmsOf } from './firm.ts';
import type { FirmRole } from './firm-names.ts';
import { type FleetVehicle, fleetOf } from './fleet.ts';
import { type Invoicing, invoicingIn } from './invoicing.ts';
import { type Market, marketOf } from './market.ts';

/** What a simulated port is made from; two worlds made from the same options are the same. */
export interface WorldOptions {
  readonly seed: string;
  /** The first day of the history: planted schemes start and drift over the weeks counted from it. */
  readonly firstDay: LocalDay;
  /** Vehicles a day, both directions; 800 when absent. */
  readonly load?: number;
  /** UN/LOCODE; `CNERC` when absent. */
  readonly port?: string;
  /** `Asia/Shanghai` when absent. */
  readonly zone?: TimeZone;
  /** What outbound goods are invoiced in; `CNY` when absent. */
  readonly currency?: CurrencyCode;
}

/** A simulated port: its firms, vehicles, markets and planted schemes. */
export interface World {
  readonly seed: string;
  readonly firstDay: LocalDay;
  /** Vehicles a day on average, both directions. */
  readonly load: number;
  readonly port: string;
  readonly zone: TimeZone;
  readonly invoicing: Invoicing;
  readonly firms: Readonly<Record<FirmRole, readonly Firm[]>>;
  /** Every vehicle that ever comes; the rota says which of them can on a day. */
  readonly fleet: readonly FleetVehicle[];
  readonly markets: Readonly<Record<Movement, Market>>;
  /** Known to the truth alone. */
  readonly schemes: readonly Scheme[];
}

/** Builds a port that follows from its options alone. */
export function createWorld(options: WorldOptions): World {
  const { seed, firstDay, load = 800, port = 'CNERC' } = options;
  const firms = {
    declarant: firmsOf(seed, 'declarant'),
    importer: firmsOf(seed, 'importer'),
    exporter: firmsOf(seed, 'exporter'),
    carrier: firmsOf(seed, 'carrier'),
  };
  const goods = catalogue();
  // Buyers and sellers sit on either side of the border: who imports here does not buy what leaves here.
  const markets = {
    import: marketOf(seed, 'import', goods, firms.importer.slice(0, 200), firms.exporter.slice(0, 240)),
    export: marketOf(seed, 'export', goods, firms.importer.slice(200, 370), firms.exporter.slice(240, 460)),
    transit: marketOf(seed, 'transit', goods, firms.importer.slice(370), firms.exporter.slice(460)),
  };
  return {
    seed,
    firstDay,
    load,
    port,
    zone: options.zone ?? ('Asia/Shanghai' as TimeZone),
    invoicing: invoicingIn(options.currency ?? ('CNY' as CurrencyCode), firstDay),
    firms,
    fleet: fleetOf(seed, firms.carrier, load),
    markets,
    schemes: schemesOf(seed, markets, firms.carrier),
  };
}
