import type { HashHex, Instant } from '../../core/domain/ids.ts';

/** Something that happened, as it is appended. `id` is chosen by whoever acts: the same id is recorded once. */
export interface NewEvent {
  readonly id: string;
  readonly at: Instant;
  readonly kind: EventKind;
  /** Id of the declaration, crossing, grant or rule it happened to. */
  readonly subject: string;
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The closed list of what can be recorded; `src/messages` has words for each. A kind is never renamed: old events keep
 * theirs.
 */
const EVENT_KINDS = [
  'declaration-accepted',
  'declaration-amended',
  'declaration-assessed',
  'crossing-booked',
  'crossing-moved',
  'crossing-weighed',
  'finding-recorded',
  'finding-corrected',
  'load-selected',
  'inspection-opened',
  'inspection-acted',
  'rule-loaded',
  'rule-drafted',
  'rule-replayed',
  'rule-approved',
  'rule-shadowed',
  'rule-made-live',
  'rule-withdrawn',
  'list-created',
  'list-entry-proposed',
  'list-entry-approved',
  'list-entry-refused',
  'list-entry-withdrawn',
  'term-proposed',
  'term-approved',
  'term-refused',
  'grant-proposed',
  'grant-approved',
  'grant-refused',
  'grant-revoked',
  'plate-looked-up',
  'installation-set-up',
  'openings-erased',
  'draw-committed',
  'draw-handed-over',
  'inspection-assigned',
  'reassignment-proposed',
  'reassignment-approved',
  'reassignment-refused',
  'shift-changed',
  'shift-handed-over',
  'qualification-granted',
  'document-requested',
  'document-answered',
  'document-accepted',
  'document-refused',
  'document-withdrawn',
  'document-looked-up',
  'clearance-received',
  'audit-opened',
  'audit-concluded',
  'referral-opened',
  'referral-answered',
  'referral-looked-up',
  'appeal-lodged',
  'appeal-decided',
  'records-erased',
  'raw-message-looked-up',
  'held-data-asked',
  'review-opened',
  'review-done',
  'review-waiver-asked',
  'review-waived',
  'figures-viewed',
  'figure-contested',
  'outage-declared',
  'outage-confirmed',
  'outage-refused',
  'outage-ended',
  'outage-reviewed',
  'outage-forms-printed',
  'outage-entry-recorded',
  'outage-entry-reviewed',
] as const;
/** What an event says happened; its body's shape goes with it and is read by nobody without a check. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** An event with its number, which grows but is not in the order of commit and has gaps. */
export interface StoredEvent extends NewEvent {
  readonly seq: number;
}

/** A decision on its way into the ledger: inserted, with its opening, by the transaction that decides. */
export interface PendingLeaf {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: Instant;
  readonly saltHex: string;
  /** Canonical JSON of id, kind, subject, time and decision. */
  readonly statement: string;
  /** SHA-256 of the salt's bytes and the statement. */
  readonly commitment: HashHex;
}

/**
 * The record of everything that happened. Append-only by trigger: nothing is changed or removed, by retention neither.
 */
export interface EventStore {
  /**
   * Records events and the pending leaves beside them in one transaction; an event whose id is there already is left
   * out.
   */
  append(events: readonly NewEvent[], leaves?: readonly PendingLeaf[]): Promise<void>;
  /** What the event of this id happened to; nothing when none was recorded. */
  subjectOf(id: string): Promise<string | undefined>;
  byId(id: string): Promise<StoredEvent | undefined>;
  /** Oldest first. */
  ofSubject(subject: string, limit: number): Promise<readonly StoredEvent[]>;
  /** Events after a sequence number, oldest first; never past one that is still being written. */
  after(seq: number, limit: number): Promise<readonly StoredEvent[]>;
  lastSeq(): Promise<number>;
}
