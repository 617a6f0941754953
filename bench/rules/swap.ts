import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { checkRule } from '../../src/core/rule/check-rule.ts';
import type { FactRow } from '../../src/core/rule/fields.ts';
import { allowedHazards, codeOf } from '../../src/core/rule/limits.ts';
import { type NamedLists, NO_LISTS } from '../../src/core/rule/named-list.ts';
import type { CheckedRule } from '../../src/core/rule/rule.ts';
import { sha256Hex } from '../../src/work/hash.ts';
import { indexRules } from '../../src/work/index-rules.ts';
import { keepRulesInForce } from '../../src/work/rules-in-force.ts';
import { createLoad, NOTED_MS } from './load.ts';
import { bodyOf, memoryRules, NOON } from './memory-rules.ts';
import { watchMachine } from './watch-machine.ts';
import type { BenchRule, FlatRow, Workload } from './workload.ts';

/** What changes of the rules in force do to the pauses between assessments. */
export interface Swapped {
  /** While one rule at a time changed, while all did, and afterwards, for as many assessments as with the first, while none did. */
  readonly single: Pauses;
  readonly whole: Pauses;
  readonly still: Pauses;
  /** Assessments that were not what the rules in force say, were made without the index, or by rules that no longer were in force. */
  readonly dropped: number;
}

/** The times between two assessments, of so many changes. */
export interface Pauses {
  readonly changes: number;
  readonly assessed: number;
  readonly longestMs: number;
  /** The longest without what the machine took; of those that were not looked into, all. */
  readonly longestOwnMs: number;
  /** How many were longer than what is allowed, and how many of them without what the machine took. */
  readonly long: number;
  readonly longOwn: number;
}

/** What no change of rules may keep a request waiting for, in milliseconds. */
export const LONG_MS = 5;

const SWAPS = 60;
const WHOLE_SWAPS = 3;
/** Assessments after the last change that are still counted with it: by then what it left has been collected. */
const AFTERMATH = 200_000;
/** For how long declarations come in before the first change. */
const WARM_MS = 3_000;
/** How long the first index has for itself between declarations: asked rule by rule, each takes a millisecond, and nothing is learnt of it. */
const UNINDEXED_MS = 100;

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
  const machine = await watchMachine();
  const load = createLoad(
    workload,
    rules,
    items,
    (row) => {
      const set = kept.at(NOON);
      return { set, index: indexes.indexOf(set, [row]) };
    },
    machine,
  );

  // A server in which rules change has been up for a while: its first index is made, and what runs often is machine code.
  for (let before = -1; before !== load.unindexed; await wait(UNINDEXED_MS)) {
    before = load.unindexed;
    load.turn();
  }
  for (const until = performance.now() + WARM_MS; performance.now() < until; await nextTurn()) load.turn();
  const unindexed = load.unindexed;
  let stale = 0;

  const change = async (act: () => void): Promise<void> => {
    const before = kept.at(NOON);
    // What an analyst writes, another process stores.
    act();
    load.skip();
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
  };
  const assess = async (count: number): Promise<void> => {
    for (const last = load.assessed + count; load.assessed < last; await nextTurn()) load.turn();
  };
  const pausesOf = async (changes: number, act: () => Promise<void>): Promise<Pauses> => {
    const began = load.assessed;
    load.begin();
    await act();
    const { longestMs, pauses } = load;
    const [long, own] = [pauses.filter(({ fromMs, toMs }) => toMs - fromMs > LONG_MS), await machine.ownMs(pauses)];
    return {
      changes,
      assessed: load.assessed - began,
      longestMs,
      // Shorter ones were not looked into.
      longestOwnMs: Math.max(Math.min(longestMs, NOTED_MS), ...own),
      long: long.length,
      longOwn: own.filter((ms) => ms > LONG_MS).length,
    };
  };

  const [first] = inForce;
  if (first === undefined) throw new Error('no rules');
  const single = await pausesOf(SWAPS, async () => {
    for (let at = 0; at < SWAPS; at++) {
      const rule = inForce[(at * 7) % inForce.length] ?? first;
      await change(() => stored.bringLive(rule.id, spare[at % spare.length] ?? first));
    }
  });
  const whole = await pausesOf(WHOLE_SWAPS, async () => {
    for (let at = 0; at < WHOLE_SWAPS; at++) {
      const others = at % 2 === 0 ? spare : inForce;
      await change(() => {
        for (const [place, rule] of inForce.entries()) stored.bringLive(rule.id, others[place] ?? first);
      });
    }
    await assess(AFTERMATH);
  });
  const still = await pausesOf(0, () => assess(single.assessed));
  await machine.close();
  return { single, whole, still, dropped: load.wrong() + (load.unindexed - unindexed) + stale };
}
