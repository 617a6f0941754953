import type { HashHex, Instant } from '../core/domain/ids.ts';
import { checkpointText, stampLine } from '../ledger/checkpoint.ts';
import { noteKey, signedNote, verifierKey } from '../ledger/note.ts';
import { type StoredTree, storedTree } from '../ledger/prove.ts';
import { EMPTY_EDGE, extendEdge, rootOfEdge, type TileEdge } from '../ledger/tiles.ts';
import type { Installation } from '../store/port/installation.ts';
import type { LedgerEntry, LedgerHead, Opening } from '../store/port/ledger.ts';
import type { Store } from '../store/port/store.ts';
import { sha256Bytes } from './hash.ts';
import type { SigningKey } from './slips.ts';

/** Leaves placed in one transaction, about a second's work (docs/measured.md); the caller comes back for the rest. */
const ROUND = 20_000;

/** The one writer of the log. Several processes may hold one: the database's lock lets one at a time work. */
export interface Sequencer {
  /** The key that heads are signed with, as name+id+key. */
  readonly verifierKey: string;
  /** Gives pending leaves their places and signs the head; returns how many there were. */
  run(now: Instant): Promise<number>;
  /** The entries about a declaration or crossing, with their proofs under the newest head and what they open to. */
  proof(subject: string): Promise<SubjectProof>;
}

/** An entry with what proves it and what it opens to. */
export interface ProvenEntry {
  readonly entry: LedgerEntry;
  /**
   * The inclusion proof (RFC 6962, 2.1.1) under the head, leaf to root; absent while the newest head does not cover
   * the entry.
   */
  readonly path?: readonly HashHex[];
  /** Absent once it was erased. */
  readonly opening?: Opening;
}

/** Everything the ledger holds of one subject; without a head where nothing was ever signed. */
export interface SubjectProof {
  readonly head?: LedgerHead;
  readonly entries: readonly ProvenEntry[];
}

/** Under which name the log is signed, and who hears of it. */
export interface SequencerOptions {
  /** The name of the log, first line of every head and the name of its key. */
  readonly origin: string;
  /** Told of each new head after it was committed. */
  readonly onHead?: (head: LedgerHead) => Promise<void>;
}

/** The name of one installation's log: the port it belongs to, and which of its installations. */
export function originOf(installation: Pick<Installation, 'portCode' | 'id'> | undefined): string {
  if (installation === undefined) return 'landport/log';
  return `landport/${installation.portCode.replaceAll(/[\s+]/g, '-')}/${installation.id}`;
}

const fromHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const toHex = (bytes: Uint8Array): HashHex => Buffer.from(bytes).toString('hex') as HashHex;

/** The tree of the first `size` entries, over the hashes that are stored. */
export function treeOf({ ledger }: Pick<Store, 'ledger'>, size: number): StoredTree {
  const read = async (level: number, from: number, before: number) =>
    (await ledger.hashes(level, from, before)).map(fromHex);
  return storedTree(sha256Bytes, read, size);
}

/**
 * Makes the sequencer over a store. The edge of the tree is kept in memory from one run to the next and read from the
 * tiles where another process went on with the log.
 */
export function sequenceLedger(store: Store, key: SigningKey, { origin, onHead }: SequencerOptions): Sequencer {
  const signer = noteKey(sha256Bytes, origin, Buffer.from(key.publicKeyBase64Url, 'base64url'));
  let edge: TileEdge = EMPTY_EDGE;

  /** The edge at a size that another process, or an earlier run, left. */
  const catchUp = async (size: number): Promise<TileEdge> =>
    edge.size === size ? edge : await treeOf(store, size).edge();

  const signHead = (at: TileEdge, number: number, now: Instant): LedgerHead => {
    const root = rootOfEdge(sha256Bytes, at);
    const text = checkpointText({
      origin,
      size: at.size,
      rootBase64: Buffer.from(root).toString('base64'),
      extension: [stampLine({ number, signedAt: new Date(now).toISOString() })],
    });
    const note = signedNote(text, signer, key.sign(Buffer.from(text)));
    return { number, size: at.size, root: toHex(root), at: now, note };
  };

  return {
    verifierKey: verifierKey(signer),
    async run(now) {
      let next: { readonly edge: TileEdge; readonly head: LedgerHead } | undefined;
      const count = await store.ledger.sequence(ROUND, async (leaves, { size, heads }) => {
        const extended = extendEdge(sha256Bytes, await catchUp(size), leaves);
        const head = signHead(extended.edge, heads + 1, now);
        next = { edge: extended.edge, head };
        return { tiles: extended.filled.map((tile) => ({ ...tile, hash: toHex(tile.hash) })), head };
      });
      // Only now has the transaction committed; had it failed, the leaves would still be pending.
      if (count > 0 && next !== undefined) {
        edge = next.edge;
        await onHead?.(next.head);
      }
      return count;
    },
    async proof(subject) {
      const [head, entries] = await Promise.all([store.ledger.head(), store.ledger.ofSubject(subject)]);
      const openings = new Map((await store.ledger.openings(entries.map(({ id }) => id))).map((one) => [one.id, one]));
      const tree = treeOf(store, head?.size ?? 0);
      const proven: ProvenEntry[] = [];
      for (const entry of entries) {
        const opening = openings.get(entry.id);
        const covered = head !== undefined && entry.index < head.size;
        proven.push({
          entry,
          ...(covered ? { path: (await tree.inclusion(entry.index)).map(toHex) } : {}),
          ...(opening === undefined ? {} : { opening }),
        });
      }
      return { ...(head === undefined ? {} : { head }), entries: proven };
    },
  };
}
