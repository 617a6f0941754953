import { EMPTY_FRONTIER, extendFrontier, rootOf } from './frontier.ts';
import { nodeHash, type Sha256 } from './hashing.ts';

/** The largest power of two below a size of at least two: where RFC 6962 splits a tree. */
function split(size: number): number {
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
    const middle = from + split(before - from);
    const [near, far] = index < middle ? [from, middle] : [middle, before];
    const sibling = index < middle ? leaves.slice(middle, before) : leaves.slice(from, middle);
    path.push(rootOf(sha256, extendFrontier(sha256, EMPTY_FRONTIER, sibling)));
    [from, before] = [near, far];
  }
  return path.reverse();
}

/** Whether a leaf stands at an index of the tree of this size and root (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(
  sha256: Sha256,
  proof: {
    readonly leaf: Uint8Array;
    readonly index: number;
    readonly size: number;
    readonly path: readonly Uint8Array[];
  },
  root: Uint8Array,
): boolean {
  if (!(proof.index >= 0 && proof.index < proof.size)) return false;
  let at = proof.index;
  let last = proof.size - 1;
  let hash = proof.leaf;
  for (const sibling of proof.path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sha256, sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equal(hash, root);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
