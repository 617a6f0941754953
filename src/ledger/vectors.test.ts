import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { type ConsistencyProof, verifyConsistency } from './consistency.ts';
import { EMPTY_FRONTIER, extendFrontier, rootOf } from './frontier.ts';
import { leafHash, type Sha256 } from './hashing.ts';
import { type InclusionProof, inclusionPath, verifyInclusion } from './inclusion.ts';
import { storedTree } from './prove.ts';
import { EMPTY_EDGE, extendEdge, rootOfEdge } from './tiles.ts';

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const bytes = (hex: string): Uint8Array => fromHex(hex) as Uint8Array;

// The tree of RFC 6962's reference logs, as transparency-dev/merkle and Certificate Transparency have it.
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const A = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const B = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const C = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const D = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const E = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const F = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const INCLUSION: readonly (readonly [index: number, size: number, path: readonly string[]])[] = [
  [0, 1, []],
  [0, 8, [A, B, C]],
  [5, 8, [D, E, ROOTS[4] as string]],
  [2, 3, [ROOTS[2] as string]],
  [1, 5, [ROOTS[1] as string, B, D]],
];
const CONSISTENCY: readonly (readonly [from: number, to: number, path: readonly string[]])[] = [
  [1, 1, []],
  [1, 8, [A, B, C]],
  [6, 8, [F, E, ROOTS[4] as string]],
  [2, 5, [B, D]],
];

const LEAVES = ENTRIES.map((hex) => leafHash(sha256, bytes(hex)));
const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, at) => leafHash(sha256, Uint8Array.of(at & 255, at >> 8)));
const frontierRoot = (leaves: readonly Uint8Array[]) => rootOf(sha256, extendFrontier(sha256, EMPTY_FRONTIER, leaves));

/** The log as it is stored: leaf hashes, and the roots of full tiles. */
function stored(leaves: readonly Uint8Array[], size = leaves.length) {
  const { filled } = extendEdge(sha256, EMPTY_EDGE, leaves);
  const reads: string[] = [];
  const tree = storedTree(
    sha256,
    async (level, from, before) => {
      reads.push(`${level}/${from}`);
      if (level === 0) return leaves.slice(from, before);
      return filled
        .filter((one) => one.level === level && one.index >= from && one.index < before)
        .map((one) => one.hash);
    },
    size,
  );
  return { tree, reads };
}

describe('The tree of the reference logs', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))('of %i leaves has its root', async (size, root) => {
    const leaves = LEAVES.slice(0, size);
    expect(toHex(frontierRoot(leaves))).toBe(root);
    expect(toHex(rootOfEdge(sha256, extendEdge(sha256, EMPTY_EDGE, leaves).edge))).toBe(root);
    expect(toHex(await stored(leaves).tree.root())).toBe(root);
  });

  test.each(INCLUSION)('proves leaf %i of %i', async (index, size, path) => {
    const leaves = LEAVES.slice(0, size);
    expect(inclusionPath(sha256, leaves, index).map(toHex)).toEqual(path);
    expect((await stored(leaves).tree.inclusion(index)).map(toHex)).toEqual(path);
    const proof = { leaf: leaves[index] as Uint8Array, index, size, path: path.map(bytes) };
    expect(verifyInclusion(sha256, proof, bytes(ROOTS[size] as string))).toBe(true);
  });

  test.each(CONSISTENCY)('of %i leaves is the beginning of that of %i', async (from, to, path) => {
    expect((await stored(LEAVES.slice(0, to)).tree.consistency(from)).map(toHex)).toEqual(path);
    const proof = {
      from: { size: from, root: bytes(ROOTS[from] as string) },
      to: { size: to, root: bytes(ROOTS[to] as string) },
      path: path.map(bytes),
    };
    expect(verifyConsistency(sha256, proof)).toBe(true);
  });
});

/** Everything that can be wrong with a path: each hash changed, left out, doubled or swapped, and one more at either end. */
function wrongPaths(path: readonly Uint8Array[], strange: Uint8Array): (readonly Uint8Array[])[] {
  const changed = path.map((hash, at) => path.with(at, sha256(hash)));
  const shorter = path.map((_, at) => path.toSpliced(at, 1));
  const doubled = path.map((hash, at) => path.toSpliced(at, 0, hash));
  const swapped = path.slice(1).map((hash, at) => path.with(at, hash).with(at + 1, path[at] as Uint8Array));
  const cut = path.map((hash, at) => path.with(at, hash.slice(1)));
  const longer = [...path.map((hash, at) => path.with(at, new Uint8Array([...hash, 0])))];
  return [
    ...changed,
    ...shorter,
    ...doubled,
    ...swapped,
    ...cut,
    ...longer,
    [...path, strange],
    [strange, ...path],
  ].filter((one) => one.map(toHex).join() !== path.map(toHex).join());
}

