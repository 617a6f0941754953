import { expect, test } from 'vitest';
import { ROLES, type Role } from '../../core/domain/role.ts';
import { barFor, groupsFor, readsRules } from './navigation.ts';

const placesOf = (roles: readonly Role[]) => groupsFor(roles).flatMap(({ places }) => places);

test('No two pages that one person can see share a key, and none takes one that moves through a table.', () => {
  // Whoever could hold every role sees every page, so no choice of roles has two of one key.
  const keys = placesOf(ROLES).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !/^[a-z]$/.test(key) || 'gjk'.includes(key))).toEqual([]);
  const pages = placesOf(ROLES).map(({ to }) => to);
  expect(new Set(pages).size).toBe(pages.length);
});

test.each(ROLES)('The bar of %s has seven entries at most, and leads to every page for it.', (role) => {
  const bar = barFor([role]);
  expect(bar.length).toBeLessThanOrEqual(7);
  expect(bar.flatMap((entry) => ('places' in entry ? entry.places : [entry]))).toEqual(placesOf([role]));
  // One page under a word of its own would be a click for nothing.
  expect(bar.filter((entry) => 'places' in entry && entry.places.length === 1)).toEqual([]);
});

test.each([
  { roles: ['declarant'], bar: ['My filings'] },
  { roles: ['custodian'], bar: ['Draws'] },
  { roles: ['agency'], bar: ['Referrals'] },
  { roles: ['analyst'], bar: ['Board', 'Declarations', 'Rules', 'Lists', 'Goods words', 'Fairness'] },
  { roles: ['shift-lead'], bar: ['Board', 'Loads', 'Oversight', 'Port'] },
  { roles: ['auditor'], bar: ['Board', 'Loads', 'Rules', 'Oversight', 'Port'] },
] as const)('$roles has $bar in the bar.', ({ roles, bar }) => {
  expect(barFor(roles).map(({ word }) => word.en)).toEqual(bar);
});

test('Rules are offered to those alone who may read them.', () => {
  expect(ROLES.filter((role) => readsRules([role]))).toEqual(
    ROLES.filter((role) => placesOf([role]).some(({ to }) => to === '/rules')),
  );
});
