import type { Instant } from '../../core/domain/ids.ts';

/** Something that somebody does at its time. */
interface Duty {
  readonly at: Instant;
  readonly order: number;
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
  let waiting: Duty[] = [];
  let added = 0;
  return {
    add(at, run) {
      added += 1;
      waiting.push({ at: Math.round(at) as Instant, order: added, run });
    },
    async until(instant) {
      for (;;) {
        const due = waiting.filter(({ at }) => at <= instant).sort((a, b) => a.at - b.at || a.order - b.order);
        if (due.length === 0 || stopping.aborted) return;
        waiting = waiting.filter(({ at }) => at > instant);
        for (const { at, run } of due) if (!stopping.aborted) await run(at);
      }
    },
  };
}
