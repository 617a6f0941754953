/**
 * Shows that a file's size costs no memory: reads a generated CSV of 300 MB (or as many megabytes as the first argument says) and
 * compares the peak resident memory with that after the first 10 MB. The file is made as it is read and never stored.
 * Run it with `npx tsx --expose-gc bench/intake-memory.ts [MEGABYTES] [csv|json|ndjson|edifact]`. The last line is JSON.
 */
import { readDeclarations } from '../src/intake/read.ts';

const MEGABYTE = 1_000_000;
const WARM_UP_MEGABYTES = 10;
const FORMATS = ['csv', 'json', 'ndjson', 'edifact'] as const;
type Format = (typeof FORMATS)[number];

const HEADER =
  'reference,declarant,lodgedAt,importer,goods.line,goods.hs,goods.description,goods.netKg,goods.value,goods.currency\n';

/** One declaration as text; its number makes it differ from every other. */
function declaration(format: Format, n: number): string {
  if (format === 'csv') {
    const head = `BRK-2026-${n},OP-${n % 900},2026-03-01T06:12:00+08:00,OP-${n % 5000}`;
    return `${head},1,270112,"Coal, washed",38500,5005,USD\n${head},2,270119,Other coal,100,12,USD\n`;
  }
  if (format === 'edifact') {
    return (
      `UNH+${n}+CUSDEC:D:22A:UN'BGM+929+BRK-2026-${n}+9'DTM+137:202603010612:203'NAD+DT+OP-${n % 900}++A NAME'UNS+D'` +
      `CST+1+270112'FTX+AAA+++COAL, WASHED'MEA+AAE+AAA+KGM:38500'MOA+38:5005:USD'UNS+S'UNT+11+${n}'\n`
    );
  }
  const goods = [{ line: 1, hs: '270112', description: 'Coal, washed', netKg: 38500, value: 5005, currency: 'USD' }];
  const text = JSON.stringify({
    reference: `BRK-2026-${n}`,
    declarant: `OP-${n % 900}`,
    lodgedAt: '2026-03-01T06:12:00+08:00',
    goods,
  });
  return format === 'json' ? `${n === 0 ? '[' : ','}${text}` : `${text}\n`;
}

interface Made {
  bytes: number;
  declarations: number;
}

async function* generate(format: Format, bytes: number, made: Made): AsyncGenerator<Uint8Array> {
  if (format === 'csv') yield Buffer.from(HEADER);
  if (format === 'edifact') yield Buffer.from("UNB+UNOC:3+BROKER+PORT+260301:0612+C1'");
  while (made.bytes < bytes) {
    let text = '';
    while (text.length < 1 << 16) {
      text += declaration(format, made.declarations);
      made.declarations += 1;
    }
    const chunk = Buffer.from(text);
    made.bytes += chunk.length;
    yield chunk;
  }
  if (format === 'json') yield Buffer.from(']');
  if (format === 'edifact') yield Buffer.from(`UNZ+${made.declarations}+C1'`);
}

async function main(): Promise<void> {
  const megabytes = Number(process.argv[2] ?? 300);
  const format = FORMATS.find((name) => name === process.argv[3]) ?? 'csv';
  const made: Made = { bytes: 0, declarations: 0 };
  let read = 0;
  let refused = 0;
  let warmRss = 0;
  let peakRss = 0;
  const started = performance.now();
  for await (const item of readDeclarations(generate(format, megabytes * MEGABYTE, made), { format })) {
    if ('refused' in item) refused += 1;
    else read += 1;
    // Asking for the resident size is itself slow; between two questions some megabytes at most go by.
    if (read % 5_000 !== 0) continue;
    const { rss } = process.memoryUsage();
    peakRss = Math.max(peakRss, rss);
    if (made.bytes < WARM_UP_MEGABYTES * MEGABYTE) warmRss = Math.max(warmRss, rss);
  }
  const seconds = (performance.now() - started) / 1000;
  const toMegabytes = (bytes: number): number => Math.round(bytes / MEGABYTE);
  console.log(
    JSON.stringify({
      bench: 'intake-memory',
      format,
      megabytes: toMegabytes(made.bytes),
      declarations: read,
      refused,
      complete: read === made.declarations && refused === 0,
      perSecond: Math.round(read / seconds),
      megabytesPerSecond: Math.round(made.bytes / MEGABYTE / seconds),
      warmRssMegabytes: toMegabytes(warmRss),
      peakRssMegabytes: toMegabytes(peakRss),
    }),
  );
}

await main();
