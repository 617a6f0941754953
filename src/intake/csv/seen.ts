const WAYS = 8;
/** 2^18 sets of eight 64-bit hashes: the last million keys or so in 16 MB, however long the file is. */
const SETS = 1 << 18;

/**
 * Remembers which references a file has had, in fixed memory: 64-bit hashes, the oldest of a set forgotten first. A repetition
 * further apart than about a million declarations is not noticed here; the store refuses it by its unique key.
 */
export class SeenReferences {
  readonly #hashes = new Uint32Array(SETS * WAYS * 2);
  readonly #next = new Uint8Array(SETS);

  /** Adds a key; true when it was there already. */
  add(key: string): boolean {
    // Two keys of one hash would refuse an honest declaration: among a million keys once in some ten million files.
    const [low, high] = hash(key);
    const set = (low ^ high) & (SETS - 1);
    const base = set * WAYS * 2;
    for (let way = 0; way < WAYS; way += 1) {
      if (this.#hashes[base + way * 2] === low && this.#hashes[base + way * 2 + 1] === high) return true;
    }
    const way = this.#next[set]!;
    this.#hashes[base + way * 2] = low;
    this.#hashes[base + way * 2 + 1] = high;
    this.#next[set] = (way + 1) % WAYS;
    return false;
  }
}

/** Two independent lanes of FNV-1a with a final mix; zero in both stands for an empty slot and is never given. */
function hash(key: string): readonly [number, number] {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return [(mix(low) | 1) >>> 0, mix(high ^ low)];
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
