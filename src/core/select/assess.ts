import type { Assessment, Hit, Selection, ShadowHit, Unevaluated } from '../domain/assessment.ts';
import { type Lane, strictest } from '../domain/lane.ts';
import { evaluateRule } from '../rule/evaluate-rule.ts';
import type { FactRow } from '../rule/fields.ts';
import type { CheckedRule } from '../rule/rule.ts';

/** A version of a rule in shadow. */
export interface ShadowRule {
  readonly checked: CheckedRule;
  readonly version: number;
}

export interface AssessContext {
  /** The rules in force. */
  readonly rules: readonly CheckedRule[];
  /** Rules that are counted and stop nobody. */
  readonly shadow?: readonly ShadowRule[];
  /** A fraction in [0, 1) for a purpose, the same each time for the same declaration and day. */
  readonly draw: (purpose: string) => number;
  /** The probability with which any declaration is inspected at random, from 0 to 1. */
  readonly randomShare: number;
}

/** A random check is a real one: it looks at the goods. */
const RANDOM_LANE: Lane = 'red';

/**
 * Evaluates every rule on every goods item and chooses the lane. A rule that hits several items is drawn for once. Rows
 * and lines go together: one for each goods item.
 */
export function assessRows(
  rows: readonly FactRow[],
  lines: readonly number[],
  context: AssessContext,
): Pick<Assessment, 'lane' | 'selections' | 'hits' | 'unevaluated' | 'shadow'> {
  const hits: Hit[] = [];
  const unevaluated: Unevaluated[] = [];
  const selections: Selection[] = [];
  for (const checked of context.rules) {
    const { rule } = checked;
    const probability = rule.mandatory ? 1 : rule.rate;
    let selected: boolean | undefined;
    for (const [at, row] of rows.entries()) {
      const line = lines[at] ?? at + 1;
      const result = evaluateRule(checked, row);
      if (result.outcome === 'error') {
        unevaluated.push({ rule: rule.id, line, ...(result.missing === undefined ? {} : { missing: result.missing }) });
        continue;
      }
      if (result.outcome === 'miss') continue;
      if (selected === undefined) {
        selected = probability >= 1 || context.draw(`rule:${rule.id}`) < probability;
        if (selected)
          selections.push({
            kind: 'rule',
            probability,
            lane: rule.lane,
            rule: rule.id,
            hazard: rule.hazard,
          });
      }
      hits.push({
        rule: rule.id,
        ruleHash: checked.hash,
        hazard: rule.hazard,
        lane: rule.lane,
        mandatory: rule.mandatory,
        line,
        reason: rule.reason,
        seen: result.seen,
        selected,
        probability,
      });
    }
  }
  if (context.draw('random') < context.randomShare) {
    selections.push({ kind: 'random', probability: context.randomShare, lane: RANDOM_LANE });
  }
  const shadow = shadowHits(rows, context.shadow ?? []);
  return {
    lane: strictest(selections.map((one) => one.lane)),
    selections,
    hits,
    unevaluated,
    ...(shadow.length === 0 ? {} : { shadow }),
  };
}

function shadowHits(rows: readonly FactRow[], shadow: readonly ShadowRule[]): readonly ShadowHit[] {
  return shadow
    .filter(({ checked }) => rows.some((row) => evaluateRule(checked, row).outcome === 'hit'))
    .map(({ checked, version }) => ({ rule: checked.rule.id, version }));
}
