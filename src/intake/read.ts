import { readCsv } from './csv/read.ts';
import { detectEncoding, detectFormat, open, skipBytes, transcode, UndecodableError } from './detect.ts';
import { readEdifact } from './edifact/read.ts';
import { readJson, readNdjson } from './json/read.ts';
import { type FileEncoding, type IntakeItem, MAX_RECORD_BYTES, type ReadOptions } from './port/read.ts';
import { problemAt, refuse } from './refuse.ts';

/**
 * Reads declarations from a stream of bytes: JSON, NDJSON, CSV or EDIFACT, one at a time, in bounded memory. What the bytes
 * hold never throws: what cannot be read is an item that says why. The stream's own errors (a disk, a socket) pass through.
 */
export async function* readDeclarations(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<IntakeItem> {
  const opened = await open(source);
  const detected = detectEncoding(opened.head);
  const asked = options.encoding ?? 'auto';
  // A byte order mark is a statement; an option that contradicts it is a mistake about another file.
  const encoding = detected.markBytes > 0 || asked === 'auto' ? detected.encoding : asked;
  const bytes = detected.markBytes > 0 ? skipBytes(opened.source, detected.markBytes) : opened.source;
  try {
    for await (const item of await readerOf(bytes, encoding, options)) yield item;
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error;
    yield refuse(problemAt('file-encoding', {}, { expected: encoding.toUpperCase(), offset: error.nearOffset }));
  }
}

async function readerOf(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
  options: ReadOptions,
): Promise<AsyncIterable<IntakeItem>> {
  const maxRecordBytes = options.maxRecordBytes ?? MAX_RECORD_BYTES;
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  let format = options.format;
  let text = isWide ? transcode(bytes, encoding) : bytes;
  if (format === 'auto') {
    const again = await open(text);
    format = options.mapping === undefined ? detectFormat(again.head) : 'csv';
    text = again.source;
  }
  // CSV decodes line by line, to lose one line rather than a file; JSON is UTF-8 by its standard, EDIFACT says it in UNB.
  const needsTranscoding = !isWide && (encoding === 'gb18030' || encoding === 'windows-1252');
  if (format === 'csv') {
    const lineEncoding = isWide ? 'utf-8' : encoding;
    const { mapping } = options;
    return readCsv(text, { maxRecordBytes, encoding: lineEncoding, ...(mapping === undefined ? {} : { mapping }) });
  }
  if (format === 'edifact') return readEdifact(text, maxRecordBytes);
  const utf8 = needsTranscoding ? transcode(text, encoding) : text;
  return format === 'ndjson' ? readNdjson(utf8, maxRecordBytes) : readJson(utf8, maxRecordBytes);
}
