import { sameBytes } from './bytes.ts';
import { nodeHash, type Sha256 } from './hashing.ts';

/** That the tree of one size is the beginning of the tree of another. */
export interface ConsistencyProof {
  readonly from: { readonly size: number; readonly root: Uint8Array };
  readonly to: { readonly size: number; readonly root: Uint8Array };
  readonly path: readonly Uint8Array[];
}

/**
 * Whether a tree only grew (RFC 9162 section 2.1.4.2). From the empty tree nothing can be proven, so that is refused, as is a
 * path between two trees of one size.
 */
export function verifyConsistency(sha256: Sha256, { from, to, path }: ConsistencyProof): boolean {
  if (!Number.isSafeInteger(from.size) || !Number.isSafeInteger(to.size)) return false;
  if (from.size < 1 || to.size < from.size) return false;
  if (from.size === to.size) return path.length === 0 && sameBytes(from.root, to.root);
  if (path.length === 0) return false;
  let at = from.size - 1;
  let last = to.size - 1;
  while (at % 2 === 1) {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  // A tree whose size is a power of two is itself the first node of the path.
  const rest = at === 0 ? [from.root, ...path] : path;
  const first = rest[0] as Uint8Array;
  let older = first;
  let newer = first;
  for (const node of rest.slice(1)) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      older = nodeHash(sha256, node, older);
      newer = nodeHash(sha256, node, newer);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      newer = nodeHash(sha256, newer, node);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(older, from.root) && sameBytes(newer, to.root);
}
