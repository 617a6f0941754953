/** Processor time of this process in milliseconds, all its threads together: steadier than a clock on a busy machine. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A result with what it took. */
export interface Timed<Result> {
  readonly result: Result;
  /** Processor time. */
  readonly ms: number;
}

/** Processor time and not the clock, since the machine is shared; a peer's native threads count too. */
export async function timed<Result>(act: () => Result | Promise<Result>): Promise<Timed<Result>> {
  const before = cpuMs();
  const result = await act();
  return { result, ms: cpuMs() - before };
}

/** The middle of some numbers, or the mean of the two middle ones; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The processor time of one round, as the median of several after one that warms up. */
export async function medianMs(rounds: number, act: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const { ms } = await timed(act);
    if (round > 0) times.push(ms);
  }
  return median(times);
}
