import { randomFillSync } from 'node:crypto';
import type { Instant } from '../core/domain/ids.ts';

const POOL_BYTES = 10 * 512;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;
let lastAt = -1;
let lastCount = 0;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A UUID version 7 (RFC 9562): 48 bits of time, 12 bits that count up within the millisecond, 62 random bits. Ids made by
 * one process therefore sort in the order in which they were made, and the primary key serves as the cursor.
 */
export function newId(at: Instant): string {
  if (used === POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  lastCount = at === lastAt ? (lastCount + 1) & 0xfff : 0;
  lastAt = at;
  const time = at.toString(16).padStart(12, '0');
  const count = (0x7000 | lastCount).toString(16);
  const bytes = pool.subarray(used, used + 8);
  used += 8;
  const variant = HEX[0x80 | ((bytes[0] as number) & 0x3f)];
  let random = '';
  for (let i = 2; i < 8; i++) random += HEX[bytes[i] as number];
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}-${variant}${HEX[bytes[1] as number]}-${random}`;
}
