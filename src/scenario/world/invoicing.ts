import type { CurrencyCode, LocalDay } from '../../core/domain/ids.ts';
import { convert, toMinor } from '../../core/domain/money.ts';
import { DEMO_RATES } from '../../core/domain/reference/demo-rates.ts';

/** What goods that leave are invoiced in. */
export interface Invoicing {
  readonly currency: CurrencyCode;
  /** Major units to a dollar. */
  readonly perDollar: number;
  /** Decimal places of an amount. */
  readonly places: number;
}

const DOLLARS = 1_000_000;

/** Goods that come in, and all where the demo's rates do not know the port's currency, are invoiced in dollars. */
export const IN_DOLLARS: Invoicing = { currency: 'USD' as CurrencyCode, perDollar: 1, places: 2 };

/** Invoicing in a port's currency at the demo's invented rate of a day. */
export function invoicingIn(currency: CurrencyCode, day: LocalDay): Invoicing {
  const places = DEMO_RATES.minorDigits.get(currency);
  const million = toMinor(DOLLARS, 'USD', DEMO_RATES.minorDigits);
  if (places === undefined || million === undefined) return IN_DOLLARS;
  const minor = convert({ minor: million, currency: 'USD' }, currency, day, DEMO_RATES);
  return minor === undefined ? IN_DOLLARS : { currency, places, perDollar: minor / 10 ** places / DOLLARS };
}
