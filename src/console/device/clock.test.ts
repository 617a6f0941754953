import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClockFault, clockFault, correctionOf, serverTime } from './clock.ts';

const NOW = 1_772_000_000_000;
const MINUTE = 60_000;

test.each<[string, number, number | undefined, ClockFault | undefined]>([
  ['about right', 90_000, NOW, undefined],
  ['six minutes slow', 6 * MINUTE, NOW, { kind: 'slow', minutes: 6 }],
  ['ten minutes fast', -10 * MINUTE, NOW, { kind: 'fast', minutes: 10 }],
  ['never compared', 0, undefined, undefined],
  ['set back by itself a little', 0, NOW + 4 * MINUTE, undefined],
  ['turned back for an hour since', 0, NOW + 60 * MINUTE, { kind: 'back', minutes: 60 }],
  ['slow, and turned back since', 6 * MINUTE, NOW + 60 * MINUTE, { kind: 'back', minutes: 66 }],
  ['fast, and turned back too far since', -60 * MINUTE, NOW + 90 * MINUTE, { kind: 'back', minutes: 30 }],
  ['fast, and set right since', -60 * MINUTE, NOW + 60 * MINUTE, undefined],
])('Of a clock that is %s is said what it is.', (_what, clockAhead, lastSync, fault) => {
  expect(clockFault({ clockAhead, ...(lastSync === undefined ? {} : { lastSync }) }, NOW)).toEqual(fault);
});

test('A clock that was off when the server was heard is set right, and one that was about right is left alone.', () => {
  expect(serverTime({ clockAhead: 6 * MINUTE, lastSync: NOW }, NOW + MINUTE)).toBe(NOW + 7 * MINUTE);
  expect(serverTime({ clockAhead: -6 * MINUTE, lastSync: NOW }, NOW + MINUTE)).toBe(NOW - 5 * MINUTE);
  expect(serverTime({ clockAhead: 800, lastSync: NOW }, NOW + MINUTE)).toBe(NOW + MINUTE);
  expect(correctionOf({ clockAhead: -90_000 }, NOW)).toBe(0);
  // What was fast is set right: its own time counts.
  expect(serverTime({ clockAhead: -60 * MINUTE, lastSync: NOW + 60 * MINUTE }, NOW + MINUTE)).toBe(NOW + MINUTE);
});

test('However a clock is turned, its time is not before the last contact with the server.', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e10, max: 1e10 }), (clockAhead, moved) => {
      const known = { clockAhead, lastSync: NOW };
      expect(serverTime(known, NOW + moved)).toBeGreaterThanOrEqual(serverTime(known, NOW));
    }),
  );
});
