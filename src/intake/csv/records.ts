import { parse } from 'csv-parse/sync';
import type { Problem } from '../../core/domain/problem.ts';
import { problemAt } from '../refuse.ts';
import type { TextLine } from './decode.ts';

/** One CSV record: its fields, or why it could not be read, with what text there is of it. */
export type CsvRecord =
  | { readonly line: number; readonly bytes: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly refused: Problem; readonly text: string };

/** A quoted field may span lines, but no honest one spans this many; past it the quote counts as left open. */
const MAX_LINES_OF_RECORD = 50;

/**
 * Puts lines together into records. A record is complete when its quotes are even, which is where RFC 4180 has its ends. A
 * quote left open would swallow the rest of the file; here the line that opened it is refused and reading goes on
 * with the next line, so that one broken row costs one row.
 */
export class RecordAssembler {
  readonly #delimiter: string;
  readonly #maxBytes: number;
  #open: TextLine[] = [];

  constructor(delimiter: string, maxBytes: number) {
    this.#delimiter = delimiter;
    this.#maxBytes = maxBytes;
  }

  /** Takes the next lines; gives the records that they complete, in order. */
  push(lines: readonly TextLine[]): CsvRecord[] {
    const out: CsvRecord[] = [];
    const quoted: { readonly at: number; readonly line: TextLine }[] = [];
    for (const line of lines) this.#push(line, out, quoted);
    this.#parseQuoted(quoted, out);
    return out;
  }

  #push(line: TextLine, out: CsvRecord[], quoted: { at: number; line: TextLine }[]): void {
    const queue = [line];
    // A refused opening line puts the lines after it back into the queue, each to be looked at as a start of its own.
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (next.refused !== undefined) {
        if (this.#open.length > 0) queue.unshift(...this.#giveUp(out), next);
        else out.push({ line: next.number, refused: next.refused, text: next.text });
      } else if (this.#open.length === 0 && !next.text.includes('"')) {
        // Without a quote there is nothing to parse, and this is nearly every line of nearly every file.
        if (next.text.trim() !== '') {
          out.push({ line: next.number, bytes: next.bytes, fields: next.text.split(this.#delimiter) });
        }
      } else if (this.#open.length === 0 && countQuotes(next.text) % 2 === 0) {
        quoted.push({ at: out.length, line: next });
        out.push({ line: next.number, bytes: next.bytes, fields: [] });
      } else {
        this.#open.push(next);
        queue.unshift(...this.#tryOpen(out));
      }
    }
  }

  /** Parses the complete quoted lines of a batch in one go, since setting the parser up costs more than a line does. */
  #parseQuoted(quoted: readonly { readonly at: number; readonly line: TextLine }[], out: CsvRecord[]): void {
    const together = this.#parse(quoted.map(({ line }) => line.text).join('\n'), quoted.length);
    quoted.forEach(({ at, line }, index) => {
      const fields = together?.[index] ?? this.#parse(line.text, 1)?.[0];
      if (fields !== undefined) out[at] = { line: line.number, bytes: line.bytes, fields };
      else out[at] = this.#refused(line, 'csv-quote-stray');
    });
  }

  /** What the end of the file leaves open. */
  end(): CsvRecord[] {
    const out: CsvRecord[] = [];
    while (this.#open.length > 0) out.push(...this.push(this.#giveUp(out)));
    return out;
  }

  #tryOpen(out: CsvRecord[]): TextLine[] {
    const text = this.#open.map((line) => line.text).join('\n');
    const first = this.#open[0]!;
    if (countQuotes(text) % 2 === 0) {
      const fields = this.#parse(text, 1)?.[0];
      if (fields === undefined) return this.#giveUp(out);
      this.#open = [];
      out.push({ line: first.number, bytes: Buffer.byteLength(text), fields });
      return [];
    }
    const tooMuch = this.#open.length >= MAX_LINES_OF_RECORD || text.length > this.#maxBytes;
    return tooMuch ? this.#giveUp(out) : [];
  }

  /** Refuses the opening line; gives the lines after it back. */
  #giveUp(out: CsvRecord[]): TextLine[] {
    const [first, ...rest] = this.#open;
    this.#open = [];
    if (first !== undefined) out.push(this.#refused(first, 'csv-quote-open'));
    return rest;
  }

  #refused(line: TextLine, code: 'csv-quote-open' | 'csv-quote-stray'): CsvRecord {
    const column = line.text.slice(0, line.text.indexOf('"')).split(this.#delimiter).length;
    return { line: line.number, refused: problemAt(code, { line: line.number, column }), text: line.text };
  }

  /** The fields of exactly `count` records, or nothing when the text does not hold so many or breaks the quoting. */
  #parse(text: string, count: number): readonly (readonly string[])[] | undefined {
    try {
      const rows: string[][] = parse(text, { delimiter: this.#delimiter, relax_column_count: true });
      // A line break inside a quoted field only wraps it; as a character it would mean nothing to anyone after us.
      const wraps = rows.length === 1 && text.includes('\n');
      if (rows.length !== count) return undefined;
      return wraps ? rows.map((row) => row.map((field) => field.replaceAll(/\s*\n\s*/g, ' '))) : rows;
    } catch {
      return undefined;
    }
  }
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}
