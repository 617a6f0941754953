import type { StoredDeclaration } from '../../store/port/declarations.ts';

/** What a release says of one declaration of the vehicle: enough to know it by, and nothing of its values. */
export interface ReleasedDeclaration {
  readonly id: string;
  readonly reference: string;
  /** SHA-256 of the canonical declaration, for whoever holds it. */
  readonly contentHash: string;
  readonly lane: string;
  readonly seals?: readonly string[];
  readonly containers?: readonly string[];
}

/**
 * What a release commits to beside the crossing, and a certificate shows: whatever an inspection adds to what was checked is
 * added here, and from then on it is part of what is signed.
 */
export function whatWasReleased(
  carried: readonly Pick<StoredDeclaration, 'id' | 'contentHash' | 'lane' | 'declaration'>[],
): { readonly declarations: readonly ReleasedDeclaration[] } {
  return {
    declarations: carried.map(({ id, contentHash, lane, declaration }) => ({
      id,
      reference: declaration.reference,
      contentHash,
      lane,
      ...(declaration.seals === undefined ? {} : { seals: declaration.seals }),
      ...(declaration.containers === undefined
        ? {}
        : { containers: declaration.containers.map(({ number }) => number) }),
    })),
  };
}
