import { integer, pick } from '../random/draw.ts';
import type { Random } from '../random/random.ts';

// Invented owners; the fourth letter is always U, a freight container.
const OWNERS = ['LPRU', 'TLVU', 'MRKU', 'ZUNU', 'ORVU', 'KHDU'] as const;

/** The check digit of an ISO 6346 container number: letters count 10 to 38 without the multiples of 11. */
export function containerCheckDigit(ownerAndSerial: string): number {
  let sum = 0;
  for (const [index, character] of [...ownerAndSerial].entries()) {
    const code = character.charCodeAt(0);
    const letter = code - 65;
    const value = letter < 0 ? code - 48 : 10 + letter + Math.floor((letter + 9) / 10);
    sum += value * 2 ** index;
  }
  return (sum % 11) % 10;
}

/** A well-formed container number, for example `CSQU3054383`. */
export function containerNumber(random: Random): string {
  const stem = `${pick(random, OWNERS)}${String(integer(random, 100_000, 999_999))}`;
  return `${stem}${containerCheckDigit(stem)}`;
}
