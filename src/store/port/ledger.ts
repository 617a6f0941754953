import type { HashHex, Instant } from '../../core/domain/ids.ts';

export interface LedgerEntry {
  readonly index: number;
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: Instant;
  readonly saltHex: string;
  readonly commitment: HashHex;
  readonly leafHash: HashHex;
}

export interface LedgerHead {
  readonly size: number;
  readonly root: HashHex;
  readonly at: Instant;
  /** The head as a signed note. */
  readonly note: string;
}

export interface LedgerStore {
  /**
   * Gives pending leaves their indices, in one transaction under the sequencer's lock: `seal` is handed the pending
   * leaves and the number of entries so far and returns the entries and the new head.
   */
  sequence(
    atMost: number,
    seal: (
      pending: readonly Omit<LedgerEntry, 'index' | 'leafHash'>[],
      size: number,
    ) => Promise<{ readonly entries: readonly LedgerEntry[]; readonly head: LedgerHead }>,
  ): Promise<number>;
  head(): Promise<LedgerHead | undefined>;
  ofSubject(subject: string): Promise<readonly LedgerEntry[]>;
  /** Leaf hashes of entries [from, before), in order. */
  leafHashes(from: number, before: number): Promise<readonly HashHex[]>;
}
