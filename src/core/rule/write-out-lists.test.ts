import { expect, test } from 'vitest';
import { checkCondition } from './check-rule.ts';
import type { NamedLists } from './named-list.ts';
import { writeOutLists } from './write-out-lists.ts';

const lists: NamedLists = new Map([
  ['tyres', { id: 'tyres', values: ['401220', '401211', '401220'] }],
  ['routes', { id: 'routes', values: ['MN'] }],
]);

test.each([
  ['goods.hs in lists.tyres', 'goods.hs in ["401211", "401220"]'],
  [
    '!(goods.hs in lists.tyres) && (declaration.dispatchCountry in lists.routes || goods.hs in lists.tyres)',
    '!(goods.hs in ["401211", "401220"]) && (declaration.dispatchCountry in lists.routes || goods.hs in ["401211", "401220"])',
  ],
  ['goods.netKg > 3.5', 'goods.netKg > 3.5'],
])('%s says the same with the values of one list in it', (when, written) => {
  const { expr } = checkCondition(when, { hazard: 'revenue' }, { lists });
  if (expr === undefined) throw new Error('not a condition');
  expect(writeOutLists(when, expr, new Set(['tyres']))).toBe(written);
});
