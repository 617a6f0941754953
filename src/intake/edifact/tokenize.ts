import { isAscii } from 'node:buffer';
import type { Problem } from '../../core/domain/problem.ts';
import { problemAt, quoted } from '../refuse.ts';

/** One segment: its tag, its data elements, and each of these as its components. */
export interface Segment {
  /** In upper case, as it came otherwise: whether it is one of CUSDEC's is for the reader. */
  readonly tag: string;
  readonly elements: readonly (readonly string[])[];
  /** One-based position in the file, counting every segment but UNA. */
  readonly number: number;
  /** One-based line on which it starts. */
  readonly line: number;
}

/** The characters that part an interchange. `release` makes the next one plain text. */
interface ServiceCharacters {
  readonly component: number;
  readonly element: number;
  readonly release: number;
  readonly terminator: number;
}

const DEFAULTS: ServiceCharacters = { component: 0x3a, element: 0x2b, release: 0x3f, terminator: 0x27 };
/** No byte and no character has this code. */
const NO_RELEASE = -1;
/** UNA and its six characters: component, element, decimal mark, release, reserved, terminator. */
const UNA_BYTES = 9;
/** What of ISO 9735 says which bytes a syntax level's text is made of. */
const CHARACTER_SETS: Readonly<Record<string, string>> = {
  UNOA: 'ascii',
  UNOB: 'ascii',
  UNOC: 'windows-1252',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOW: 'utf-8',
  UNOY: 'utf-8',
};

/**
 * Cuts a stream of bytes into segments: UNA, release characters, and the character set that UNB names. It holds one segment at
 * most and none longer than `maxBytes`. Bytes are cut before they are decoded, since the service characters are ASCII
 * in every character set above.
 */
