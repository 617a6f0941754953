import type { Instant } from '../../core/domain/ids.ts';
import { hmacHex } from '../hash.ts';

const DAY_MS = 86_400_000;

/** The link of the chain that is kept, outside the database: a day since 1970 (UTC), and 32 bytes. */
export interface ChainLink {
  readonly day: number;
  readonly keyHex: string;
}

/** Keys of days. Each link of a chain of hashes gives the next and none before it: to throw a link away ends every day before. */
export interface DayKeys {
  /** The day whose key seals what comes in now. */
  dayAt(now: Instant): number;
  /** 32 bytes; nothing for a day whose key is gone. */
  keyOf(day: number): Buffer | undefined;
  /** Throws the keys of all days before one away. */
  forgetBefore(day: number): Promise<void>;
}

/** Days since 1970 (UTC). */
export function dayOf(at: Instant): number {
  return Math.floor(at / DAY_MS);
}

/** A chain from its kept link on. `save` puts the next link where this one was, before it counts as kept. */
export function dayKeys(first: ChainLink, save: (link: ChainLink) => Promise<void>): DayKeys {
  let kept = first;
  let newest = first;
  // Those that are asked for come again and again.
  const known = new Map<number, Buffer>();
  const linkOf = (day: number): ChainLink => {
    let link = day < newest.day ? kept : newest;
    while (link.day < day) link = { day: link.day + 1, keyHex: hmacHex(link.keyHex, 'next-day') };
    if (link.day > newest.day) newest = link;
    return link;
  };
  return {
    // A clock behind the chain seals under the oldest key that there is.
    dayAt: (now) => Math.max(dayOf(now), kept.day),
    keyOf(day) {
      if (day < kept.day) return undefined;
      const standing = known.get(day);
      if (standing !== undefined) return standing;
      const key = Buffer.from(hmacHex(linkOf(day).keyHex, 'messages'), 'hex');
      known.set(day, key);
      return key;
    },
    async forgetBefore(day) {
      if (day <= kept.day) return;
      const link = linkOf(day);
      // Saved before it counts: what could not be saved is not said to be forgotten.
      await save(link);
      kept = link;
      for (const [one, key] of known) {
        if (one >= day) continue;
        key.fill(0);
        known.delete(one);
      }
    },
  };
}
