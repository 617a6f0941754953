import type { HashHex, LocalDay } from '../../core/domain/ids.ts';
import type { PublishedDay } from '../../core/select/verify-day.ts';
import type { OversightServices, RosterServices } from '../../server/services.ts';
import { checkDay } from '../../work/draws/check-day.ts';
import { commitParts, handOverParts } from '../../work/draws/contribute.ts';
import { drawDays } from '../../work/draws/days.ts';
import { overseeSteering } from '../../work/draws/oversee.ts';
import { publishDay, readDay } from '../../work/draws/publish.ts';
import { decideReassignment, proposeReassignment } from '../../work/draws/reassign.ts';
import { handOverShift, putQualification, putShift } from '../../work/roster/keep-roster.ts';
import type { Core } from './core.ts';

/** Published days kept at hand: anybody may ask, and a day that is over does not change. */
const MOST_KEPT = 8;

/**
 * Hands the draws, and the look at whether somebody steers them, to the server. Published days are kept; checks are
 * made anew each time, as they are what the records are tested by.
 */
export function composeOversight({ environment }: Core): OversightServices {
  const kept = new Map<LocalDay, PublishedDay>();
  return {
    days: (now) => drawDays(environment, now),
    async published(day, now) {
      const known = kept.get(day);
      if (known !== undefined) return known;
      const record = await readDay(environment, day, now);
      if (record?.ended !== true) return undefined;
      const published = publishDay(record);
      kept.set(day, published);
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as LocalDay);
      return published;
    },
    async check(day, now) {
      const record = await readDay(environment, day, now);
      return record === undefined ? undefined : checkDay(environment, record);
    },
    commit: (custodian, parts, now) =>
      commitParts(
        environment,
        custodian,
        parts.map(({ day, commitment }) => ({ day, commitment: commitment as HashHex })),
        now,
      ),
    handOver: (custodian, parts, now) => handOverParts(environment, custodian, parts, now),
    steering: (from, before) => overseeSteering(environment, from, before),
  };
}

/** Hands the roster to the server. */
export function composeRoster({ environment }: Core): RosterServices {
  return {
    putShift: (input, by, now) => putShift(environment, input, by, now),
    putQualification: (qualification, by, now) => putQualification(environment, qualification, by, now),
    handOver: (shift, note, by, now) => handOverShift(environment, shift, note, by, now),
    propose: (input, by, now) => proposeReassignment(environment, input, by, now),
    decide: (id, decision, by, now) => decideReassignment(environment, id, decision, by, now),
  };
}
