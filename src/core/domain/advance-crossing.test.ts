import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceCrossing, allowedActions, type CrossingStep, needsCheck, withLane } from './advance-crossing.ts';
import {
  CHECK_RESULTS,
  CROSSING_ACTIONS,
  CROSSING_STATES,
  type Crossing,
  type CrossingAction,
  type CrossingState,
  RELEASE_STAGES,
} from './crossing.ts';
import type { ActorId, CrossingId, Instant } from './ids.ts';
import { LANES, type Lane, strictness } from './lane.ts';

const [ANNA, BO, CHEN] = ['anna', 'bo', 'chen'] as ActorId[] as [ActorId, ActorId, ActorId];

const BOOKED: Crossing = {
  id: 'c' as CrossingId,
  vehicle: {},
  direction: 'inbound',
  state: 'booked',
  lane: 'green',
  booked: true,
  stages: { booked: 1 as Instant },
  declarations: [],
  version: 1,
};

/** Takes steps one after the other; throws where one is refused. */
function walk(from: Crossing, ...steps: readonly (CrossingAction | Partial<CrossingStep>)[]): Crossing {
  return steps.reduce<Crossing>((crossing, given, index) => {
    const step = typeof given === 'string' ? { action: given } : given;
    const outcome = advanceCrossing(crossing, { action: 'arrive', at: (index + 2) as Instant, by: ANNA, ...step });
    if (!outcome.ok) throw new Error(`${step.action} was refused in ${crossing.state}: ${outcome.refusal}`);
    return outcome.crossing;
  }, from);
}

const refusalOf = (crossing: Crossing, step: Partial<CrossingStep>): string | undefined => {
  const outcome = advanceCrossing(crossing, { action: 'release', at: 99 as Instant, by: ANNA, ...step });
  return outcome.ok ? undefined : outcome.refusal;
};

const directed = (lane: Lane): Crossing => walk({ ...BOOKED, lane }, 'arrive', 'come-to-gate', 'direct');
const END = (result: (typeof CHECK_RESULTS)[number]) => ({ action: 'end-check', result }) as const;
const HOLD = { action: 'hold', note: 'seal-broken' } as const;
const LIFT = { action: 'lift-hold', by: BO } as const;

describe('The whole table of states and actions', () => {
  // One row a state; what is not listed is refused.
  const TABLE: Readonly<Record<CrossingState, Readonly<Partial<Record<CrossingAction, CrossingState>>>>> = {
    booked: { arrive: 'arrived', cancel: 'cancelled' },
    arrived: { 'come-to-gate': 'at-gate', hold: 'held', cancel: 'cancelled' },
    'at-gate': { direct: 'directed', hold: 'held' },
    directed: { 'start-check': 'checking', hold: 'held', release: 'released' },
    checking: { 'end-check': 'checked', hold: 'held' },
    checked: { 'start-check': 'checking', hold: 'held', release: 'released' },
    held: { 'lift-hold': 'directed' },
    released: { exit: 'exited' },
    exited: {},
    cancelled: {},
  };

  for (const state of CROSSING_STATES) {
    test(`a crossing that is ${state} can do what its row says and nothing else`, () => {
      const crossing: Crossing = {
        ...BOOKED,
        state,
        ...(state === 'held' ? { hold: { by: BO, note: 'damage', from: 'directed' } } : {}),
      };
      for (const action of CROSSING_ACTIONS) {
        const step: CrossingStep = { action, at: 5 as Instant, by: ANNA, result: 'conform', note: 'damage' };
        const outcome = advanceCrossing(crossing, step);
        const expected = TABLE[state][action];
        if (expected === undefined) expect(outcome, action).toEqual({ ok: false, refusal: 'not-in-this-state' });
        else
          expect(outcome, action).toMatchObject({
            ok: true,
            crossing: { state: expected, version: BOOKED.version + 1 },
          });
        expect(allowedActions(crossing).includes(action), action).toBe(expected !== undefined);
      }
    });
  }
});

describe('A check', () => {
  test.each(LANES)('of a %s vehicle is asked for before its release where the lane says so', (lane) => {
    expect(refusalOf(directed(lane), {})).toBe(needsCheck(lane) ? 'check-required' : undefined);
    expect(refusalOf(walk(directed(lane), 'start-check', END('conform')), {})).toBeUndefined();
  });

  test('of the documents does not do for a lane that rose to inspection afterwards', () => {
    const risen = withLane(walk(directed('yellow'), 'start-check', END('conform')), ['red']);
    expect(refusalOf(risen, {})).toBe('check-required');
    expect(refusalOf(walk(risen, 'start-check', END('conform')), {})).toBeUndefined();
  });

  test('that began before the lane rose does not do either', () => {
    const risen = withLane(walk(directed('yellow'), 'start-check'), ['red']);
    expect(refusalOf(walk(risen, END('conform')), {})).toBe('check-required');
  });

  test('that a hold broke off is begun again', () => {
    const lifted = walk(directed('red'), 'start-check', HOLD, LIFT);
    expect(lifted.state).toBe('directed');
    expect(refusalOf(lifted, {})).toBe('check-required');
    // Also when an earlier one had ended, under a weaker lane.
    const risen = withLane(walk(directed('yellow'), 'start-check', END('conform')), ['red']);
    expect(refusalOf(walk(risen, 'start-check', HOLD, LIFT), {})).toBe('check-required');
  });

  test('that was not carried out is repeated, in every lane', () => {
    for (const lane of LANES) {
      const crossing = walk(directed(lane), 'start-check', END('not-carried-out'));
      expect(refusalOf(crossing, {})).toBe('check-required');
      expect(refusalOf(walk(crossing, HOLD, LIFT), {})).toBe('check-required');
    }
  });

  test('ends with a result', () => {
    expect(refusalOf(walk(directed('red'), 'start-check'), { action: 'end-check' })).toBe('result-required');
  });
});

