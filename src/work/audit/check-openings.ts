import type { Instant } from '../../core/domain/ids.ts';
import type { LedgerEntry } from '../../store/port/ledger.ts';
import { type ErasedEntry, OPENINGS_ERASED } from '../erase-openings.ts';
import type { Findings } from './finding.ts';
import type { Statement } from './statement.ts';

/** A leaf whose opening is gone; `index` is absent while it waits for its place. */
type Unopened = Pick<LedgerEntry, 'id' | 'kind' | 'subject' | 'at'> & { readonly index: number | undefined };

/** Entries whose opening is gone, held against the entries that say so. */
export interface OpeningKeeper {
  unopened(leaf: Unopened): void;
  /** Takes an erasure in. */
  erased(statement: Statement): void;
  /** Reports what is gone without an erasure, or stands otherwise than the erasure says. */
  settle(findings: Findings): void;
  /** Whether an opening about a subject is gone. */
  isUnopened(subject: string): boolean;
  /** Statements were not kept before this; undefined where they always were. */
  readonly keptSince: Instant | undefined;
}

/**
 * Collects, while the log is read once, which openings are missing and which erasures are stated; which go together is
 * known at the end only, as an erasure comes after what it erased.
 */
export function keepOpenings(): OpeningKeeper {
  const missing: Unopened[] = [];
  const subjects = new Set<string>();
  const erased = new Map<string, ErasedEntry>();
  let before = 0;
  let keptSince: Instant | undefined;
  return {
    unopened(leaf) {
      missing.push(leaf);
      subjects.add(leaf.subject);
    },
    erased({ kind, decision, at }) {
      if (kind !== OPENINGS_ERASED) return;
      if (typeof decision['before'] === 'number') {
        before = Math.max(before, decision['before']);
        keptSince = at;
      }
      for (const entry of (decision['entries'] ?? []) as readonly ErasedEntry[]) erased.set(entry.id, entry);
    },
    settle(findings) {
      for (const leaf of missing) {
        const place = leaf.index === undefined ? `pending ${leaf.id}` : `entry ${leaf.index}`;
        const said = erased.get(leaf.id);
        if (said === undefined) {
          // Entries before statements were kept have none, and one entry says so for all of them.
          if (leaf.index === undefined || leaf.index >= before) findings.add('opening-missing', place);
        } else if (
          said.index !== leaf.index ||
          said.kind !== leaf.kind ||
          said.subject !== leaf.subject ||
          said.at !== leaf.at
        ) {
          findings.add('erasure-differs', place);
        }
      }
    },
    isUnopened: (subject) => subjects.has(subject),
    get keptSince() {
      return keptSince;
    },
  };
}
