import { fromHex, joinBytes, toHex, utf8 } from '../../ledger/bytes.ts';
import { LEAF_PREFIX } from '../../ledger/hashing.ts';
import { verifyInclusionLater } from '../../ledger/inclusion.ts';
import type { ProofView } from '../../wire/declarations.ts';
import { BROWSER_VERIFIER, NoCryptography } from '../verify/browser-verifier.ts';

type Entry = ProofView['entries'][number];
type Head = NonNullable<ProofView['head']>;

/**
 * What this device made of a proof. `pending`: no head covers the entry yet; `cannot-verify`: the browser offers no
 * hashing here.
 */
export type Verdict = 'verified' | 'refuted' | 'pending' | 'cannot-verify';

/**
 * Recomputes, on this device, what an entry opens to and the path from its commitment to the root of the head. The server's
 * word is not taken for anything but the root: the leaf is hashed anew.
 */
export async function verifyInclusion(entry: Entry, head: Head | undefined): Promise<Verdict> {
  if (head === undefined || entry.path === undefined || entry.index >= head.size) return 'pending';
  const { digest } = BROWSER_VERIFIER;
  const [commitment, root, ...path] = [entry.commitment, head.root, ...entry.path].map(fromHex);
  if (commitment === undefined || root === undefined || path.includes(undefined)) return 'refuted';
  try {
    if (entry.opening !== undefined) {
      const salt = fromHex(entry.opening.salt);
      if (salt === undefined) return 'refuted';
      const opened = await digest(joinBytes(salt, utf8(entry.opening.statement)));
      if (toHex(opened) !== entry.commitment) return 'refuted';
    }
    const leaf = await digest(joinBytes(LEAF_PREFIX, commitment));
    if (toHex(leaf) !== entry.leafHash) return 'refuted';
    const proof = { leaf, index: entry.index, size: head.size, path: path as readonly Uint8Array[] };
    return (await verifyInclusionLater(digest, proof, root)) ? 'verified' : 'refuted';
  } catch (error) {
    // Browsers offer hashing only on encrypted addresses and on this machine itself.
    if (error instanceof NoCryptography) return 'cannot-verify';
    throw error;
  }
}
