import type { Assessment } from '../../core/domain/assessment.ts';
import type { Declaration, Direction } from '../../core/domain/declaration.ts';
import type { CrossingId, DeclarationId, HashHex, Instant, OperatorId, Plate } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { Problem } from '../../core/domain/problem.ts';
import type { NewEvent, PendingLeaf } from './events.ts';
import type { RawPart } from './raw-messages.ts';

/** One row of rule fields for each goods item, as frozen with an assessment. */
export type FrozenFeatures = readonly Readonly<Record<string, string | number | boolean | readonly string[]>>[];

/** A declaration that passed validation and was assessed, ready to be stored in one transaction. */
export interface AssessedDeclaration {
  readonly id: DeclarationId;
  readonly declaration: Declaration;
  /** SHA-256 over the canonical JSON of the declaration as it says now. */
  readonly contentHash: HashHex;
  /** Hash of the content first accepted: what draws follow from. */
  readonly firstHash: HashHex;
  /** 1 when filed, one more with each amendment; an assessment names the one it saw. */
  readonly version: number;
  readonly acceptedAt: Instant;
  readonly lodgedAt: Instant;
  /** Port currency, minor units. */
  readonly valueMinor?: number;
  readonly grossKg?: number;
  readonly warnings: readonly Problem[];
  readonly assessment: Assessment;
  readonly features: FrozenFeatures;
  readonly events: readonly NewEvent[];
  readonly leaves: readonly PendingLeaf[];
}

/** A declaration as it was assessed anew, of the version that its assessment names. */
export type Reassessed = Pick<AssessedDeclaration, 'id' | 'assessment' | 'features' | 'events' | 'leaves'>;

/** What became of one declaration of a batch, in the order of the batch. */
export type AcceptOutcome =
  | { readonly kind: 'stored'; readonly id: DeclarationId }
  /** The same declarant filed the same content under this reference before. */
  | { readonly kind: 'same'; readonly id: DeclarationId }
  /** The reference is taken by other content; `body` is what is on file. */
  | { readonly kind: 'conflict'; readonly id: DeclarationId; readonly body: Declaration };

/**
 * A declaration with everything known of it. Read whole, so for one or for the few of a vehicle; lists read
 * `DeclarationRow`.
 */
export interface StoredDeclaration {
  readonly id: DeclarationId;
  readonly contentHash: HashHex;
  readonly firstHash: HashHex;
  readonly version: number;
  readonly acceptedAt: Instant;
  readonly lane: Lane;
  readonly valueMinor?: number;
  readonly grossKg?: number;
  readonly warnings: readonly Problem[];
  readonly declaration: Declaration;
  readonly crossingId?: CrossingId;
  /** What it said before each amendment, newest first. */
  readonly past: readonly {
    readonly version: number;
    readonly replacedAt: Instant;
    readonly declaration: Declaration;
  }[];
  /** Newest first. */
  readonly assessments: readonly { readonly assessment: Assessment; readonly features: FrozenFeatures }[];
}

/** A line of the declarations table. */
export interface DeclarationRow {
  readonly id: DeclarationId;
  readonly reference: string;
  readonly declarant: OperatorId;
  readonly importer?: OperatorId;
  readonly exporter?: OperatorId;
  readonly carrier?: OperatorId;
  readonly direction?: Direction;
  readonly dispatchCountry?: string;
  readonly firstHs: string;
  readonly itemCount: number;
  readonly valueMinor?: number;
  readonly grossKg?: number;
  readonly lane: Lane;
  readonly acceptedAt: Instant;
  readonly version: number;
  readonly warningCount: number;
  /** The passage that carries it; absent while it awaits its vehicle. */
  readonly crossingId?: CrossingId;
  readonly crossingState?: string;
}

/** What a device may know of an awaited vehicle before the network goes: no reference, no operator. */
export interface AwaitedLane {
  readonly plate: Plate;
  readonly lane: Lane;
  readonly direction?: Direction;
}

/** Every condition that is given must hold; the span of acceptance is [acceptedFrom, acceptedBefore). */
export interface DeclarationFilter {
  /** The beginning of a reference, or the whole id of an operator. */
  readonly text?: string;
  readonly lanes?: readonly Lane[];
  readonly direction?: Direction;
  /** The beginning of the first goods item's HS code. */
  readonly hs?: string;
  readonly declarant?: OperatorId;
  readonly acceptedFrom?: Instant;
  readonly acceptedBefore?: Instant;
}

/**
 * Declarations, their assessments and their past. Every writing function commits its events and pending leaves with
 * the change.
 */
export interface DeclarationStore {
  /** Stores a batch in one transaction, with the stretch of the message that it came in; returns after commit. */
  accept(batch: readonly AssessedDeclaration[], raw?: RawPart): Promise<readonly AcceptOutcome[]>;
  /** Replaces the content of a declaration, keeping the past; false when somebody else amended it first. */
  amend(next: AssessedDeclaration, raw?: RawPart): Promise<boolean>;
  /** Adds assessments made for another cause than a filing; false, and nothing stored, when one was amended since it was read. */
  reassess(assessments: readonly Reassessed[]): Promise<boolean>;
  byId(id: DeclarationId): Promise<StoredDeclaration | undefined>;
  /** In the order of their ids; those that do not exist are left out. */
  byIds(ids: readonly DeclarationId[]): Promise<readonly StoredDeclaration[]>;
  byReference(declarant: OperatorId, reference: string): Promise<StoredDeclaration | undefined>;
  /** Declarations that await this vehicle and that no crossing carries yet. */
  awaiting(plate: Plate): Promise<readonly StoredDeclaration[]>;
  /** The lanes of what awaits some vehicles. */
  awaitedLanes(plates: readonly Plate[]): Promise<readonly AwaitedLane[]>;
  /** Newest first, after the cursor (the id of the last row seen). */
  list(filter: DeclarationFilter, limit: number, after?: DeclarationId): Promise<readonly DeclarationRow[]>;
  /** How many match, counted up to `atMost`. */
  count(filter: DeclarationFilter, atMost: number): Promise<number>;
}
