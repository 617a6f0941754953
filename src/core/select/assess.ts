import type { Assessment, Hit, Selection, ShadowHit, Unevaluated } from '../domain/assessment.ts';
import { type Lane, strictest } from '../domain/lane.ts';
import { evaluateRule } from '../rule/evaluate-rule.ts';
import type { FactRow } from '../rule/fields.ts';
import type { OnlineIndex } from '../rule/online.ts';
import type { CheckedRule } from '../rule/rule.ts';

/** A version of a rule in shadow. */
export interface ShadowRule {
  readonly checked: CheckedRule;
  readonly version: number;
}

/** What an assessment rests on besides the rows. The same context and rows always give the same lane. */
export interface AssessContext {
  /** The rules in force. */
  readonly rules: readonly CheckedRule[];
  /** Rules that are counted and stop nobody. */
  readonly shadow?: readonly ShadowRule[];
  /**
   * An index of the conditions of `rules`, then of `shadow`, in this order and under the limits: it finds the rules that do
   * not simply miss. Without one every rule is asked.
   */
  readonly index?: OnlineIndex;
  /** A fraction in [0, 1) for a purpose, the same each time for the same declaration and day. */
  readonly draw: (purpose: string) => number;
  /** The probability with which any declaration is inspected at random, from 0 to 1. */
  readonly randomShare: number;
  /** What officers selected by hand, before this assessment or with it. */
  readonly manual?: readonly Selection[];
}

/** A random check is a real one: it looks at the goods. */
const RANDOM_LANE: Lane = 'red';

/**
 * Evaluates every rule on every goods item and chooses the lane. A rule that hits several items is drawn for once. Rows
 * and lines go together: one for each goods item. The interpreter has the last word on whatever an index finds, and says
 * what was seen or missing.
 */
export function assessRows(
  rows: readonly FactRow[],
  lines: readonly number[],
  context: AssessContext,
): Pick<Assessment, 'lane' | 'selections' | 'hits' | 'unevaluated' | 'shadow'> {
  const { rules, shadow = [], index } = context;
  const hits: Hit[] = [];
  const unevaluated: Unevaluated[] = [];
  const selections: Selection[] = [];
  const shadowHits: ShadowHit[] = [];
  const found = index === undefined ? undefined : pairsToAsk(rows, index);
  const count = found === undefined ? (rules.length + shadow.length) * rows.length : found.length;
  // Of the rule at hand: whether it was drawn, or already counted.
  let at = -1;
  let selected: boolean | undefined;
  for (let ask = 0; ask < count; ask++) {
    const pair = found === undefined ? ask : (found[ask] as number);
    const number = Math.floor(pair / rows.length);
    const row = rows[pair % rows.length] as FactRow;
    if (number !== at) selected = undefined;
    at = number;
    const checked = rules[number];
    if (checked === undefined) {
      const one = shadow[number - rules.length];
      if (one === undefined || selected !== undefined || evaluateRule(one.checked, row).outcome !== 'hit') continue;
      selected = false;
      shadowHits.push({ rule: one.checked.rule.id, version: one.version });
      continue;
    }
    const { rule } = checked;
    const line = lines[pair % rows.length] ?? (pair % rows.length) + 1;
    const result = evaluateRule(checked, row);
    if (result.outcome === 'error') {
      unevaluated.push(
        result.missing === undefined ? { line, rule: rule.id } : { line, missing: result.missing, rule: rule.id },
      );
      continue;
    }
    if (result.outcome === 'miss') continue;
    const probability = rule.mandatory ? 1 : rule.rate;
    if (selected === undefined) {
      selected = probability >= 1 || context.draw(`rule:${rule.id}`) < probability;
      if (selected) selections.push({ hazard: rule.hazard, kind: 'rule', lane: rule.lane, probability, rule: rule.id });
    }
    // In the order of their names here and above: so canonical JSON need not sort them (see isOrdered).
    hits.push({
      hazard: rule.hazard,
      lane: rule.lane,
      line,
      mandatory: rule.mandatory,
      probability,
      reason: rule.reason,
      rule: rule.id,
      ruleHash: checked.hash,
      seen: result.seen,
      selected,
    });
  }
  if (context.draw('random') < context.randomShare) {
    selections.push({ kind: 'random', lane: RANDOM_LANE, probability: context.randomShare });
  }
  selections.push(...(context.manual ?? []));
  return {
    lane: strictest(selections.map((one) => one.lane)),
    selections,
    hits,
    unevaluated,
    ...(shadowHits.length === 0 ? {} : { shadow: shadowHits }),
  };
}

/** The pairs of a rule and a row that do not simply miss, as `rule * rows + row`: rule after rule, row after row. */
function pairsToAsk(rows: readonly FactRow[], index: OnlineIndex): readonly number[] {
  const pairs: number[] = [];
  for (const [at, row] of rows.entries()) {
    const { hits, errors } = index.judge(row);
    for (const rule of hits) pairs.push(rule * rows.length + at);
    for (const rule of errors) pairs.push(rule * rows.length + at);
  }
  return pairs.length < 2 ? pairs : pairs.sort((a, b) => a - b);
}
