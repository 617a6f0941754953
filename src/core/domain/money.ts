import type { Brand } from './brand.ts';
import { divideHalfEven, exactNumber, scaled } from './decimal.ts';
import type { LocalDay } from './ids.ts';
import type { BilingualText } from './text.ts';

/** A whole number of a currency's smallest unit: cents, fen, or yen where there is nothing smaller. */
export type MinorUnits = Brand<number, 'MinorUnits'>;

/** What one unit of a currency is worth in the table's pivot from a day on. */
export interface RateRow {
  readonly currency: string;
  readonly from: LocalDay;
  /** Decimal text, for example `0.1389`; at most ten places count. */
  readonly pivotPerUnit: string;
}

/** Exchange rates by day. An administration loads its own; `note` says where they come from. */
export interface RatesTable {
  /** The currency that the rates are quoted in. */
  readonly pivot: string;
  readonly note: BilingualText;
  /** Places of the minor unit, by currency. */
  readonly minorDigits: ReadonlyMap<string, number>;
  /** By currency, oldest first; rates scaled by 10^10. */
  readonly rows: ReadonlyMap<string, readonly { readonly from: LocalDay; readonly scaledRate: bigint }[]>;
}

const RATE_PLACES = 10;

/** Sorts dated rates into a table. Rows of an unknown currency, or whose rate is not a positive decimal, are left out. */
export function ratesTable(
  pivot: string,
  note: BilingualText,
  minorDigits: ReadonlyMap<string, number>,
  rows: readonly RateRow[],
): RatesTable {
  const byCurrency = new Map<string, { from: LocalDay; scaledRate: bigint }[]>();
  for (const row of [...rows].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const scaledRate = scaled(row.pivotPerUnit, RATE_PLACES);
    if (scaledRate === undefined || scaledRate <= 0n || !minorDigits.has(row.currency)) continue;
    const dated = byCurrency.get(row.currency);
    if (dated === undefined) byCurrency.set(row.currency, [{ from: row.from, scaledRate }]);
    else dated.push({ from: row.from, scaledRate });
  }
  return { pivot, note, minorDigits, rows: byCurrency };
}

/** The rate in force on a day: the last row on or before it. */
function rateOn(rates: RatesTable, currency: string, on: LocalDay): bigint | undefined {
  const dated = rates.rows.get(currency);
  if (dated === undefined) return currency === rates.pivot ? 10n ** BigInt(RATE_PLACES) : undefined;
  for (let i = dated.length - 1; i >= 0; i--) {
    const row = dated[i];
    if (row !== undefined && row.from <= on) return row.scaledRate;
  }
  return undefined;
}

/**
 * An amount in major units as minor units, rounded half to even.
 * Undefined when the currency is unknown, the text is no decimal number, or the result cannot be held exactly.
 */
export function toMinor(
  amount: string | number,
  currency: string,
  currencies: ReadonlyMap<string, number>,
): MinorUnits | undefined {
  const digits = currencies.get(currency);
  if (digits === undefined) return undefined;
  const text = typeof amount === 'number' ? String(amount) : amount.trim();
  const minor = scaled(text, digits);
  return minor === undefined ? undefined : (exactNumber(minor) as MinorUnits | undefined);
}

/** Minor units as decimal text in major units, for example 1250 of EUR is `12.50`. */
export function toMajorText(minor: MinorUnits, currency: string, currencies: ReadonlyMap<string, number>): string {
  const digits = currencies.get(currency) ?? 0;
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

/** The sum of amounts of one currency; undefined when it cannot be held exactly. */
export function sumMinor(amounts: Iterable<MinorUnits>): MinorUnits | undefined {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    // Every partial sum is a whole number; past the safe range the next one might not be exact.
    if (!Number.isSafeInteger(sum)) return undefined;
  }
  return sum as MinorUnits;
}

/**
 * An amount in another currency by the rates of a day, rounded half to even once, at the end.
 * Undefined when a rate of that day is missing or the result cannot be held exactly.
 */
export function convert(
  amount: { readonly minor: MinorUnits; readonly currency: string },
  to: string,
  on: LocalDay,
  rates: RatesTable,
): MinorUnits | undefined {
  if (amount.currency === to) return amount.minor;
  const from = rateOn(rates, amount.currency, on);
  const into = rateOn(rates, to, on);
  const fromDigits = rates.minorDigits.get(amount.currency);
  const toDigits = rates.minorDigits.get(to);
  if (from === undefined || into === undefined || fromDigits === undefined || toDigits === undefined) return undefined;
  const dividend = BigInt(amount.minor) * from * 10n ** BigInt(toDigits);
  return exactNumber(divideHalfEven(dividend, into * 10n ** BigInt(fromDigits))) as MinorUnits | undefined;
}
