import { expect, test } from 'vitest';
import { searchOfCases } from './search.ts';

const ID = '01900000-0000-7000-8000-000000000930';

test.each([
  [{}, {}],
  [
    { show: 'settled', q: 'BRK', case: ID },
    { show: 'settled', q: 'BRK', case: ID },
  ],
  [{ show: 'SETTLED<', q: '  ', case: '../people' }, {}],
  [{ show: 1, q: ['a'], case: {} }, {}],
  [{ q: 'x'.repeat(100), other: 'y' }, { q: 'x'.repeat(60) }],
])('The address %j is read as %j.', (address, read) => {
  expect(searchOfCases(address)).toEqual(read);
});
