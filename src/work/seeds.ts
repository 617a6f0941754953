import type { Instant, LocalDay, TimeZone } from '../core/domain/ids.ts';
import { localDay } from '../core/domain/time.ts';
import type { DrawPeriod } from '../store/port/draws.ts';
import type { Store } from '../store/port/store.ts';
import { randomHex, sha256Hex } from './hash.ts';

/**
 * The share of declarations checked at random. A tenth of the inspection slots is the design's default; a port of this
 * size fills about a tenth of its traffic with ordered checks, so one declaration in a hundred comes to the same.
 */
const RANDOM_SHARE = 0.01;

export interface Seeds {
  /** The period whose seed decides the draws of declarations first accepted at this time. */
  at(instant: Instant): Promise<DrawPeriod>;
}

/** Commits a seed on the first need of each day and keeps the last few in memory. */
export function keepSeeds(store: Store, timeZone: TimeZone): Seeds {
  const known = new Map<LocalDay, Promise<DrawPeriod>>();
  return {
    at(instant) {
      const day = localDay(instant, timeZone);
      const found = known.get(day);
      if (found !== undefined) return found;
      const period = findOrCommit(store, day, instant);
      known.set(day, period);
      period.catch(() => known.delete(day));
      if (known.size > 8) known.delete(known.keys().next().value as LocalDay);
      return period;
    },
  };
}

async function findOrCommit(store: Store, day: LocalDay, startsAt: Instant): Promise<DrawPeriod> {
  const standing = await store.draws.of(day);
  if (standing !== undefined) return standing;
  const seedHex = randomHex(32);
  return store.draws.commit({
    day,
    period: 1,
    startsAt,
    seedHex,
    commitmentHex: sha256Hex(`landport-draw:${day}:1:${RANDOM_SHARE}:${seedHex}`),
    randomShare: RANDOM_SHARE,
  });
}
