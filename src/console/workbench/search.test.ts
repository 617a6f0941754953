import { expect, test } from 'vitest';
import { givenOf } from './cases/given-of.ts';
import { searchOfWorkbench } from './search.ts';

test('the address keeps what it knows and drops the rest', () => {
  expect(searchOfWorkbench({ face: 'table', against: '3', from: '2026-01-01', to: 'soon', given: '[]', x: 1 })).toEqual(
    {
      face: 'table',
      against: 3,
      from: '2026-01-01',
    },
  );
  expect(searchOfWorkbench({ face: 'text', against: '0' })).toEqual({});
});

test('a case in the address brings only fields that exist', () => {
  expect(givenOf('{"goods.hs":"2701","driver.name":"x"}')).toEqual({ 'goods.hs': '2701' });
  expect(givenOf('{"driver.name":"x"}')).toBeUndefined();
  expect(givenOf('not json')).toBeUndefined();
});
