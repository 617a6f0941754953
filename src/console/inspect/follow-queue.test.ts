import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ripe } from '../device/queued.ts';
import type { InspectionView } from '../../wire/inspections.ts';
import { followQueue } from './follow-queue.ts';
import { holdsFirst, type QueuedAct, type TakenDeed, thingOf } from './queued-act.ts';

const ME = { id: 'me', name: 'Me' };
const AT = '2026-03-01T06:30:00+08:00';
const VIEW: InspectionView = {
  id: '019c0000-0000-7000-8000-000000000001',
  crossing: '019c0000-0000-7000-8000-000000000002',
  plate: '0123UBA',
  crossingState: 'directed',
  state: 'started',
  version: 3,
  assigned: ME,
  officers: [ME],
  openedAt: AT,
  startedAt: AT,
  order: { items: [], packs: [], unloadPercent: 0, equipment: [], agencies: [], seals: [] },
  steps: [
    {
      id: 'p/doors',
      pack: 'p',
      title: { en: 'Doors', zh: '箱门' },
      kind: 'look',
      required: true,
      photo: 'allowed',
      hazards: [],
      state: 'open',
      entries: [],
    },
  ],
  findings: [],
  seals: [],
  custody: [],
  decisions: [],
  flags: [],
  needs: [],
  actions: [],
};
const SIGN: TakenDeed = { action: 'sign-step', step: 'p/doors', mark: 'in-order' };

let numbers = 0;
function act(deed: TakenDeed, more: Partial<QueuedAct> = {}): QueuedAct {
  numbers += 1;
  return {
    ...{ seq: numbers, id: `act-${numbers}`, at: Date.parse(AT) + numbers, by: ME, ripeAt: 0, offline: true, tries: 0 },
    ...{ inspection: VIEW.id, plate: VIEW.plate, deed },
    ...more,
  };
}

test('What waits here is shown as done: signed steps, then a release that rests on them.', () => {
  const queue = [
    act(SIGN),
    act({ action: 'conclude', outcome: 'detain' }),
    act({ action: 'conclude', outcome: 'release' }),
  ];
  const now = followQueue(VIEW, queue, []);
  expect(now.entries).toMatchObject([{ step: 'p/doors', mark: 'in-order', addendum: false }]);
  // Without a finding nothing is detained, as the server would say; a release without network waits for a second officer.
  expect(now.decisions).toMatchObject([{ outcome: 'release', needsSecond: true }]);
  expect(now.state).toBe('awaiting-second');
});

test('What the server has learnt already is not counted twice while it leaves the queue.', () => {
  const mine = act(SIGN);
  const [step] = VIEW.steps;
  const entry = { id: mine.id, by: ME, at: AT, received: AT, mark: 'in-order' as const, photos: [], addendum: false };
  const view = { ...VIEW, steps: step === undefined ? [] : [{ ...step, state: 'signed' as const, entries: [entry] }] };
  expect(followQueue(view, [mine], []).entries).toHaveLength(1);
  expect(followQueue(view, [mine, act(SIGN)], []).entries.map(({ addendum }) => addendum)).toEqual([false, true]);
});

test('A refused act, and one on another inspection, change nothing.', () => {
  const refused = { code: 'not-in-this-state', sentence: { en: 'No.', zh: '否。' } };
  expect(followQueue(VIEW, [act(SIGN, { refused }), act(SIGN, { inspection: 'other' })], []).entries).toEqual([]);
});

test('A hold goes first, and no inspection’s acts ever change places.', () => {
  const deeds = fc.constantFrom<TakenDeed>(
    SIGN,
    { action: 'conclude', outcome: 'release' },
    { action: 'conclude', outcome: 'detain' },
    { action: 'record-finding', result: 'prohibited', hazard: 'narcotics', measure: 'detained' },
  );
  const acts = fc.array(fc.record({ deed: deeds, inspection: fc.constantFrom('a', 'b', 'c') }), { maxLength: 12 });
  fc.assert(
    fc.property(acts, (given) => {
      const queue = given.map(({ deed, inspection }) => act(deed, { inspection }));
      const sent = holdsFirst(ripe(queue, ME.id, 1, thingOf));
      expect([...sent].sort((a, b) => a.seq - b.seq)).toEqual(queue);
      for (const inspection of ['a', 'b', 'c']) {
        const seqs = sent.filter((one) => one.inspection === inspection).map(({ seq }) => seq);
        expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
      }
      const stops = (inspection: string): boolean =>
        queue.some(
          ({ deed, inspection: of }) =>
            of === inspection && (deed.action === 'record-finding' || ('outcome' in deed && deed.outcome === 'detain')),
        );
      const firstCalm = sent.findIndex((one) => !stops(one.inspection));
      if (firstCalm >= 0) for (const one of sent.slice(firstCalm)) expect(stops(one.inspection)).toBe(false);
    }),
  );
});

test('A witness who would not sign is not one who has yet to: the reason stands, and the work goes on.', () => {
  const LEAD = { id: 'lead', name: 'Lead' };
  const taken = {
    ...{ id: 'taken', kind: 'sample' as const, sealNumber: 'M-1', by: ME, witness: LEAD, at: AT },
    ...{ witnessed: false, holder: 'Me', handOvers: [] },
  };
  const waiting = followQueue({ ...VIEW, custody: [taken] }, [], []).custody;
  expect(waiting).toMatchObject([{ id: 'taken' }]);
  expect(waiting[0]).not.toHaveProperty('witnessed');
  const declined = { ...taken, declined: { reason: 'quantity-differs' as const } };
  expect(followQueue({ ...VIEW, custody: [declined] }, [], []).custody).toMatchObject([
    { witnessed: false, declined: 'quantity-differs' },
  ]);
  const refuse = act({ action: 'second', of: 'taken', agrees: false, reason: 'seal-differs' }, { by: LEAD });
  expect(followQueue({ ...VIEW, custody: [taken] }, [refuse], []).custody).toMatchObject([
    { witnessed: false, declined: 'seal-differs' },
  ]);
});
