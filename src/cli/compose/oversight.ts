import type { HashHex } from '../../core/domain/ids.ts';
import type { OversightServices, RosterServices } from '../../server/services.ts';
import { checkDay } from '../../work/draws/check-day.ts';
import { commitParts, handOverParts } from '../../work/draws/contribute.ts';
import { drawDays } from '../../work/draws/days.ts';
import { overseeSteering } from '../../work/draws/oversee.ts';
import { publishDay, readDay } from '../../work/draws/publish.ts';
import { decideReassignment, proposeReassignment } from '../../work/draws/reassign.ts';
import { handOverShift, putQualification, putShift } from '../../work/roster/keep-roster.ts';
import type { Core } from './core.ts';

/** Hands the draws, and the look at whether somebody steers them, to the server. */
export function composeOversight({ environment }: Core): OversightServices {
  return {
    days: (now) => drawDays(environment, now),
    async published(day, now) {
      const record = await readDay(environment, day, now);
      return record?.ended === true ? publishDay(record) : undefined;
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
