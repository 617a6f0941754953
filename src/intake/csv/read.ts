import type { Problem } from '../../core/domain/problem.ts';
import { splitLines } from '../lines.ts';
import type { Mapping } from '../port/mapping.ts';
import type { FileEncoding, IntakeItem } from '../port/read.ts';
import { problemAt, quoted, refuse } from '../refuse.ts';
import { LineDecoder, type TextLine } from './decode.ts';
import { RowGroup } from './group.ts';
import { detectDelimiter, type Plan, planColumns } from './plan.ts';
import { type CsvRecord, RecordAssembler } from './records.ts';
import { SeenReferences } from './seen.ts';

/** `maxRecordBytes` bounds a row, and the rows of one declaration together. */
export interface CsvOptions {
  readonly maxRecordBytes: number;
  readonly encoding: FileEncoding;
  readonly mapping?: Mapping;
}

/**
 * Reads a CSV: one row per goods item, the rows of a declaration adjacent. Rows of one reference that stand apart are
 * refused (`csv-rows-apart`): holding them all to put them together would take as much memory as the file. A header
 * that cannot be understood ends the file with one refusal.
 */
export async function* readCsv(source: AsyncIterable<Uint8Array>, options: CsvOptions): AsyncGenerator<IntakeItem> {
  const decoder = new LineDecoder(options.encoding, options.maxRecordBytes);
  let reader: RowReader | undefined;
  for await (const lines of splitLines(source, options.maxRecordBytes)) {
    const texts = lines.map((line) => decoder.decode(line));
    if (reader === undefined) {
      const header = texts.find((text) => text.text.trim() !== '' || text.refused !== undefined);
      if (header === undefined) continue;
      const opened = openHeader(header, options);
      if (!(opened instanceof RowReader)) return yield refuse(opened);
      reader = opened;
      texts.splice(0, texts.indexOf(header) + 1);
    }
    // Told once, with the declaration during which it was found out.
    if (decoder.assumed !== undefined) reader.warn(decoder.assumed);
    decoder.assumed = undefined;
    for (const item of reader.push(texts)) yield item;
  }
  if (reader === undefined) yield refuse(problemAt('file-empty', { line: 1 }));
  else yield* reader.end();
}

/** Understands the first line, or says why the file cannot be read at all. */
function openHeader(line: TextLine, options: CsvOptions): RowReader | readonly Problem[] {
  if (line.refused !== undefined) return [line.refused];
  const delimiter = options.mapping?.delimiter ?? detectDelimiter(line.text);
  if (delimiter === undefined) return [problemAt('csv-delimiter', { line: line.number }, { expected: ', ; tab' })];
  const [header] = new RecordAssembler(delimiter, options.maxRecordBytes).push([line]);
  if (header === undefined) return [problemAt('csv-quote-open', { line: line.number })];
  if ('refused' in header) return [header.refused];
  const plan = planColumns(header.fields, line.number, options.mapping);
  return 'columnCount' in plan ? new RowReader(plan, delimiter, options.maxRecordBytes) : plan;
}

/** Turns the records of one file into declarations, as far as its plan goes. */
class RowReader {
  readonly #plan: Plan;
  readonly #delimiter: string;
  readonly #maxBytes: number;
  readonly #assembler: RecordAssembler;
  readonly #seen = new SeenReferences();
  #group: RowGroup | undefined;
  #warnings: Problem[] = [];
  /** An unreadable row whose reference is unknown: the declarations on both sides of it may have lost an item. */
  #doubt: number | undefined;

  constructor(plan: Plan, delimiter: string, maxBytes: number) {
    this.#plan = plan;
    this.#delimiter = delimiter;
    this.#maxBytes = maxBytes;
    this.#assembler = new RecordAssembler(delimiter, maxBytes);
  }

  /** A warning about the file goes with the next declaration. */
  warn(problem: Problem): void {
    this.#warnings.push(problem);
  }

  push(lines: readonly TextLine[]): IntakeItem[] {
    return this.#take(this.#assembler.push(lines));
  }

  end(): IntakeItem[] {
    const items = this.#take(this.#assembler.end());
    return [...items, ...this.#close()];
  }

  #take(records: readonly CsvRecord[]): IntakeItem[] {
    const items: IntakeItem[] = [];
    for (const record of records) {
      if ('refused' in record) items.push(...this.#lose(record));
      else {
        const reference = this.#cell('reference', record.fields);
        const group = this.#groupOf(reference, this.#cell('declarant', record.fields), record.line, items);
        if (this.#doubt !== undefined)
          group.taint(problemAt('csv-row-near-unreadable', { line: record.line }, { line: this.#doubt }));
        this.#doubt = undefined;
        group.add(record);
      }
    }
    return items;
  }

  /** The group a row belongs to; closes the one before it. */
  #groupOf(reference: string | undefined, declarant: string | undefined, line: number, items: IntakeItem[]): RowGroup {
    const open = this.#group;
    if (open?.continues(reference, declarant) === true) return open;
    items.push(...this.#close());
    const group = new RowGroup(this.#plan, reference, this.#maxBytes);
    this.#group = group;
    if (reference !== undefined && this.#seen.add(`${reference}\u0000${declarant ?? ''}`)) {
      const index = this.#plan.byName.get('reference')?.index;
      const place = index === undefined ? { line } : { line, column: index + 1 };
      group.taint(problemAt('csv-rows-apart', place, { reference: quoted(reference) }));
    }
    return group;
  }

  /** A row that could not be read refuses the declaration it belongs to, so that nothing goes in half. */
  #lose(record: Extract<CsvRecord, { refused: Problem }>): IntakeItem[] {
    const reference = this.#plan.group === 'row' ? undefined : this.#referenceIn(record.text);
    if (this.#plan.group === 'row') return [...this.#close(), refuse(record.refused, this.#referenceIn(record.text))];
    if (reference === undefined) {
      this.#group?.taint(problemAt('csv-row-near-unreadable', { line: record.line }, { line: record.line }));
      this.#doubt = record.line;
      return [refuse(record.refused)];
    }
    const items: IntakeItem[] = [];
    this.#groupOf(reference, undefined, record.line, items).taint(record.refused);
    return items;
  }

  #close(): IntakeItem[] {
    const group = this.#group;
    this.#group = undefined;
    if (group === undefined) return [];
    const item = group.finish(this.#warnings);
    if (!('refused' in item)) this.#warnings = [];
    return [item];
  }

  /** A field's value in a row; undefined when it is missing or its mapping refuses it. */
  #cell(name: 'reference' | 'declarant', fields: readonly string[]): string | undefined {
    const planned = this.#plan.byName.get(name);
    if (planned === undefined) return undefined;
    if (planned.source.constant !== undefined) return planned.source.constant;
    const read = planned.read(fields[planned.index ?? -1] ?? '');
    return read !== undefined && 'value' in read ? read.value : undefined;
  }

  /** The reference of a row that could not be parsed, when the part before the fault shows it plainly. */
  #referenceIn(text: string): string | undefined {
    const quote = text.indexOf('"');
    const plain = (quote < 0 ? text : text.slice(0, quote)).split(this.#delimiter);
    // The last piece may be cut short, so only a piece with a delimiter after it counts.
    const reference = this.#cell('reference', plain.slice(0, -1));
    return reference !== undefined && /^[\x21-\x7e]{1,100}$/.test(reference) ? reference : undefined;
  }
}
