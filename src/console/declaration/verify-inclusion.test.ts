import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyInclusion } from './verify-inclusion.ts';

const sha = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const commitments = (size: number) => Array.from({ length: size }, (_, index) => sha(Buffer.from(`entry ${index}`)));
const leafOf = (commitment: Buffer) => sha(Buffer.from([0]), commitment);
const split = (size: number) => 2 ** (Math.ceil(Math.log2(size)) - 1);

// The recursive definitions of RFC 6962, 2.1: slow and obvious, to hold the iterative check against.
function root(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return sha(Buffer.from([1]), root(leaves.slice(0, k)), root(leaves.slice(k)));
}
function path(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...path(index, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...path(index - k, leaves.slice(k)), root(leaves.slice(0, k))];
}
function proof(index: number, size: number) {
  const all = commitments(size);
  const leaves = all.map(leafOf);
  const entry = {
    index,
    kind: 'declaration-accepted',
    at: '2026-03-01T06:12:00+08:00',
    commitment: all[index]!.toString('hex'),
    leafHash: leaves[index]!.toString('hex'),
    path: path(index, leaves).map((hash) => hash.toString('hex')),
  };
  return { entry, head: { size, root: root(leaves).toString('hex'), at: entry.at, note: '' } };
}

test('Every entry of every small tree verifies', async () => {
  for (let size = 1; size <= 20; size += 1)
    for (let index = 0; index < size; index += 1) {
      const { entry, head } = proof(index, size);
      expect([size, index, await verifyInclusion(entry, head)]).toEqual([size, index, 'verified']);
    }
});

test('A changed commitment, path, place or root is refuted', async () => {
  const { entry, head } = proof(4, 11);
  const other = '11'.repeat(32);
  expect(await verifyInclusion({ ...entry, commitment: other }, head)).toBe('refuted');
  expect(await verifyInclusion({ ...entry, path: [other, ...entry.path.slice(1)] }, head)).toBe('refuted');
  expect(await verifyInclusion({ ...entry, path: entry.path.slice(1) }, head)).toBe('refuted');
  expect(await verifyInclusion({ ...entry, path: [...entry.path, other] }, head)).toBe('refuted');
  expect(await verifyInclusion({ ...entry, index: 5 }, head)).toBe('refuted');
  expect(await verifyInclusion(entry, { ...head, root: other })).toBe('refuted');
});

test('What an entry opens to must be what it committed to', async () => {
  const [salt, statement] = ['00ff', '{"kind":"assessment","车":"0123"}'];
  const commitment = sha(Buffer.from(salt, 'hex'), Buffer.from(statement)).toString('hex');
  const leafHash = leafOf(Buffer.from(commitment, 'hex')).toString('hex');
  const opened = { ...proof(0, 1).entry, commitment, leafHash, path: [], opening: { salt, statement } };
  const head = { size: 1, root: leafHash, at: opened.at, note: '' };
  expect(await verifyInclusion(opened, head)).toBe('verified');
  expect(await verifyInclusion({ ...opened, opening: { salt, statement: `${statement} ` } }, head)).toBe('refuted');
  expect(await verifyInclusion({ ...opened, opening: { salt: '00fe', statement } }, head)).toBe('refuted');
});

test('An entry that no head covers yet is pending, not wrong', async () => {
  const { entry, head } = proof(4, 11);
  expect(await verifyInclusion(entry, undefined)).toBe('pending');
  expect(await verifyInclusion(entry, { ...head, size: 4 })).toBe('pending');
});
