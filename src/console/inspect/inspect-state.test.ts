import { expect, test } from 'vitest';
import { actsOffline } from './inspect-state.ts';

const PAPER = { serial: 'IN-000001', at: 0 };

test.each([
  ['with network counts as done with the server', { online: true }, undefined, false],
  ['without network does not', { online: false }, undefined, true],
  ['from paper does not, with network either', { online: true }, PAPER, true],
  ['from paper without network does not', { online: false }, PAPER, true],
  ['on a device that has asked nobody yet does', {}, undefined, false],
] as const)('What is done %s.', (_what, line, paper, offline) => {
  expect(actsOffline({ connection: { since: 0, ...line }, paper })).toBe(offline);
});
