import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Queued, reconcile, ripe as ripeOf, timeOf } from './queued.ts';

const NOW = 1_000;

interface Step extends Queued {
  readonly plate: string;
}
const ripe = (actions: readonly Step[], by: string, now: number) => ripeOf(actions, by, now, ({ plate }) => plate);

function queued(seq: number, more: Partial<Step> = {}): Step {
  return {
    seq,
    id: `id-${seq}`,
    plate: `P${seq}`,
    at: 0,
    by: { id: 'me', name: 'Me' },
    ripeAt: 0,
    offline: false,
    tries: 1,
    ...more,
  };
}

test('A step is sent when it can no longer be taken back, in its order.', () => {
  const actions = [queued(1), queued(2, { ripeAt: NOW + 1 }), queued(3)];
  expect(ripe(actions, 'me', NOW).map(({ seq }) => seq)).toEqual([1, 3]);
});

test('A clock that is set back after a step does not keep it, and one that was wrong is set right on the wire.', () => {
  const step = queued(1, { at: NOW, ripeAt: NOW + 5 });
  expect(ripe([step], 'me', NOW + 4)).toEqual([]);
  expect(ripe([step], 'me', NOW - 1)).toHaveLength(1);
  expect(timeOf({ at: 60_000 })).toBe('1970-01-01T00:01:00.000Z');
  expect(timeOf({ at: 60_000, clockAhead: 360_000 })).toBe('1970-01-01T00:07:00.000Z');
});

test('A vehicle’s later step never overtakes an earlier one that cannot go yet.', () => {
  const plate = 'A';
  const unripe = [queued(1, { plate, ripeAt: NOW + 1 }), queued(2, { plate })];
  expect(ripe(unripe, 'me', NOW)).toEqual([]);
  const others = [queued(1, { plate, by: { id: 'you', name: 'You' } }), queued(2, { plate })];
  expect(ripe(others, 'me', NOW)).toEqual([]);
});

test('Nobody sends another person’s step, and a refused one is not sent again.', () => {
  const refused = { code: 'check-required', sentence: { en: 'No.', zh: '否。' } };
  expect(ripe([queued(1, { by: { id: 'you', name: 'You' } }), queued(2, { refused })], 'me', NOW)).toEqual([]);
});

test('Done and seen leave the queue, refused stays with its sentence, silence is asked again.', () => {
  const sentence = { en: 'Hold it.', zh: '扣留。' };
  const result = reconcile(
    [queued(1), queued(2), queued(3), queued(4)],
    [
      { id: 'id-1', outcome: 'done' },
      { id: 'id-2', outcome: 'seen' },
      { id: 'id-3', outcome: 'refused', code: 'adverse-finding-needs-hold', sentence },
    ],
  );
  expect(result.settled.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(result.refused.map(({ refused }) => refused)).toEqual([{ code: 'adverse-finding-needs-hold', sentence }]);
  expect(result.again.map(({ seq }) => seq)).toEqual([4]);
});

test('A step that met another writer is sent again, but not for ever.', () => {
  const busy = { id: 'id-1', outcome: 'refused' as const, code: 'changed-meanwhile' };
  expect(reconcile([queued(1, { tries: 2 })], [busy]).again).toHaveLength(1);
  expect(reconcile([queued(1, { tries: 8 })], [busy]).refused).toHaveLength(1);
});

test('A refusal without a sentence still says its code in both languages.', () => {
  const [only] = reconcile([queued(1)], [{ id: 'id-1', outcome: 'refused', code: 'odd' }]).refused;
  expect(only?.refused?.sentence.en).toContain('odd');
  expect(only?.refused?.sentence.zh).toContain('odd');
});

test('Whatever the server answers, every step is settled, refused or asked again, and none twice.', () => {
  const outcome = fc.record({
    id: fc.integer({ min: 0, max: 12 }).map((seq) => `id-${seq}`),
    outcome: fc.constantFrom('done' as const, 'seen' as const, 'refused' as const),
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), fc.array(outcome), (count, outcomes) => {
      const sent = Array.from({ length: count }, (_, at) => queued(at + 1));
      const { settled, refused, again } = reconcile(sent, outcomes);
      const seqs = [...settled, ...refused, ...again].map(({ seq }) => seq).sort((a, b) => a - b);
      expect(seqs).toEqual(sent.map(({ seq }) => seq));
    }),
  );
});
