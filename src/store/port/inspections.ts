import type { InspectionActionKind, InspectionState } from '../../core/inspect/codes.ts';
import type { ActionId, Inspection, InspectionId } from '../../core/inspect/inspection.ts';
import type { ActorId, CrossingId, DeclarationId, HashHex, Instant } from '../../core/domain/ids.ts';
import type { NewEvent, PendingLeaf } from './events.ts';
import type { MoveOutcome } from './crossings.ts';

/** One action as it is appended: what happened, beside the sum that the inspection is. */
export interface InspectionEntry {
  readonly id: ActionId;
  readonly action: InspectionActionKind;
  readonly by: ActorId;
  readonly at: Instant;
  readonly received: Instant;
  readonly offline: boolean;
  /** What the action said. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** An inspection at version 1, to be inserted, or one more than the stored one, with what was done to it. */
export interface InspectionWrite {
  readonly inspection: Inspection;
  readonly entries: readonly InspectionEntry[];
  /** How many corrections of its check, of these declarations, what is said of it was made from: with more it is stale. */
  readonly follows?: { readonly declarations: readonly DeclarationId[]; readonly corrections: number };
}

/** Every condition that is given must hold. */
export interface InspectionFilter {
  readonly states?: readonly InspectionState[];
  /** Assigned to this officer, or worked on by them. */
  readonly officer?: string;
  readonly openOnly?: boolean;
}

/** A picture of one signed step, as the device sent it; at most 3 MB. */
export interface Photo {
  readonly id: string;
  readonly step: string;
  readonly officer: ActorId;
  readonly receivedAt: Instant;
  readonly mediaType: string;
  readonly sha256: HashHex;
  readonly bytes: Uint8Array;
}

/** A key that stands for an officer's PIN; see core/wire on how a device proves it. */
export interface OfficerPin {
  readonly officer: string;
  readonly saltHex: string;
  readonly iterations: number;
  readonly keyHex: string;
  readonly setAt: Instant;
}

/** Inspections as they stand, what was done to them, their photos, and the keys behind officers' PINs. */
export interface InspectionStore {
  byId(id: InspectionId): Promise<Inspection | undefined>;
  ofCrossing(crossing: CrossingId): Promise<Inspection | undefined>;
  /** Those of some crossings; crossings without one are left out. */
  ofCrossings(crossings: readonly CrossingId[]): Promise<readonly Inspection[]>;
  /** Newest first, after the cursor (the id of the last one seen). */
  list(filter: InspectionFilter, limit: number, after?: InspectionId): Promise<readonly Inspection[]>;
  /**
   * Writes what was done to an inspection whose crossing does not move, in one transaction; `stale` also where the crossing
   * is no longer at the version that was read.
   */
  save(
    write: InspectionWrite,
    crossingVersion: number,
    events: readonly NewEvent[],
    leaves: readonly PendingLeaf[],
  ): Promise<MoveOutcome>;
  /** In the order in which they were taken in. */
  entries(id: InspectionId): Promise<readonly InspectionEntry[]>;
  /** Keeps a photo, and the leaves that vouch for it; `differs` when other bytes stand under its id. */
  putPhoto(
    inspection: InspectionId,
    photo: Photo,
    leaves: readonly PendingLeaf[],
  ): Promise<'stored' | 'same' | 'differs'>;
  photo(inspection: InspectionId, id: string): Promise<Photo | undefined>;
  /** Ids of the photos that came in. */
  photoIds(inspections: readonly InspectionId[]): Promise<ReadonlySet<string>>;
  /** In the place of the officer's former one. */
  setPin(pin: OfficerPin): Promise<void>;
  /** Of some officers, or of all who have one. */
  pins(officers?: readonly string[]): Promise<readonly OfficerPin[]>;
}
