import type { Condition } from '../core/rule/compile.ts';
import type { FactRow } from '../core/rule/fields.ts';
import { createIndexMaker, type OnlineIndex } from '../core/rule/online.ts';
import type { CheckedRule } from '../core/rule/rule.ts';
import type { RuleSet } from './rules-in-force.ts';
import { REST_MS, takeSlice } from './slices.ts';

/** Makes the indexes by which declarations are assessed, between requests. */
export interface RuleIndexer {
  /**
   * The index of a set of rules in force and in shadow, in this order; nothing until it is made, or where it cannot be. Never waits.
   * The rows are those to be judged: they are remembered as what goods items look like.
   */
  indexOf(set: Pick<RuleSet, 'rules' | 'shadow'>, rows: readonly FactRow[]): OnlineIndex | undefined;
  /** Makes the index of a set that is to come into force, so that its rules are never asked one by one: for 1,000 that takes 1 ms an item. */
  prepare(set: Pick<RuleSet, 'rules' | 'shadow'>): Promise<void>;
}

/** Rows that an index is fitted to; before so many were seen there is none. */
const SAMPLE_ROWS = 256;
/** Past that, one in so many takes the place of the oldest. */
const TAKE_EVERY = 16;

/** `later` runs something when what waits now was served, and some more. */
export function indexRules(later: (run: () => void) => void = (run) => setTimeout(run, REST_MS)): RuleIndexer {
  // A set that nobody holds any more takes its index along.
  // By the set itself: `rulesInForce` gives the same object out as long as its rules are the same.
  const made = new WeakMap<object, { index?: OnlineIndex }>();
  // Sets differ by few rules: what was made of the others serves again.
  const maker = createIndexMaker('limited');
  const sample: FactRow[] = [];
  let seen = 0;

  // Built from the sample as it is now; rules that are new in a set are fitted to what came in since.
  const build = (set: Pick<RuleSet, 'rules' | 'shadow'>): Promise<void> => {
    const conditionOf = ({ expr, rule }: CheckedRule): Condition => ({ expr, hazard: rule.hazard });
    const conditions = [...set.rules.map(conditionOf), ...set.shadow.map((one) => conditionOf(one.checked))];
    const into: { index?: OnlineIndex } = {};
    made.set(set, into);
    const steps = maker.build(conditions, [...sample]);
    return new Promise((resolve) => {
      const slice = (): void => {
        try {
          const taken = takeSlice(steps);
          if (taken === undefined) {
            later(slice);
            return;
          }
          into.index = taken.result;
        } catch {
          // A set that cannot be indexed is asked rule by rule, as before.
        }
        resolve();
      };
      later(slice);
    });
  };

  return {
    indexOf(set, rows) {
      const known = made.get(set);
      const [row] = rows;
      if (row !== undefined) {
        if (sample.length < SAMPLE_ROWS) sample.push(row);
        // Rarely, so that a single short file does not fill the sample.
        else if (++seen % TAKE_EVERY === 0) sample[(seen / TAKE_EVERY) % SAMPLE_ROWS] = row;
      }
      if (known !== undefined) return known.index;
      if (sample.length === SAMPLE_ROWS) void build(set);
      return undefined;
    },
    async prepare(set) {
      if (sample.length === SAMPLE_ROWS && !made.has(set)) await build(set);
    },
  };
}
