import type { FileEncoding, FileFormat, Mapping } from '../../src/intake/port/index.ts';

/** One broken file and all that must be said of it. */
export interface BadInput {
  /** Ends the sentence "a file with …". */
  readonly name: string;
  readonly format?: FileFormat;
  readonly encoding?: FileEncoding;
  readonly mapping?: Mapping;
  readonly maxRecordBytes?: number;
  readonly body: string | Uint8Array | (() => AsyncIterable<Uint8Array>);
  /** The errors, each with as much of its place as is claimed: `code @ line:column pointer` or `code @ segment n`. */
  readonly errors: readonly string[];
  /** References of the declarations that still go in, in order. */
  readonly goesIn: readonly string[];
}

/** A declaration of the JSON form that is whole; `change` breaks it. */
export function whole(
  reference: string,
  change: Record<string, unknown> = {},
  item: Record<string, unknown> = {},
): string {
  return JSON.stringify({
    reference,
    lodgedAt: '2026-03-01T06:12:00+08:00',
    declarant: 'OP-1',
    goods: [{ line: 1, hs: '270112', origin: 'MN', netKg: 100, value: 10, currency: 'USD', ...item }],
    ...change,
  });
}

export const CSV_HEADER =
  'reference,declarant,lodgedAt,goods.line,goods.hs,goods.description,goods.netKg,goods.value,goods.currency';

/** One row of a CSV with that header. */
export function row(reference: string, line = 1, description = 'Coal, washed'): string {
  const text = /[",\n]/.test(description) ? `"${description}"` : description;
  return `${reference},OP-1,2026-03-01T06:12:00+08:00,${line},270112,${text},100,10,USD`;
}

/** A CSV of these rows under the usual header. */
export function csv(...rows: readonly string[]): string {
  return [CSV_HEADER, ...rows, ''].join('\n');
}

/** One CUSDEC message of nine segments; `change` edits its text before the count is taken. */
export function message(reference: string, number: number, change: (text: string) => string = (text) => text): string {
  const text = change(
    `UNH+${number}+CUSDEC:D:22A:UN'BGM+929+${reference}+9'DTM+137:202603010612:203'NAD+DT+OP-1'UNS+D'CST+1+270112'` +
      `MEA+AAE+AAA+KGM:100'MOA+38:10:USD'UNS+S'`,
  );
  const count = text.split("'").length;
  return `${text}UNT+${count}+${number}'`;
}

/** An interchange of these messages. */
export function interchange(messages: readonly string[], level = 'UNOC'): string {
  return `UNB+${level}:3+BROKER+PORT+260301:0612+C1'${messages.join('')}UNZ+${messages.length}+C1'`;
}
