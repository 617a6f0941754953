import { expect, test } from 'vitest';
import type { BoardView } from '../../wire/board.ts';
import { needsSomeone } from './needs-someone.ts';

const lane = { inCheck: 0, flowPerHour: 0, recentWaits: [], broken: 0 };
const crossing = { direction: 'inbound', since: '2026-03-01T06:00:00+08:00', empty: false } as const;
const board: BoardView = {
  at: '2026-03-01T14:32:00+08:00',
  seq: 1,
  day: '2026-03-01',
  standardMinutes: 30,
  brokenToday: 0,
  lanes: [
    { ...lane, lane: 'green', queue: 4, medianWaitMinutes: 6, longestWaitMinutes: 12 },
    { ...lane, lane: 'yellow', queue: 4, medianWaitMinutes: 20, longestWaitMinutes: 41 },
    { ...lane, lane: 'red', queue: 9, medianWaitMinutes: 38, longestWaitMinutes: 61 },
  ],
  hours: [],
  crossings: [
    { ...crossing, id: 'a', plate: '1', state: 'directed', lane: 'yellow', waitMinutes: 26, perishable: true },
    { ...crossing, id: 'b', plate: '2', state: 'directed', lane: 'yellow', waitMinutes: 29, perishable: false },
    { ...crossing, id: 'c', plate: '3', state: 'released', lane: 'yellow', waitMinutes: 50, perishable: true },
    { ...crossing, id: 'd', plate: '4', state: 'held', lane: 'red', waitMinutes: 90, perishable: false },
  ],
};

test('A lane over the standard comes first, then what spoils, then what is held, then near misses', () => {
  expect(needsSomeone(board).map((need) => [need.kind, 'id' in need ? need.id : need.lane])).toEqual([
    ['lane-over', 'red'],
    ['perishable', 'a'],
    ['held', 'd'],
    ['lane-near', 'yellow'],
  ]);
});

test('A port within its standards needs nobody, and an empty lane is never over', () => {
  const quiet = { ...board, crossings: [], lanes: board.lanes.map((each) => ({ ...each, queue: 0 })) };
  expect(needsSomeone(quiet)).toEqual([]);
});
