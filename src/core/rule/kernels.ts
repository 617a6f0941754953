/**
 * The loops that all speed rests on. Each is called with arrays of one kind only, so that it stays one piece of machine
 * code. They are a value, so that a test can break one and see that it is noticed.
 */
export interface Kernels {
  /**
   * Copies those of `rows[from..to)` whose code is in [low, low + width) to `kept` from `at` on; returns the new end.
   * `rows` and `kept` may be one array, when `at` is not above `from`. Whatever stands behind the end is undefined.
   */
  keepRange(
    rows: Uint16Array,
    from: number,
    to: number,
    kept: Uint16Array,
    at: number,
    codes: Uint16Array,
    low: number,
    width: number,
  ): number;
  /** The same for the codes whose entry in `table` is 1. */
  keepTable(
    rows: Uint16Array,
    from: number,
    to: number,
    kept: Uint16Array,
    at: number,
    codes: Uint16Array,
    table: Uint8Array,
  ): number;
  /** Copies `rows[from..to)` to `kept` from `at` on; returns the new end. */
  keepAll(rows: Uint16Array, from: number, to: number, kept: Uint16Array, at: number): number;
}

export const KERNELS: Kernels = {
  keepRange(rows, from, to, kept, at, codes, low, width) {
    let end = at;
    for (let index = from; index < to; index++) {
      const row = rows[index]!;
      kept[end] = row;
      // No branch: a code below `low` wraps to a huge number.
      end += (codes[row]! - low) >>> 0 < width ? 1 : 0;
    }
    return end;
  },
  keepTable(rows, from, to, kept, at, codes, table) {
    let end = at;
    for (let index = from; index < to; index++) {
      const row = rows[index]!;
      kept[end] = row;
      end += table[codes[row]!]!;
    }
    return end;
  },
  keepAll(rows, from, to, kept, at) {
    if (to - from > 64) {
      kept.set(rows.subarray(from, to), at);
      return at + to - from;
    }
    let end = at;
    for (let index = from; index < to; index++) kept[end++] = rows[index]!;
    return end;
  },
};