describe('What is wrong with a proof is refused', () => {
  const cases = INCLUSION.concat([
    [3, 7, inclusionPath(sha256, LEAVES.slice(0, 7), 3).map(toHex)],
    [6, 7, inclusionPath(sha256, LEAVES.slice(0, 7), 6).map(toHex)],
  ]);
  test.each(cases)('of leaf %i of %i', (index, size, hexPath) => {
    const root = bytes(ROOTS[size] as string);
    const proof: InclusionProof = { leaf: LEAVES[index] as Uint8Array, index, size, path: hexPath.map(bytes) };
    const refused = (other: Partial<InclusionProof>, of = root) =>
      expect(verifyInclusion(sha256, { ...proof, ...other }, of), JSON.stringify(other)).toBe(false);
    for (const other of [-1, index + 1, index - 1, index ^ 2, size, size + 1, index + 0.5, Number.NaN, 2 ** 53])
      if (other !== index) refused({ index: other });
    for (const other of [0, -1, size - 1, size * 2, size + 0.5, Number.NaN]) {
      // A size is not part of the hashes: one of the same shape has the same path, and only the root tells them apart.
      const fits = other > index && inclusionPath(sha256, leavesOf(other), index).length === hexPath.length;
      if (other !== size && !fits) refused({ size: other });
    }
    for (const path of wrongPaths(proof.path, root)) refused({ path });
    refused({ leaf: sha256(proof.leaf) });
    refused({ leaf: bytes(ENTRIES[index] as string) });
    for (const other of ROOTS) if (other !== ROOTS[size]) refused({}, bytes(other));
    refused({}, new Uint8Array());
    if (hexPath.length > 0) refused({}, proof.leaf);
  });

  test.each(CONSISTENCY)('that %i leaves are the beginning of %i', (from, to, hexPath) => {
    const [older, newer] = [bytes(ROOTS[from] as string), bytes(ROOTS[to] as string)];
    const proof: ConsistencyProof = {
      from: { size: from, root: older },
      to: { size: to, root: newer },
      path: hexPath.map(bytes),
    };
    const refused = (other: Partial<ConsistencyProof>) =>
      expect(verifyConsistency(sha256, { ...proof, ...other }), JSON.stringify(other)).toBe(false);
    for (const size of [0, -1, to + 1, from + 0.5]) refused({ from: { size, root: older } });
    for (const size of [0, from - 1, to * 2 + 1]) refused({ to: { size, root: newer } });
    for (const path of wrongPaths(proof.path, newer)) refused({ path });
    for (const other of ROOTS) {
      if (other !== ROOTS[from]) refused({ from: { size: from, root: bytes(other) } });
      if (other !== ROOTS[to]) refused({ to: { size: to, root: bytes(other) } });
    }
    if (from !== to) refused({ from: proof.to, to: proof.from });
    if (from !== to) refused({ path: [] });
  });
});

describe('Over stored tiles', () => {
  test('every size up to several tiles has the root of the definition, and appends from its edge', async () => {
    const leaves = leavesOf(1100);
    for (const size of [1, 2, 255, 256, 257, 300, 511, 512, 513, 767, 768, 1023, 1024, 1025, 1100]) {
      const { tree } = stored(leaves.slice(0, size));
      expect(toHex(await tree.root())).toBe(toHex(frontierRoot(leaves.slice(0, size))));
      const more = extendEdge(sha256, await tree.edge(), leaves.slice(size)).edge;
      expect(toHex(rootOfEdge(sha256, more))).toBe(toHex(frontierRoot(leaves)));
    }
  });

  test('every leaf is proven and every past size is a beginning', async () => {
    const leaves = leavesOf(17_000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 17_000 }), fc.nat(), fc.nat(), async (size, a, b) => {
        const { tree, reads } = stored(leaves, size);
        const root = frontierRoot(leaves.slice(0, size));
        const index = a % size;
        const path = await tree.inclusion(index);
        expect(verifyInclusion(sha256, { leaf: leaves[index] as Uint8Array, index, size, path }, root)).toBe(true);
        // A few tiles, however long the log is.
        expect(reads.length).toBeLessThanOrEqual(6);
        const from = 1 + (b % size);
        const older = { size: from, root: frontierRoot(leaves.slice(0, from)) };
        const proof = { from: older, to: { size, root }, path: await tree.consistency(from) };
        expect(verifyConsistency(sha256, proof)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('nothing is proven outside the tree, or where a hash is missing', async () => {
    const { tree } = stored(leavesOf(300));
    await expect(tree.inclusion(300)).rejects.toThrow(RangeError);
    await expect(tree.consistency(0)).rejects.toThrow(RangeError);
    await expect(tree.consistency(301)).rejects.toThrow(RangeError);
    await expect(storedTree(sha256, async () => [], 3).root()).rejects.toThrow('lacks hashes');
  });
});
