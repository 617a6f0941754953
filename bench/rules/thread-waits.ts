import { openSync, readFileSync, readSync } from 'node:fs';

/**
 * Reads how long the calling thread has been ready to run while something else had its processor, in milliseconds since it began; `undefined`
 * where the system keeps no such count (it is the second number of Linux's `/proc/thread-self/schedstat`, in nanoseconds).
 */
export function threadWaits(): (() => number) | undefined {
  let file: number;
  try {
    file = openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return undefined;
  }
  const bytes = Buffer.alloc(80);
  const [SPACE, ZERO] = [0x20, 0x30];
  // By digits, since this is read some ten thousand times a second, beside what is measured.
  return () => {
    const length = readSync(file, bytes, 0, bytes.length, 0);
    let waited = 0;
    for (let at = bytes.indexOf(SPACE) + 1; at < length && bytes[at] !== SPACE; at++)
      waited = waited * 10 + bytes[at]! - ZERO;
    return waited / 1e6;
  };
}

/** The processor that the calling thread runs on, where the system tells: the 39th field of Linux's `/proc/thread-self/stat`. */
export function threadProcessor(): number | undefined {
  try {
    // The second field is a name in brackets, which may hold anything.
    return Number(readFileSync('/proc/thread-self/stat', 'latin1').split(') ').at(-1)?.split(' ')[36]);
  } catch {
    return undefined;
  }
}

/** A clock that all threads of a process read alike, in milliseconds. */
export function sharedClockMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
