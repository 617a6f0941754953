import { createHash, createHmac, hash, randomBytes } from 'node:crypto';
import type { HashHex } from '../core/domain/ids.ts';
import type { Sha256 } from '../ledger/hashing.ts';

/** SHA-256 of text in UTF-8. */
export function sha256Hex(text: string): HashHex {
  return hash('sha256', text, 'hex') as HashHex;
}

export const sha256Bytes: Sha256 = (...parts) => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/** A fraction in [0, 1) that follows from a seed and a message: the first 48 bits of their HMAC. */
export function drawFraction(seedHex: string, message: string): number {
  return createHmac('sha256', Buffer.from(seedHex, 'hex')).update(message).digest().readUIntBE(0, 6) / 2 ** 48;
}
