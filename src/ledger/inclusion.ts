import { joinBytes, sameBytes } from './bytes.ts';
import { EMPTY_FRONTIER, extendFrontier, rootOf } from './frontier.ts';
import { type Digest, NODE_PREFIX, nodeHash, type Sha256 } from './hashing.ts';

/** The largest power of two below a size of at least two: where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The sibling hashes of one leaf, from the leaf up (RFC 6962 section 2.1.1). Throws a RangeError outside the tree. */
export function inclusionPath(sha256: Sha256, leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (!(index >= 0 && index < leaves.length)) throw new RangeError(`no leaf ${index} in a tree of ${leaves.length}`);
  const path: Uint8Array[] = [];
  let from = 0;
  let before = leaves.length;
  while (before - from > 1) {
    const middle = from + splitOf(before - from);
    const [near, far] = index < middle ? [from, middle] : [middle, before];
    const sibling = index < middle ? leaves.slice(middle, before) : leaves.slice(from, middle);
    path.push(rootOf(sha256, extendFrontier(sha256, EMPTY_FRONTIER, sibling)));
    [from, before] = [near, far];
  }
  return path.reverse();
}

/**
 * On which side each hash of a path stands, from the leaf up (RFC 9162 section 2.1.3.2); undefined when a path for this
 * leaf of a tree of this size has another length.
 */
function siblingSides(index: number, size: number, length: number): readonly ('left' | 'right')[] | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined;
  const sides: ('left' | 'right')[] = [];
  let at = index;
  let last = size - 1;
  // Division, not shifts: sizes pass 2^31.
  while (sides.length < length) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      sides.push('left');
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      sides.push('right');
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? sides : undefined;
}

export interface InclusionProof {
  /** The leaf's hash. */
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/** Whether a leaf stands at an index of the tree of this size and root. */
export function verifyInclusion(sha256: Sha256, proof: InclusionProof, root: Uint8Array): boolean {
  const sides = siblingSides(proof.index, proof.size, proof.path.length);
  if (sides === undefined) return false;
  const found = proof.path.reduce(
    (hash, sibling, at) => (sides[at] === 'left' ? nodeHash(sha256, sibling, hash) : nodeHash(sha256, hash, sibling)),
    proof.leaf,
  );
  return sameBytes(found, root);
}

/** As `verifyInclusion`, where hashing answers later. */
export async function verifyInclusionLater(digest: Digest, proof: InclusionProof, root: Uint8Array): Promise<boolean> {
  const sides = siblingSides(proof.index, proof.size, proof.path.length);
  if (sides === undefined) return false;
  let hash = proof.leaf;
  for (const [at, sibling] of proof.path.entries()) {
    const [left, right] = sides[at] === 'left' ? [sibling, hash] : [hash, sibling];
    hash = await digest(joinBytes(NODE_PREFIX, left, right));
  }
  return sameBytes(hash, root);
}
