import type { SeenValue } from '../domain/assessment.ts';
import type { Span, TypedExpr } from './ast.ts';
import { canonical } from './canonical.ts';
import { type Evaluated, type EvaluationFault, evaluate, type Missing } from './evaluate.ts';
import { seenValues } from './explain.ts';
import type { FactRow } from './fields.ts';
import { allowedHazards, blindfold, codeOf, isLimited } from './limits.ts';
import type { CheckedRule } from './rule.ts';

/** CEL's three outcomes of a condition. */
export type Verdict = 'true' | 'false' | 'error';

/** One condition of a rule, and what became of it for one goods item. */
export interface Why extends Span {
  /** `all` and `any` of the conditions below, `not` the one below, or a condition by itself. */
  readonly kind: 'all' | 'any' | 'not' | 'condition';
  readonly verdict: Verdict;
  /** The condition in canonical form; its place in the rule's own text is the span. */
  readonly text: string;
  /** Of a condition by itself: what it read. A field without a value was missing, or may not be seen here. */
  readonly seen: readonly SeenValue[];
  /** Why it could not be evaluated. */
  readonly reason?: EvaluationFault;
  readonly missing?: Missing;
  readonly below: readonly Why[];
  /** Whether the rule's verdict rests on this: had it come out otherwise, the verdict might have. */
  readonly decisive: boolean;
}

/**
 * Why a rule hit a goods item, or did not. An auditor and the rule's editor read it; a trader reads the rule's reason
 * alone.
 */
export interface RuleWhy {
  readonly outcome: 'hit' | 'miss' | 'error';
  /** Absent where the rule's hazard may not be sought on such an item: then nothing was looked at. */
  readonly why?: Why;
}

/**
 * Takes a rule's judgement of one goods item apart, down to the conditions that decided it: each with the value it saw, the
 * ones that failed, the values that were missing. Under the same limits as the judgement.
 */
export function whyRule(checked: Pick<CheckedRule, 'rule' | 'expr'>, row: FactRow): RuleWhy {
  if (!allowedHazards(codeOf(row)).includes(checked.rule.hazard)) return { outcome: 'miss' };
  const lists = isLimited(row) ? 'missing' : 'readable';
  const sight = blindfold(row);
  const why = explain(checked.expr, sight, true, (expr) => evaluate(expr, sight, lists));
  return { outcome: why.verdict === 'true' ? 'hit' : why.verdict === 'false' ? 'miss' : 'error', why };
}

/** The conditions by themselves on which a verdict rests, in the order of the text. */
export function decisiveConditions(why: Why): readonly Why[] {
  if (!why.decisive) return [];
  return why.kind === 'condition' ? [why] : why.below.flatMap(decisiveConditions);
}

function explain(expr: TypedExpr, row: FactRow, decisive: boolean, ask: (expr: TypedExpr) => Evaluated): Why {
  const result = ask(expr);
  const verdict = verdictOf(result);
  const base = { verdict, decisive, text: canonical(expr), start: expr.start, end: expr.end };
  switch (expr.kind) {
    case 'and':
    case 'or': {
      // What settles the matter decides: one that is false, or for `or` true. Without one, an error does; else all do.
      const settling: Verdict = expr.kind === 'and' ? 'false' : 'true';
      // Evaluated again at every level: conditions are shallow (50 at most), and this is asked of one item at a time.
      const all = expr.terms.map((term) => verdictOf(ask(term)));
      // The terms whose verdict is this one are those that decide.
      const counts: Verdict = all.includes(settling) ? settling : all.includes('error') ? 'error' : verdict;
      const below = expr.terms.map((term, index) => explain(term, row, decisive && all[index] === counts, ask));
      return { ...base, kind: expr.kind === 'and' ? 'all' : 'any', seen: [], below };
    }
    case 'not':
      return { ...base, kind: 'not', seen: [], below: [explain(expr.operand, row, decisive, ask)] };
    default: {
      const found: Why = { ...base, kind: 'condition', seen: seenValues(expr, row), below: [] };
      if (result.kind === 'value') return found;
      const failed: Why = { ...found, reason: result.reason };
      return result.missing === undefined ? failed : { ...failed, missing: result.missing };
    }
  }
}

function verdictOf(result: Evaluated): Verdict {
  if (result.kind === 'error') return 'error';
  return result.value === true ? 'true' : 'false';
}
