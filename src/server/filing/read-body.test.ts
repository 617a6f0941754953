import { expect, test } from 'vitest';
import { readDeclarations } from '../../intake/read.ts';
import type { HeldPart } from '../../work/raw/tap-message.ts';
import { type AcceptGroup, fileBody } from './read-body.ts';

interface Group {
  readonly declarations: number;
  readonly bytes: number;
  readonly part: number;
}

/** Sends some lines as a socket would, in pieces of 64 kB, and tells the groups in which they were taken. */
async function groupsOf(lines: Iterable<string>): Promise<{ readonly groups: Group[]; readonly text: string }> {
  const groups: Group[] = [];
  const kept: Uint8Array[] = [];
  const accept: AcceptGroup = async (group, held: HeldPart) => {
    kept.push(...held.chunks);
    groups.push({
      declarations: group.length,
      bytes: held.chunks.reduce((sum, { length }) => sum + length, 0),
      part: held.part,
    });
    return group.map(() => ({ outcome: 'stored' as const, problems: [] }));
  };
  async function* body(): AsyncIterable<Uint8Array> {
    for (const line of lines) {
      const bytes = Buffer.from(`${line}\n`);
      for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
    }
  }
  await fileBody(body(), { format: 'ndjson', message: 'm' }, readDeclarations, accept);
  return { groups, text: Buffer.concat(kept).toString() };
}

function* repeated(line: string, times: number): Iterable<string> {
  for (let n = 0; n < times; n++) yield line;
}
const huge = JSON.stringify({ reference: 'R', goods: [{ description: 'x'.repeat(900_000) }] });

test('A few huge declarations go in groups of two or three: never more than 3 MB of them are held', async () => {
  const { groups, text } = await groupsOf(repeated(huge, 20));
  expect(groups.reduce((sum, { declarations }) => sum + declarations, 0)).toBe(20);
  expect(Math.max(...groups.map(({ declarations }) => declarations))).toBeLessThanOrEqual(3);
  expect(Math.max(...groups.map(({ bytes }) => bytes))).toBeLessThan(3_000_000);
  // Every byte is in one of the stretches, in order.
  expect(text).toBe(`${huge}\n`.repeat(20));
  expect(groups.map(({ part }) => part)).toEqual(groups.map((_, at) => at));
});

test('Small declarations go by the number of them, each group with the bytes that were read for it', async () => {
  const { groups, text } = await groupsOf(repeated('{"reference":"R"}', 1_200));
  expect(groups.map(({ declarations }) => declarations)).toEqual([500, 500, 200]);
  expect(text).toBe('{"reference":"R"}\n'.repeat(1_200));
});

test('Of a body of which nothing can be read the end is kept and no more, however long it is', async () => {
  const { groups } = await groupsOf(repeated('y'.repeat(1_500_000), 12));
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ declarations: 0, part: 0 });
  expect(groups[0]?.bytes).toBeLessThan(3_000_000);
});
