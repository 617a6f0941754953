import type { HashHex } from '../domain/ids.ts';
import type { TypedExpr } from './ast.ts';
import { canonical } from './canonical.ts';
import { runCases } from './cases.ts';
import { type CheckContext, check } from './check.ts';
import { checkTexts, checkWords } from './check-words.ts';
import { checkLimits } from './decide-limits.ts';
import { type Diagnostic, hasError, inCondition, inRule } from './diagnostic.ts';
import { fieldsOf, listsOf } from './explain.ts';
import type { NamedLists } from './named-list.ts';
import { parse } from './parse.ts';
import { readForm } from './read-form.ts';
import type { CheckedRule, Rule } from './rule.ts';

/** What rules are checked against. The hash is an argument, because core computes none. */
export interface RuleContext {
  /** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
  readonly hash: (text: string) => HashHex;
  readonly lists: NamedLists;
  /** The goods words of the approved vocabulary; words outside it are warned of when it is given. */
  readonly terms?: ReadonlySet<string>;
  /** An administration's own register of instruments, in the place of ours. */
  readonly instruments?: readonly string[];
}

/** What came of checking. Warnings may stand beside a rule; with an error there is none. */
export interface RuleCheck {
  /** Present exactly when the rule may stand. */
  readonly rule?: CheckedRule;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Says whether a rule may stand: its form, its types, its limits, and its cases if it has some. Never asks today's
 * date: whether it is in force is another question. `raw` is parsed YAML or JSON of any shape; nothing is thrown.
 */
export function checkRule(raw: unknown, context: RuleContext): RuleCheck {
  const form = readForm(raw, context.instruments);
  const diagnostics = [...form.diagnostics, ...checkWords(form.rule)];
  const condition = form.rule.when === undefined ? undefined : checkCondition(form.rule.when, form.rule, context);
  if (condition) diagnostics.push(...condition.diagnostics);
  if (!condition?.expr || hasError(diagnostics)) return { diagnostics };
  // Everything required was there and sound, or an error would have been found.
  const rule = form.rule as Rule;
  const { expr } = condition;
  // A rule that contradicts its own examples may not stand, whatever its author meant.
  for (const { index, expected, result, holds } of runCases({ rule, expr })) {
    if (holds) continue;
    const params = { number: index + 1, expected: expected.hit ? 'hit' : 'miss', got: result.outcome };
    diagnostics.push(inRule('case-failed', `cases/${index}`, { ...params, missing: result.missing ?? '' }));
  }
  if (hasError(diagnostics)) return { diagnostics };
  if (rule.cases.length === 0) diagnostics.push(inRule('no-cases', 'cases'));
  return { rule: { rule, expr, hash: context.hash(canonicalRule(rule, expr)) }, diagnostics };
}

/**
 * Parses and checks a condition alone, for a hazard: what an editor asks at every key. Without a hazard the limits are
 * not checked, and such a condition must not be evaluated as a rule.
 */
export function checkCondition(
  when: string,
  { hazard }: Pick<Partial<Rule>, 'hazard'>,
  context: Pick<RuleContext, 'lists' | 'terms'>,
): { readonly expr?: TypedExpr; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = parse(when);
  if ('diagnostic' in parsed) return { diagnostics: [parsed.diagnostic] };
  const base: CheckContext = context.terms ? { lists: context.lists, terms: context.terms } : { lists: context.lists };
  const checked = check(parsed.expr, hazard ? { ...base, hazard } : base);
  // Limits go with a hazard, here as below: without one a condition is asked of rows and stands before nobody.
  const spoken = hazard ? checkTexts(parsed.expr) : [];
  if (!checked.expr || spoken.length > 0) return { diagnostics: [...checked.diagnostics, ...spoken] };
  const diagnostics = [...checked.diagnostics, ...(hazard ? checkLimits(checked.expr, hazard) : [])];
  if (fieldsOf(checked.expr).length === 0) diagnostics.push(inCondition('condition-reads-nothing', checked.expr));
  return hasError(diagnostics) ? { diagnostics } : { expr: checked.expr, diagnostics };
}

/** Checks some rules together: each alone, and no two under one id. The results stand in the order of the rules. */
export function checkRules(raws: readonly unknown[], context: RuleContext): readonly RuleCheck[] {
  const firstOf = new Map<string, number>();
  return raws.map((raw, index) => {
    const result = checkRule(raw, context);
    const id = (raw as { readonly id?: unknown } | null | undefined)?.id;
    if (typeof id !== 'string') return result;
    const first = firstOf.get(id);
    if (first === undefined) firstOf.set(id, index);
    if (first === undefined) return result;
    return { diagnostics: [...result.diagnostics, inRule('duplicate-id', 'id', { id, first: first + 1 })] };
  });
}

/** The text whose hash is a rule's identity: what decides and what is said, in one fixed order, lists by value. */
function canonicalRule(rule: Rule, expr: TypedExpr): string {
  // By value and sorted: a list of another order or with repeats decides the same, and one that was changed is another
  // rule.
  const lists = [...listsOf(expr)].map(([id, values]) => JSON.stringify([id, [...new Set(values)].sort()])).sort();
  return JSON.stringify([
    'landport-rule-1',
    rule.id,
    rule.hazard,
    rule.lane,
    rule.mandatory,
    rule.rate,
    canonical(expr),
    lists,
    [rule.reason.en, rule.reason.zh],
    rule.legalBasis,
    rule.owner,
    rule.approvedBy,
    rule.validFrom,
    rule.validUntil,
  ]);
}
