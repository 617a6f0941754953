import type { Reporter, TestModule } from 'vitest/node';

/** What a skip says when it is allowed even where every test must run: the checkout came without the public data. */
export const ABSENT_DATA = 'public data folder is not beside this checkout';

/**
 * Ends a run with one plain line, `N passed, N failed`, for people and programs that read only the end. Says why tests
 * were skipped, and with LANDPORT_NO_SKIPS=1 lets no other skip pass than that of absent data.
 */
export class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    let refused = 0;
    const reasons = new Map<string, number>();
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'failed') failed += 1;
        else {
          const note = (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
          if (!note.includes(ABSENT_DATA)) refused += 1;
          reasons.set(note, (reasons.get(note) ?? 0) + 1);
        }
      }
    }
    for (const [reason, count] of reasons) console.log(`skipped ${count}: ${reason}`);
    if (process.env.LANDPORT_NO_SKIPS === '1' && refused > 0) {
      console.log(`${refused} tests were skipped where every test must run`);
      failed += refused;
      process.exitCode = 1;
    }
    // One plain sentence alone on its line, after everything else.
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}
