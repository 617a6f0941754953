/** Everything an audit can find. Codes are stable: scripts act on them; the sentences stand in src/messages/audit.ts. */
export const FINDING_KINDS = [
  // The log itself
  'entry-missing',
  'leaf-differs',
  'tile-differs',
  'tile-missing',
  'tile-extra',
  'head-missing',
  'head-root-differs',
  'head-columns-differ',
  'head-not-signed',
  'head-behind',
  'head-beyond',
  'outside-head-not-signed',
  'outside-head-beyond',
  'outside-head-differs',
  // What entries open to
  'opening-missing',
  'opening-differs',
  'opening-loose',
  'entry-columns-differ',
  'erasure-differs',
  // The records
  'record-differs',
  'record-missing',
  'record-unproven',
  'events-differ',
  'pending-old',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One thing that is not as the ledger says. */
export interface Finding {
  readonly kind: FindingKind;
  /** Where: an entry, a head, or a table with its record and column. */
  readonly place: string;
}

/** Collects findings; past the most that are kept they are only counted. */
export interface Findings {
  add(kind: FindingKind, place: string): void;
  readonly kept: readonly Finding[];
  readonly count: number;
}

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
