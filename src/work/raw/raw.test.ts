import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import { newId } from '../identify.ts';
import { cutRecord } from './cut-record.ts';
import { type ChainLink, dayKeys } from './day-keys.ts';
import { openPart, sealPart } from './seal-part.ts';
import { GROUP_BYTES, tapMessage } from './tap-message.ts';

const NOW = 20_500 * 86_400_000;
const chain = (day = 20_500) => {
  const saved: ChainLink[] = [];
  const keys = dayKeys({ day, keyHex: '11'.repeat(32) }, async (link) => void saved.push(link));
  return { keys, saved };
};

test('Keys of days differ, follow from the kept link alone, and a link that moved on gives the same later keys and no earlier one', async () => {
  const { keys, saved } = chain();
  const first = keys.keyOf(20_500)?.toString('hex');
  const later = keys.keyOf(20_530)?.toString('hex');
  expect(first).toHaveLength(64);
  expect(later).not.toBe(first);
  expect(keys.keyOf(20_499)).toBeUndefined();
  await keys.forgetBefore(20_520);
  expect(keys.keyOf(20_519)).toBeUndefined();
  expect(keys.keyOf(20_530)?.toString('hex')).toBe(later);
  // Another process that starts from what was saved.
  const again = dayKeys(saved[0] as ChainLink, async () => {});
  expect(again.keyOf(20_530)?.toString('hex')).toBe(later);
  expect(again.keyOf(20_500)).toBeUndefined();
  await keys.forgetBefore(20_510);
  expect(saved).toHaveLength(1);
  // A clock that was set back does not ask for a key that is gone.
  expect(keys.dayAt(NOW as Instant)).toBe(20_520);
});

test('What was sealed opens to the same bytes, and to nothing once a bit of it, its place or its day is another', () => {
  const { keys } = chain();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4_000 }), fc.nat(), (bytes, at) => {
      const held = { message: newId(NOW as Instant), part: 3, format: 'json', chunks: [bytes] };
      const part = sealPart(held, ['d' as DeclarationId], 'broker', NOW as Instant, keys);
      expect(part.bytes).toBe(bytes.length);
      expect(openPart(part, keys)?.equals(bytes)).toBe(true);
      expect(openPart({ ...part, part: 4 }, keys)).toBeUndefined();
      expect(openPart({ ...part, keyDay: 20_501 }, keys)).toBeUndefined();
      const changed = Uint8Array.from(part.sealed);
      changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ 1;
      expect(openPart({ ...part, sealed: changed }, keys)).toBeUndefined();
    }),
  );
});

test('A tap gives on every byte, asks for a turn when it holds much, and drops what nothing came of', async () => {
  let asked = 0;
  const tap = tapMessage('m', 'ndjson', async () => void asked++);
  let read = 0;
  async function* endless() {
    for (let n = 0; n < 200; n++) yield new Uint8Array(100_000).fill(n);
  }
  for await (const chunk of tap.read(endless())) read += chunk.length;
  expect(read).toBe(20_000_000);
  expect(asked).toBeGreaterThan(1);
  const { chunks, part } = tap.take();
  expect(part).toBe(0);
  expect(chunks.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(GROUP_BYTES);
  // The end is what may still become a record.
  expect(chunks.at(-1)?.[0]).toBe(199);
});

const ONE = '{"goods":[{"reference":"R-1","line":1}],"note":"a } brace and \\"R-1\\"","reference":"R-1","x":1}';
test.each([
  ['of an array', `[{"reference":"R-10"},${ONE},{"reference":"R-2"}]`, 'R-1', ONE],
  ['of lines', `{"reference":"R-10"}\n${ONE}\n`, 'R-1', ONE],
  ['in a stretch that begins in another record', `,"x":"R-1"}]},${ONE},{"refer`, 'R-1', ONE],
  ['of a table', 'reference,hs\nR-10,1\nR-1,2\r\nR-1,3\nX-R-1,4', 'R-1', 'R-1,2\nR-1,3'],
  [
    'of an interchange',
    "UNH+1+CUSDEC'BGM+929+R-10+9'UNT+3+1'\nUNH+2+CUSDEC'BGM+929+R-1+9'NAD+DR'UNT+4+2'UNZ+2+C'",
    'R-1',
    "UNH+2+CUSDEC'BGM+929+R-1+9'NAD+DR'UNT+4+2'",
  ],
  ['that is written otherwise is not cut', '[{"reference":"\\u0052-1"}]', 'R-1', '[{"reference":"\\u0052-1"}]'],
])('The record %s', (_, text, reference, record) => {
  expect(cutRecord(text, reference)).toBe(record);
});
