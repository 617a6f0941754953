import type { Instant, TimeZone } from '../ids.ts';
import type { ReferenceData } from '../reference/reference-data.ts';

/**
 * What a declaration is read against. In `text` form (CSV, EDIFACT) every leaf may be text and numbers are read from it;
 * in `json` form numbers are numbers, but money may also be decimal text.
 */
export interface ValidationContext {
  readonly form: 'json' | 'text';
  /** The port's zone, for times without an offset. */
  readonly timeZone: TimeZone;
  /** The port's own code; a declaration for another port is warned about. */
  readonly port?: string;
  readonly reference: ReferenceData;
  /** When it was received; absent where a file is judged by itself, which then may name any year. */
  readonly receivedAt?: Instant;
}
