import type { Instant } from '../../core/domain/ids.ts';

/** What an entry commits to, read back. */
export interface Statement {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: Instant;
  /** What was decided; its shape follows from the kind, and whoever reads it checks. */
  readonly decision: Readonly<Record<string, unknown>>;
}

/** Reads a statement whose hash is its entry's commitment; undefined for text that is none. */
export function readStatement(text: string): Statement | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('decision' in value)) return undefined;
    return typeof value.decision === 'object' && value.decision !== null ? (value as Statement) : undefined;
  } catch {
    return undefined;
  }
}
