/**
 * The loops that all speed rests on. Each is called with arrays of one kind only, so that it stays one piece of machine
 * code. They are a value, so that a test can break one and see that it is noticed.
 */
export interface Kernels {
  /**
   * Copies those of `rows[from..to)` whose code is in [low, low + width) to `kept` from `at` on; returns the new end. The
   * code of row 0 stands at `base`.
   * `rows` and `kept` may be one array, when `at` is not above `from`. Whatever stands behind the end is undefined.
   */
  keepRange(
    rows: Uint16Array,
    from: number,
    to: number,
    kept: Uint16Array,
    at: number,
    codes: Uint16Array,
    base: number,
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
    base: number,
    table: Uint8Array,
  ): number;
  /** The same for those with a bit in just one of two maps, which begin at the words `low` and `high` of `bits`. */
  keepBits(
    rows: Uint16Array,
    from: number,
    to: number,
    kept: Uint16Array,
    at: number,
    bits: Uint32Array,
    low: number,
    high: number,
  ): number;
  /** The same for those with a bit in the one map that begins at the word `map`; with `flip` -1 for those without. */
  keepBit(
    rows: Uint16Array,
    from: number,
    to: number,
    kept: Uint16Array,
    at: number,
    bits: Uint32Array,
    map: number,
    flip: 0 | -1,
  ): number;
  /** Copies `rows[from..to)` to `kept` from `at` on; returns the new end. */
  keepAll(rows: Uint16Array, from: number, to: number, kept: Uint16Array, at: number): number;
}

// Written out four rows at a time and without a branch: a third faster than a plain loop. A code is within
// [low, low + width) when neither its distance from `low` nor what is left of the width is negative.
export const KERNELS: Kernels = {
  // Every row is written, and the end moves on only past those that are kept: `>> 31` is -1 for a negative number, else
  // 0.
  keepRange(rows, from, to, kept, at, codes, base, low, width) {
    const last = (width - 1) | 0;
    const fours = (to - 3) | 0;
    let end = at | 0;
    let index = from | 0;
    for (; index < fours; index = (index + 4) | 0) {
      const row0 = rows[index]!;
      const row1 = rows[index + 1]!;
      const row2 = rows[index + 2]!;
      const row3 = rows[index + 3]!;
      const far0 = (codes[base + row0]! - low) | 0;
      const far1 = (codes[base + row1]! - low) | 0;
      const far2 = (codes[base + row2]! - low) | 0;
      const far3 = (codes[base + row3]! - low) | 0;
      kept[end] = row0;
      end = (end + 1 + ((far0 | (last - far0)) >> 31)) | 0;
      kept[end] = row1;
      end = (end + 1 + ((far1 | (last - far1)) >> 31)) | 0;
      kept[end] = row2;
      end = (end + 1 + ((far2 | (last - far2)) >> 31)) | 0;
      kept[end] = row3;
      end = (end + 1 + ((far3 | (last - far3)) >> 31)) | 0;
    }
    for (; index < to; index++) {
      const row = rows[index]!;
      const far = (codes[base + row]! - low) | 0;
      kept[end] = row;
      end = (end + 1 + ((far | (last - far)) >> 31)) | 0;
    }
    return end;
  },
  keepTable(rows, from, to, kept, at, codes, base, table) {
    const fours = (to - 3) | 0;
    let end = at | 0;
    let index = from | 0;
    for (; index < fours; index = (index + 4) | 0) {
      const row0 = rows[index]!;
      const row1 = rows[index + 1]!;
      const row2 = rows[index + 2]!;
      const row3 = rows[index + 3]!;
      const in0 = table[codes[base + row0]!]!;
      const in1 = table[codes[base + row1]!]!;
      const in2 = table[codes[base + row2]!]!;
      const in3 = table[codes[base + row3]!]!;
      kept[end] = row0;
      end = (end + in0) | 0;
      kept[end] = row1;
      end = (end + in1) | 0;
      kept[end] = row2;
      end = (end + in2) | 0;
      kept[end] = row3;
      end = (end + in3) | 0;
    }
    for (; index < to; index++) {
      const row = rows[index]!;
      kept[end] = row;
      end = (end + table[codes[base + row]!]!) | 0;
    }
    return end;
  },
  // Map n has the rows below code n, so a row between two codes is in exactly one of their maps. `>>> row` counts
  // modulo 32.
  keepBits(rows, from, to, kept, at, bits, low, high) {
    const fours = (to - 3) | 0;
    let end = at | 0;
    let index = from | 0;
    for (; index < fours; index = (index + 4) | 0) {
      const row0 = rows[index]!;
      const row1 = rows[index + 1]!;
      const row2 = rows[index + 2]!;
      const row3 = rows[index + 3]!;
      const in0 = ((bits[low + (row0 >>> 5)]! ^ bits[high + (row0 >>> 5)]!) >>> row0) & 1;
      const in1 = ((bits[low + (row1 >>> 5)]! ^ bits[high + (row1 >>> 5)]!) >>> row1) & 1;
      const in2 = ((bits[low + (row2 >>> 5)]! ^ bits[high + (row2 >>> 5)]!) >>> row2) & 1;
      const in3 = ((bits[low + (row3 >>> 5)]! ^ bits[high + (row3 >>> 5)]!) >>> row3) & 1;
      kept[end] = row0;
      end = (end + in0) | 0;
      kept[end] = row1;
      end = (end + in1) | 0;
      kept[end] = row2;
      end = (end + in2) | 0;
      kept[end] = row3;
      end = (end + in3) | 0;
    }
    for (; index < to; index++) {
      const row = rows[index]!;
      kept[end] = row;
      end = (end + (((bits[low + (row >>> 5)]! ^ bits[high + (row >>> 5)]!) >>> row) & 1)) | 0;
    }
    return end;
  },
  keepBit(rows, from, to, kept, at, bits, map, flip) {
    const fours = (to - 3) | 0;
    let end = at | 0;
    let index = from | 0;
    for (; index < fours; index = (index + 4) | 0) {
      const row0 = rows[index]!;
      const row1 = rows[index + 1]!;
      const row2 = rows[index + 2]!;
      const row3 = rows[index + 3]!;
      const in0 = ((bits[map + (row0 >>> 5)]! ^ flip) >>> row0) & 1;
      const in1 = ((bits[map + (row1 >>> 5)]! ^ flip) >>> row1) & 1;
      const in2 = ((bits[map + (row2 >>> 5)]! ^ flip) >>> row2) & 1;
      const in3 = ((bits[map + (row3 >>> 5)]! ^ flip) >>> row3) & 1;
      kept[end] = row0;
      end = (end + in0) | 0;
      kept[end] = row1;
      end = (end + in1) | 0;
      kept[end] = row2;
      end = (end + in2) | 0;
      kept[end] = row3;
      end = (end + in3) | 0;
    }
    for (; index < to; index++) {
      const row = rows[index]!;
      kept[end] = row;
      end = (end + (((bits[map + (row >>> 5)]! ^ flip) >>> row) & 1)) | 0;
    }
    return end;
  },
  // Below some dozens a loop is quicker than what `set` and `subarray` cost by themselves.
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
