import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/**
 * Loads rows into a table by COPY, in the caller's transaction: the quickest way in that PostgreSQL has. It knows no ON
 * CONFLICT; a taken key ends the transaction. Columns are arrays of one length, as unnest would take them.
 */
export async function copyIn(db: ClientBase, table: string, names: string, columns: readonly unknown[]): Promise<void> {
  const stream = db.query(copyFrom(`copy ${table} (${names}) from stdin`));
  const done = finished(stream);
  stream.end(copyText(columns as readonly (readonly CopyValue[])[]));
  await done;
}

type CopyValue = string | number | null;

// Asked before anything is replaced: most values hold none of these.
const SPECIAL = /[\\\n\r\t]/;
const SPECIALS = /[\\\n\r\t]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** COPY's text format: a line a row, tabs between values, `\N` for null, and a backslash before what would be read as form. */
function copyText(columns: readonly (readonly CopyValue[])[]): string {
  const rows = columns[0]?.length ?? 0;
  let text = '';
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < columns.length; at++) {
      const value = columns[at]?.[row];
      if (at > 0) text += '\t';
      if (value === null || value === undefined) text += '\\N';
      else if (typeof value === 'number') text += value;
      else text += SPECIAL.test(value) ? value.replace(SPECIALS, (special) => ESCAPED[special] ?? special) : value;
    }
    text += '\n';
  }
  return text;
}
