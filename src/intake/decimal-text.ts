import { scaled } from '../core/domain/decimal.ts';

/**
 * Rounds decimal text, half to even, to some places, written plainly and without trailing zeros; what is no number
 * stays, for validation to name it.
 */
export function roundDecimalText(text: string, places: number): string {
  const units = scaled(text, places);
  if (units === undefined) return text;
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
