import type { ProofView } from '../../wire/declarations.ts';

type Entry = ProofView['entries'][number];
type Head = NonNullable<ProofView['head']>;

export type Verdict = 'verified' | 'refuted' | 'pending' | 'cannot-verify';

/**
 * Recomputes, on this device, the path from an entry's commitment to the root of the head (RFC 9162, 2.1.3.2). The
 * server's word is not taken for anything but the root: the leaf is hashed anew from the commitment.
 */
export async function verifyInclusion(entry: Entry, head: Head | undefined): Promise<Verdict> {
  if (head === undefined || entry.path === undefined || entry.index >= head.size) return 'pending';
  // Browsers offer hashing only on encrypted addresses and on this machine itself.
  if (globalThis.crypto?.subtle === undefined) return 'cannot-verify';
  const leaf = await hash(0x00, fromHex(entry.commitment));
  if (toHex(leaf) !== entry.leafHash) return 'refuted';
  const root = await rootOf(leaf, entry.index, head.size, entry.path);
  return root !== undefined && toHex(root) === head.root ? 'verified' : 'refuted';
}

async function rootOf(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly string[],
): Promise<Uint8Array | undefined> {
  let node = leaf;
  let place = index;
  let last = size - 1;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (place % 2 === 1 || place === last) {
      node = await hash(0x01, fromHex(sibling), node);
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2);
        last = Math.floor(last / 2);
      }
    } else {
      node = await hash(0x01, node, fromHex(sibling));
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? node : undefined;
}

/** SHA-256 of a domain byte and some bytes: 0x00 for leaves, 0x01 for nodes (RFC 6962, 2.1). */
async function hash(domain: 0x00 | 0x01, ...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = domain;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
