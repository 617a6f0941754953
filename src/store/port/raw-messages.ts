import type { DeclarationId, Instant } from '../../core/domain/ids.ts';

/** One stretch of a message as it is kept: sealed, with what was read since the stretch before. */
export interface RawPart {
  /** Of the message: one request or one file. Its stretches count from 0. */
  readonly message: string;
  readonly part: number;
  readonly at: Instant;
  readonly actor: string;
  readonly format: string;
  readonly declarations: readonly DeclarationId[];
  /** As they came in; 0 where the stretch before held these declarations already. */
  readonly bytes: number;
  /** Days since 1970 (UTC): whose key opens it. */
  readonly keyDay: number;
  readonly sealed: Uint8Array;
}

/** What is kept of one message that is about a declaration. */
export interface RawStretch {
  /** The last is the part after which the declaration was stored; those before may hold its beginning. */
  readonly stretch: readonly RawPart[];
  /** The message's first part, which says how the rest is written; absent once it is erased. */
  readonly head?: RawPart;
}

/** Messages as they came in, encrypted; written by `DeclarationStore.accept` and `amend`, erased after 30 days. */
export interface RawMessageStore {
  /** What is kept of a declaration's messages, one for each time it was filed or amended, in their order. */
  ofDeclaration(id: DeclarationId): Promise<readonly RawStretch[]>;
}
