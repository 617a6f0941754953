import { createHash, createHmac, hash, randomFillSync } from 'node:crypto';
import type { HashHex } from '../core/domain/ids.ts';
import type { Sha256 } from '../ledger/hashing.ts';

/** SHA-256 of text in UTF-8. */
export function sha256Hex(text: string): HashHex {
  return hash('sha256', text, 'hex') as HashHex;
}

/** HMAC-SHA-256 of text under a key given as hexadecimal text. */
export function hmacHex(keyHex: string, message: string): HashHex {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(message).digest('hex') as HashHex;
}

/** Hashed from here in one call: a node of the ledger's tree has 65 bytes, the statement of an assessment some 600. */
const scratch = Buffer.allocUnsafeSlow(8_192);

/** SHA-256 of some bytes one behind the other. Laid together and hashed in one call they take half the time. */
export const sha256Bytes: Sha256 = (...parts) => {
  let length = 0;
  for (const part of parts) {
    if (length + part.length > scratch.length) return sha256InParts(parts);
    scratch.set(part, length);
    length += part.length;
  }
  return hash('sha256', scratch.subarray(0, length), 'buffer');
};

function sha256InParts(parts: readonly Uint8Array[]): Uint8Array {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
}

/** What a leaf of the ledger holds: SHA-256 of the salt's bytes followed by the statement in UTF-8. */
export function commitmentOf(saltHex: string, statement: string): HashHex {
  // No unit of UTF-16 takes more than three bytes of UTF-8.
  if (saltHex.length + 3 * statement.length <= scratch.length) {
    const salt = scratch.write(saltHex, 'hex');
    const length = salt + scratch.write(statement, salt);
    return hash('sha256', scratch.subarray(0, length), 'hex') as HashHex;
  }
  return hash('sha256', Buffer.concat([Buffer.from(saltHex, 'hex'), Buffer.from(statement)]), 'hex') as HashHex;
}

// Each call into the system's randomness costs more than the hash that it salts: it is asked for in stock, and used once.
const pool = Buffer.allocUnsafeSlow(4096);
let used = pool.length;

/** Unpredictable bytes, at most 4,096, as hexadecimal text. */
export function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const text = pool.toString('hex', used, used + bytes);
  // What was handed out is not kept.
  pool.fill(0, used, used + bytes);
  used += bytes;
  return text;
}

const BLOCK_BYTES = 64;
let padsOf = '';
let innerPad = Buffer.alloc(0);
let outerPad = Buffer.alloc(0);

/**
 * A fraction in [0, 1) that follows from a seed of at most 64 bytes and a message: the first 48 bits of their HMAC-SHA-256. The HMAC
 * is written out (RFC 2104), because every declaration draws and a key's pads need not be made anew each time.
 */
export function drawFraction(seedHex: string, message: string): number {
  if (seedHex !== padsOf) {
    const key = Buffer.alloc(BLOCK_BYTES);
    if (key.write(seedHex, 'hex') * 2 !== seedHex.length) throw new RangeError('a seed has at most 64 bytes');
    innerPad = key.map((byte) => byte ^ 0x36) as Buffer<ArrayBuffer>;
    outerPad = key.map((byte) => byte ^ 0x5c) as Buffer<ArrayBuffer>;
    padsOf = seedHex;
  }
  const inner = sha256Bytes(innerPad, Buffer.from(message));
  return Buffer.from(sha256Bytes(outerPad, inner)).readUIntBE(0, 6) / 2 ** 48;
}
