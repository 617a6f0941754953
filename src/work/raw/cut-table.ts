import { readsAs, type Wanted } from './wanted.ts';

/** As intake reads tables, and what a mapping may name besides. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** As intake has it: past so many lines a quote counts as left open. */
const MOST_LINES_OF_ROW = 50;

interface Row {
  readonly text: string;
  readonly cells: readonly string[];
}

/**
 * The rows of a table in whose columns they stand: a row for each goods item. Where the columns have a stranger's names, those
 * that hold both, if only one column holds each; what could be another declaration is not shown.
 */
export function cutTable(text: string, wanted: Wanted, head: string): string | undefined {
  const header = head.replace(/^[\s\ufeff]+/, '').split(/\r\n|\r|\n/, 1)[0] ?? '';
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const delimiter = DELIMITERS.reduce((best, one) => (bare.split(one).length > bare.split(best).length ? one : best));
  const names = cellsOf(header, delimiter);
  const rows = rowsOf(text, delimiter).filter(({ cells }) => cells.length === names.length);
  const columns = (name: keyof Wanted): readonly number[] => {
    const named = names.indexOf(name);
    return named >= 0 ? [named] : holding(rows, wanted, name);
  };
  const [[reference = -1, ...others], [declarant = -1, ...more]] = [columns('reference'), columns('declarant')];
  if (others.length + more.length > 0 || reference === declarant) return undefined;
  const found = rows.filter(
    ({ cells }) => readsAs(cells[reference], wanted.reference) && readsAs(cells[declarant], wanted.declarant),
  );
  return found.length === 0 ? undefined : found.map((row) => row.text).join('\n');
}

/** The columns that hold one of the two in a row that holds both. */
function holding(rows: readonly Row[], wanted: Wanted, name: keyof Wanted): readonly number[] {
  const found = new Set<number>();
  for (const { cells } of rows) {
    if (!(['reference', 'declarant'] as const).every((one) => cells.some((cell) => readsAs(cell, wanted[one]))))
      continue;
    for (const [column, cell] of cells.entries()) if (readsAs(cell, wanted[name])) found.add(column);
  }
  return [...found];
}

/** Lines put together where a quoted cell spans several; a line whose quote is never closed stands alone. */
function rowsOf(text: string, delimiter: string): readonly Row[] {
  const lines = text.split(/\r\n|\r|\n/);
  const rows: Row[] = [];
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    let isOpen = opens(lines[from] ?? '');
    while (isOpen && to + 1 < lines.length && to - from + 1 < MOST_LINES_OF_ROW) {
      to += 1;
      if (opens(lines[to] ?? '')) isOpen = false;
    }
    if (isOpen) to = from;
    const row = lines.slice(from, to + 1).join('\n');
    if (!isOpen && row.trim() !== '') rows.push({ text: row, cells: cellsOf(row, delimiter) });
    from = to;
  }
  return rows;
}

/** Whether a line leaves a quote open, or closes one. */
function opens(line: string): boolean {
  return line.split('"').length % 2 === 0;
}

/** The cells of a row, unquoted and trimmed. */
function cellsOf(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  // Between two quotes every other piece is quoted; a quote that is doubled leaves an empty piece outside.
  const pieces = row.split('"');
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      cell += piece;
      continue;
    }
    const [first = '', ...rest] = piece.split(delimiter);
    cell += index > 0 && index < pieces.length - 1 && piece === '' ? '"' : first;
    for (const next of rest) {
      cells.push(cell.trim());
      cell = next;
    }
  }
  return [...cells, cell.trim()];
}
