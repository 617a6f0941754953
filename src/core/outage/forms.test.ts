import { expect, test } from 'vitest';
import type { ActorId, Instant } from '../domain/ids.ts';
import { linesOf, type OutageEntry, readSerial, reviewEntry, serialOf } from './forms.ts';

test.each([
  [' gl-000012 ', { kind: 'gate-log', number: 12 }],
  ['IN-000001', { kind: 'inspection', number: 1 }],
  ['RE-1000000', { kind: 'release', number: 1_000_000 }],
  ['GL-12', undefined],
  ['XX-000012', undefined],
  ['GL-000012-', undefined],
  ['GL 000012', undefined],
  ['', undefined],
  ['ＧＬ-000012', undefined],
])('%j reads as %j.', (text, read) => {
  expect(readSerial(text)).toEqual(read);
});

test('A serial names its form and nothing else, and every form but the gate log is one line.', () => {
  expect(readSerial(serialOf('release', 7))).toEqual({ kind: 'release', number: 7 });
  expect([linesOf('release'), linesOf('inspection')]).toEqual([1, 1]);
  expect(linesOf('gate-log')).toBeGreaterThan(1);
});

test('Nobody who did it, keyed it or is named as its second officer looks at an entry again.', () => {
  const people = ['gate', 'lead', 'other', 'reviewer'] as readonly string[];
  const [doneBy, keyedBy, claimedSecond, third] = people as unknown as [ActorId, ActorId, ActorId, ActorId];
  const when = { happenedAt: 1 as Instant, keyedAt: 2 as Instant };
  const entry: OutageEntry = { id: 'e', cause: 'form', action: 'direct', ...when, doneBy, keyedBy, claimedSecond };
  for (const own of [doneBy, keyedBy, claimedSecond])
    expect(reviewEntry(entry, own, 'in-order', 3 as Instant)).toBe('outage-entry-own');
  const seen = reviewEntry(entry, third, 'in-order', 3 as Instant) as OutageEntry;
  expect(seen.review).toEqual({ by: third, at: 3, verdict: 'in-order' });
  expect(reviewEntry(seen, third, 'in-order', 4 as Instant)).toBe('outage-entry-reviewed');
});
