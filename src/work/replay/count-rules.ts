import { chosenOf, hitsOf } from './choose.ts';
import { FOUND, NOTHING_FOUND, type Part } from './part.ts';
import type { ReplayedRule, ReplayOverlap } from './result.ts';
import type { Comparison } from './tally.ts';

/** Pairs of rules that are told. */
const MOST_TOLD = 50;
/** Past so many rules their pairs are not counted: the table alone would take more memory than the answer is worth. */
const MOST_PAIRED = 2_000;

/** Adds up what each rule of the live set does, and which of them hit the same declarations. */
export interface RuleCounter {
  add(part: Part, counts: (at: number) => boolean): void;
  rules(): readonly ReplayedRule[];
  overlap(): readonly ReplayOverlap[];
}

/** Works for the live set alone: a draft's overlap is counted with its own hits. */
export function countRules({ others: judges, draws }: Comparison): RuleCounter {
  const sums = judges.map(({ id }) => {
    return { rule: id, hits: 0, hitsBefore: 0, selected: 0, alone: 0, caught: 0, nothingFound: 0 };
  });
  const paired = judges.length <= MOST_PAIRED;
  const both = new Float64Array(paired ? judges.length * judges.length : 0);

  /** The rules that hit each declaration, one list behind the other: `starts` says where a declaration's begins. */
  const byDeclaration = (part: Part, hits: readonly Uint32Array[]) => {
    const starts = new Uint32Array(part.count + 1);
    for (const list of hits) for (const at of list) starts[at + 1] = (starts[at + 1] ?? 0) + 1;
    for (let at = 0; at < part.count; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
    const rules = new Uint32Array(starts[part.count] ?? 0);
    const next = starts.slice();
    for (const [rule, list] of hits.entries())
      for (const at of list) {
        const place = next[at] ?? 0;
        rules[place] = rule;
        next[at] = place + 1;
      }
    return { starts, rules };
  };

  return {
    add(part, counts) {
      const hits = judges.map((judge) => hitsOf(part, judge));
      const { starts, rules } = byDeclaration(part, hits);
      for (let at = 0; at < part.count; at++) {
        const [from = 0, to = 0] = [starts[at], starts[at + 1]];
        if (from === to || !counts(at)) continue;
        const label = part.label[at];
        for (let one = from; one < to; one++) {
          const rule = rules[one] ?? 0;
          const sum = sums[rule];
          if (sum === undefined) continue;
          sum.hits += 1;
          if (to - from === 1) sum.alone += 1;
          if (label === FOUND) sum.caught += 1;
          if (label === NOTHING_FOUND) sum.nothingFound += 1;
          for (let other = paired ? from : one; other < one; other++) {
            const cell = (rules[other] ?? 0) * judges.length + rule;
            both[cell] = (both[cell] ?? 0) + 1;
          }
        }
      }
      for (const [rule, judge] of judges.entries()) {
        const sum = sums[rule];
        if (sum === undefined) continue;
        for (const at of chosenOf(part, judge, draws)) if (counts(at)) sum.selected += 1;
        for (const at of part.given.get(judge.id)?.at ?? []) if (counts(at)) sum.hitsBefore += 1;
      }
    },
    rules: () => [...sums].sort((a, b) => b.hits - a.hits),
    overlap() {
      const found: ReplayOverlap[] = [];
      for (const [cell, count] of both.entries()) {
        if (count === 0) continue;
        const [one, other] = [sums[Math.floor(cell / judges.length)], sums[cell % judges.length]];
        if (one === undefined || other === undefined) continue;
        // Of the one that hits less, so that a rule that is nearly inside another is seen.
        const [less, more] = one.hits < other.hits ? [one, other] : [other, one];
        found.push({ rule: more.rule, of: less.rule, both: count, share: count / Math.max(1, less.hits) });
      }
      return found.sort((a, b) => b.both - a.both).slice(0, MOST_TOLD);
    },
  };
}
