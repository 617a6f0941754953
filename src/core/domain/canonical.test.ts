import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDeclaration, canonicalJson, differences } from './canonical.ts';
import type { Declaration } from './declaration.ts';

const item = (line: number, more: object = {}) => ({ line, hs: '270112', netKg: 10, ...more });
const declaration = (more: object = {}) =>
  ({
    reference: 'R-1',
    declarant: 'OP-1',
    lodgedAt: '2026-03-01T06:12:00+08:00',
    vehicle: { plate: '0123UBA', country: 'MN' },
    seals: ['S-1', 'S-2'],
    goods: [item(1), item(2)],
    ...more,
  }) as unknown as Declaration;

test('The order of fields and of goods items does not matter; nothing missing is written.', () => {
  const other = Object.fromEntries(Object.entries(declaration({ goods: [item(2), item(1)] })).reverse());
  const text = canonicalDeclaration(declaration());
  expect(canonicalDeclaration({ ...other, importer: undefined } as unknown as Declaration)).toBe(text);
  expect(JSON.parse(text)).toEqual(declaration());
  expect(differences(declaration(), other as unknown as Declaration)).toEqual([]);
});

test('The order of seals matters.', () => {
  expect(canonicalDeclaration(declaration({ seals: ['S-2', 'S-1'] }))).not.toBe(canonicalDeclaration(declaration()));
});

test('Differences name what was, what is, and where.', () => {
  const now = declaration({
    importer: 'OP-2',
    vehicle: { plate: '9999UBA' },
    seals: ['S-1'],
    goods: [item(3), item(2, { netKg: 11 })],
  });
  expect(differences(declaration(), now)).toEqual([
    { pointer: '/vehicle/plate', was: '0123UBA', now: '9999UBA' },
    { pointer: '/vehicle/country', was: 'MN' },
    { pointer: '/seals/1', was: 'S-2' },
    { pointer: '/importer', now: 'OP-2' },
    { pointer: '/goods/0', now: item(3) },
    { pointer: '/goods/1/netKg', was: 10, now: 11 },
    { pointer: '/goods/0', was: item(1) },
  ]);
});

test('Two declarations have one canonical form exactly when nothing differs.', () => {
  const some = fc
    .record({
      importer: fc.constantFrom(undefined, 'A', 'B'),
      seals: fc.array(fc.constantFrom('S', 'T'), { minLength: 1, maxLength: 2 }),
      goods: fc.uniqueArray(fc.record({ line: fc.integer({ min: 1, max: 3 }), hs: fc.constantFrom('1', '2') }), {
        selector: (entry) => entry.line,
        minLength: 1,
      }),
    })
    .map(declaration);
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(differences(a, b).length === 0).toBe(canonicalDeclaration(a) === canonicalDeclaration(b));
    }),
  );
});

/** Sorts the keys of every object anew: slow, obvious, and the measure for anything faster. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => plainly(one ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const there = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  const sorted = there.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${plainly(inner)}`).join(',')}}`;
}

test('Canonical JSON is the same however fast it is written: objects in order, out of order, of few shapes and of many.', () => {
  const key = fc.oneof(fc.constantFrom('a', 'b', 'ab', '10', '9', '', 'é', '中', '"'), fc.string({ maxLength: 3 }));
  const { any } = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(fc.constantFrom(null, undefined, -0, 1e21, 1e-7, Number.NaN), fc.double(), fc.string(), fc.boolean()),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(key, tie('any'), { maxKeys: 6, noNullPrototype: true }),
      fc
        .dictionary(key, tie('any'), { maxKeys: 6, noNullPrototype: true })
        .map((made) => Object.fromEntries(Object.entries(made).sort(([a], [b]) => (a < b ? -1 : 1)))),
    ),
  }));
  fc.assert(
    fc.property(
      any.filter((value) => value !== undefined),
      (value) => {
        expect(canonicalJson(value)).toBe(plainly(value));
      },
    ),
    { numRuns: 3000 },
  );
});
