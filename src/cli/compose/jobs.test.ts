import { expect, test } from 'vitest';
import { startJobs } from './jobs.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('a job comes back after it ended, never twice at once, and again after it failed', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const failures: string[] = [];
  const jobs = startJobs(
    [
      {
        name: 'slow',
        everyMs: 1,
        run: async () => {
          running += 1;
          runs += 1;
          most = Math.max(most, running);
          await pause(5);
          running -= 1;
          if (runs === 2) throw new Error('away');
        },
      },
    ],
    (name, error) => failures.push(`${name}: ${(error as Error).message}`),
  );
  await pause(80);
  await jobs.stop();
  expect({ most, running, failures }).toEqual({ most: 1, running: 0, failures: ['slow: away'] });
  expect(runs).toBeGreaterThan(3);
  const stopped = runs;
  await pause(20);
  expect(runs).toBe(stopped);
});

test('stopping wakes a job that rests for long, and waits for one that runs', async () => {
  let ended = false;
  const jobs = startJobs(
    [
      { name: 'rests', everyMs: 3_600_000, run: async () => {} },
      {
        name: 'runs',
        everyMs: 1,
        run: async () => {
          await pause(60);
          ended = true;
        },
      },
    ],
    () => {},
  );
  await pause(10);
  await jobs.stop();
  expect(ended).toBe(true);
});
