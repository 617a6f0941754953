import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLines } from './lines.ts';

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function linesOf(text: string, sizes: readonly number[], maxBytes = 1000) {
  const lines = [];
  for await (const batch of splitLines(chunksOf(Buffer.from(text), sizes), maxBytes)) lines.push(...batch);
  return lines.map((line) => ({ ...line, bytes: Buffer.from(line.bytes).toString() }));
}

test('lines are the same however the stream is cut', async () => {
  const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '', 'é')).map((parts) => parts.join(''));
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(text, sizes, async (given, cut) => {
      const expected = given.split(/\r\n|\n|\r/);
      if (expected.at(-1) === '') expected.pop();
      const lines = await linesOf(given, cut);
      expect(lines.map((line) => line.bytes)).toEqual(expected);
      expect(lines.map((line) => line.number)).toEqual(expected.map((_, index) => index + 1));
      // The offset of a line is where its bytes stand.
      for (const line of lines) {
        const there = Buffer.from(given).subarray(line.offset, line.offset + Buffer.byteLength(line.bytes));
        expect(there.toString()).toBe(line.bytes);
      }
    }),
  );
});

test('a line that is too long is marked and the next one is whole', async () => {
  const lines = await linesOf(`${'x'.repeat(5000)}\nnext`, [100], 1000);
  expect(lines.map((line) => [line.tooLong, line.number])).toEqual([
    [true, 1],
    [false, 2],
  ]);
  expect(lines[1]?.bytes).toBe('next');
});
