import type { FactRow } from '../../src/core/rule/fields.ts';
import type { OnlineIndex } from '../../src/core/rule/online.ts';
import { assessRows } from '../../src/core/select/assess.ts';
import type { RuleSet } from '../../src/work/rules-in-force.ts';
import type { MachineWatch, Pause } from './watch-machine.ts';
import type { BenchRule, FlatRow, Workload } from './workload.ts';

/** Declarations that come in one after the other: each is parsed and assessed by the rules in force. */
export interface Load {
  /** A batch of them, as a server would have it between two turns of its loop. */
  turn(): void;
  /** Begins to look for pauses; nothing before counts. */
  begin(): void;
  /** What was done since the last assessment is not the server's and no pause. */
  skip(): void;
  /** The times between two assessments since then that were longer than `NOTED_MS`. */
  readonly pauses: readonly Pause[];
  /** The longest time between two assessments since then, in milliseconds. */
  readonly longestMs: number;
  /** Assessments so far, and those of them that were made rule by rule because there was no index. */
  readonly assessed: number;
  readonly unindexed: number;
  /** How many were not what a plain reference says of the rules that were in force at that time. */
  wrong(): number;
}

/** Times between two assessments that are looked into, in milliseconds. */
export const NOTED_MS = 1;
/** Assessments between two turns of the loop. */
const BATCH = 10;
/** Assessments whose outcome is kept to be compared. */
const MOST_KEPT = 8_000_000;

const draw = (): number => 0.5;

export function createLoad(
  workload: Workload,
  rules: readonly BenchRule[],
  rows: readonly FlatRow[],
  inForce: (row: FactRow) => { readonly set: RuleSet; readonly index: OnlineIndex | undefined },
  machine: MachineWatch,
): Load {
  const texts = rows.map((row, at) => JSON.stringify(workload.toDeclaration(row, at)));
  // Laid out before, so that what is kept makes no garbage.
  const outcomes = new Uint32Array(MOST_KEPT);
  const judgedBy = new Uint16Array(MOST_KEPT);
  const sets: RuleSet[] = [];
  const state = { longestMs: 0, pauses: [] as Pause[], assessed: 0, unindexed: 0 };
  let last = performance.now();

  const assess = (number: number): void => {
    const parsed: unknown = JSON.parse(texts[number]!);
    const row = rows[number] as FactRow;
    const { set, index } = inForce(row);
    if (index === undefined) state.unindexed += 1;
    const { hits } = assessRows([row], [1], {
      rules: set.rules,
      ...(index === undefined ? {} : { index }),
      draw,
      randomShare: 0,
    });
    if (parsed === undefined || state.assessed === MOST_KEPT) throw new Error('more was assessed than is kept');
    if (sets.at(-1) !== set) sets.push(set);
    judgedBy[state.assessed] = sets.length - 1;
    let outcome = hits.length;
    for (const { ruleHash } of hits) outcome = mix(outcome, ruleHash);
    outcomes[state.assessed] = outcome;
    state.assessed += 1;
  };

  const skip = (): void => {
    machine.taken();
    last = performance.now();
  };

  return Object.assign(state, {
    turn() {
      const noted = state.pauses.length;
      for (let at = 0; at < BATCH; at++) {
        assess(state.assessed % rows.length);
        const now = performance.now();
        state.longestMs = Math.max(state.longestMs, now - last);
        if (now - last > NOTED_MS) state.pauses.push({ fromMs: last, toMs: now });
        last = now;
      }
      const taken = machine.taken();
      // What was taken in this turn was taken in one of its pauses, and of no more than one is it taken off.
      const longest = state.pauses.slice(noted).sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))[0];
      if (longest !== undefined) state.pauses[state.pauses.indexOf(longest)] = { ...longest, taken: taken() };
    },
    begin() {
      state.longestMs = 0;
      state.pauses = [];
      skip();
    },
    skip,
    wrong() {
      const numberOf = new Map(rules.map(({ when }, number) => [when, number]));
      const hit = rows.map((row) =>
        rules.flatMap(({ predicates }, number) =>
          predicates.every((one) => workload.holds(one, row) === true) ? [number] : [],
        ),
      );
      const hashesOf = sets.map(
        (set) => new Map(set.rules.map(({ rule, hash }) => [numberOf.get(rule.when) ?? -1, hash])),
      );
      let wrong = 0;
      for (let at = 0; at < state.assessed; at++) {
        const hashes = hashesOf[judgedBy[at]!]!;
        const wanted = hit[at % rows.length]!.flatMap((number) => hashes.get(number) ?? []);
        // Hits come in the order of the rules in force, which is not that of the workload: what is compared knows no order.
        const outcome = wanted.reduce((sum, hash) => mix(sum, hash), wanted.length);
        if (outcome >>> 0 !== outcomes[at]) wrong += 1;
      }
      return wrong;
    },
  });
}

/** A number of some hashes, the same in any order of them. */
function mix(sum: number, hash: string): number {
  return (sum + Number.parseInt(hash.slice(0, 8), 16)) | 0;
}
