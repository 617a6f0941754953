import { ASSESS_WORDS } from '../messages/assess-words.ts';
import { inLanguage } from '../messages/language.ts';
import type { Io } from './io.ts';

/** How often the bar is redrawn, in milliseconds. */
const REDRAW_MS = 100;
const BAR_COLUMNS = 24;

/** A progress bar on standard error, when a person watches it; otherwise nothing at all. */
export interface Progress {
  /** So many bytes were read. */
  bytes(count: number): void;
  /** One declaration was read, or refused. */
  item(refused: boolean): void;
  /** Removes the bar, so that other words can be written. */
  clear(): void;
}

/**
 * @param totalBytes of all inputs together; absent when one of them is a pipe
 * @param now milliseconds, of a clock that only goes forward
 */
export function createProgress(
  io: Pick<Io, 'err' | 'errIsTerminal' | 'columns' | 'language'>,
  totalBytes: number | undefined,
  now: () => number,
): Progress {
  // A log file is not filled with bars.
  if (!io.errIsTerminal) return { bytes: () => {}, item: () => {}, clear: () => {} };
  const started = now();
  let drawnAt = started;
  let read = 0;
  let items = 0;
  let refused = 0;
  const draw = (): void => {
    const at = now();
    // The clock is asked for each declaration and the terminal ten times a second.
    if (at - drawnAt < REDRAW_MS) return;
    drawnAt = at;
    const rate = Math.round((items * 1000) / Math.max(1, at - started));
    const word = (key: keyof typeof ASSESS_WORDS): string => inLanguage(ASSESS_WORDS[key], io.language);
    const counts = `${items} ${word('read')}, ${rate} ${word('perSecond')}, ${refused} ${word('refused')}`;
    const line = totalBytes === undefined ? `${megabytes(read)}  ${counts}` : `${bar(read, totalBytes)}  ${counts}`;
    io.err(`\r\u001b[K${line.slice(0, (io.columns > 0 ? io.columns : 80) - 1)}`);
  };
  return {
    bytes: (count) => {
      read += count;
      draw();
    },
    item: (wasRefused) => {
      items += 1;
      if (wasRefused) refused += 1;
    },
    clear: () => {
      if (drawnAt !== started) io.err('\r\u001b[K');
    },
  };
}

function bar(read: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, read / total);
  const full = Math.round(share * BAR_COLUMNS);
  return `[${'='.repeat(full)}${' '.repeat(BAR_COLUMNS - full)}] ${Math.floor(share * 100)}%`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
