import type { Instant } from '../../core/domain/ids.ts';

/** An instant as PostgreSQL reads it. */
export function timestamp(at: Instant): string {
  return new Date(at).toISOString();
}

export function timestampOrNull(at: Instant | undefined): string | null {
  return at === undefined ? null : timestamp(at);
}

/** Hexadecimal text as bytea reads it: no buffer is made on the way. */
export function hexBytes(hex: string): string {
  return `\\x${hex}`;
}
