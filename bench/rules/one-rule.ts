import { createMatchCache, matchKey } from '../../src/core/rule/match-cache.ts';
import type { ColumnTable } from '../../src/core/rule/columns.ts';
import type { Condition } from '../../src/core/rule/compile.ts';
import { conditionOf } from './columns.ts';
import type { Duckdb } from './duckdb.ts';
import { median, timed } from './measure.ts';
import type { BenchRule } from './workload.ts';

/** What re-running one changed rule takes, on both sides. */
export interface OneRuleResult {
  /** Milliseconds of processor time, medians: from a checked condition to its rows; the same from its text on. */
  readonly ms: number;
  readonly fromTextMs: number;
  /** DuckDB's filter, parsed and planned beforehand, to its count; the same from its text on. */
  readonly duckdbMs: number;
  readonly duckdbFromTextMs: number;
  /** How many times faster each rule is than DuckDB's filter of it: the median, and the tenth and ninetieth percentiles. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Rules whose counts differ. */
  readonly wrong: number;
}

/** So many rules are run by one side before it is the other's turn: what it reads is in nobody's cache when it begins. */
const TURN = 20;

/**
 * One changed rule after another, each new to both sides, in turns, after some that warm both up. Ours looks the condition up in the dictionaries, finds
 * its rows and keeps them, under a key made of what decides; DuckDB runs a prepared count on one thread.
 */
export async function measureOneRule(
  warm: readonly BenchRule[],
  rules: readonly BenchRule[],
  columns: ColumnTable,
  duckdb: Duckdb,
): Promise<OneRuleResult> {
  const cache = createMatchCache(columns);
  // The way of an edit: a key is made of what decides, and the engine's own cache is asked for it.
  const match = (condition: Condition) => cache.match([{ ...condition, key: matchKey(condition) }]);
  for (const rule of warm) {
    match(conditionOf(rule));
    await (await duckdb.prepare(rule))();
  }
  const ours: number[] = [];
  const oursFromText: number[] = [];
  const theirs: number[] = [];
  const theirsFromText: number[] = [];
  let wrong = 0;
  for (let from = 0; from < rules.length; from += TURN) {
    const turn = rules.slice(from, from + TURN);
    const counts: (number | undefined)[] = [];
    for (const rule of turn) {
      const checked = await timed(() => conditionOf(rule));
      const matched = await timed(() => match(checked.result));
      counts.push(matched.result[0]?.count);
      ours.push(matched.ms);
      oursFromText.push(checked.ms + matched.ms);
    }
    for (const [at, rule] of turn.entries()) {
      const prepared = await timed(() => duckdb.prepare(rule));
      const run = await timed(prepared.result);
      if (run.result !== counts[at]) wrong += 1;
      theirs.push(run.ms);
      theirsFromText.push(prepared.ms + run.ms);
    }
  }
  const ratios = ours.map((ms, index) => (theirs[index] ?? 0) / ms).sort((a, b) => a - b);
  const share = (part: number) => ratios[Math.floor(part * ratios.length)] ?? 0;
  return {
    ms: median(ours),
    fromTextMs: median(oursFromText),
    duckdbMs: median(theirs),
    duckdbFromTextMs: median(theirsFromText),
    ratio: median(ratios),
    low: share(0.1),
    high: share(0.9),
    wrong,
  };
}
