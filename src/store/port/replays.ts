import type { Selection } from '../../core/domain/assessment.ts';
import type { CrossingId, DeclarationId, HashHex, Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import type { FrozenFeatures } from './declarations.ts';

/** A declaration as a replay needs it: its last assessment, and what its draws follow from. */
export interface ReplayRow {
  readonly id: DeclarationId;
  /** When it was first accepted; its day names the seed of its draws. */
  readonly acceptedAt: Instant;
  readonly firstHash: HashHex;
  readonly lane: Lane;
  /** The rules that judged it, as a hash of theirs. */
  readonly ruleSet: HashHex;
  readonly selections: readonly Pick<Selection, 'kind' | 'lane'>[];
  /** Its hits, a place of each list: which rule, with what probability it selects, and whether it did. */
  readonly hitRules: readonly string[];
  readonly hitProbabilities: readonly number[];
  readonly hitSelected: readonly boolean[];
  /** The passage that carries it; null before its vehicle is booked or comes. */
  readonly crossing: CrossingId | null;
  readonly features: FrozenFeatures;
}

/** A declaration and the passage that carries it. */
export interface Carried {
  readonly crossing: CrossingId;
  readonly id: DeclarationId;
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
  /** What some passages carry; one that carries nothing is left out. */
  carried(crossings: readonly CrossingId[]): Promise<readonly Carried[]>;
  heads(ids: readonly DeclarationId[]): Promise<readonly DeclarationHead[]>;
}
