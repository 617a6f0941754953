import type { AuditFinding } from '../../core/domain/audit-finding.ts';

/** One thing that is not as the ledger says. */
export interface Finding {
  readonly kind: AuditFinding;
  /** Where: an entry, a head, or a table with its record and column. */
  readonly place: string;
}

/** Collects findings; past the most that are kept they are only counted. */
export interface Findings {
  add(kind: AuditFinding, place: string): void;
  readonly kept: readonly Finding[];
  readonly count: number;
}

/** `most` bounds what is kept, for a database that differs everywhere; `count` goes on. */
export function collectFindings(most: number): Findings {
  const kept: Finding[] = [];
  let count = 0;
  return {
    add(kind, place) {
      count += 1;
      if (kept.length < most) kept.push({ kind, place });
    },
    kept,
    get count() {
      return count;
    },
  };
}
