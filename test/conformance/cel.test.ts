import {
  getCheckingSuite,
  getComprehensionSuite,
  getConformanceSuite,
  getParsingSuite,
  type IncrementalTest,
  type IncrementalTestSuite,
} from '@bufbuild/cel-spec/testdata/tests.js';
import { expect, test } from 'vitest';
import { place } from './profile.ts';
import { run } from './run.ts';

function testsOf(suite: IncrementalTestSuite): readonly IncrementalTest[] {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}

/** The suites, and how many tests of each lie in the profile at least: a reader of theirs that breaks must not pass. */
const SUITES = [
  ['conformance', getConformanceSuite, 300],
  ['parsing', getParsingSuite, 100],
  ['checking', getCheckingSuite, 15],
  ['comprehension', getComprehensionSuite, 0],
] as const;

test.each(SUITES)('all tests of the %s suite that lie in the profile pass', (name, load, least) => {
  let passed = 0;
  const failed: string[] = [];
  const excluded = new Map<string, number>();
  for (const one of testsOf(load())) {
    const placed = place(one);
    const outcome = 'reason' in placed ? { excluded: placed.reason } : run(placed);
    if (outcome === undefined) passed += 1;
    else if ('failed' in outcome) failed.push(`${one.original.expr}  (${one.name}): ${outcome.failed}`);
    else excluded.set(outcome.excluded, (excluded.get(outcome.excluded) ?? 0) + 1);
  }
  const reasons = [...excluded].sort(([, a], [, b]) => b - a);
  const out = reasons.reduce((sum, [, count]) => sum + count, 0);
  console.log(
    [
      `${name}: ${passed} passed, ${failed.length} failed, ${out} outside the profile`,
      ...reasons.map(([reason, count]) => `  ${String(count).padStart(5)}  ${reason}`),
    ].join('\n'),
  );
  expect(failed).toEqual([]);
  expect(passed).toBeGreaterThanOrEqual(least);
});
