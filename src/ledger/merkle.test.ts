import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_FRONTIER, extendFrontier, rootOf } from './frontier.ts';
import { leafHash, nodeHash, type Sha256 } from './hashing.ts';
import { inclusionPath, verifyInclusion } from './inclusion.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const leaves = (n: number) => Array.from({ length: n }, (_, at) => leafHash(sha256, Uint8Array.of(at & 255, at >> 8)));

/** The definition of RFC 6962 section 2.1, word for word. */
function naiveRoot(of: readonly Uint8Array[]): Uint8Array {
  if (of.length === 0) return sha256();
  if (of.length === 1) return of[0] as Uint8Array;
  let k = 1;
  while (k * 2 < of.length) k *= 2;
  return nodeHash(sha256, naiveRoot(of.slice(0, k)), naiveRoot(of.slice(k)));
}

test('the empty tree has the root that RFC 6962 gives', () => {
  expect(hex(rootOf(sha256, EMPTY_FRONTIER))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('a leaf of no bytes has the hash that RFC 6962 gives', () => {
  expect(hex(leafHash(sha256, new Uint8Array()))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

test('appending in any portions gives the root of the definition', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }), (portions) => {
      const all = leaves(portions.reduce((sum, n) => sum + n, 0));
      let frontier = EMPTY_FRONTIER;
      let from = 0;
      for (const n of portions) {
        frontier = extendFrontier(sha256, frontier, all.slice(from, from + n));
        from += n;
      }
      expect(hex(rootOf(sha256, frontier))).toBe(hex(naiveRoot(all)));
    }),
  );
});

test('every leaf of every tree proves its place, and no other place, root or leaf', () => {
  for (let size = 1; size <= 33; size++) {
    const all = leaves(size);
    const root = naiveRoot(all);
    for (let index = 0; index < size; index++) {
      const path = inclusionPath(sha256, all, index);
      const proof = { leaf: all[index] as Uint8Array, index, size, path };
      expect(verifyInclusion(sha256, proof, root)).toBe(true);
      expect(verifyInclusion(sha256, { ...proof, index: index + 1 }, root)).toBe(false);
      expect(verifyInclusion(sha256, { ...proof, leaf: sha256(proof.leaf) }, root)).toBe(false);
      expect(verifyInclusion(sha256, { ...proof, path: [...path, root] }, root)).toBe(false);
      if (path.length > 0) expect(verifyInclusion(sha256, { ...proof, path: path.slice(1) }, root)).toBe(false);
    }
  }
});

test('a proof is not made for a leaf outside the tree', () => {
  expect(() => inclusionPath(sha256, leaves(3), 3)).toThrow(RangeError);
});
