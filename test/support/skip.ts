import { TestRunner } from 'vitest';

/**
 * Skips the running test with a sentence that says what it lacks. Where every test must run (LANDPORT_NO_SKIPS=1) the
 * test fails with that sentence instead. Must be called inside a test: before one there is nothing to skip.
 */
export function skipTest(sentence: string): never {
  if (process.env.LANDPORT_NO_SKIPS === '1') throw new Error(`${sentence} (and here no test may be skipped)`);
  return skipAlways(sentence);
}

/** Skips the running test wherever it runs: for what a checkout may rightly lack. */
export function skipAlways(sentence: string): never {
  const test = TestRunner.getCurrentTest();
  if (test === undefined) throw new Error(`${sentence} (and this was asked for outside a test)`);
  return test.context.skip(sentence);
}
