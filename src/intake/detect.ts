import type { FileEncoding, FileFormat } from './port/read.ts';

/** The beginning of a file, and the whole of it again. */
export interface Opened {
  readonly head: Uint8Array;
  readonly source: AsyncIterable<Uint8Array>;
}

/** How much of a file is looked at before its format is chosen. */
const HEAD_BYTES = 4096;

/** Reads the first bytes of a stream, and gives them back with the rest. */
export async function open(source: AsyncIterable<Uint8Array>): Promise<Opened> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  while (size < HEAD_BYTES && !ended) {
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else {
      chunks.push(next.value);
      size += next.value.length;
    }
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks.splice(0);
      if (ended) return;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
      ended = true;
    } finally {
      // A reader that stops early (a refused file) must let go of the file.
      if (!ended) await iterator.return?.();
    }
  }
  return { head: Buffer.concat(chunks), source: whole() };
}

/** What the first bytes say of the encoding, and how many of them are a byte order mark. */
export function detectEncoding(head: Uint8Array): { encoding: FileEncoding; markBytes: number } {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  // Every format begins with ASCII, so in UTF-16 without a mark every other byte is zero.
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return { encoding: 'utf-16le', markBytes: 0 };
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return { encoding: 'utf-16be', markBytes: 0 };
  return { encoding: 'auto', markBytes: 0 };
}

/** What a file with this beginning is. A JSON value whose first line is complete, followed by more, is NDJSON. */
export function detectFormat(head: Uint8Array): FileFormat {
  const text = Buffer.from(head).toString('latin1').trimStart();
  if (text.startsWith('[')) return 'json';
  if (text.startsWith('{')) return looksLikeLines(text) ? 'ndjson' : 'json';
  if (/^UN[AB][^A-Za-z0-9_]/.test(text)) return 'edifact';
  return 'csv';
}

/** One complete value a line: the first line closes what it opens, or the second opens an object of its own. */
function looksLikeLines(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r\n|\n|\r/, 2);
  if (/^\{\s*"/.test(first) && /^\{\s*"/.test(second)) return true;
  return first.trimEnd().endsWith('}') && second !== undefined && first.split('{').length === first.split('}').length;
}

/**
 * The format a file's name promises, if it does. For commands that are given paths; what comes over HTTP has a content
 * type.
 */
export function formatOfName(path: string): FileFormat | undefined {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === 'json') return 'json';
  if (extension === 'ndjson' || extension === 'jsonl') return 'ndjson';
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'edi' || extension === 'edifact') return 'edifact';
  return undefined;
}

/** Drops the first bytes of a stream. */
export async function* skipBytes(source: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of source) {
    if (left >= chunk.length) left -= chunk.length;
    else if (left > 0) {
      yield chunk.subarray(left);
      left = 0;
    } else yield chunk;
  }
}

/** Thrown by `transcode` at bytes that are not of the encoding; `nearOffset` is the start of the chunk they are in. */
export class UndecodableError extends Error {
  readonly nearOffset: number;
  constructor(nearOffset: number) {
    super(`undecodable bytes near offset ${nearOffset}`);
    this.nearOffset = nearOffset;
  }
}

/**
 * Turns a stream of another encoding into UTF-8, chunk by chunk.
 * @throws UndecodableError at bytes that are not of that encoding
 */
export async function* transcode(
  source: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  let offset = 0;
  const decode = (chunk?: Uint8Array): Buffer => {
    try {
      return Buffer.from(chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }), 'utf8');
    } catch {
      throw new UndecodableError(offset);
    }
  };
  for await (const chunk of source) {
    const bytes = decode(chunk);
    if (bytes.length > 0) yield bytes;
    offset += chunk.length;
  }
  const rest = decode();
  if (rest.length > 0) yield rest;
}
