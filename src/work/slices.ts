import { setTimeout as wait } from 'node:timers/promises';

/** How long work that is nobody's request keeps requests waiting at once, in milliseconds. */
const SLICE_MS = 0.5;
/**
 * How long requests have for themselves between two slices, in milliseconds. Not only for their sake: what is made and kept has to be
 * moved by the next collection of young garbage, and where much was made since the last one, that takes 5 to 10 ms.
 */
export const REST_MS = 10;

/** Takes steps until the time of a slice is over; the result, or nothing while there are steps left. */
export function takeSlice<Result>(steps: Generator<void, Result>): { readonly result: Result } | undefined {
  const until = performance.now() + SLICE_MS;
  do {
    const step = steps.next();
    if (step.done === true) return { result: step.value };
  } while (performance.now() < until);
  return undefined;
}

/** Takes all steps at once. */
export function takeAll<Result>(steps: Generator<void, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Takes all steps, a slice at a time; between two of them what waits is served. */
export async function takeInSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const taken = takeSlice(steps);
    if (taken !== undefined) return taken.result;
    await wait(REST_MS);
  }
}
