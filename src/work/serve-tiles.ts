import { hashesOnLevel, parseTilePath, TILE_WIDTH } from '../ledger/tiles.ts';
import type { Store } from '../store/port/store.ts';

/**
 * The bytes of a published tile, by its path in the layout of C2SP tlog-tiles; nothing where the newest signed head does not
 * cover it, or no tile is called so. A tile of hashes holds them after each other; a bundle of entries holds each
 * commitment after its length in two bytes.
 */
export async function readTile({ ledger }: Pick<Store, 'ledger'>, path: string): Promise<Buffer | undefined> {
  const name = parseTilePath(path);
  const head = await ledger.head();
  if (name === undefined || head === undefined) return undefined;
  const from = name.index * TILE_WIDTH;
  const before = from + name.width;
  // Only what a signed head covers: a tile that grew past it could not be checked.
  if (before > hashesOnLevel(head.size, name.level === 'entries' ? 0 : name.level)) return undefined;
  if (name.level !== 'entries') return Buffer.from((await ledger.hashes(name.level, from, before)).join(''), 'hex');
  const commitments = await ledger.commitments(from, before);
  return Buffer.concat(commitments.map((hex) => Buffer.from(`${LENGTH}${hex}`, 'hex')));
}

/** 32 in two bytes, most significant first. */
const LENGTH = '0020';
