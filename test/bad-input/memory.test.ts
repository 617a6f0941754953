import { expect, test } from 'vitest';
import { readDeclarations } from '../../src/intake/read.ts';
import { interchange, message } from './case.ts';

const MIB = 1 << 20;
const CHUNK = 1 << 16;
const SENT = 128 * MIB;
/** Far less than what is sent, far more than one record of the largest allowed size and the collector's slack. */
const MOST_GROWTH = 96 * MIB;

/** A beginning, then a block over and over, as one value that never ends. */
async function* endless(beginning: string, block: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(beginning);
  const bytes = Buffer.alloc(CHUNK, block);
  for (let sent = 0; sent < SENT; sent += CHUNK) yield bytes;
}

test.each([
  ['a JSON string', 'json', '[{"reference":"', 'x'],
  ['JSON brackets', 'json', '[', '['],
  ['an NDJSON line', 'ndjson', '{"reference":"', 'x'],
  ['a CSV line', 'csv', 'reference,declarant,lodgedAt,goods.line,goods.hs\n', 'x'],
  [
    'a quoted CSV field of many lines',
    'csv',
    'reference,declarant,lodgedAt,goods.line,goods.hs\n"',
    `${'x'.repeat(1023)}\n`,
  ],
  ['an EDIFACT segment', 'edifact', `${interchange([message('A', 1)]).replace(/UNZ.*/, '')}FTX+`, 'x'],
  ['EDIFACT release characters', 'edifact', 'UNB+', '?'],
] as const)(
  '%s of 128 MB costs no memory',
  async (_name, format, beginning, block) => {
    const before = process.memoryUsage().rss;
    let most = before;
    let refused = 0;
    for await (const item of readDeclarations(endless(beginning, block), { format })) {
      if ('refused' in item) refused += 1;
      if (refused % 5000 === 0) most = Math.max(most, process.memoryUsage().rss);
    }
    most = Math.max(most, process.memoryUsage().rss);
    expect(refused).toBeGreaterThan(0);
    expect(most - before).toBeLessThan(MOST_GROWTH);
  },
  60_000,
);
