import type { Instant, LocalDay, TimeZone } from '../core/domain/ids.ts';
import { localDay } from '../core/domain/time.ts';
import type { DrawPeriod } from '../store/port/draws.ts';
import type { Planning } from './draws/plan-draws.ts';
import { settleSeed } from './draws/settle-seed.ts';

/** Where draws get their seed from; everybody in this process asks the same one. */
export interface Seeds {
  /** The period whose seed decides the draws of declarations first accepted at this time. */
  at(instant: Instant): Promise<DrawPeriod>;
}

/** Makes a day's seed of its parts on the first need, and keeps the last few in memory. */
export function keepSeeds(environment: Planning & { readonly timeZone: TimeZone }): Seeds {
  const known = new Map<LocalDay, Promise<DrawPeriod>>();
  return {
    at(instant) {
      const day = localDay(instant, environment.timeZone);
      const found = known.get(day);
      if (found !== undefined) return found;
      const period = settleSeed(environment, day, instant);
      known.set(day, period);
      // A failure is not kept: the next draw tries again.
      period.catch(() => known.delete(day));
      if (known.size > 8) known.delete(known.keys().next().value as LocalDay);
      return period;
    },
  };
}
