import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkRule } from '../../src/core/rule/check-rule.ts';
import type { FactRow } from '../../src/core/rule/fields.ts';
import { allowedHazards, codeOf } from '../../src/core/rule/limits.ts';
import { type NamedLists, NO_LISTS } from '../../src/core/rule/named-list.ts';
import type { CheckedRule } from '../../src/core/rule/rule.ts';
import { sha256Hex } from '../../src/work/hash.ts';
import { indexRules } from '../../src/work/index-rules.ts';
import { keepRulesInForce } from '../../src/work/rules-in-force.ts';
import { createLoad } from './load.ts';
import { bodyOf, memoryRules, NOON } from './memory-rules.ts';
import type { BenchRule, FlatRow, Workload } from './workload.ts';

/** What changes of the rules in force do to the pauses between assessments, in milliseconds. */
export interface Swapped {
  /** Changes of one rule, and of all rules at once. */
  readonly swaps: number;
  readonly wholeSwaps: number;
  /** The longest time between two assessments while one rule at a time changed, and while all did. */
  readonly longestPauseMs: number;
  readonly longestWholePauseMs: number;
  /** The longest of both in processor time of all threads, where that is less: turns that the machine gave to others are no pauses. */
  readonly longestWorkMs: number;
  /** The longest of as many assessments, or of half a million, during which nothing changed: what the machine does to a program that only assesses. */
  readonly quietPauseMs: number;
  readonly assessed: number;
  /** Assessments that were not what the rules in force say, were made without the index, or by rules that no longer were in force. */
  readonly dropped: number;
}

const SWAPS = 60;
const WHOLE_SWAPS = 3;
const MOST_QUIET = 500_000;
/** For how long declarations come in before the first change. */
const WARM_MS = 3_000;

/** The rules of a workload that may stand: some would seek a hazard on printed matter. */
function standing(rules: readonly BenchRule[]): readonly BenchRule[] {
  return rules.filter(({ id, when }) => check({ ...bodyOf(id, when), approvedBy: 'bold' }) !== undefined);
}

function check(body: Readonly<Record<string, unknown>>, lists: NamedLists = NO_LISTS): CheckedRule | undefined {
  return checkRule(body, { hash: sha256Hex, lists }).rule;
}

/**
 * Assesses without pause, with all that a server has for it: rules come into force by `keepRulesInForce` and are judged by the index
 * of `indexRules`. Meanwhile new versions of `count` rules go live: one after the other, and then all of them at once.
 */
export async function swapUnderLoad(workload: Workload, count: number, rows: readonly FlatRow[]): Promise<Swapped> {
  const rules = standing(workload.rules(Math.ceil(2.1 * count)));
  // A plain reference knows no limits.
  const items = rows.filter((row) => allowedHazards(codeOf(row as FactRow)).includes('vehicle'));
  const [inForce, spare] = [rules.slice(0, count), rules.slice(count, 2 * count)];
  const stored = memoryRules();
  for (const rule of inForce) stored.bringLive(rule.id, rule);
  const indexes = indexRules();
  const kept = await keepRulesInForce(stored.environment, check, indexes.prepare);
  await kept.refresh(NOON);
  const load = createLoad(workload, rules, items, (row) => {
    const set = kept.at(NOON);
    return { set, index: indexes.indexOf(set, [row]) };
  });

  // A server in which rules change has been up for a while: its first index is made, and what runs often is machine code.
  const until = performance.now() + WARM_MS;
  for (let before = -1; before !== load.unindexed || performance.now() < until; await nextTurn()) {
    before = load.unindexed;
    load.turn();
  }
  const unindexed = load.unindexed;
  let stale = 0;

  /** The longest pause while rules change once more. */
  const during = async (change: () => void): Promise<number> => {
    const before = kept.at(NOON);
    // What an analyst writes, another process stores.
    change();
    load.begin();
    let changed = false;
    const following = kept.refresh(NOON).then(() => {
      changed = true;
    });
    while (!changed) {
      load.turn();
      await nextTurn();
    }
    load.turn();
    await following;
    if (kept.at(NOON) === before) stale += 1;
    return load.longestMs;
  };

  const [first] = inForce;
  if (first === undefined) throw new Error('no rules');
  let [longestPauseMs, longestWholePauseMs, longestWorkMs, quietPauseMs] = [0, 0, 0, 0];
  const began = load.assessed;
  for (let at = 0; at < SWAPS; at++) {
    const rule = inForce[(at * 7) % inForce.length] ?? first;
    const pause = await during(() => stored.bringLive(rule.id, spare[at % spare.length] ?? first));
    longestPauseMs = Math.max(longestPauseMs, pause);
    longestWorkMs = Math.max(longestWorkMs, load.longestWorkMs);
  }
  for (let whole = 0; whole < WHOLE_SWAPS; whole++) {
    const others = whole % 2 === 0 ? spare : inForce;
    const pause = await during(() => {
      for (const [at, rule] of inForce.entries()) stored.bringLive(rule.id, others[at] ?? first);
    });
    longestWholePauseMs = Math.max(longestWholePauseMs, pause);
    longestWorkMs = Math.max(longestWorkMs, load.longestWorkMs);
  }
  load.begin();
  const last = load.assessed + Math.min(load.assessed - began, MOST_QUIET);
  for (; load.assessed < last; await nextTurn()) load.turn();
  quietPauseMs = load.longestMs;
  return {
    swaps: SWAPS,
    wholeSwaps: WHOLE_SWAPS,
    longestPauseMs,
    longestWholePauseMs,
    longestWorkMs,
    quietPauseMs,
    assessed: load.assessed,
    dropped: load.wrong() + (load.unindexed - unindexed) + stale,
  };
}
