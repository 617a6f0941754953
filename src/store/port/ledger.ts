import type { HashHex, Instant } from '../../core/domain/ids.ts';
import type { PendingLeaf } from './events.ts';
import type { Written } from './rules.ts';

/** An entry with its place in the log. What it commits to lies apart, as its opening. */
export interface LedgerEntry {
  /** Counted from 0. */
  readonly index: number;
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: Instant;
  readonly commitment: HashHex;
  /** SHA-256 of a zero byte and the commitment (RFC 6962, 2.1). */
  readonly leafHash: HashHex;
}

/** A leaf that has no place yet. */
export type UnsequencedLeaf = Omit<LedgerEntry, 'index' | 'leafHash'>;

/** What an entry commits to. Erasing it leaves the entry and every proof. */
export type Opening = Pick<PendingLeaf, 'id' | 'saltHex' | 'statement'>;

/** A signed statement of the log's size and root; see docs/ledger.md. */
export interface LedgerHead {
  /** Counts the heads of this log from 1; signed with the rest. */
  readonly number: number;
  readonly size: number;
  readonly root: HashHex;
  readonly at: Instant;
  /** The head as a signed note. */
  readonly note: string;
}

/** The root of one full tile: 256 hashes of the level below. */
export interface TileHash {
  /** 1 for a tile of leaves. */
  readonly level: number;
  readonly index: number;
  readonly hash: HashHex;
}

/** How far the log reaches. */
export interface LedgerEnd {
  readonly size: number;
  /** Heads so far. */
  readonly heads: number;
}

/** A stretch of the event table, hashed by the database: see `digestEvents`. */
export interface EventDigest {
  readonly from: number;
  readonly through: number;
  readonly count: number;
  readonly sha256: HashHex;
}

/** The log of decisions and what beside it opens its entries. Docs/ledger.md says what each part is. */
export interface LedgerStore {
  /**
   * Gives pending leaves their indices, in one transaction under the sequencer's lock: `seal` is handed the hashes of
   * the new leaves in their order and how far the log reached before, and returns the tiles they fill and the new head.
   */
  sequence(
    atMost: number,
    seal: (
      leaves: readonly Uint8Array[],
      end: LedgerEnd,
    ) => Promise<{ readonly tiles: readonly TileHash[]; readonly head: LedgerHead }>,
  ): Promise<number>;
  /** The newest head. */
  head(): Promise<LedgerHead | undefined>;
  /** In the order of the log; pending leaves are left out. */
  ofSubject(subject: string): Promise<readonly LedgerEntry[]>;
  /** The newest statement of one kind about a subject, sequenced or not. */
  lastStatement(subject: string, kind: string): Promise<Opening | undefined>;
  /** Those that stand, in no order. */
  openings(ids: readonly string[]): Promise<readonly Opening[]>;
  /** Hashes [from, before) of a tile level, in order: leaf hashes on level 0, roots of full tiles above. */
  hashes(level: number, from: number, before: number): Promise<readonly HashHex[]>;
  /** Commitments of entries [from, before), in order: what the leaves hold. */
  commitments(from: number, before: number): Promise<readonly HashHex[]>;
  /** Erases openings and writes that it was done, in one transaction; returns how many there were. */
  eraseOpenings(ids: readonly string[], record: Written): Promise<number>;
  /** Entries by their ids, in the order of the log; pending ones are left out. */
  byIds(ids: readonly string[]): Promise<readonly LedgerEntry[]>;
  /**
   * SHA-256 over events after `seq`, at most `limit` of them and only what has settled; nothing when there are none. With
   * `through` exactly those up to it.
   */
  digestEvents(after: number, limit: number, through?: number): Promise<EventDigest | undefined>;
  /** Appends a statement of the log's own. */
  append(leaves: readonly PendingLeaf[]): Promise<void>;
}
