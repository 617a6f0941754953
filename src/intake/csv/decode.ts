import { isAscii, isUtf8 } from 'node:buffer';
import type { Problem } from '../../core/domain/problem.ts';
import { firstInvalidUtf8 } from '../json/parse.ts';
import type { ByteLine } from '../lines.ts';
import type { FileEncoding } from '../port/read.ts';
import { problemAt } from '../refuse.ts';

/** A line as text, or why it has none. `text` of a refused line is its readable beginning: enough to look for a reference. */
export interface TextLine {
  readonly text: string;
  readonly number: number;
  readonly bytes: number;
  readonly refused?: Problem;
}

/** UTF-16 is turned into UTF-8 before lines are cut, so it never comes here. */
type Known = 'undecided' | Exclude<FileEncoding, 'auto' | 'utf-16le' | 'utf-16be'>;

/**
 * Decodes the lines of one file. Until the first byte beyond ASCII every candidate reads the same; that byte's line decides:
 * UTF-8 when it is valid UTF-8, otherwise GB18030 when it is valid GB18030. After that the encoding stands, and a
 * line that breaks it is refused.
 */
export class LineDecoder {
  #known: Known;
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  readonly #maxBytes: number;
  /** Set once, when GB18030 was taken because the bytes could not be UTF-8. */
  assumed: Problem | undefined;

  constructor(encoding: FileEncoding, maxBytes: number) {
    this.#known = encoding === 'auto' || encoding === 'utf-16le' || encoding === 'utf-16be' ? 'undecided' : encoding;
    this.#maxBytes = maxBytes;
  }

  decode(line: ByteLine): TextLine {
    const { bytes, number } = line;
    const size = bytes.length;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, size);
    if (line.tooLong) {
      const refused = problemAt('line-too-long', { line: number }, { max: this.#maxBytes });
      return { text: buffer.toString('latin1'), number, bytes: size, refused };
    }
    const zero = bytes.indexOf(0);
    if (zero >= 0) {
      const refused = problemAt('text-control-character', { line: number, column: zero + 1 }, { character: 'U+0000' });
      return { text: buffer.toString('latin1'), number, bytes: size, refused };
    }
    // Read as Latin 1, which is quicker than checking what cannot be wrong; no decision is made on such a line.
    if (isAscii(bytes)) return { text: buffer.toString('latin1'), number, bytes: size };
    if (this.#known === 'undecided') this.#decide(line);
    const text = this.#known === 'utf-8' ? (isUtf8(bytes) ? buffer.toString('utf8') : undefined) : this.#other(bytes);
    if (text !== undefined) return { text, number, bytes: size };
    const offset = line.offset + (this.#known === 'utf-8' ? firstInvalidUtf8(bytes) : 0);
    const expected = this.#known === 'utf-8' ? 'UTF-8' : this.#known.toUpperCase();
    const refused = problemAt('file-encoding', { line: number }, { expected, offset });
    return { text: buffer.toString('latin1'), number, bytes: size, refused };
  }

  /**
   * The first line beyond ASCII decides for the whole file. Guessing anew by line would mix two readings of one file.
   */
  #decide(line: ByteLine): void {
    if (!isUtf8(line.bytes) && decodes('gb18030', line.bytes)) {
      this.#known = 'gb18030';
      this.assumed = problemAt('file-encoding-assumed', { line: line.number }, { encoding: 'GB18030' });
    } else this.#known = 'utf-8';
  }

  #other(bytes: Uint8Array): string | undefined {
    this.#decoder ??= new TextDecoder(this.#known, { fatal: true });
    try {
      return this.#decoder.decode(bytes);
    } catch {
      // A decoder that failed keeps the bytes it choked on: the next line needs a new one.
      this.#decoder = undefined;
      return undefined;
    }
  }
}

function decodes(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
