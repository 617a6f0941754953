import { expect, test } from 'vitest';
import { readBays, writeBays } from './bays.ts';

test.each([
  ['', []],
  ['\n \n', []],
  ['Bay 1', [{ name: 'Bay 1', open: true, equipment: [] }]],
  ['Bay 1: forklift, scanner', [{ name: 'Bay 1', open: true, equipment: ['forklift', 'scanner'] }]],
  [' Bay 2 (closed) :  ', [{ name: 'Bay 2', open: false, equipment: [] }]],
  ['一号位（未开放）：叉车、X光机', [{ name: '一号位', open: false, equipment: ['叉车', 'X光机'] }]],
  [
    'A\nB: x',
    [
      { name: 'A', open: true, equipment: [] },
      { name: 'B', open: true, equipment: ['x'] },
    ],
  ],
])('%j is read as bays, and what is written is read again', (text, bays) => {
  expect(readBays(text)).toEqual(bays);
  expect(readBays(writeBays(bays))).toEqual(bays);
});
