import { defineConfig } from 'vitest/config';
import { PlainReporter } from './tools/reporter.ts';

const everywhere = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'tools/**/*.test.ts', 'bench/*.test.ts'];
const pg = '**/*.pg.test.ts';
const browser = '**/*.browser.test.ts';
const never = ['**/node_modules/**', 'dist/**', 'data/**', 'bench/peers/**'];

// A test's suffix says what it needs, and so how long it may take.
export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    reporters: ['default', new PlainReporter()],
    projects: [
      {
        test: { name: 'plain', include: everywhere, exclude: [...never, pg, browser], testTimeout: 15_000 },
      },
      {
        test: { name: 'pg', include: [pg], exclude: never, testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: {
          name: 'browser',
          include: [browser],
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
