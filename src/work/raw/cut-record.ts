import { cutEdifact } from './cut-edifact.ts';
import { cutJson } from './cut-json.ts';
import { cutTable } from './cut-table.ts';
import type { Wanted } from './wanted.ts';

/**
 * Of a stretch of a message what says one declaration: whoever looks up one load is not shown the others that were sent with it.
 * `head` is the beginning of the message, which says how a table or an interchange is written. Nothing where no record of this
 * reference and this declarant can be told apart. One pass, however the message was made.
 */
export function cutRecord(text: string, format: string, wanted: Wanted, head: string): string | undefined {
  if (format === 'json') return cutJson(text, wanted);
  if (format === 'ndjson') return cutLines(text, wanted);
  if (format === 'edifact') return cutEdifact(text, wanted, head);
  if (format === 'csv') return cutTable(text, wanted, head);
  // A file whose format was left to itself: by its first letters, as intake tells it.
  const start = head.replace(/^[\s\ufeff]+/, '');
  // Without its beginning a record still says by itself what it is.
  if (start === '' || /^[[{]/.test(start)) return cutJson(text, wanted) ?? cutLines(text, wanted);
  return /^UN[AB]/.test(start) ? cutEdifact(text, wanted, head) : cutTable(text, wanted, head);
}

/** One value a line, so that a broken line hides no other. */
function cutLines(text: string, wanted: Wanted): string | undefined {
  let found: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) found = cutJson(line, wanted) ?? found;
  return found;
}
