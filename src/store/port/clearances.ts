import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { PartnerWord } from '../../core/inspect/release-conditions.ts';
import type { Written } from './rules.ts';

/** What a partner said of one declaration; `id` is the sender's, so that a message sent twice is one. */
export interface Clearance extends PartnerWord {
  readonly id: string;
  readonly declarationId: DeclarationId;
  /** The partner's own number of its act. */
  readonly number?: string;
  readonly at: Instant;
  readonly actor: string;
}

/** Words of partners, append-only: the last of each partner stands, and only for the version it was said of. */
export interface ClearanceStore {
  /** `seen`: a message of this id came before, and stands as it is. */
  add(clearance: Clearance, record: Written): Promise<'added' | 'seen'>;
  /** In the order in which they came. */
  of(declarations: readonly DeclarationId[]): Promise<readonly Clearance[]>;
  /** All of them, in parts: those after a place in the order in which they came. */
  after(seq: number, limit: number): Promise<readonly (Clearance & { readonly seq: number })[]>;
}
