import { expect, test } from 'vitest';
import { DEVICE_DAYS } from '../../core/oversee/retention.ts';
import { leftovers } from './leftovers.ts';
import type { QueuedAct } from './queued-act.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const OLD = NOW - (DEVICE_DAYS + 1) * DAY;
const held = (id: string, at = OLD) => ({ id, at });
const photo = (id: string, state: 'draft' | 'named' | 'to-send' | 'sent', at = OLD, inspection = 'i') => ({
  id,
  inspection,
  at,
  state,
});
const act = (inspection: string) => ({ inspection }) as QueuedAct;

test('What was fetched too long ago goes, what is newer stays', () => {
  expect(leftovers([held('old'), held('new', NOW - DAY)], [], [], NOW)).toEqual({ inspections: ['old'], photos: [] });
});

test('An inspection that an act waits for stays with its photos, however old', () => {
  const photos = [photo('p', 'draft'), photo('q', 'sent')];
  expect(leftovers([held('i')], [act('i')], photos, NOW)).toEqual({ inspections: [], photos: [] });
});

test.each([
  ['named', []],
  ['to-send', []],
  ['sent', ['p']],
  ['draft', ['p']],
] as const)('An old photo that is %s: of those that wait to be sent none goes', (state, gone) => {
  const left = leftovers([held('i')], [], [photo('p', state)], NOW);
  expect(left).toEqual({ inspections: gone.length === 0 ? [] : ['i'], photos: gone });
  expect(leftovers([], [], [photo('p', state, NOW - DAY)], NOW).photos).toEqual([]);
});
