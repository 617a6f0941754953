import type { Condition } from '../core/rule/compile.ts';
import type { FactRow } from '../core/rule/fields.ts';
import { createIndexMaker, type OnlineIndex } from '../core/rule/online.ts';
import type { CheckedRule } from '../core/rule/rule.ts';
import type { RuleSet } from './rules-in-force.ts';

/** Makes the indexes by which declarations are assessed, between requests. */
export interface RuleIndexer {
  /**
   * The index of a set of rules in force and in shadow, in this order; nothing until it is made, or where it cannot be. Never waits.
   * The rows are those to be judged: they are remembered as what goods items look like.
   */
  indexOf(set: Pick<RuleSet, 'rules' | 'shadow'>, rows: readonly FactRow[]): OnlineIndex | undefined;
}

/** Rows that an index is fitted to; before so many were seen there is none. */
const SAMPLE_ROWS = 256;
/** Past that, one in so many takes the place of the oldest. */
const TAKE_EVERY = 16;
/** How long the making of an index keeps requests waiting at once. */
const SLICE_MS = 0.5;

/** `later` runs something when what waits now was served. */
export function indexRules(later: (run: () => void) => void = setImmediate): RuleIndexer {
  // A set that nobody holds any more takes its index along.
  // By the set itself: `rulesInForce` gives the same object out as long as its rules are the same.
  const made = new WeakMap<object, { index?: OnlineIndex }>();
  // Sets differ by few rules: what was made of the others serves again.
  const maker = createIndexMaker('limited');
  const sample: FactRow[] = [];
  let seen = 0;

  // Built from the sample as it is now; rules that are new in a set are fitted to what came in since.
  const build = (set: Pick<RuleSet, 'rules' | 'shadow'>, into: { index?: OnlineIndex }): void => {
    const conditionOf = ({ expr, rule }: CheckedRule): Condition => ({ expr, hazard: rule.hazard });
    const conditions = [...set.rules.map(conditionOf), ...set.shadow.map((one) => conditionOf(one.checked))];
    const steps = maker.build(conditions, [...sample]);
    const slice = (): void => {
      const until = performance.now() + SLICE_MS;
      try {
        do {
          const step = steps.next();
          if (step.done === true) {
            into.index = step.value;
            return;
          }
        } while (performance.now() < until);
        later(slice);
      } catch {
        // A set that cannot be indexed is asked rule by rule, as before.
      }
    };
    later(slice);
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
      if (sample.length < SAMPLE_ROWS) return undefined;
      const making: { index?: OnlineIndex } = {};
      made.set(set, making);
      build(set, making);
      return undefined;
    },
  };
}
