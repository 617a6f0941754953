import type { BilingualText } from '../../core/domain/text.ts';

/** How a good travels through this port: into the country, out of it, or across it. */
export type Movement = 'import' | 'export' | 'transit';

/** Why a vehicle may not wait long. */
export type Care = 'perishable' | 'live-animals';

/** A kind of goods this port sees, with the habits of trade in it. Prices are invented. */
export interface Good {
  /** Six digits of HS 2022. */
  readonly hs: string;
  readonly name: BilingualText;
  /** How often it travels each way, against the other goods of that way. */
  readonly moves: Readonly<Partial<Record<Movement, number>>>;
  /** Countries of origin with weights. */
  readonly origins: readonly (readonly [country: string, weight: number])[];
  /** Median price, US dollars a net kilogram, and the deviation of its logarithm. */
  readonly usdPerKg: number;
  readonly priceSpread: number;
  /** Net kilograms a full load of it weighs. */
  readonly loadKg: readonly [low: number, high: number];
  /** Packing over net weight, for example 0.02. */
  readonly packing: number;
  /** Kilograms in one package; 0 means bulk, one package in all. */
  readonly packageKg: number;
  readonly unit: string;
  /** Kilograms in one unit. */
  readonly unitKg: number;
  /** Percent. */
  readonly duty: number;
  /** Documents such a load needs. */
  readonly documents: readonly string[];
  readonly unNumber?: string;
  /** Share of loads that come in a container. */
  readonly boxed: number;
  readonly care?: Care;
  /** Median minutes of a full physical check. */
  readonly checkMinutes: number;
  /** Items of it travel with other goods in one declaration. */
  readonly mixed: boolean;
}

type Given = Pick<Good, 'moves' | 'usdPerKg'> & Partial<Good>;

/** One good with the defaults of a plain full truckload. */
export function good(hs: string, en: string, zh: string, given: Given): Good {
  const home = given.moves.import !== undefined || given.moves.transit !== undefined ? 'MN' : 'CN';
  return {
    hs,
    name: { en, zh },
    origins: [[home, 1]],
    priceSpread: 0.25,
    loadKg: [12_000, 26_000],
    packing: 0.04,
    packageKg: 25,
    unit: 'kg',
    unitKg: 1,
    duty: 5,
    documents: [],
    boxed: 0.2,
    checkMinutes: 40,
    mixed: false,
    ...given,
  };
}
