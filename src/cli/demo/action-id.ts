import type { Instant } from '../../core/domain/ids.ts';
import { sha256Hex } from '../../work/hash.ts';

/**
 * The id of something a simulated vehicle does: the same each time the day is played, so that what was done before a
 * restart is not done again. Its form is a UUID version 7 of that time with hashed instead of random bits.
 */
export function actionId(vehicleId: string, what: string, at: Instant): string {
  const time = at.toString(16).padStart(12, '0');
  const bits = sha256Hex(`${vehicleId}|${what}|${at}`);
  const variant = (8 + (Number.parseInt(bits.slice(3, 4), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`;
}
