import { evaluateRule, type RuleResult } from './evaluate-rule.ts';
import type { CheckedRule, RuleCase } from './rule.ts';

/** How one case of a rule came out. */
export interface CaseResult {
  /** Zero-based. */
  readonly index: number;
  readonly expected: RuleCase;
  readonly result: RuleResult;
  readonly holds: boolean;
}

/** Runs a rule's cases. An evaluation that ends in an error counts as no hit, as it does at the port. */
export function runCases(checked: Pick<CheckedRule, 'rule' | 'expr'>): readonly CaseResult[] {
  return checked.rule.cases.map((expected, index) => {
    const result = evaluateRule(checked, expected.given);
    return { index, expected, result, holds: (result.outcome === 'hit') === expected.hit };
  });
}
