import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefused } from '../port/read.ts';
import { readJson } from './read.ts';
import { walkJson } from './walk.ts';

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('an array gives back its objects, however it is written and cut', async () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
  await fc.assert(
    fc.asyncProperty(fc.array(object), fc.integer({ min: 1, max: 9 }), fc.boolean(), async (objects, size, wide) => {
      const read = [];
      for await (const item of readJson(chunksOf(JSON.stringify(objects, null, wide ? 2 : 0), size), 100_000)) {
        expect(isRefused(item)).toBe(false);
        if (!isRefused(item)) read.push(item.raw);
      }
      expect(read).toEqual(JSON.parse(JSON.stringify(objects)));
    }),
  );
});

test('the walk and JSON.parse agree on what is JSON', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"a"',
    ':',
    ',',
    '1',
    '-0.5e3',
    'true',
    'nul',
    '"\\u00e9"',
    '"\\x"',
    ' ',
    '\n',
    '01',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      expect(walkJson(text).brokenAt === undefined).toBe(parses);
    }),
    { numRuns: 2000 },
  );
});

test('a pointer leads to its value, and a missing one to the nearest parent', async () => {
  const text = '[{"reference": "A",\n  "goods": [\n    {"line": 1,\n     "hs": "x"}]}]';
  for await (const item of readJson(chunksOf(text, 3), 1000)) {
    if (isRefused(item)) throw new Error('refused');
    expect(item.place('/goods/0/hs')).toEqual({ pointer: '/goods/0/hs', line: 4, column: 12 });
    expect(item.place('/goods/0/netKg')).toEqual({ pointer: '/goods/0/netKg', line: 3, column: 5 });
    expect(item.place('/reference')).toEqual({ pointer: '/reference', line: 1, column: 16 });
  }
});