export class Tokenizer {
  readonly #maxBytes: number;
  #service = DEFAULTS;
  #charset = 'ascii';
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #held: Uint8Array = new Uint8Array(0);
  #tooLong = false;
  #number = 0;
  #line = 1;
  #startLine = 1;
  /** Offset in the file of the first byte that `push` looks at. */
  #offset = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Takes the next bytes; gives the segments that they complete and the faults, in order. */
  push(chunk: Uint8Array): (Segment | Problem)[] {
    const out: (Segment | Problem)[] = [];
    const held = this.#held;
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    // Only the new bytes are scanned, one before them aside: it may be a release character.
    let from = 0;
    let at = 0;
    while (at < bytes.length) {
      if (at === from) {
        const skipped = this.#skipBetween(bytes, from);
        if (skipped !== from) {
          from = skipped;
          at = skipped;
          continue;
        }
        if (startsWithUna(bytes, from)) {
          if (bytes.length - from < UNA_BYTES) break;
          this.#readUna(bytes, from, out);
          from += UNA_BYTES;
          at = from;
          continue;
        }
        this.#startLine = this.#line;
      }
      const byte = bytes[at]!;
      if (byte === this.#service.release) at += 2;
      else if (byte === this.#service.terminator) {
        this.#segment(bytes.subarray(from, at), this.#offset + from, out);
        at += 1;
        from = at;
      } else at += 1;
    }
    const rest = bytes.subarray(from);
    this.#offset += bytes.length;
    // Marked and not told yet: its number is known once its terminator has come.
    if (rest.length > this.#maxBytes && !this.#tooLong) this.#tooLong = true;
    // Of a segment that is too long only its tag is kept, and a release character at the very end.
    this.#held = this.#tooLong ? shortened(rest, this.#service.release) : rest;
    this.#offset -= this.#held.length;
    return out;
  }

  /** What the end of the file leaves: a segment without its terminator is cut off. */
  end(): Problem[] {
    const rest = this.#held;
    if (rest.length === 0) return [];
    const place = { line: this.#startLine, segment: this.#number + 1 };
    const dangling = rest[rest.length - 1] === this.#service.release;
    return [problemAt(dangling ? 'edifact-release-dangling' : 'edifact-truncated', place)];
  }

  /** Line ends and blanks between segments mean nothing. */
  #skipBetween(bytes: Uint8Array, from: number): number {
    let at = from;
    for (; at < bytes.length; at += 1) {
      if (bytes[at] === 0x0a) this.#line += 1;
      else if (bytes[at] !== 0x0d && bytes[at] !== 0x20 && bytes[at] !== 0x09) break;
    }
    return at;
  }

  #readUna(bytes: Uint8Array, from: number, out: (Segment | Problem)[]): void {
    const [component = 0, element = 0, , release = 0, , terminator = 0] = bytes.subarray(from + 3, from + UNA_BYTES);
    const all = [component, element, release, terminator];
    // A release character of a blank means "not used"; the others must part something.
    const distinct = new Set(all).size === all.length && all.every((byte) => byte >= 0x20 && byte < 0x7f);
    if (distinct) this.#service = { component, element, release: release === 0x20 ? NO_RELEASE : release, terminator };
    else out.push(problemAt('edifact-element-form', { line: this.#line }, { name: 'UNA', element: 1, given: 'UNA' }));
  }

  /** One segment, or what is wrong with it and its bare tag: envelopes go on being followed past a broken segment. */
  #segment(bytes: Uint8Array, offset: number, out: (Segment | Problem)[]): void {
    this.#number += 1;
    const place = { line: this.#startLine, segment: this.#number };
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) this.#line += 1;
    if (this.#tooLong) {
      this.#tooLong = false;
      out.push(problemAt('document-too-large', place, { max: this.#maxBytes }));
      const tag = Buffer.from(bytes.subarray(0, 3)).toString('latin1');
      out.push({ tag, elements: [], number: this.#number, line: this.#startLine });
      return;
    }
    const text = this.#decode(bytes);
    if (text === undefined) {
      const tag = Buffer.from(bytes.subarray(0, 3)).toString('latin1');
      out.push(problemAt('file-encoding', place, { expected: this.#charset.toUpperCase(), offset }));
      out.push({ tag, elements: [], number: this.#number, line: this.#startLine });
      return;
    }
    const segment = { ...splitSegment(text, this.#service), number: this.#number, line: this.#startLine };
    if (segment.tag === 'UNB') this.#chooseCharacterSet(segment, out);
    out.push(segment);
  }

  #decode(bytes: Uint8Array): string | undefined {
    if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    // UNB itself is ASCII in everything that names its character set, so a decoder is known by the first other byte.
    if (this.#charset === 'ascii') return undefined;
    this.#decoder ??= new TextDecoder(this.#charset, { fatal: true });
    try {
      return this.#decoder.decode(bytes);
    } catch {
      this.#decoder = undefined;
      return undefined;
    }
  }

  #chooseCharacterSet(unb: Segment, out: (Segment | Problem)[]): void {
    const level = unb.elements[0]?.[0] ?? '';
    const charset = CHARACTER_SETS[level];
    this.#decoder = undefined;
    this.#charset = charset ?? 'ascii';
    if (charset !== undefined) return;
    const params = { given: quoted(level), expected: Object.keys(CHARACTER_SETS).join(', ') };
    out.push(problemAt('edifact-character-set', { line: unb.line, segment: unb.number }, params));
  }
}

function startsWithUna(bytes: Uint8Array, at: number): boolean {
  const left = bytes.length - at;
  return bytes[at] === 0x55 && (left < 2 || bytes[at + 1] === 0x4e) && (left < 3 || bytes[at + 2] === 0x41);
}

/** The first bytes of an overlong segment; an even number of trailing release characters makes no difference, an odd one does. */
function shortened(bytes: Uint8Array, release: number): Uint8Array {
  let trailing = 0;
  while (trailing < bytes.length && bytes[bytes.length - 1 - trailing] === release) trailing += 1;
  const start = Array.from(bytes.subarray(0, 3));
  return Uint8Array.from(trailing % 2 === 1 && bytes.length > 3 ? [...start, release] : start);
}

/** Splits a segment's text at the separators that are not released. */
function splitSegment(text: string, service: ServiceCharacters): { tag: string; elements: string[][] } {
  // Most segments release nothing and hold no line end: splitting them is the engine's own work.
  const released = service.release !== NO_RELEASE && text.includes(String.fromCharCode(service.release));
  if (!released && !/[\r\n]/.test(text)) {
    const component = String.fromCharCode(service.component);
    const [head = '', ...rest] = text.split(String.fromCharCode(service.element));
    const [tag = ''] = head.split(component);
    return { tag: tag.toUpperCase(), elements: rest.map((element) => element.split(component)) };
  }
  const elements: string[][] = [[]];
  let value = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === service.release) {
      at += 1;
      value += text[at] ?? '';
    } else if (code === service.element || code === service.component) {
      elements[elements.length - 1]!.push(value);
      value = '';
      if (code === service.element) elements.push([]);
    } else if (code !== 0x0a && code !== 0x0d) value += text[at];
  }
  elements[elements.length - 1]!.push(value);
  const [tag = ''] = elements[0] ?? [];
  return { tag: tag.toUpperCase(), elements: elements.slice(1) };
}
