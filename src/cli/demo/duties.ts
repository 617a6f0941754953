import type { Instant } from '../../core/domain/ids.ts';

/** Something that somebody does at its time. */
interface Duty {
  readonly at: Instant;
  readonly run: (at: Instant) => Promise<void>;
}

/** What is to be done later in a simulated past: in the order of time, one after the other. */
export interface Duties {
  add(at: number, run: (at: Instant) => Promise<void>): void;
  /** Does what is due, also what comes up meanwhile. */
  until(instant: Instant): Promise<void>;
}

/** Duties that nobody does any more once `stopping` says so. What is not due when the past ends is left to visitors. */
export function keepDuties(stopping: AbortSignal): Duties {
  const waiting: Duty[] = [];
  return {
    add(at, run) {
      const duty = { at: Math.round(at) as Instant, run };
      // Behind all that are due by then: what was asked for first is done first.
      const place = waiting.findIndex((one) => one.at > duty.at);
      waiting.splice(place < 0 ? waiting.length : place, 0, duty);
    },
    async until(instant) {
      // One at a time: what comes up meanwhile may be due before the next.
      for (let next = waiting[0]; next !== undefined && next.at <= instant && !stopping.aborted; next = waiting[0]) {
        waiting.shift();
        await next.run(next.at);
      }
    },
  };
}
