import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { provePin } from './pin.ts';

const SALT = Buffer.from('0123456789abcdef');
const KEY = pbkdf2Sync('271828', SALT, 1_000, 32, 'sha256');
const OFFICER = {
  id: 'lead',
  name: 'Shift lead',
  pin: {
    salt: SALT.toString('base64url'),
    iterations: 1_000,
    check: createHash('sha256').update(KEY).digest('base64url'),
  },
};

test('A right PIN proves the action as the server computes it, a wrong one proves nothing.', async () => {
  const expected = createHmac('sha256', KEY).update('action-1').digest('base64url');
  expect(await provePin(OFFICER, '271828', 'action-1')).toBe(expected);
  expect(await provePin(OFFICER, '271829', 'action-1')).toBeUndefined();
  expect(await provePin(OFFICER, '', 'action-1')).toBeUndefined();
});

test('An officer without a PIN on this device proves nothing.', async () => {
  expect(await provePin({ id: 'lead', name: 'Shift lead' }, '271828', 'action-1')).toBeUndefined();
});
