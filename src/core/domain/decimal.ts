/**
 * Decimal numbers as whole numbers and a count of places: 12.50 is 1250 with 2 places. Money goes through here, so that
 * no sum is ever a float's.
 */
const DECIMAL = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,3}))?$/;

/** The largest shift of the decimal point that is followed; beyond it no amount of goods or money lies. */
const MAX_EXPONENT = 60;

/**
 * Reads decimal text as a whole number of units of 10^-places, rounded half to even.
 * Undefined when the text is not a plain decimal number, or its exponent is absurd.
 */
export function scaled(text: string, places: number): bigint | undefined {
  const parts = DECIMAL.exec(text);
  if (parts === null) return undefined;
  const fraction = parts[3] ?? '';
  const exponent = Number(parts[4] ?? 0);
  if (exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT) return undefined;
  const digits = BigInt((parts[2] ?? '') + fraction);
  const signed = parts[1] === '-' ? -digits : digits;
  const shift = places + exponent - fraction.length;
  return shift >= 0 ? signed * 10n ** BigInt(shift) : divideHalfEven(signed, 10n ** BigInt(-shift));
}

/** Divides and rounds half to even, as accounts do; `divisor` is positive. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend % divisor;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const roundsAway = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  if (!roundsAway) return quotient;
  return dividend < 0n ? quotient - 1n : quotient + 1n;
}

/**
 * A whole number that a JavaScript number holds exactly (below 2^53), or undefined: money that would be rounded is
 * refused instead.
 */
export function exactNumber(value: bigint): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}
