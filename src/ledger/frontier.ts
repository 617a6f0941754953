import { nodeHash, type Sha256 } from './hashing.ts';

/**
 * The right edge of a Merkle tree: the roots of its perfect subtrees, largest first. It is all that appending needs, at
 * most one hash for each bit of the size.
 */
export interface Frontier {
  readonly size: number;
  readonly roots: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, roots: [] };

/** Appends leaf hashes in order. */
export function extendFrontier(sha256: Sha256, frontier: Frontier, leaves: Iterable<Uint8Array>): Frontier {
  const roots = [...frontier.roots];
  let size = frontier.size;
  for (const leaf of leaves) {
    let node = leaf;
    // As many subtrees merge as the old size has trailing one bits. Division, not shifts: sizes pass 2^31.
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2))
      node = nodeHash(sha256, roots.pop() as Uint8Array, node);
    roots.push(node);
    size += 1;
  }
  return { size, roots };
}

/** The Merkle tree hash (RFC 6962 section 2.1); of the empty tree it is the hash of nothing. */
export function rootOf(sha256: Sha256, frontier: Frontier): Uint8Array {
  let root: Uint8Array | undefined;
  for (let at = frontier.roots.length - 1; at >= 0; at--) {
    const subtree = frontier.roots[at] as Uint8Array;
    root = root === undefined ? subtree : nodeHash(sha256, subtree, root);
  }
  return root ?? sha256();
}
