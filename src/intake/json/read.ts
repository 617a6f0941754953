import type { IntakeItem } from '../port/read.ts';
import { splitLines } from '../lines.ts';
import { problemAt, refuse } from '../refuse.ts';
import { parseRecord } from './parse.ts';
import { JsonSplitter } from './split.ts';

/** Reads a JSON file: one object, an array of them, or several one after another. */
export async function* readJson(source: AsyncIterable<Uint8Array>, maxRecordBytes: number): AsyncGenerator<IntakeItem> {
  const splitter = new JsonSplitter(maxRecordBytes);
  for await (const chunk of source) {
    for (const piece of splitter.push(chunk)) yield 'code' in piece ? refuse(piece) : parseRecord(piece);
  }
  for (const piece of splitter.end()) yield 'code' in piece ? refuse(piece) : parseRecord(piece);
}

/** Reads NDJSON: one object a line, so that a broken line harms no other. Blank lines are passed over. */
export async function* readNdjson(
  source: AsyncIterable<Uint8Array>,
  maxRecordBytes: number,
): AsyncGenerator<IntakeItem> {
  let any = false;
  for await (const lines of splitLines(source, maxRecordBytes)) {
    for (const line of lines) {
      if (isBlank(line.bytes)) continue;
      any = true;
      if (line.tooLong) yield refuse(problemAt('document-too-large', { line: line.number }, { max: maxRecordBytes }));
      else yield parseRecord({ bytes: line.bytes, line: line.number, column: 1, offset: line.offset });
    }
  }
  if (!any) yield refuse(problemAt('file-empty', { line: 1 }));
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09);
}
