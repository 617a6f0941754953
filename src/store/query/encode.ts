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

export function timestampOrNull(at: Instant | undefined): string | null {
  return at === undefined ? null : timestamp(at);
}

/** Hexadecimal text as bytea reads it: no buffer is made on the way. */
export function hexBytes(hex: string): string {
  return `\\x${hex}`;
}
