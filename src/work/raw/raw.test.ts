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

const R1 = { reference: 'R-1', declarant: 'D' };
const ONE =
  '{"goods":[{"reference":"R-1","line":1}],"note":"a } brace and \\"R-1\\"","reference":"R-1","declarant":"D","x":1}';
const of = (reference: string, declarant: string): string => JSON.stringify({ reference, declarant });
const ESCAPED = '{"\\u0072eference":"\\u0052-1 ","declarant":" \\u0044"}';
const CUSDEC = (reference: string, declarant: string, more = ''): string =>
  `UNH+1+CUSDEC'BGM+929+${reference}+9'NAD+IM+X'NAD+DT+${declarant}:::N'UNS+D'CST+1'${more}UNT+7+1'`;

test.each<[string, string, string, string | undefined, { reference: string; declarant: string }?, string?]>([
  ['of an array', 'json', `[${of('R-10', 'D')},${ONE},${of('R-2', 'D')}]`, ONE],
  ['of lines', 'ndjson', `{"broken":{{{\n${of('R-10', 'D')}\n${ONE}\n`, ONE],
  ['of lines whose format was left open', 'auto', `${'{'.repeat(5_000)}\n${ONE}\n`, ONE],
  ['in a stretch that begins in another record', 'json', `,"x":"R-1"}]},${ONE},{"refer`, ONE],
  ['in a stretch that begins in a text', 'json', ` of { coal"}]},${ONE},{"refer`, ONE],
  ['written with escapes', 'json', `[${of('R-2', 'D')},${ESCAPED}]`, ESCAPED],
  ['sent twice, the last of them', 'json', `[${of('R-1', 'D')},${ONE},{"reference":"R-1","declarant":"D",}]`, ONE],
  ['of another firm', 'json', `[${of('R-1', 'E')},${of('R-10', 'D')}]`, undefined],
  [
    'of another firm that names both',
    'json',
    '[{"reference":"R-1","declarant":"E","goods":[{"declarant":"D"}]}]',
    undefined,
  ],
  ['that a text quotes', 'json', JSON.stringify([{ reference: 'R-2', declarant: 'D', note: ONE }]), undefined],
  ['that only a list of another names', 'auto', '{"a":1,"b":["x","R-1","D","y"],"c":2}', undefined],
  ['that is not there', 'ndjson', `${of('R-2', 'D')}\n`, undefined],
  ['of a table', 'csv', 'reference,hs,declarant\nR-10,1,D\nR-1,2,D\r\nR-1,3,E\nX,R-1,D', 'R-1,2,D'],
  [
    'of a table, over two lines',
    'csv',
    'reference;note;declarant\nR-1;"a ""b\nR-1;c";D\nR-2;x;D',
    'R-1;"a ""b\nR-1;c";D',
  ],
  ['of a table, all of it quoted', 'csv', '"reference","hs","declarant"\n"R-1","","D"', '"R-1","","D"'],
  [
    'of a later stretch of a table',
    'csv',
    'cut,off\nE,R-1,1\nD,R-1,2\nD,R-2,R-1',
    'D,R-1,2',
    R1,
    'declarant,reference,hs\n',
  ],
  ['of a table whose beginning is gone', 'csv', 'R-1,2,D\nR-2,R-1,D', undefined],
  ['of a table with other names', 'csv', 'LRN;Firm;Qty\nR-1;D;4\nR-2;D;5', 'R-1;D;4'],
  [
    'of a table with other names that says it twice',
    'csv',
    'LRN;Firm;Qty\n1;D;4\n2;D;1',
    undefined,
    { reference: '1', declarant: 'D' },
  ],
  ['of an interchange', 'edifact', `${CUSDEC('R-10', 'D')}\n${CUSDEC('R-1', 'D')}UNZ+2+C'`, CUSDEC('R-1', 'D')],
  [
    'of an interchange, by its own number',
    'edifact',
    CUSDEC('R-2', 'D') + CUSDEC('1', 'D'),
    CUSDEC('1', 'D'),
    { reference: '1', declarant: 'D' },
  ],
  ['of an interchange, of another firm', 'edifact', CUSDEC('R-1', 'E', "NAD+DT+D'"), undefined],
  [
    'of an interchange, with released characters',
    'edifact',
    CUSDEC("R?'?+1", 'D'),
    CUSDEC("R?'?+1", 'D'),
    { reference: "R'+1", declarant: 'D' },
  ],
  [
    'of a later stretch of an interchange',
    'edifact',
    'x~UNH|1~BGM|929|R-1~NAD|DT|D~UNT|4|1~',
    'UNH|1~BGM|929|R-1~NAD|DT|D~UNT|4|1~',
    R1,
    'UNA:|.? ~UNB|1~',
  ],
])('The record %s', (_, format, text, record, wanted = R1, head = text) => {
  expect(cutRecord(text, format, wanted, head)).toBe(record);
});

test.each(['json', 'ndjson', 'auto', 'csv', 'edifact'])(
  'A message of %s that was made to be slow is looked through in one pass',
  (format) => {
    const start = performance.now();
    const wanted = { reference: '{', declarant: '{' };
    for (const text of [
      '{'.repeat(1_000_000),
      '{'.repeat(500_000) + ']'.repeat(500_000),
      '{"reference":"{","declarant":"{","x":'.repeat(30_000),
      `[${JSON.stringify({ reference: 'R-2', declarant: 'D', note: '{'.repeat(900_000) })}]`,
      `${'{,'.repeat(400_000)}\n${'{,'.repeat(100_000)}`,
      '"\n'.repeat(500_000),
      "UNH+'".repeat(200_000),
    ])
      expect(cutRecord(text, format, wanted, text)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(8_000);
  },
);
