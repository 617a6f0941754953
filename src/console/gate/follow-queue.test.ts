import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANES } from '../../core/domain/lane.ts';
import { followQueue, offeredSteps } from './follow-queue.ts';
import type { GateAction, QueuedAction } from './queued-action.ts';
import type { CrossingView } from '../../wire/crossings.ts';

const OFFICER = ['gate-officer'] as const;
let numbers = 0;

function step(action: GateAction, more: Partial<QueuedAction> = {}): QueuedAction {
  numbers += 1;
  return {
    seq: numbers,
    id: `id-${numbers}`,
    action,
    plate: '0123UBA',
    at: numbers,
    by: { id: 'u1', name: 'Officer' },
    ripeAt: 0,
    offline: true,
    tries: 0,
    ...more,
  };
}

const view: CrossingView = {
  id: '0190a1b2-0000-7000-8000-000000000001',
  vehicle: { plate: '0123UBA' },
  direction: 'inbound',
  state: 'directed',
  lane: 'green',
  booked: true,
  stages: {
    arrived: '2026-03-01T06:12:00+08:00',
    gate: '2026-03-01T06:14:00+08:00',
    directed: '2026-03-01T06:15:00+08:00',
  },
  declarations: [],
  version: 4,
  actions: ['start-check', 'hold', 'release'],
};

test('A vehicle nobody saw is directed in one step, and a second look shows that it was.', () => {
  const fresh = followQueue(undefined, 'yellow', [], false);
  expect(offeredSteps(fresh, OFFICER)).toEqual({ main: 'direct', others: ['select'] });
  const after = followQueue(undefined, 'yellow', [step('direct', { seenLane: 'yellow' })], false);
  expect(after.state).toBe('directed');
  expect(offeredSteps(after, OFFICER)).toEqual({ main: 'start-check', others: ['hold', 'select'] });
});

test('A load that was selected on this device is sent to inspection from then on, and is not selected twice.', () => {
  const chosen = step('select', { selection: { hazard: 'transit', observation: 'seal-damaged' } });
  const standing = followQueue({ ...view, state: 'at-gate' }, 'green', [chosen], false);
  expect(standing.lane).toBe('red');
  expect(offeredSteps(standing, OFFICER)).toEqual({ main: 'direct', others: ['hold'] });
  // Whoever examines adds a step in the inspection; this is for whoever would let it go.
  expect(offeredSteps(followQueue(view, 'green', [], true), ['inspector']).others).not.toContain('select');
});

test('A refused step moves nothing.', () => {
  const refused = step('direct', { refused: { code: 'not-in-this-state', sentence: { en: '', zh: '' } } });
  expect(followQueue(undefined, 'yellow', [refused], false).state).toBe('booked');
});

test('The server’s word of now decides what may follow; an old one about a lane does not.', () => {
  expect(offeredSteps(followQueue(view, 'green', [], true), OFFICER).main).toBe('release');
  // The same passage without network and without a slip: its lane is documents now, so it is looked at first.
  const offline = followQueue(view, 'yellow', [], false);
  expect(offline.next).not.toContain('release');
  expect(offeredSteps(offline, OFFICER).main).toBe('start-check');
});

test('An adverse finding leads to a hold, which another role lifts.', () => {
  const found = [
    step('direct', { seenLane: 'red' }),
    step('start-check'),
    step('end-check', { result: 'not-conform' }),
  ];
  const checked = followQueue(undefined, 'red', found, false);
  expect(offeredSteps(checked, OFFICER).main).toBe('hold');
  const held = followQueue(undefined, 'red', [...found, step('hold', { note: 'damage' })], false);
  expect(offeredSteps(held, OFFICER)).toEqual({ others: [] });
  expect(offeredSteps(held, ['shift-lead']).main).toBe('lift-hold');
});

test('A hold that the server says is over stays over while a later step waits.', () => {
  const lifted: CrossingView = {
    ...view,
    state: 'checked',
    lane: 'red',
    checkLane: 'red',
    checkResult: 'not-conform',
    actions: ['release'],
  };
  expect(followQueue(lifted, 'red', [step('release')], true).state).toBe('released');
});

test('Nobody is offered a step of another role.', () => {
  const fresh = followQueue(undefined, 'green', [], false);
  expect(offeredSteps(fresh, ['inspector'])).toEqual({ others: [] });
  expect(offeredSteps(fresh, ['auditor'])).toEqual({ others: [] });
});

test('Whatever waits, a vehicle in the lanes of a check is never offered its release before one.', () => {
  const actions = fc.constantFrom<GateAction>('direct', 'start-check', 'hold', 'lift-hold', 'release', 'exit');
  const note = 'damage' as const;
  fc.assert(
    fc.property(fc.constantFrom(...LANES), fc.array(actions, { maxLength: 8 }), (lane, list) => {
      const standing = followQueue(
        undefined,
        lane,
        list.map((action) => step(action, { note, seenLane: lane })),
        false,
      );
      if (lane === 'yellow' || lane === 'red') {
        expect(standing.next).not.toContain('release');
        expect(['released', 'exited']).not.toContain(standing.state);
      }
    }),
  );
});
