import { fileURLToPath } from 'node:url';
import { readDeclarations } from '../../src/intake/read.ts';

/** One value that never ends: a beginning, then a block over and over, until `bytes` were sent. */
export interface Endless {
  readonly format: 'json' | 'ndjson' | 'csv' | 'edifact';
  readonly beginning: string;
  readonly block: string;
  readonly bytes: number;
}

/** What reading it took: refusals, and by how many bytes the process grew at most. */
export interface Read {
  readonly refused: number;
  readonly grownBytes: number;
}

const CHUNK = 1 << 16;

async function* endless({ beginning, block, bytes }: Endless): AsyncGenerator<Uint8Array> {
  yield Buffer.from(beginning);
  const chunk = Buffer.alloc(CHUNK, block);
  for (let sent = 0; sent < bytes; sent += CHUNK) yield chunk;
}

async function readEndless(input: Endless): Promise<Read> {
  const before = process.memoryUsage().rss;
  let most = before;
  let refused = 0;
  for await (const item of readDeclarations(endless(input), { format: input.format })) {
    if ('refused' in item) refused += 1;
    if (refused % 5000 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  most = Math.max(most, process.memoryUsage().rss);
  return { refused, grownBytes: most - before };
}

// A process of its own: one that has run other tests has their memory to grow into.
if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(await readEndless(JSON.parse(process.argv[2] ?? '') as Endless)));
