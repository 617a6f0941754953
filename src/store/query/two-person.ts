import type { Instant } from '../../core/domain/ids.ts';
import { timestampOrNull } from './encode.ts';

/** The columns of what one person proposes and another approves or refuses. */
export interface TwoPersonRow {
  readonly proposed_by: string;
  readonly proposed_at: Instant;
  readonly approved_by: string | null;
  readonly approved_at: Instant | null;
  readonly refused_by: string | null;
  readonly refused_at: Instant | null;
}

/** Who decided, and when. */
interface Decision {
  readonly approvedBy?: string;
  readonly approvedAt?: Instant;
  readonly refusedBy?: string;
  readonly refusedAt?: Instant;
}

/** Who proposed and who decided, as the rest of the program reads it: what is not there has no field. */
export function twoPersonOf(
  row: TwoPersonRow,
): Decision & { readonly proposedBy: string; readonly proposedAt: Instant } {
  return {
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.approved_at === null ? {} : { approvedAt: row.approved_at }),
    ...(row.refused_by === null ? {} : { refusedBy: row.refused_by }),
    ...(row.refused_at === null ? {} : { refusedAt: row.refused_at }),
  };
}

/** The decision as four values, in the order of the columns. */
export function decisionOf(one: Decision): readonly unknown[] {
  return [
    one.approvedBy ?? null,
    timestampOrNull(one.approvedAt),
    one.refusedBy ?? null,
    timestampOrNull(one.refusedAt),
  ];
}
