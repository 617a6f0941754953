import type { Store } from '../store/port/store.ts';
import { extendEdge, EMPTY_EDGE, rootOfEdge } from '../ledger/tiles.ts';
import { faultOfHead, type HeadKey, readSignedHead } from './audit/check-head.ts';
import { sha256Bytes } from './hash.ts';
import { treeOf } from './sequence-ledger.ts';

/** Why a log is not to be written on. */
export type StartFault =
  /** The last head is not signed with this key, or says otherwise than its note. */
  | 'head-not-ours'
  /** The entries do not have the root that was signed. */
  | 'contradicts'
  /** The database ends before a head that was signed and is kept outside it. */
  | 'behind';

/** Logs up to this size are hashed whole before the start: a fifth of a second. Longer ones by their tiles. */
const WHOLE = 100_000;
// Hashes read at once; 32 bytes each, as text twice that.
const PAGE = 20_000;

/** Whether the stored log is the one whose last head was signed; reads, and changes nothing. */
export async function checkStart(
  store: Pick<Store, 'ledger'>,
  key: HeadKey,
  outsideNote: string | undefined,
): Promise<StartFault | undefined> {
  const head = await store.ledger.head();
  if (head !== undefined) {
    if (faultOfHead(head, key) !== undefined) return 'head-not-ours';
    const root = head.size <= WHOLE ? await wholeRoot(store, head.size) : await rootByTiles(store, head.size);
    if (root !== head.root) return 'contradicts';
    // Entries and the head over them are written together: none stands beyond it.
    if ((await store.ledger.hashes(0, head.size, head.size + 1)).length > 0) return 'contradicts';
  } else if ((await store.ledger.hashes(0, 0, 1)).length > 0) {
    return 'contradicts';
  }
  if (outsideNote === undefined) return undefined;
  const outside = readSignedHead(outsideNote, key);
  if (outside === undefined) return 'head-not-ours';
  if (head === undefined || outside.size > head.size) return 'behind';
  return (await rootByTiles(store, outside.size)) === outside.rootHex ? undefined : 'contradicts';
}

/** The root from every leaf hash, so that a changed leaf is found and not only a changed tile. */
async function wholeRoot({ ledger }: Pick<Store, 'ledger'>, size: number): Promise<string | undefined> {
  let edge = EMPTY_EDGE;
  for (let from = 0; from < size; from += PAGE) {
    const hashes = await ledger.hashes(0, from, Math.min(size, from + PAGE));
    edge = extendEdge(
      sha256Bytes,
      edge,
      hashes.map((hash) => Buffer.from(hash, 'hex')),
    ).edge;
  }
  return edge.size === size ? Buffer.from(rootOfEdge(sha256Bytes, edge)).toString('hex') : undefined;
}

/** The root from the tiles and the leaves past the last full one; undefined where a hash is missing. */
async function rootByTiles(store: Pick<Store, 'ledger'>, size: number): Promise<string | undefined> {
  return treeOf(store, size)
    .root()
    .then(
      (root) => Buffer.from(root).toString('hex'),
      () => undefined,
    );
}
