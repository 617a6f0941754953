import { expect, test } from 'vitest';
import { matchingPlates } from './suggest.ts';

const PLATES = ['0123UBA', '蒙A12345', '9901UBB', 'UBA7777', '0123UBA'];

test('Nothing typed gives the first, each once.', () => {
  expect(matchingPlates('', PLATES, 3)).toEqual(['0123UBA', '蒙A12345', '9901UBB']);
});

test.each([
  ['uba', ['UBA7777', '0123UBA']],
  ['01 23-u', ['0123UBA']],
  ['Ａ１２', ['蒙A12345']],
  ['蒙', ['蒙A12345']],
  ['zzz', []],
])('%s finds those that begin with it, then those that hold it.', (typed, found) => {
  expect(matchingPlates(typed, PLATES, 8)).toEqual(found);
});
