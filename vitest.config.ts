import { defineConfig } from 'vitest/config';
import { PlainReporter } from './tools/reporter.ts';

const everywhere = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'tools/**/*.test.ts', 'bench/**/*.test.ts'];
const pg = '**/*.pg.test.ts';
const browser = '**/*.browser.test.ts';
const never = ['**/node_modules/**', 'dist/**', 'data/**', 'bench/peers/**'];

// A worker runs one file after another and keeps what it loaded, its database server and its browser. So a test leaves
// nothing behind that another would stumble over, and what a support module opens is not tied to the first file's end.
const shared = { isolate: false, exclude: never } as const;

// A test's suffix says what it needs, and so how long it may take.
export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    reporters: ['default', new PlainReporter()],
    projects: [
      {
        test: { ...shared, name: 'plain', include: everywhere, exclude: [...never, pg, browser], testTimeout: 15_000 },
      },
      {
        test: { ...shared, name: 'pg', include: [pg], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: [browser],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
