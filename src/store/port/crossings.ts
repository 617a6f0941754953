import type { Crossing, CrossingState } from '../../core/domain/crossing.ts';
import type { CrossingId, DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { Reassessed } from './declarations.ts';
import type { NewEvent, PendingLeaf } from './events.ts';
import type { InspectionWrite } from './inspections.ts';

/**
 * `moved`: committed. `seen`: an event of this id was recorded before, nothing changed. `stale`: another writer was first,
 * to the crossing or to a declaration that it carries; read again.
 */
export type MoveOutcome = 'moved' | 'seen' | 'stale';

export interface CrossingFilter {
  readonly states?: readonly CrossingState[];
  readonly lanes?: readonly Lane[];
  readonly openOnly?: boolean;
}

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

export interface CrossingStore {
  /** Inserts a crossing at version 1 with its declarations; `plate-open` when the vehicle has an open passage. */
  open(
    crossing: Crossing,
    events: readonly NewEvent[],
    leaves: readonly PendingLeaf[],
    assessed?: readonly Reassessed[],
    inspection?: InspectionPart,
  ): Promise<'opened' | 'seen' | 'plate-open' | 'stale'>;
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
  ): Promise<MoveOutcome>;
  byId(id: CrossingId): Promise<Crossing | undefined>;
  openByPlate(plate: Plate): Promise<Crossing | undefined>;
  ofDeclaration(id: DeclarationId): Promise<Crossing | undefined>;
  list(filter: CrossingFilter, limit: number, after?: CrossingId): Promise<readonly Crossing[]>;
  /** Loads past crossings in bulk, each with what happened to it; one that is there already is left as it is. */
  loadPast(past: readonly PastCrossing[]): Promise<void>;
  /** Passages that closed in a span, for statistics. */
  closedBetween(from: Instant, before: Instant, limit: number): Promise<readonly Crossing[]>;
}
