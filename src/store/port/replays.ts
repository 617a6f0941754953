import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { FrozenFeatures } from './declarations.ts';

/** A declaration as a replay needs it: its last assessment's features and lane. */
export interface ReplayRow {
  readonly id: DeclarationId;
  readonly acceptedAt: Instant;
  readonly lane: Lane;
  /** Whether it was drawn at random. */
  readonly random: boolean;
  readonly features: FrozenFeatures;
}

/** What stands of the checks of a declaration: whether any of them found something. */
export interface ReplayLabel {
  readonly id: DeclarationId;
  readonly found: boolean;
}

/** A declaration by name, for a list of those that a replay touches. */
export interface DeclarationHead {
  readonly id: DeclarationId;
  readonly reference: string;
  readonly acceptedAt: Instant;
  readonly firstHs: string;
  readonly importer?: string;
}

/** What replays read. */
export interface ReplayStore {
  /** How many declarations there are to read. */
  count(): Promise<number>;
  /** How often something was erased. */
  erasures(): Promise<number>;
  /** Declarations in the order of their ids, after one. */
  page(after: DeclarationId | undefined, limit: number): Promise<readonly ReplayRow[]>;
  /** Some declarations, in the order of their ids; those that are gone are left out. */
  rows(ids: readonly DeclarationId[]): Promise<readonly ReplayRow[]>;
  /** Of declarations that were checked, in the order of their ids, after one. */
  labels(after: DeclarationId | undefined, limit: number): Promise<readonly ReplayLabel[]>;
  /** Of some declarations; those that nobody checked are left out. */
  labelsOf(ids: readonly DeclarationId[]): Promise<readonly ReplayLabel[]>;
  heads(ids: readonly DeclarationId[]): Promise<readonly DeclarationHead[]>;
}
