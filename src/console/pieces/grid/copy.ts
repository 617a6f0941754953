import type { Column } from './column.ts';

/** Rows as tab-separated text with a head, as spreadsheets paste it. */
export function copyRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ copy }) => copy(row)))];
  return lines.map((cells) => cells.map(plain).join('\t')).join('\n');
}

// A cell that begins like a formula is quoted, so that a spreadsheet shows it instead of computing it.
function plain(cell: string): string {
  const text = cell.replace(/[\t\r\n]+/g, ' ');
  return /^[=@]|^[+-](?![\d.]+$)/.test(text) ? `'${text}` : text;
}
