import { nodeHash, type Sha256 } from './hashing.ts';
import { splitOf } from './inclusion.ts';
import { EMPTY_EDGE, hashesOnLevel, rootOfPerfect, TILE_WIDTH, type TileEdge } from './tiles.ts';

/** Reads hashes [from, before) of a tile level. */
export type ReadHashes = (level: number, from: number, before: number) => Promise<readonly Uint8Array[]>;

/** A log of one size over its stored hashes: what can be proven about it reads a few tiles, however long it is. */
export interface StoredTree {
  root(): Promise<Uint8Array>;
  /** The siblings of a leaf, from the leaf up. Throws a RangeError outside the tree. */
  inclusion(index: number): Promise<readonly Uint8Array[]>;
  /** That the tree of `from` leaves is the beginning of this one. Throws a RangeError unless 0 < from <= size. */
  consistency(from: number): Promise<readonly Uint8Array[]>;
  /** What appending to it needs. */
  edge(): Promise<TileEdge>;
}

/** Each tile is read once for one tree. Throws an Error where a stored hash is missing. */
export function storedTree(sha256: Sha256, read: ReadHashes, size: number): StoredTree {
  const tiles = new Map<string, Promise<readonly Uint8Array[]>>();
  const hashes = async (level: number, from: number, before: number): Promise<readonly Uint8Array[]> => {
    const index = Math.floor(from / TILE_WIDTH);
    const start = index * TILE_WIDTH;
    const end = Math.min(start + TILE_WIDTH, hashesOnLevel(size, level));
    const name = `${level}/${index}`;
    const tile = tiles.get(name) ?? read(level, start, end);
    tiles.set(name, tile);
    const found = (await tile).slice(from - start, before - start);
    if (found.length !== before - from) throw new Error(`the log of ${size} entries lacks hashes of tile ${name}`);
    return found;
  };

  /** A subtree of 2^power leaves lies within one tile of the highest level that divides it. */
  const perfect = async (from: number, leaves: number): Promise<Uint8Array> => {
    let level = 0;
    while (TILE_WIDTH ** (level + 1) <= leaves) level += 1;
    const wide = TILE_WIDTH ** level;
    return rootOfPerfect(sha256, await hashes(level, from / wide, (from + leaves) / wide));
  };
  const range = async (from: number, before: number): Promise<Uint8Array> => {
    const length = before - from;
    if (length === 0) return sha256();
    const left = length === 1 ? 1 : splitOf(length);
    if (left * 2 === length || length === 1) return perfect(from, length);
    return nodeHash(sha256, await perfect(from, left), await range(from + left, before));
  };

  return {
    root: () => range(0, size),
    async inclusion(index) {
      if (!(Number.isSafeInteger(index) && index >= 0 && index < size))
        throw new RangeError(`no leaf ${index} in a tree of ${size}`);
      const path: Uint8Array[] = [];
      let [from, before] = [0, size];
      while (before - from > 1) {
        const middle = from + splitOf(before - from);
        path.push(index < middle ? await range(middle, before) : await range(from, middle));
        [from, before] = index < middle ? [from, middle] : [middle, before];
      }
      return path.reverse();
    },
    async consistency(older) {
      if (!(Number.isSafeInteger(older) && older > 0 && older <= size))
        throw new RangeError(`no tree of ${older} at the beginning of one of ${size}`);
      const path: Uint8Array[] = [];
      let [from, before] = [0, size];
      // RFC 6962 section 2.1.2; whether what is left over is the older tree itself, whose root the verifier has.
      while (older !== before) {
        const middle = from + splitOf(before - from);
        path.push(older <= middle ? await range(middle, before) : await range(from, middle));
        [from, before] = older <= middle ? [from, middle] : [middle, before];
      }
      if (from !== 0) path.push(await range(from, before));
      return path.reverse();
    },
    async edge() {
      if (size === 0) return EMPTY_EDGE;
      const levels: (readonly Uint8Array[])[] = [];
      for (let level = 0; hashesOnLevel(size, level) > 0; level++) {
        const before = hashesOnLevel(size, level);
        const from = Math.floor(before / TILE_WIDTH) * TILE_WIDTH;
        levels.push(from === before ? [] : await hashes(level, from, before));
      }
      return { size, levels };
    },
  };
}
