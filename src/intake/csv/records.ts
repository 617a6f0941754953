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

  push(line: TextLine): CsvRecord[] {
    const out: CsvRecord[] = [];
    const queue = [line];
    // A refused opening line puts the lines after it back into the queue, each to be looked at as a start of its own.
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (next.refused !== undefined) {
        if (this.#open.length > 0) queue.unshift(...this.#giveUp(out), next);
        else out.push({ line: next.number, refused: next.refused, text: next.text });
      } else if (this.#open.length === 0 && !next.text.includes('"')) {
        // Without a quote there is nothing to parse, and this is nearly every line of nearly every file.
        if (next.text.trim() !== '')
          out.push({ line: next.number, bytes: next.bytes, fields: next.text.split(this.#delimiter) });
      } else {
        this.#open.push(next);
        queue.unshift(...this.#tryOpen(out));
      }
    }
    return out;
  }

  /** What the end of the file leaves open. */
  end(): CsvRecord[] {
    const out: CsvRecord[] = [];
    while (this.#open.length > 0) for (const line of this.#giveUp(out)) out.push(...this.push(line));
    return out;
  }

  #tryOpen(out: CsvRecord[]): TextLine[] {
    const text = this.#open.map((line) => line.text).join('\n');
    const first = this.#open[0]!;
    if (countQuotes(text) % 2 === 0) {
      const fields = this.#parse(text);
      if (fields === undefined)
        return this.#giveUp(out, this.#open.length === 1 ? 'csv-quote-stray' : 'csv-quote-open');
      this.#open = [];
      out.push({ line: first.number, bytes: Buffer.byteLength(text), fields });
      return [];
    }
    const tooMuch = this.#open.length >= MAX_LINES_OF_RECORD || text.length > this.#maxBytes;
    return tooMuch ? this.#giveUp(out) : [];
  }

  /** Refuses the opening line; gives the lines after it back. */
  #giveUp(out: CsvRecord[], code: 'csv-quote-open' | 'csv-quote-stray' = 'csv-quote-open'): TextLine[] {
    const [first, ...rest] = this.#open;
    this.#open = [];
    if (first === undefined) return [];
    const column = first.text.slice(0, first.text.indexOf('"')).split(this.#delimiter).length;
    out.push({ line: first.number, refused: problemAt(code, { line: first.number, column }), text: first.text });
    return rest;
  }

  #parse(text: string): readonly string[] | undefined {
    try {
      const rows: string[][] = parse(text, { delimiter: this.#delimiter, relax_column_count: true });
      // A line break inside a quoted field only wraps it; as a character it would mean nothing to anyone after us.
      return rows.length === 1 ? rows[0]!.map((field) => field.replaceAll(/\s*\n\s*/g, ' ')) : undefined;
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
