import type { Instant } from '../../core/domain/ids.ts';

let lastAt: Instant | undefined;
let lastText = '';

/** An instant as PostgreSQL reads it. Rows of a batch mostly share theirs, so the last text is kept. */
export function timestamp(at: Instant): string {
  if (at !== lastAt) {
    lastText = new Date(at).toISOString();
    lastAt = at;
  }
  return lastText;
}

/** As `timestamp`; null for what has not happened yet. */
export function timestampOrNull(at: Instant | undefined): string | null {
  return at === undefined ? null : timestamp(at);
}

/** The first UUID version 7 that can be made at a time: the lower end of a range of ids. */
export function firstIdAt(at: Instant): string {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** Hexadecimal text as bytea reads it: no buffer is made on the way. */
export function hexBytes(hex: string): string {
  return `\\x${hex}`;
}
