import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Longer than any build takes: a builder that was killed leaves its lock. */
const PATIENCE_MS = 120_000;

/** Does something while holding a lock, which is a folder, so that of several workers one does it and the others wait. */
export function oneAtATime(lock: string, work: () => void): void {
  mkdirSync(dirname(lock), { recursive: true });
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() > until) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
