import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawFraction, randomHex } from './hash.ts';

test.each(['', 'random|abc', '煤'.repeat(200)])('a draw is the first 48 bits of HMAC-SHA-256: %#', (message) => {
  for (const seedHex of ['00'.repeat(32), 'a1'.repeat(32), 'ff'.repeat(64), '07']) {
    const hmac = createHmac('sha256', Buffer.from(seedHex, 'hex')).update(message).digest();
    expect(drawFraction(seedHex, message)).toBe(hmac.readUIntBE(0, 6) / 2 ** 48);
  }
});

test('a seed longer than a block, or no hexadecimal, is refused', () => {
  for (const seedHex of ['ab'.repeat(65), 'xy']) expect(() => drawFraction(seedHex, '')).toThrow(RangeError);
});

test('random bytes have the asked length and do not come twice', () => {
  const seen = new Set(Array.from({ length: 2000 }, () => randomHex(16)));
  expect(seen.size).toBe(2000);
  for (const text of seen) expect(text).toMatch(/^[0-9a-f]{32}$/);
});
