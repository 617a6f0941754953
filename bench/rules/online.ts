import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Condition } from '../../src/core/rule/compile.ts';
import type { FactRow } from '../../src/core/rule/fields.ts';
import { createIndexMaker, createOnline } from '../../src/core/rule/online.ts';
import { cpuMs, medianMs } from './measure.ts';
import type { FlatRow, Workload } from './workload.ts';

/** What judging one declaration at a time takes, and what swapping the rules under it does to the pauses. */
export interface OnlineResult {
  /** Microseconds of processor time: one declaration judged, and JSON.parse of its text. */
  readonly judgeUs: number;
  readonly parseUs: number;
  readonly swaps: number;
  /** The longest time between two judgements while rule sets were built and swapped, in milliseconds. */
  readonly longestPauseMs: number;
  /**
   * The same of what went by in one batch of judgements or between two, each taken by the clock or in processor time of all
   * threads, whichever is less: neither the turns that the machine gives to others nor other threads' work are pauses.
   */
  readonly longestWorkMs: number;
  readonly quietWorkMs: number;
  /** The longest one of as many turns in which nothing was built: what the machine does to a program that only judges. */
  readonly quietPauseMs: number;
  /** Judgements that were neither what the old set nor what the new one says, or were not made. */
  readonly dropped: number;
}

/** How long the building of a set may hold up judgements at a time, in milliseconds. */
const SLICE_MS = 0.5;

/** One declaration at a time against rules under the limits, beside the parsing of its text; and swaps under load. */
export async function measureOnline(
  workload: Workload,
  conditions: readonly Condition[],
  rows: readonly FlatRow[],
): Promise<OnlineResult> {
  const ruled = conditions.map(({ expr }) => ({ expr, hazard: 'vehicle' as const }));
  const items = rows as readonly FactRow[];
  const recent = items.slice(0, 300);
  const texts = rows.map((row, index) => JSON.stringify(workload.toDeclaration(row, index)));
  const index = createOnline(ruled, 'limited', recent);
  let seen = 0;
  const judgeMs = await medianMs(7, () => {
    for (const item of items) seen += index.judge(item).hits.length;
  });
  const parseMs = await medianMs(7, () => {
    for (const text of texts) seen += Object.keys(JSON.parse(text)).length;
  });
  if (seen === 0) throw new Error('nothing was judged');
  const swapped = await swapUnderLoad(ruled, items, recent);
  return { judgeUs: (1000 * judgeMs) / items.length, parseUs: (1000 * parseMs) / items.length, ...swapped };
}

/** Judges without pause while sets are built a slice at a time and put in the place of the one in use. */
async function swapUnderLoad(ruled: readonly Condition[], items: readonly FactRow[], recent: readonly FactRow[]) {
  const sets = [ruled, ruled.slice(1), ruled.slice(0, -1)];
  const indexes = sets.map((set) => createOnline(set, 'limited', recent));
  const wanted = indexes.map((index) => items.map((item) => index.judge(item).hits.length));
  let inUse = 0;
  let index = indexes[0] ?? createOnline([], 'limited');
  const maker = createIndexMaker('limited');
  let building = maker.build(sets[1] ?? [], recent);
  let swaps = 0;
  let dropped = 0;
  let longestPauseMs = 0;
  let longestWorkMs = 0;
  let worked = cpuMs();
  let stood = performance.now();
  /** What went by since it was last asked. */
  const workMs = (): number => {
    const [work, clock] = [worked, stood];
    worked = cpuMs();
    stood = performance.now();
    return Math.min(worked - work, stood - clock);
  };
  let last = performance.now();
  /** A batch of requests, as a server would have them between two turns of its loop; their longest pause. */
  const judgeSome = (turn: number): number => {
    let longest = 0;
    for (let at = 0; at < 50; at++) {
      const number = (turn * 50 + at) % items.length;
      const { hits } = index.judge(items[number] ?? {});
      if (hits.length !== wanted[inUse]?.[number]) dropped += 1;
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  };
  let turns = 0;
  for (; swaps < 12; turns++) {
    longestPauseMs = Math.max(longestPauseMs, judgeSome(turns));
    longestWorkMs = Math.max(longestWorkMs, workMs());
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = building.next();
      if (!step.done) continue;
      index = step.value;
      swaps += 1;
      inUse = swaps % sets.length;
      building = maker.build(sets[(swaps + 1) % sets.length] ?? [], recent);
      break;
    }
    await nextTurn();
    longestWorkMs = Math.max(longestWorkMs, workMs());
  }
  // The same turns once more with nothing built: what remains is the machine's doing.
  let quietWorkMs = 0;
  let quietPauseMs = 0;
  last = performance.now();
  workMs();
  for (let turn = 0; turn < turns; turn++) {
    quietPauseMs = Math.max(quietPauseMs, judgeSome(turn));
    quietWorkMs = Math.max(quietWorkMs, workMs());
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until);
    await nextTurn();
    quietWorkMs = Math.max(quietWorkMs, workMs());
  }
  return { swaps, longestPauseMs, quietPauseMs, longestWorkMs, quietWorkMs, dropped };
}
