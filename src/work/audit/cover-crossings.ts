import { canonicalJson } from '../../core/domain/canonical.ts';
import { CROSSING_ACTIONS, type Crossing, type CrossingState, RELEASE_STAGES } from '../../core/domain/crossing.ts';
import type { CrossingId } from '../../core/domain/ids.ts';
import type { Coverage, Values } from './coverage.ts';
import { differingValues } from './record-coverage.ts';

/** The entry that a migration made for each passage about which nothing was decided then. */
const PASSAGE_BEFORE = 'passage-before';
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

/** What entries said last of a passage. */
interface Told {
  /** Absent for a passage that was there before its changes were entries and had none. */
  readonly crossing?: Crossing;
  /** Since then each change is an entry: it must stand exactly so. */
  readonly whole: boolean;
}

/** Passages: the entry of each change states it whole, its papers included, and the last one is what must stand. */
export const CROSSING_COVERAGE: Coverage = {
  table: 'crossing',
  kinds: [
    ...CROSSING_ACTIONS,
    'weigh',
    'select',
    'book',
    'reassess',
    'record',
    'crossing-pseudonymised',
    PASSAGE_BEFORE,
  ],
  fold({ kind, subject, decision }, expected) {
    const before = expected.get(subject) as Told | undefined;
    const crossing = decision['crossing'] as Crossing | undefined;
    if (kind === PASSAGE_BEFORE) {
      if (before === undefined) expected.set(subject, { whole: false } satisfies Told as unknown as Values);
      return;
    }
    // Devices enter the log by their clocks; the last change is the one of the highest version.
    if (crossing === undefined || crossing.version < (before?.crossing?.version ?? 0)) return;
    // Only a passage that ended gets a pseudonym, and then nothing changes it any more.
    const whole = decision['whole'] === true || kind === 'crossing-pseudonymised';
    expected.set(subject, { crossing, whole } satisfies Told as unknown as Values);
  },
  async *records({ store }) {
    for (let last: CrossingId | undefined; ; ) {
      const page = await store.crossings.list({}, PAGE, last);
      for (const crossing of page) {
        const values = crossing as unknown as Values;
        const at = RELEASE_STAGES.map((stage) => crossing.stages[stage]).find((one) => one !== undefined);
        yield { name: crossing.id, subject: crossing.id, values, ...(at === undefined ? {} : { at }) };
      }
      if (page.length < PAGE) return;
      last = page.at(-1)?.id;
    }
  },
  differing(values, expected) {
    const { crossing, whole } = expected as unknown as Told;
    if (crossing === undefined) return [];
    const now = values as unknown as Crossing;
    return whole ? differingValues(sorted(now), sorted(crossing)) : changedSince(crossing, now);
  },
};

/** Papers have no order of their own. */
const sorted = (crossing: Crossing): Values => ({ ...crossing, declarations: [...crossing.declarations].sort() });

/**
 * A passage that waits to be directed may take papers on; only one that is cancelled lets go of any. Names the column,
 * or nothing.
 */
function lostPapers(was: Crossing, now: Crossing): readonly string[] {
  const kept = now.state === 'cancelled' || was.declarations.every((id) => now.declarations.includes(id));
  return kept ? [] : ['declarations'];
}

/**
 * What of a passage is not as its last decision left it, beyond what could change without one before each change was an
 * entry.
 */
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
