import type { Instant } from '../../core/domain/ids.ts';
import { hashedId } from '../../work/identify.ts';

/**
 * The id of something a simulated vehicle does: the same each time the day is played, so that what was done before a
 * restart is not done again.
 */
export function actionId(vehicleId: string, what: string, at: Instant): string {
  return hashedId(at, `${vehicleId}|${what}|${at}`);
}
