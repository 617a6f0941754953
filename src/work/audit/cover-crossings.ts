import { canonicalJson } from '../../core/domain/canonical.ts';
import { type Crossing, type CrossingState, RELEASE_STAGES } from '../../core/domain/crossing.ts';
import type { CrossingId } from '../../core/domain/ids.ts';
import type { Coverage, Values } from './coverage.ts';

const PAGE = 1_000;

/** States that a passage reaches from one without a further decision. */
const WITHOUT_DECISION: Readonly<Partial<Record<CrossingState, readonly CrossingState[]>>> = {
  booked: ['arrived', 'at-gate', 'cancelled'],
  arrived: ['at-gate', 'cancelled'],
  directed: ['checking'],
  checked: ['checking'],
  released: ['exited'],
};
/** Stages that only a decision stamps again. */
const DECIDED_STAGES = ['directed', 'checkEnded', 'released'] as const;

/** Passages: each decision about one states it whole, and little may change until the next. */
export const CROSSING_COVERAGE: Coverage = {
  table: 'crossing',
  kinds: ['weigh', 'direct', 'start-check', 'end-check', 'hold', 'lift-hold', 'release', 'crossing-pseudonymised'],
  fold(entry, expected) {
    const { crossing } = entry.decision;
    if (typeof crossing === 'object' && crossing !== null) expected.set(entry.subject, crossing as Values);
  },
  async *records({ store }) {
    for (let last: CrossingId | undefined; ; ) {
      const page = await store.crossings.list({}, PAGE, last);
      for (const crossing of page) {
        const undecided = crossing.stages.directed === undefined && crossing.hold === undefined;
        const values = crossing as unknown as Values;
        const at = RELEASE_STAGES.map((stage) => crossing.stages[stage]).find((one) => one !== undefined);
        yield { name: crossing.id, subject: crossing.id, values, undecided, ...(at === undefined ? {} : { at }) };
      }
      if (page.length < PAGE) return;
      last = page.at(-1)?.id;
    }
  },
  differing: (values, expected) => changedSince(expected as unknown as Crossing, values as unknown as Crossing),
};

/** A passage that waits to be directed may take papers on; only one that is cancelled lets go of any. */
function lostPapers(was: Crossing, now: Crossing): readonly string[] {
  const kept = now.state === 'cancelled' || was.declarations.every((id) => now.declarations.includes(id));
  return kept ? [] : ['declarations'];
}

/** What of a passage is not as its last decision left it, beyond what may change without one. */
function changedSince(was: Crossing, now: Crossing): readonly string[] {
  const directed = was.stages.directed !== undefined;
  const released = was.stages.released !== undefined;
  const same = (name: string, a: unknown, b: unknown): readonly string[] =>
    canonicalJson(a ?? null) === canonicalJson(b ?? null) ? [] : [name];
  const stages = RELEASE_STAGES.flatMap((stage) =>
    was.stages[stage] === undefined && !(DECIDED_STAGES as readonly string[]).includes(stage)
      ? []
      : same(`stages.${stage}`, was.stages[stage], now.stages[stage]),
  );
  const reached = was.state === now.state || (WITHOUT_DECISION[was.state] ?? []).includes(now.state);
  return [
    ...same('vehicle', was.vehicle, now.vehicle),
    ...same('direction', was.direction, now.direction),
    ...same('booked', was.booked, now.booked),
    ...same('slotAt', was.slotAt, now.slotAt),
    ...same('checkResult', was.checkResult, now.checkResult),
    ...same('hold', was.hold, now.hold),
    ...same('weighedKg', was.weighedKg, now.weighedKg),
    // Up to its direction a passage takes papers on, and its lane follows them.
    ...(directed ? same('lane', was.lane, now.lane) : []),
    ...(directed
      ? same('declarations', [...was.declarations].sort(), [...now.declarations].sort())
      : lostPapers(was, now)),
    // A check that began since has looked at the lane of its own moment.
    ...(released ? same('checkLane', was.checkLane, now.checkLane) : []),
    ...stages,
    ...(reached ? [] : ['state']),
    ...(now.version >= was.version && (!released || now.version <= was.version + 1) ? [] : ['version']),
  ];
}
