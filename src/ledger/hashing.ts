/** SHA-256, handed in: this part does no I/O and carries no cryptography of its own. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array;

/** SHA-256 where it answers later, as in a browser. */
export type Digest = (bytes: Uint8Array) => Promise<Uint8Array>;

/** RFC 6962 section 2.1: leaves and nodes are hashed with different first bytes, so that neither passes for the other. */
export const LEAF_PREFIX = Uint8Array.of(0);
export const NODE_PREFIX = Uint8Array.of(1);

export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  return sha256(LEAF_PREFIX, entry);
}

export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE_PREFIX, left, right);
}
