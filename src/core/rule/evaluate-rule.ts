import type { SeenValue } from '../domain/assessment.ts';
import { type EvaluationFault, evaluate, type Missing } from './evaluate.ts';
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

/**
 * Judges one goods item by one rule, under the limits on printed matter, media and devices. The only door to a
 * judgement: there is no way to evaluate a rule without them.
 */
export function evaluateRule(checked: Pick<CheckedRule, 'rule' | 'expr'>, row: FactRow): RuleResult {
  if (!allowedHazards(codeOf(row)).includes(checked.rule.hazard)) return { outcome: 'miss', seen: [] };
  const sight = blindfold(row);
  const seen = seenValues(checked.expr, sight);
  const result = evaluate(checked.expr, sight, isLimited(row) ? 'missing' : 'readable');
  if (result.kind === 'value') return { outcome: result.value === true ? 'hit' : 'miss', seen };
  const error = { outcome: 'error', reason: result.reason, seen } as const;
  return result.missing === undefined ? error : { ...error, missing: result.missing };
}
