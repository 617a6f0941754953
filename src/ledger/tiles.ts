import { EMPTY_FRONTIER, extendFrontier, rootOf } from './frontier.ts';
import { nodeHash, type Sha256 } from './hashing.ts';

/** Hashes in a full tile (C2SP tlog-tiles): eight levels of the tree. */
export const TILE_WIDTH = 256;

/** One file of the log as it is published: hashes of a level, or the entries that a tile of leaves stands for. */
export interface TileName {
  /** 0 for leaf hashes, or the word `entries`. */
  readonly level: number | 'entries';
  readonly index: number;
  /** Below 256 in a partial tile, at the right edge. */
  readonly width: number;
}

/** `tile/0/x001/x234/067.p/5`, as the layout has it. */
export function tilePath({ level, index, width }: TileName): string {
  const groups: string[] = [];
  for (let rest = index; ; rest = Math.floor(rest / 1000)) {
    const digits = String(rest % 1000).padStart(3, '0');
    groups.unshift(groups.length === 0 ? digits : `x${digits}`);
    if (rest < 1000) break;
  }
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile of a path; undefined unless it is written exactly so. */
export function parseTilePath(path: string): TileName | undefined {
  const parts = PATH.exec(path);
  if (parts === null) return undefined;
  const [, level = '', groups = '', part] = parts;
  const name: TileName = {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: part === undefined ? TILE_WIDTH : Number(part),
  };
  return Number.isSafeInteger(name.index) && tilePath(name) === path ? name : undefined;
}

/** How many hashes a level of a log of this size has. */
export function hashesOnLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The right edge of the log, by tiles: on each level the hashes of the tile that is not full yet. */
export interface TileEdge {
  readonly size: number;
  readonly levels: readonly (readonly Uint8Array[])[];
}

export const EMPTY_EDGE: TileEdge = { size: 0, levels: [] };

/** A tile that became full: its root stands at `index` of the level above. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** Appends leaf hashes in order, and says which tiles they filled. */
export function extendEdge(
  sha256: Sha256,
  edge: TileEdge,
  leaves: Iterable<Uint8Array>,
): { readonly edge: TileEdge; readonly filled: readonly FullTile[] } {
  const levels = edge.levels.map((hashes) => [...hashes]);
  const filled: FullTile[] = [];
  let size = edge.size;
  for (const leaf of leaves) {
    size += 1;
    let hash = leaf;
    for (let level = 0; ; level++) {
      levels[level] ??= [];
      const tile = levels[level] as Uint8Array[];
      tile.push(hash);
      if (tile.length < TILE_WIDTH) break;
      hash = rootOfPerfect(sha256, tile);
      levels[level] = [];
      filled.push({ level: level + 1, index: size / TILE_WIDTH ** (level + 1) - 1, hash });
    }
  }
  return { edge: { size, levels }, filled };
}

/** The Merkle tree hash of the whole log. */
export function rootOfEdge(sha256: Sha256, edge: TileEdge): Uint8Array {
  let root: Uint8Array | undefined;
  // From the leaves up: what is on a lower level stands further right.
  for (const hashes of edge.levels) {
    const subtrees = [...extendFrontier(sha256, EMPTY_FRONTIER, hashes).roots].reverse();
    for (const subtree of subtrees) root = root === undefined ? subtree : nodeHash(sha256, subtree, root);
  }
  return root ?? sha256();
}

/** The root over hashes whose number is a power of two. */
export function rootOfPerfect(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  return rootOf(sha256, extendFrontier(sha256, EMPTY_FRONTIER, hashes));
}
