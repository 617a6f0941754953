import type { Crossing, CrossingState } from '../../core/domain/crossing.ts';
import type { CrossingId, DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { Reassessed } from './declarations.ts';
import type { NewEvent, PendingLeaf } from './events.ts';
import type { InspectionWrite } from './inspections.ts';
import type { EntryWrite } from './outages.ts';

/**
 * `moved`: committed. `seen`: an event of this id was recorded before, nothing changed. `stale`: another writer was first,
 * to the crossing or to a declaration that it carries; read again.
 */
export type MoveOutcome = 'moved' | 'seen' | 'stale';

/** Every condition that is given must hold; none: all passages there ever were. */
export interface CrossingFilter {
  readonly states?: readonly CrossingState[];
  readonly lanes?: readonly Lane[];
  readonly openOnly?: boolean;
}

/** A passage of a simulated past with its record, for `loadPast`. */
export interface PastCrossing {
  readonly crossing: Crossing;
  readonly events: readonly NewEvent[];
  readonly leaves: readonly PendingLeaf[];
  /** Its inspection as it stands, at whatever version, with all that was done to it. */
  readonly inspection?: InspectionWrite;
}

/**
 * What happens to a crossing's inspection with it: one is opened or written, or it is only required to stand at the version
 * that was read (0: there is none).
 */
export type InspectionPart = { readonly write: InspectionWrite } | { readonly atVersion: number };

/** Passages. Writers count versions: whoever read an older one is told `stale` and has written nothing. */
export interface CrossingStore {
  /**
   * Inserts a crossing at version 1 with its declarations; `plate-open` when the vehicle has an open passage, `line-keyed`
   * when the line of paper that it is keyed from was keyed meanwhile.
   */
  open(
    crossing: Crossing,
    events: readonly NewEvent[],
    leaves: readonly PendingLeaf[],
    assessed?: readonly Reassessed[],
    inspection?: InspectionPart,
    paper?: EntryWrite,
  ): Promise<'opened' | 'seen' | 'plate-open' | 'line-keyed' | 'stale'>;
  /**
   * Writes a crossing whose version is one more than the stored one, with its events and what its declarations were
   * assessed anew, in one transaction. A cancelled one lets go of its declarations.
   */
  save(
    crossing: Crossing,
    events: readonly NewEvent[],
    leaves: readonly PendingLeaf[],
    assessed?: readonly Reassessed[],
    inspection?: InspectionPart,
    paper?: EntryWrite,
  ): Promise<MoveOutcome | 'line-keyed'>;
  byId(id: CrossingId): Promise<Crossing | undefined>;
  /** At most one: an index keeps a second open passage of a plate out. */
  openByPlate(plate: Plate): Promise<Crossing | undefined>;
  /** The passage that carries it; nothing while it awaits its vehicle. */
  ofDeclaration(id: DeclarationId): Promise<Crossing | undefined>;
  /** Newest first, after the cursor (the id of the last one seen). */
  list(filter: CrossingFilter, limit: number, after?: CrossingId): Promise<readonly Crossing[]>;
  /** Loads past crossings in bulk, each with what happened to it; one that is there already is left as it is. */
  loadPast(past: readonly PastCrossing[]): Promise<void>;
  /** Passages that closed in a span, for statistics. */
  closedBetween(from: Instant, before: Instant, limit: number): Promise<readonly Crossing[]>;
}
