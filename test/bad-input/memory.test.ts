import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { interchange, message } from './case.ts';
import type { Endless, Read } from './read-endless.ts';

const MIB = 1 << 20;
const SENT = 128 * MIB;
/** Far less than what is sent; the largest of these takes 34 MiB, a record of the largest allowed size and the collector's slack. */
const MOST_GROWTH = 64 * MIB;

const READER = fileURLToPath(new URL('./read-endless.ts', import.meta.url));

async function read(input: Endless): Promise<Read> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', READER, JSON.stringify(input)]);
  return JSON.parse(stdout) as Read;
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
    const { refused, grownBytes } = await read({ format, beginning, block, bytes: SENT });
    expect(refused).toBeGreaterThan(0);
    expect(grownBytes).toBeLessThan(MOST_GROWTH);
  },
  60_000,
);