describe('An adverse finding', () => {
  const adverse = walk(directed('red'), 'start-check', END('not-conform'));

  test('needs a hold that another officer lifts', () => {
    expect(refusalOf(adverse, {})).toBe('adverse-finding-needs-hold');
    const held = walk(adverse, HOLD);
    expect(refusalOf(held, { action: 'lift-hold', by: ANNA })).toBe('same-officer-lifts-hold');
    expect(refusalOf(walk(held, LIFT), {})).toBeUndefined();
  });

  test('is not answered by a hold that was lifted before it was made', () => {
    const before = walk(directed('red'), HOLD, LIFT, 'start-check', END('not-conform'));
    expect(refusalOf(before, {})).toBe('adverse-finding-needs-hold');
  });

  test('is not taken back by a second check', () => {
    expect(refusalOf(adverse, { action: 'start-check' })).toBe('adverse-finding-needs-hold');
    expect(allowedActions(adverse)).toEqual(['hold']);
  });
});

test('a vehicle without declarations keeps the lane it was given', () => {
  expect(withLane({ ...BOOKED, lane: 'yellow' }, []).lane).toBe('yellow');
});

test('before it is directed a crossing has the strictest lane of its declarations, afterwards its lane only rises', () => {
  const lane = fc.constantFrom(...LANES);
  fc.assert(
    fc.property(lane, fc.array(lane, { minLength: 1 }), (was, lanes) => {
      const most = Math.max(...lanes.map(strictness));
      expect(strictness(withLane({ ...BOOKED, lane: was }, lanes).lane)).toBe(most);
      expect(strictness(withLane(directed(was), lanes).lane)).toBe(Math.max(strictness(was), most));
    }),
  );
});

describe('Whatever is tried, in whatever order', () => {
  const attempt = fc.record({
    action: fc.constantFrom(...CROSSING_ACTIONS),
    by: fc.constantFrom(ANNA, BO, CHEN),
    result: fc.option(fc.constantFrom(...CHECK_RESULTS), { nil: undefined }),
    note: fc.option(fc.constant('seal-broken' as const), { nil: undefined }),
    /** A clock that is behind, now and then. */
    late: fc.integer({ min: -50, max: 5 }),
    /** A weighing, a scan: the lanes of what it carries, assessed anew. */
    lanes: fc.option(fc.array(fc.constantFrom(...LANES), { maxLength: 2 }), { nil: undefined, freq: 6 }),
  });
  /** Most tries go the way that is open, or few would come far. */
  const tries = fc.array(fc.tuple(attempt, fc.option(fc.nat(9), { nil: undefined, freq: 5 })), { maxLength: 40 });

  test('nobody is released without what his lane and his findings ask for, and the record stays in order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANES), tries, (lane, steps) => {
        let crossing: Crossing = { ...BOOKED, lane };
        // What the machine is held to, kept apart from what it keeps.
        let checkBegan: { readonly lane: Lane } | undefined;
        let enough: Lane | undefined;
        let adverse: 'none' | 'open' | { readonly heldBy: ActorId } = 'none';
        for (const [index, [{ lanes, late, result, note, ...rest }, pick]] of steps.entries()) {
          if (lanes !== undefined && crossing.state !== 'released' && crossing.state !== 'exited') {
            const was = crossing;
            crossing = withLane(crossing, lanes);
            if (was.stages.directed !== undefined)
              expect(strictness(crossing.lane)).toBeGreaterThanOrEqual(strictness(was.lane));
          }
          const open = allowedActions(crossing);
          const action = pick === undefined ? rest.action : (open[pick % Math.max(1, open.length)] ?? rest.action);
          const was = crossing;
          const outcome = advanceCrossing(crossing, {
            action,
            by: rest.by,
            at: (index * 10 + 100 + late) as Instant,
            ...(result === undefined ? {} : { result }),
            ...(note === undefined ? {} : { note }),
          });
          if (!outcome.ok) continue;
          crossing = outcome.crossing;
          expect(crossing.version).toBe(was.version + 1);
          const times = RELEASE_STAGES.flatMap((stage) => crossing.stages[stage] ?? []);
          expect([...times].sort((a, b) => a - b)).toEqual(times);
          if (action === 'start-check') {
            checkBegan = { lane: was.lane };
            expect(adverse).not.toBe('open');
          }
          if (action === 'end-check') {
            enough = result === 'not-carried-out' ? undefined : checkBegan?.lane;
            if (result === 'not-conform') adverse = 'open';
          }
          if (action === 'hold' && was.state === 'checking') checkBegan = enough = undefined;
          if (action === 'hold' && adverse !== 'none') adverse = { heldBy: rest.by };
          if (action === 'lift-hold' && typeof adverse === 'object') {
            expect(rest.by).not.toBe(adverse.heldBy);
            adverse = 'none';
          }
          if (action === 'release') {
            if (needsCheck(crossing.lane)) {
              expect(enough).toBeDefined();
              expect(strictness(enough as Lane)).toBeGreaterThanOrEqual(strictness(crossing.lane));
            }
            expect(adverse).toBe('none');
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});
