import type { StewardshipServices } from '../../server/stewardship-services.ts';
import type { Environment } from '../../work/environment.ts';
import { lookUpPlate, whatIsHeld } from '../../work/retention/look-up-plate.ts';
import { retentionReport } from '../../work/retention/run-retention.ts';

/** Hands the look at the port's own work to the server. */
export function composeStewardship({ store }: Environment): StewardshipServices {
  return {
    retention: () => retentionReport(store),
    lookUpPlate: (asked, officer, now) => lookUpPlate(store, asked, officer, now),
    held: (operator, actor, now) => whatIsHeld(store, operator, actor, now),
  };
}
