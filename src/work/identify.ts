import { randomFillSync } from 'node:crypto';
import type { Instant } from '../core/domain/ids.ts';
import { sha256Hex } from './hash.ts';

const POOL_BYTES = 10 * 512;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * The id of something of a time that follows from a text: the same each time it is asked for, so that what was done before is
 * not done again. Its form is a UUID version 7 with hashed instead of random bits.
 */
export function hashedId(at: Instant, text: string): string {
  const time = at.toString(16).padStart(12, '0');
  const bits = sha256Hex(text);
  const variant = (8 + (Number.parseInt(bits.slice(3, 4), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`;
}

/** The last time and count given out on one line of time. */
interface Line {
  at: number;
  count: number;
}
const present: Line = { at: -1, count: 0 };
const past: Line = { at: -1, count: 0 };
/** Older than this is a simulated past or work caught up on, not a clock that was set back. */
const PRESENT_MS = 60_000;
/** What twelve bits count to. */
const MOST_IN_MS = 0xfff;

/**
 * A UUID version 7 (RFC 9562): 48 bits of time, 12 bits that count up within the millisecond, 62 random bits. Ids that one
 * process makes of the present sort in the order in which they were made, and the primary key serves as the cursor: a full
 * millisecond runs over into the next, and a clock that steps back waits for itself. Ids of the past keep their time.
 */
export function newId(at: Instant): string {
  if (used === POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const line = Date.now() - at <= PRESENT_MS ? present : past;
  if (at > line.at || (line === past && at < line.at)) {
    line.at = at;
    line.count = 0;
  } else if (line.count < MOST_IN_MS) {
    line.count += 1;
  } else {
    line.at += 1;
    line.count = 0;
  }
  const time = line.at.toString(16).padStart(12, '0');
  const count = (0x7000 | line.count).toString(16);
  const bytes = pool.subarray(used, used + 8);
  used += 8;
  const variant = HEX[0x80 | ((bytes[0] as number) & 0x3f)];
  let random = '';
  for (let i = 2; i < 8; i++) random += HEX[bytes[i] as number];
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}-${variant}${HEX[bytes[1] as number]}-${random}`;
}
