import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { workerData } from 'node:worker_threads';
import { sharedClockMs, threadWaits } from './thread-waits.ts';

/** What a witness of one processor writes: how many stalls it saw, and each as its beginning, its end and how long it stood still. */
export interface Testimony {
  readonly processor: number;
  readonly count: Int32Array;
  readonly stalls: Float64Array;
}

/** Numbers a stall takes. */
export const STALL_FIELDS = 3;
/** Stalls that are kept. */
export const MOST_STALLS = 10_000;

const LOOK_MS = 1;
/** A timer alone is some tenths of a millisecond late. */
const LEAST_MS = 1;

/**
 * Sleeps on one processor and looks at the clock each millisecond. Waits for that processor begin when its timer fires, so what makes it
 * late and is no such wait is a timer that fired late: the processor stood still. Without Linux or `taskset` it
 * sees nothing. Never returns; its thread is ended.
 */
export function witness({ processor, count, stalls }: Testimony): void {
  const waits = threadWaits();
  if (waits === undefined || !stayOn(processor)) return;
  const sleep = new Int32Array(new SharedArrayBuffer(4));
  let [last, waited] = [sharedClockMs(), waits()];
  for (;;) {
    Atomics.wait(sleep, 0, 0, LOOK_MS);
    const [now, waitedNow] = [sharedClockMs(), waits()];
    const stood = now - last - LOOK_MS - (waitedNow - waited);
    const seen = Atomics.load(count, 0);
    if (stood > LEAST_MS && seen < MOST_STALLS) {
      stalls.set([last, now, stood], seen * STALL_FIELDS);
      Atomics.store(count, 0, seen + 1);
    }
    [last, waited] = [now, waitedNow];
  }
}

/** Binds the calling thread to a processor; false where that cannot be had. */
function stayOn(processor: number): boolean {
  try {
    const thread = basename(readlinkSync('/proc/thread-self'));
    execFileSync('taskset', ['--cpu-list', '--pid', String(processor), thread], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

if (workerData !== null) witness(workerData as Testimony);
