import type { Readable, Writable } from 'node:stream';
import type { Language } from '../messages/language.ts';

/** The world as a command sees it; a test gives it another one. */
export interface Io {
  /** Results, for a pipe or a file. Wait for it before writing more; rejects with `OutputClosed` when nobody reads on. */
  out(text: string): Promise<void>;
  /** Words for the person at the terminal: progress, warnings, errors. */
  err(text: string): void;
  readonly stdin: Readable;
  /** Whether a person watches standard error, so that a progress bar makes sense there. */
  readonly errIsTerminal: boolean;
  readonly outIsTerminal: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
  readonly language: Language;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths on the command line start from. */
  readonly folder: string;
  /** Aborted by the first Ctrl-C or SIGTERM: finish what is under way and stop. */
  readonly stopping: AbortSignal;
  /** Aborted by the second one: stop at once. */
  readonly stoppingNow: AbortSignal;
}

/** Whoever read our output has gone, as `| head` does. No fault: the command ends quietly. */
export class OutputClosed extends Error {
  constructor() {
    super('output closed');
    this.name = 'OutputClosed';
  }
}

/** The streams of a process, or those that a test puts in their place. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/** The outside world over a process's streams. */
export function createIo(
  streams: Streams,
  rest: Omit<Io, 'out' | 'err' | 'stdin' | 'errIsTerminal' | 'outIsTerminal' | 'columns'>,
): Io {
  let closed = false;
  // A pipe that was closed reports itself on both ways; without a listener it would end the process with a stack trace.
  streams.stdout.on('error', () => {
    closed = true;
  });
  streams.stderr.on('error', () => {});
  return {
    ...rest,
    out: (text) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new OutputClosed());
        streams.stdout.write(text, (error) => (error ? reject(new OutputClosed()) : resolve()));
      }),
    err: (text) => void streams.stderr.write(text),
    stdin: streams.stdin,
    errIsTerminal: streams.stderr.isTTY === true,
    outIsTerminal: streams.stdout.isTTY === true,
    columns: streams.stderr.columns ?? 80,
  };
}
