import type { Crossing } from '../../core/domain/crossing.ts';
import type { Declaration } from '../../core/domain/declaration.ts';
import type { CrossingId, DeclarationId, HashHex, Instant, LocalDay, Plate } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { ErasedClass, RetentionClass } from '../../core/oversee/retention.ts';
import type { ListEntry } from './lists.ts';
import type { Written } from './rules.ts';

/** One batch of records that were erased or pseudonymised. */
export interface Erasure {
  readonly id: string;
  readonly at: Instant;
  readonly record: RetentionClass;
  readonly count: number;
  /** Records whose clock began before this were due. */
  readonly before: Instant;
}

/** What of a class is there now. */
export interface KeptRecords {
  readonly record: RetentionClass;
  readonly count: number;
  /** Since when the oldest is here. */
  readonly oldest?: Instant;
}

/** A declaration as retention rewrites it: what it says now and what it said before each amendment. */
export interface PlatedDeclaration {
  readonly id: DeclarationId;
  readonly version: number;
  readonly lane: Lane;
  readonly contentHash: HashHex;
  readonly declaration: Declaration;
  readonly past: readonly {
    readonly version: number;
    readonly contentHash: HashHex;
    readonly declaration: Declaration;
  }[];
}

/** Passages that ended, and declarations that no vehicle waits under, with their plates. */
export interface Plated {
  readonly crossings: readonly Crossing[];
  readonly declarations: readonly PlatedDeclaration[];
}

/** What is held on an operator: as it files, and how often it is named in other roles. */
export interface Held {
  readonly operator?: {
    readonly id: string;
    readonly name: string;
    readonly tier: 'ordinary' | 'authorised';
    readonly country?: string;
  };
  readonly named: Readonly<Record<'declarant' | 'importer' | 'exporter' | 'carrier', number>>;
  readonly declarations: readonly {
    readonly id: string;
    readonly acceptedAt: Instant;
    readonly version: number;
    readonly declaration: Declaration;
  }[];
  readonly documents: readonly {
    readonly type: string;
    readonly at: Instant;
    readonly media: string;
    readonly bytes: number;
  }[];
  readonly appeals: readonly { readonly id: string; readonly lodgedAt: Instant; readonly statement?: string }[];
  /** Messages that are still there as they came in; what they say is read by nobody without a case. */
  readonly messages: readonly { readonly at: Instant; readonly format: string; readonly bytes: number }[];
  /** Photos of steps of checklists, of loads that it filed. */
  readonly photos: number;
}

/** Takes out what is over its time. Every batch writes its `Erasure` and its record in the transaction that erases. */
export interface RetentionStore {
  /** One line for each class that is kept for a time. */
  kept(): Promise<readonly KeptRecords[]>;
  /** Every batch, newest first. */
  erasures(): Promise<readonly Erasure[]>;
  /** Erases at most `limit` records that are due; `write` is handed their ids and says what is recorded. Returns how many there were. */
  erase(
    record: ErasedClass,
    before: Instant,
    limit: number,
    write: (ids: readonly string[]) => { readonly erasure: Erasure; readonly record: Written },
  ): Promise<number>;
  /** Plates that are due, at most `limit` passages and as many declarations. */
  plated(before: Instant, limit: number): Promise<Plated>;
  /**
   * Puts pseudonyms where plates were, erases openings, and writes that it was done, in one transaction; false, and nothing
   * is done, when something changed since `was` was read.
   */
  pseudonymise(
    was: Plated,
    next: Plated,
    openings: readonly string[],
    erasure: Erasure,
    record: Written,
  ): Promise<boolean>;
  /** Entries of lists of vehicles that ended before a day at the port, or were refused or withdrawn before, with their plates. */
  listed(endedBefore: LocalDay, before: Instant, limit: number): Promise<readonly ListEntry[]>;
  /** As `pseudonymise`, of entries of lists. */
  pseudonymiseListed(
    was: readonly ListEntry[],
    next: readonly ListEntry[],
    openings: readonly string[],
    erasure: Erasure,
    record: Written,
  ): Promise<boolean>;
  /** Passages of a vehicle, open or not, as long as its plate is kept; newest first. */
  passagesOf(plate: Plate, limit: number): Promise<readonly CrossingId[]>;
  /** What one firm may see of itself; lists are cut at `limit`. */
  held(operator: string, limit: number): Promise<Held>;
}
