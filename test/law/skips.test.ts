import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TestModule } from 'vitest/node';
import { ABSENT_DATA, PlainReporter } from '../../tools/reporter.ts';
import { skipTest } from '../support/skip.ts';

/** A run's result as the reporter reads it: one module whose tests ended so. */
function runOf(...results: readonly { readonly state: string; readonly note?: string }[]): readonly TestModule[] {
  const tests = results.map((result) => ({ result: () => result }));
  return [{ errors: () => [], children: { allTests: () => tests } } as unknown as TestModule];
}

/** What the reporter prints of a run, and the code that the process would end with. */
function report(modules: readonly TestModule[]): { readonly lines: readonly string[]; readonly code: unknown } {
  const before = process.exitCode;
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  process.exitCode = undefined;
  new PlainReporter().onTestRunEnd(modules, []);
  const code = process.exitCode;
  process.exitCode = before;
  return { lines: log.mock.calls.flat().join('\n').split('\n'), code };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('The plain report', () => {
  test('ends with one line of what passed and failed', () => {
    vi.stubEnv('LANDPORT_NO_SKIPS', '');
    const { lines, code } = report(
      runOf({ state: 'passed' }, { state: 'failed' }, { state: 'skipped', note: 'no Chromium' }),
    );
    expect(lines).toEqual(['skipped 1: no Chromium', '', '1 passed, 1 failed']);
    expect(code).toBeUndefined();
  });

  test('counts a skip as a failure where every test must run', () => {
    vi.stubEnv('LANDPORT_NO_SKIPS', '1');
    const { lines, code } = report(runOf({ state: 'passed' }, { state: 'skipped' }));
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
    expect(code).toBe(1);
  });

  test('lets a checkout lack the public data', () => {
    vi.stubEnv('LANDPORT_NO_SKIPS', '1');
    const { lines, code } = report(runOf({ state: 'skipped', note: `the ${ABSENT_DATA}, so x cannot be read` }));
    expect(lines.at(-1)).toBe('0 passed, 0 failed');
    expect(code).toBeUndefined();
  });
});

test('A test that lacks something fails with its sentence where every test must run', () => {
  vi.stubEnv('LANDPORT_NO_SKIPS', '1');
  expect(() => skipTest('needs Chromium')).toThrow('needs Chromium (and here no test may be skipped)');
});
