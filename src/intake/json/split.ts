import type { Problem } from '../../core/domain/problem.ts';
import { MAX_JSON_DEPTH } from '../port/read.ts';
import { problemAt, quoted } from '../refuse.ts';
import type { JsonRecord } from './parse.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LF = 10;

type State = 'start' | 'between' | 'inside' | 'done';

/**
 * Cuts a stream of JSON into its records: the elements of an array, or values one after another. It tracks strings, escapes and
 * brackets only; what a record holds is for `JSON.parse` to say. Holds one record at most, and none longer than `maxBytes`.
 * A string left open ends at the line's end, and a bracket that closes the wrong one closes both, so that one broken record does
 * not swallow the next.
 */
export class JsonSplitter {
  readonly #maxBytes: number;
  #state: State = 'start';
  #isArray = false;
  #needsComma = false;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #tooLarge = false;
  #stack: number[] = [];
  #beyondStack = 0;
  #tooDeep = false;
  #scalar = false;
  #inString = false;
  #escaped = false;
  #line = 1;
  #lineStart = 0;
  #offset = 0;
  #start = { line: 1, column: 1, offset: 0 };

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Takes the next bytes; gives the records that they complete and the faults between records, in order. */
  push(chunk: Uint8Array): (JsonRecord | Problem)[] {
    const out: (JsonRecord | Problem)[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]!;
      if (this.#state === 'inside') {
        const end = this.#advance(byte, at);
        if (end >= 0) {
          this.#hold(chunk.subarray(from, end));
          out.push(this.#finish());
          at = end - 1;
          continue;
        }
      } else if (byte > 0x20 && this.#outside(byte, at, out)) from = at;
      if (byte === LF) {
        this.#line += 1;
        this.#lineStart = this.#offset + at + 1;
      }
    }
    if (this.#state === 'inside') this.#hold(chunk.subarray(from));
    this.#offset += chunk.length;
    return out;
  }

  /** What is left at the end of the file. */
  end(): (JsonRecord | Problem)[] {
    if (this.#state === 'inside') {
      // A bare value at the end is complete by the end of the file; anything that was opened is cut off.
      if (this.#scalar && !this.#isArray) return [this.#finish()];
      return [problemAt('file-truncated', { line: this.#start.line, column: this.#start.column })];
    }
    if (this.#state === 'start') return [problemAt('file-empty', { line: 1 })];
    if (this.#isArray && this.#state === 'between') {
      return [problemAt('file-truncated', { line: this.#line, column: this.#offset - this.#lineStart + 1 })];
    }
    return [];
  }

  /** A byte between records. True when a record starts with it. */
  #outside(byte: number, at: number, out: (JsonRecord | Problem)[]): boolean {
    const place = { line: this.#line, column: this.#offset + at - this.#lineStart + 1 };
    const fault = (): void =>
      void out.push(problemAt('json-malformed', place, { detail: quoted(String.fromCharCode(byte)) }));
    if (this.#state === 'start' && byte === OPEN_BRACKET) {
      this.#isArray = true;
      this.#state = 'between';
      return false;
    }
    if (this.#state === 'done') {
      // One fault is enough: what follows the end of an array has no shape to report on.
      if (!this.#needsComma) fault();
      this.#needsComma = true;
      return false;
    }
    if (this.#isArray && byte === CLOSE_BRACKET) {
      this.#state = 'done';
      this.#needsComma = false;
      return false;
    }
    if (byte === COMMA) {
      if (!this.#isArray || !this.#needsComma) fault();
      this.#needsComma = false;
      return false;
    }
    if (this.#isArray && this.#needsComma) fault();
    this.#state = 'inside';
    this.#start = { ...place, offset: this.#offset + at };
    this.#scalar = byte !== OPEN_BRACE && byte !== OPEN_BRACKET;
    this.#inString = byte === QUOTE;
    if (!this.#scalar) this.#stack.push(byte);
    return true;
  }

  /** A byte inside a record. Where the record ends (an index of the chunk, exclusive), or -1. */
  #advance(byte: number, at: number): number {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === BACKSLASH) this.#escaped = true;
      else if (byte === QUOTE || byte === LF) this.#inString = false;
      return -1;
    }
    if (this.#scalar) {
      this.#inString = byte === QUOTE;
      return byte === COMMA || byte === CLOSE_BRACKET || byte === LF ? at : -1;
    }
    if (byte === QUOTE) this.#inString = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#deepen(byte);
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) return this.#close(byte, at);
    return -1;
  }

  /** Past the limit brackets are only counted: the record is refused anyway, and its end must still be found. */
  #deepen(byte: number): void {
    if (this.#stack.length < MAX_JSON_DEPTH) this.#stack.push(byte);
    else {
      this.#beyondStack += 1;
      this.#tooDeep = true;
    }
  }

  #close(byte: number, at: number): number {
    if (this.#beyondStack > 0) {
      this.#beyondStack -= 1;
      return -1;
    }
    const opener = byte === CLOSE_BRACE ? OPEN_BRACE : OPEN_BRACKET;
    // The nearest bracket of its kind: those opened since were never closed.
    const found = this.#stack.lastIndexOf(opener);
    if (found < 0) {
      // The bracket closes nothing of this record. In an array a `]` can only be the end of the whole.
      return this.#isArray && byte === CLOSE_BRACKET ? at : -1;
    }
    this.#stack.length = found;
    return found === 0 ? at + 1 : -1;
  }

  /** Keeps a piece of the record, or nothing more of one that is too large or too deep. */
  #hold(piece: Uint8Array): void {
    if (this.#tooLarge || piece.length === 0) return;
    this.#held.push(piece);
    this.#heldBytes += piece.length;
    if (this.#heldBytes > this.#maxBytes || this.#tooDeep) {
      this.#tooLarge = true;
      this.#held = [];
    }
  }

  /** The record as it ended, and the state for the next one. */
  #finish(): JsonRecord | Problem {
    const { line, column } = this.#start;
    const bytes = this.#held.length === 1 ? this.#held[0]! : Buffer.concat(this.#held);
    const tooDeep = this.#tooDeep;
    const tooLarge = this.#tooLarge;
    this.#state = 'between';
    this.#needsComma = true;
    this.#held = [];
    this.#heldBytes = 0;
    this.#tooLarge = false;
    this.#tooDeep = false;
    this.#stack = [];
    this.#beyondStack = 0;
    if (tooDeep) return problemAt('json-too-deep', { line, column }, { max: MAX_JSON_DEPTH });
    if (tooLarge) return problemAt('document-too-large', { line, column }, { max: this.#maxBytes });
    return { bytes, line, column, offset: this.#start.offset };
  }
}
