import { expect, test } from 'vitest';
import type { Standing } from './follow-queue.ts';
import { offeredSteps, waitsForServer, withoutRelease } from './follow-queue.ts';

const CHECKED: Standing = { state: 'checked', lane: 'yellow', checkResult: 'conform', next: ['release', 'hold'] };

test.each<[string, Standing, boolean]>([
  ['a checked vehicle', CHECKED, true],
  ['one of the inspection lane', { ...CHECKED, lane: 'red' }, true],
  ['one in the release lane, which the server has decided', { ...CHECKED, state: 'directed', lane: 'green' }, false],
  ['one that is audited later', { ...CHECKED, state: 'directed', lane: 'blue' }, false],
  ['one that may not be released at all', { ...CHECKED, next: ['hold'] }, false],
])('The release of %s waits for the server where no grant is held, or does not.', (_what, standing, waits) => {
  expect(waitsForServer(standing)).toBe(waits);
});

test('What waits for the server is not offered, and the rest is.', () => {
  expect(offeredSteps(withoutRelease(CHECKED), ['gate-officer'])).toEqual({ main: 'hold', others: [] });
});
