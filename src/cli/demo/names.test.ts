import { expect, test } from 'vitest';
import { PARTNERS } from '../../core/inspect/release-conditions.ts';
import { demoName } from '../../messages/demo-names.ts';
import { PLANTED_OFFICER } from './crew.ts';
import { CUSTODIANS } from './play-draws.ts';
import { OFFICERS } from './voyage.ts';

test('Everybody who acts in the simulated port has a name in both languages, and no two have the same.', () => {
  const partners = PARTNERS.map((partner) => `demo-${partner}`);
  const ids = [...Object.values(OFFICERS), PLANTED_OFFICER, ...CUSTODIANS, ...partners, 'demo-broker'];
  const names = ids.map((id) => demoName(id));
  for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z0-9 ]+ · \p{Script=Han}+( \d+)?$/u);
  expect(new Set(names).size).toBe(ids.length);
});
