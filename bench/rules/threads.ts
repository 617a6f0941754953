import type { ColumnTable } from '../../src/core/rule/columns.ts';
import { startReplayPool } from '../../src/work/replay/pool.ts';
import { countsOf } from './columns.ts';
import { median } from './measure.ts';
import type { BenchRule } from './workload.ts';

/** One thread beside two, by the clock. */
export interface ThreadsResult {
  /** How many times faster two are, in the fastest rounds of each, and in the middle ones. */
  readonly fastest: number;
  readonly middle: number;
  /** Rounds of each. */
  readonly rounds: number;
  /** Counts that differed from those wanted. */
  readonly wrong: number;
}

/** Rules over all rows in one worker thread and in two, in turns, after a round that warms both up. */
export async function measureThreads(
  rules: readonly BenchRule[],
  columns: ColumnTable,
  wanted: Uint32Array,
  rounds: number,
): Promise<ThreadsResult> {
  const pools = [startReplayPool(1), startReplayPool(2)] as const;
  for (const pool of pools) {
    await pool.prepare({ sight: 'given', rules, lists: [] });
    await pool.lay([columns]);
  }
  const walls: [number[], number[]] = [[], []];
  let wrong = 0;
  for (let round = 0; round <= rounds; round++)
    for (const [index, pool] of pools.entries()) {
      const before = performance.now();
      const [matches = []] = await pool.match();
      if (round > 0) walls[index]?.push(performance.now() - before);
      for (const [rule, count] of countsOf(matches, wanted.length).entries()) if (count !== wanted[rule]) wrong += 1;
    }
  for (const pool of pools) await pool.close();
  return {
    // Others on the machine only ever lengthen a round: the fastest are those they disturbed least.
    fastest: Math.min(...walls[0]) / Math.min(...walls[1]),
    middle: median(walls[0]) / median(walls[1]),
    rounds,
    wrong,
  };
}
