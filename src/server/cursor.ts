import { ApiError } from './errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A place in a list, as clients carry it: opaque, so that what it is made of can change. */
function writeCursor(id: string): string {
  return Buffer.from(`1${id}`).toString('base64url');
}

/** The id in a cursor; throws `cursor-unknown`. */
export function readCursor(cursor: string): string {
  const text = /^[A-Za-z0-9_-]{1,200}$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString('latin1') : '';
  const id = text.slice(1);
  if (text[0] !== '1' || !UUID.test(id)) throw new ApiError('cursor-unknown');
  return id;
}

/** One part of a list and the cursor of the next, from one row more than was asked for. */
export function pageOf<Row extends { readonly id: string }, View>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => View,
): { items: View[]; next?: string } {
  const items = rows.slice(0, limit).map(view);
  // One row more was asked for: that there is one says that there is a next part, without a count.
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? { items, next: writeCursor(last.id) } : { items };
}
