/** Work that comes back: each job runs again some time after it ended, never twice at once, and stops between two runs. */
export interface Jobs {
  stop(): Promise<void>;
}

/** One piece of work; `everyMs` counts from its end to its next beginning. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<void>;
}

/** Starts them all at once; `stop` waits for those that are running. A failure is told and ends no job. */
export function startJobs(jobs: readonly Job[], onFailure: (name: string, error: unknown) => void): Jobs {
  let stopped = false;
  const wake = new Set<() => void>();
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        wake.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      wake.add(done);
    });
  const running = jobs.map(async (job) => {
    while (!stopped) {
      // A job that fails is tried again at its next turn: the database may be restarting.
      await job.run().catch((error: unknown) => onFailure(job.name, error));
      if (!stopped) await pause(job.everyMs);
    }
  });
  return {
    async stop() {
      stopped = true;
      for (const done of [...wake]) done();
      await Promise.all(running);
    },
  };
}
