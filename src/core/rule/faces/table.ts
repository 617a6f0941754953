import type { Expr } from '../ast.ts';
import { canonical } from '../canonical.ts';
import { FIELD_NAMES, type FieldName, isFieldName } from '../fields.ts';
import { parse } from '../parse.ts';
import { cellOf, type CellFault, exprsOfCell } from './cell.ts';
import { NOWHERE } from './field-test.ts';

/**
 * One term of a row, in the order of the condition: a cell of one field, or what no cell can say, as text. The order is
 * kept, because it belongs to the rule's identity.
 */
export type RowTerm =
  | { readonly kind: 'cell'; readonly field: FieldName; readonly text: string }
  | { readonly kind: 'written'; readonly text: string };

/** One row: all its terms must hold. */
export type Row = readonly RowTerm[];

/** What cannot stand in a cell, and where. `field` is absent for the column of text. */
export interface RowFault {
  readonly field?: FieldName;
  readonly fault: CellFault;
}

/** The rows of a condition: its alternatives, each true when all its cells are. */
export function rowsOf(expr: Expr): readonly Row[] {
  return expr.kind === 'or' ? expr.terms.map(rowOf) : [rowOf(expr)];
}

/** One condition as one row. */
export function rowOf(expr: Expr): Row {
  const terms = expr.kind === 'and' ? expr.terms : [expr];
  const row: RowTerm[] = [];
  const taken = new Set<FieldName>();
  for (let at = 0; at < terms.length; ) {
    const cell = cellOf(terms, at);
    if (cell !== undefined && !taken.has(cell.field)) {
      taken.add(cell.field);
      row.push({ kind: 'cell', field: cell.field, text: cell.text });
      at += cell.terms;
    } else {
      row.push({ kind: 'written', text: writtenTerm(terms[at]!) });
      at += 1;
    }
  }
  return row;
}

// Alternatives among terms that all must hold keep their brackets, so that the text means the same beside others.
const writtenTerm = (term: Expr): string =>
  term.kind === 'or' || term.kind === 'conditional' ? `(${canonical(term)})` : canonical(term);

/** The condition of one row, or what is wrong with its cells. A row without terms says nothing and is refused. */
export function exprOfRow(row: Row): { readonly expr: Expr } | { readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const terms = row.flatMap((term): readonly Expr[] => {
    if (term.kind === 'cell') {
      const read = exprsOfCell(term.field, term.text);
      if ('exprs' in read) return read.exprs;
      faults.push({ field: term.field, fault: read.fault });
      return [];
    }
    const parsed = parse(term.text);
    if ('diagnostic' in parsed) {
      faults.push({ fault: { kind: 'condition', diagnostic: parsed.diagnostic } });
      return [];
    }
    return parsed.expr.kind === 'and' ? parsed.expr.terms : [parsed.expr];
  });
  if (faults.length > 0) return { faults };
  if (terms.length === 0) return { faults: [{ fault: { kind: 'row-empty' } }] };
  return { expr: terms.length === 1 ? terms[0]! : { kind: 'and', terms, ...NOWHERE } };
}

/** The condition of all rows: any of them. Rows with faults are named by their place. */
export function exprOfRows(
  rows: readonly Row[],
): { readonly expr: Expr } | { readonly faults: readonly (RowFault & { readonly row: number })[] } {
  const read = rows.map(exprOfRow);
  const faults = read.flatMap((one, row) => ('faults' in one ? one.faults.map((fault) => ({ ...fault, row })) : []));
  const terms = read.flatMap((one) => ('expr' in one ? [one.expr] : []));
  if (faults.length > 0) return { faults };
  if (terms.length === 0) return { faults: [{ row: 0, fault: { kind: 'row-empty' } }] };
  if (terms.length === 1) return { expr: terms[0]! };
  return {
    expr: { kind: 'or', terms: terms.flatMap((term) => (term.kind === 'or' ? term.terms : [term])), ...NOWHERE },
  };
}

/** The text of a row's cell: what stands in it, or `-` where the field does not matter. */
export function readCell(row: Row, field: FieldName): string {
  const term = row.find((one) => one.kind === 'cell' && one.field === field);
  return term?.text ?? '-';
}

/** A row with another text in the cell of a field; `-` or nothing takes the cell away. The other terms keep their places. */
export function writeCell(row: Row, field: FieldName, text: string): Row {
  const plain = text.trim();
  const any = plain === '' || plain === '-';
  const at = row.findIndex((one) => one.kind === 'cell' && one.field === field);
  if (at < 0) return any ? row : [...row, { kind: 'cell', field, text: plain }];
  if (any) return row.filter((_, place) => place !== at);
  return row.map((term, place) => (place === at ? { kind: 'cell', field, text: plain } : term));
}

/** The text of everything in a row that no cell can say. */
export function readWritten(row: Row): string {
  return row.flatMap((term) => (term.kind === 'written' ? [term.text] : [])).join(' && ');
}

/** A row with another text for what no cell can say. An unchanged text keeps each part's place in the row. */
export function writeWritten(row: Row, text: string): Row {
  const plain = text.trim();
  if (plain === readWritten(row)) return row;
  const cells = row.filter((term) => term.kind === 'cell');
  return plain === '' || plain === '-' ? cells : [...cells, { kind: 'written', text: plain }];
}

/** The fields that some rows have cells for, in the order of the table of fields. */
export function columnsOf(rows: readonly Row[]): readonly FieldName[] {
  const used = new Set(rows.flatMap((row) => row.flatMap((term) => (term.kind === 'cell' ? [term.field] : []))));
  return FIELD_NAMES.filter((name) => used.has(name));
}

/** Rows as tab-separated text with a head: one column for each field, and one for what no cell can say. */
export function tsvOf(rows: readonly Row[], columns: readonly FieldName[]): string {
  const clean = (cell: string) => cell.replace(/[\t\r\n]+/g, ' ');
  const head = [...columns, WRITTEN_COLUMN].join('\t');
  const lines = rows.map((row) =>
    [...columns.map((field) => readCell(row, field)), readWritten(row) || '-'].map(clean),
  );
  return [head, ...lines.map((cells) => cells.join('\t'))].join('\n');
}

/** The head of the column for what no cell can say. */
const WRITTEN_COLUMN = 'when';

/** Rows from tab-separated text whose first line names fields; or the head that is no field. */
export function rowsOfTsv(
  text: string,
): { readonly rows: readonly Row[]; readonly columns: readonly FieldName[] } | { readonly unknown: string } {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = head.split('\t').map((name) => name.trim());
  const unknown = names.find((name) => name !== WRITTEN_COLUMN && !isFieldName(name));
  if (unknown !== undefined) return { unknown };
  const rows = lines.map((line) =>
    line.split('\t').reduce<Row>((row, cell, place) => {
      const name = names[place];
      if (name === undefined) return row;
      return isFieldName(name) ? writeCell(row, name, cell) : writeWritten(row, cell);
    }, []),
  );
  return { rows, columns: names.filter(isFieldName) };
}
