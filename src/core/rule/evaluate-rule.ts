import type { SeenValue } from '../domain/assessment.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { TypedExpr } from './ast.ts';
import { type Evaluated, type EvaluationFault, evaluate, type ListSight, type Missing } from './evaluate.ts';
import { seenValues } from './explain.ts';
import type { FactRow } from './fields.ts';
import { allowedHazards, blindfold, codeOf, isLimited } from './limits.ts';
import type { CheckedRule } from './rule.ts';

/** What a rule says of one goods item. */
export interface RuleResult {
  readonly outcome: 'hit' | 'miss' | 'error';
  /** Why it could not be evaluated. An error does not hit. */
  readonly reason?: EvaluationFault;
  /** The field or named list that was missing, where that was the reason. */
  readonly missing?: Missing;
  /** What the rule read, as it was allowed to read it; empty where its hazard may not be sought. */
  readonly seen: readonly SeenValue[];
}

/** What the limits leave of a row. The same for every rule, and rules are many: found once for each row. */
interface Sight {
  readonly hazards: readonly Hazard[];
  readonly visible: FactRow;
  readonly lists: ListSight;
}
const sights = new WeakMap<FactRow, Sight>();

/**
 * Judges one goods item by one rule, under the limits on printed matter, media and devices. The only door to a
 * judgement: there is no way to evaluate a rule without them.
 */
export function evaluateRule({ rule, expr }: Pick<CheckedRule, 'rule' | 'expr'>, row: FactRow): RuleResult {
  // The hazard first: where it may not be sought, nothing of the item is looked at, and the rule misses without an
  // error.
  const { hazards, visible, lists } = sightOf(row);
  if (!hazards.includes(rule.hazard)) return { outcome: 'miss', seen: [] };
  const result = evaluate(expr, visible, lists);
  if (result.kind === 'error') return new Result('error', expr, visible, result);
  return new Result(result.value === true ? 'hit' : 'miss', expr, visible);
}

/** Most results are misses that nobody asks about: what a rule saw is gathered when it is read. */
class Result implements RuleResult {
  readonly outcome: RuleResult['outcome'];
  declare readonly reason?: EvaluationFault;
  declare readonly missing?: Missing;
  readonly #expr: TypedExpr;
  readonly #visible: FactRow;

  constructor(outcome: RuleResult['outcome'], expr: TypedExpr, visible: FactRow, why?: Evaluated & { kind: 'error' }) {
    this.outcome = outcome;
    this.#expr = expr;
    this.#visible = visible;
    if (why === undefined) return;
    this.reason = why.reason;
    if (why.missing !== undefined) this.missing = why.missing;
  }

  get seen(): readonly SeenValue[] {
    return seenValues(this.#expr, this.#visible);
  }
}

function sightOf(row: FactRow): Sight {
  let sight = sights.get(row);
  if (sight === undefined) {
    const lists = isLimited(row) ? 'missing' : 'readable';
    sight = { hazards: allowedHazards(codeOf(row)), visible: blindfold(row), lists };
    sights.set(row, sight);
  }
  return sight;
}
