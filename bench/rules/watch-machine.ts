import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { startThread } from '../../src/work/start-thread.ts';
import { cpuMs } from './measure.ts';
import { sharedClockMs, threadProcessor, threadWaits } from './thread-waits.ts';
import { MOST_STALLS, STALL_FIELDS, type Testimony } from './witness.ts';

/** A time between two assessments, by `performance.now` of the thread that assesses. */
export interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
  /** The machine's part of it, as far as that was known at once. */
  readonly taken?: Taken;
}

/** What the machine took of a time. */
export interface Taken {
  /** How long the thread was ready to run while its processor was another program's or the system's. */
  readonly othersMs: number;
  /** On which processor it ran afterwards. */
  readonly processor: number | undefined;
}

/**
 * Tells what the machine took from a program that never sleeps. Two things are counted as the machine's, and nothing else: that the thread was ready
 * while something outside of this process had its processor, and that its processor stood still, as a virtual one does while its
 * host has another use for it, which a thread that sleeps there witnesses by being late. What it took from helpers for which the
 * thread waits is not known, so the program's share is never too small.
 */
export interface MachineWatch {
  /** What was taken of the calling thread's time since this was last asked. */
  taken(): () => Taken;
  /** How long each pause was without what the machine took of it, in milliseconds. Waits until the witnesses have said what they saw. */
  ownMs(pauses: readonly Pause[]): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** Witnesses look each millisecond. */
const TESTIMONY_MS = 20;
/** How long witnesses have to take their places. */
const BEGIN_MS = 500;
/** A processor without a witness excuses nothing. */
const MOST_WITNESSES = 16;

export async function watchMachine(): Promise<MachineWatch> {
  const waits = threadWaits();
  const testimonies = Array.from({ length: Math.min(availableParallelism(), MOST_WITNESSES) }, (_, processor) => ({
    processor,
    count: new Int32Array(new SharedArrayBuffer(4)),
    stalls: new Float64Array(new SharedArrayBuffer(8 * STALL_FIELDS * MOST_STALLS)),
  }));
  const threads = testimonies.map((testimony) => startThread(new URL('./witness.ts', import.meta.url), testimony));
  await wait(BEGIN_MS);
  const offsetMs = sharedClockMs() - performance.now();
  const look = () => ({ at: performance.now(), waited: waits?.() ?? 0, cpu: cpuMs() });
  let last = look();

  return {
    taken() {
      const [before, now] = [last, look()];
      last = now;
      return () => {
        const waited = now.waited - before.waited;
        // What this process used beyond what the thread can have: its own helpers may be what the thread waited for.
        const helpers = Math.max(0, now.cpu - before.cpu - (now.at - before.at - waited));
        return { othersMs: Math.max(0, waited - helpers), processor: threadProcessor() };
      };
    },
    async ownMs(pauses) {
      await wait(TESTIMONY_MS);
      return pauses.map(({ fromMs, toMs, taken }) => {
        const testimony = testimonies.find(({ processor }) => processor === taken?.processor);
        const stood = testimony === undefined ? 0 : stoodStillMs(testimony, fromMs + offsetMs, toMs + offsetMs);
        return Math.max(0, toMs - fromMs - (taken?.othersMs ?? 0) - stood);
      });
    },
    close: async () => void (await Promise.all(threads.map((thread) => thread.terminate()))),
  };
}

/** For how long of a time a processor stood still, by its witness; times by the clock that threads share. */
export function stoodStillMs({ count, stalls }: Testimony, fromMs: number, toMs: number): number {
  let stood = 0;
  for (let one = 0; one < Atomics.load(count, 0); one++) {
    const [from = 0, to = 0, ms = 0] = stalls.subarray(one * STALL_FIELDS, (one + 1) * STALL_FIELDS);
    stood += Math.max(0, Math.min(ms, Math.min(to, toMs) - Math.max(from, fromMs)));
  }
  return stood;
}
