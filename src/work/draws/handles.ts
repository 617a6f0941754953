import type { HashHex } from '../../core/domain/ids.ts';
import { handleOf } from '../../core/select/draw.ts';
import type { DrawPeriod } from '../../store/port/draws.ts';
import { sha256Hex } from '../hash.ts';

/** What draws for a declaration follow from: its handle of the day, or the hash itself in periods of before. */
export function declarationHandle({ saltHex }: DrawPeriod, firstHash: HashHex): HashHex {
  return saltHex === undefined ? firstHash : handleOf(sha256Hex, saltHex, 'declaration', firstHash);
}

/** What stands for an officer in the draws of a day; on another day it is another. */
export function officerHandle({ saltHex = '' }: DrawPeriod, officer: string): HashHex {
  return handleOf(sha256Hex, saltHex, 'officer', officer);
}

/**
 * What stands for an inspection. It follows from what the vehicle was declared to carry, its plate where it carries
 * nothing, and how many inspections it had: an id that the program makes could be made until it pleases.
 */
export function inspectionHandle(
  { saltHex = '' }: DrawPeriod,
  vehicle: { readonly plate: string; readonly firstHashes: readonly string[] },
  ordinal: number,
): HashHex {
  const carried = vehicle.firstHashes.length === 0 ? [vehicle.plate] : [...vehicle.firstHashes].sort();
  return handleOf(sha256Hex, saltHex, 'inspection', `${ordinal}:${carried.join(',')}`);
}
