import type { CrossingServices } from '../../server/services.ts';
import { actOnCrossing } from '../../work/crossings/act.ts';
import { glanceAtPlate, lanesToTrust } from '../../work/crossings/glance.ts';
import { bookCrossing } from '../../work/crossings/open-crossing.ts';
import { selectDeclaration } from '../../work/crossings/select-declaration.ts';
import { listGateRelease } from '../../work/outage/release-offline.ts';
import { type SigningKey, signSlip } from '../../work/slips.ts';
import type { Core } from './core.ts';

/** A device holds at most this many slips: ten times an ordinary day's open passages. */
const MOST_SLIPS = 5_000;
const HOUR_MS = 3_600_000;

/** Hands the use cases of passages to the server: an act with all that has to follow it. */
export function composeCrossings(core: Core, key: SigningKey): CrossingServices {
  const { environment, assessor } = core;
  let signed = new Map<string, string>();
  return {
    book: (request, actor, now) => bookCrossing(environment, request, actor, now),
    async act(target, input, actor, now) {
      const result = await actOnCrossing(environment, assessor, target, input, actor, now);
      await listGateRelease(environment, key, target, input, result, actor.id, now);
      // A release is under a signed head at once; where that fails, the sequencer's next turn does it.
      if (result.outcome === 'done' && input.action === 'release') void core.sequencer.run(now).catch(() => {});
      return result;
    },
    select: (id, choice, actor, now) => selectDeclaration(environment, assessor, id, choice, actor, now),
    async gateAnswer(plate, now) {
      const glance = await glanceAtPlate(environment, plate, now);
      if (glance.crossing === undefined) return glance;
      return { ...glance, slip: signSlip(key, glance.crossing, glance.lane, now) };
    },
    async slips(now) {
      const states = ['booked', 'arrived', 'at-gate', 'directed', 'checking', 'checked', 'released'] as const;
      const open = await environment.store.crossings.list({ states }, MOST_SLIPS);
      const lanes = await lanesToTrust(environment, open, now);
      const kept = new Map<string, string>();
      for (const crossing of open) {
        const lane = lanes.get(crossing.id) ?? crossing.lane;
        // One signature a version, lane and hour: devices ask every half minute, and each costs 75 microseconds.
        const name = `${crossing.id}:${crossing.version}:${lane}:${Math.floor(now / HOUR_MS)}`;
        kept.set(name, signed.get(name) ?? signSlip(key, crossing, lane, now));
      }
      signed = kept;
      return [...kept.values()];
    },
  };
}
