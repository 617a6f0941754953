import { isUtf8 } from 'node:buffer';
import type { Place } from '../../core/domain/problem.ts';
import type { IntakeItem } from '../port/read.ts';
import { MAX_JSON_DEPTH } from '../port/read.ts';
import { problemAt, quoted, refuse } from '../refuse.ts';
import { type Walk, walkJson } from './walk.ts';

/** The bytes of one JSON value and where they start in the file. */
export interface JsonRecord {
  readonly bytes: Uint8Array;
  /** One-based. */
  readonly line: number;
  /** One-based, in characters. */
  readonly column: number;
  readonly offset: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Parses one value into a raw declaration, or says where it is broken. Refuses what is not UTF-8, nests too deep,
 * breaks the grammar of RFC 8259, or states a key twice: two readers of one text must not see two declarations.
 */
export function parseRecord(record: JsonRecord): IntakeItem {
  const { bytes } = record;
  if (!isUtf8(bytes)) {
    const offset = record.offset + firstInvalidUtf8(bytes);
    return refuse(problemAt('file-encoding', { line: record.line }, { expected: 'UTF-8', offset }));
  }
  // Before JSON.parse, which recurses: a text of nothing but brackets would end the process.
  const shape = measure(bytes);
  const start = { line: record.line, column: record.column };
  if (shape.depth > MAX_JSON_DEPTH) return refuse(problemAt('json-too-deep', start, { max: MAX_JSON_DEPTH }));
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuseSyntax(record, text);
  }
  // Each key has one colon, so a difference means that an object states a key twice and JSON.parse kept the last.
  if (countKeys(raw) !== shape.colons) {
    const { duplicates } = walkJson(text);
    const problems = duplicates.map((twice) =>
      problemAt(
        'json-duplicate-key',
        { pointer: twice.pointer, ...placeOf(record, text, twice.offset) },
        { name: quoted(twice.key) },
      ),
    );
    if (problems.length > 0) return refuse(problems, referenceIn(raw));
  }
  // The slow walk is made when the first problem asks where it stands, and for most records never.
  let walk: Walk | undefined;
  const place = (pointer: string): Place => {
    walk ??= walkJson(text);
    for (let known = pointer; ; known = known.slice(0, known.lastIndexOf('/'))) {
      const offset = walk.offsets.get(known);
      if (offset !== undefined) return { pointer, ...placeOf(record, text, offset) };
      if (known === '') return { pointer, ...start };
    }
  };
  return { raw, form: 'json', place, problems: [] };
}

/** Says where the grammar breaks and what stands there. */
function refuseSyntax(record: JsonRecord, text: string): IntakeItem {
  const { brokenAt = 0, offsets } = walkJson(text);
  const place = placeOf(record, text, brokenAt);
  if (brokenAt >= text.length) return refuse(problemAt('file-truncated', place), referenceAt(text, offsets));
  const found = quoted(/^(?:[\w.+-]+|.)/su.exec(text.slice(brokenAt, brokenAt + 40))?.[0] ?? '');
  return refuse(problemAt('json-malformed', place, { detail: found }), referenceAt(text, offsets));
}

/** The reference of a broken record, when the part before the fault has it. */
function referenceAt(text: string, offsets: ReadonlyMap<string, number>): string | undefined {
  const offset = offsets.get('/reference');
  if (offset === undefined) return undefined;
  const string = /^"[^"\\\n]*"/.exec(text.slice(offset, offset + 200))?.[0];
  return string?.slice(1, -1);
}

/** The reference of a parsed record, when it has one. */
export function referenceIn(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !('reference' in raw)) return undefined;
  return typeof raw.reference === 'string' ? raw.reference : undefined;
}

/** Line and column in the file of a character of the record. */
function placeOf(record: JsonRecord, text: string, offset: number): { line: number; column: number } {
  let line = record.line;
  let lineStart = -1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at;
  }
  return { line, column: lineStart < 0 ? record.column + offset : offset - lineStart };
}

/** How deep a text nests and how many colons stand outside its strings. One pass, no allocation. */
function measure(bytes: Uint8Array): { depth: number; colons: number } {
  let depth = 0;
  let deepest = 0;
  let colons = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x3a) colons += 1;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return { depth: deepest, colons };
}

/** Keys of all objects in a value. It recurses no deeper than the limit checked before. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const element of value) count += countKeys(element);
  else for (const key of Object.keys(value)) count += 1 + countKeys((value as Readonly<Record<string, unknown>>)[key]);
  return count;
}

/** Offset of the first byte that is not UTF-8: halving finds the shortest prefix that is invalid past its last character. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (validPrefix(bytes, middle)) good = middle;
    else bad = middle;
  }
  return bad - 1;
}

/** Whether the first `length` bytes are UTF-8, a character cut at the end aside. */
function validPrefix(bytes: Uint8Array, length: number): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    return true;
  } catch {
    return false;
  }
}
