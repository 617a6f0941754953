import { HAZARDS } from '../../core/domain/hazard.ts';
import type { Expr, TypedExpr } from '../../core/rule/ast.ts';
import { checkCondition } from '../../core/rule/check-rule.ts';
import { checkWords } from '../../core/rule/check-words.ts';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import { hasError } from '../../core/rule/diagnostic.ts';
import { evaluateRule, type RuleResult } from '../../core/rule/evaluate-rule.ts';
import { type FactRow, type FieldName, FIELDS, fits, isFieldName } from '../../core/rule/fields.ts';
import { type NamedLists, namedListOf } from '../../core/rule/named-list.ts';
import { parse } from '../../core/rule/parse.ts';
import { readForm } from '../../core/rule/read-form.ts';
import type { Rule } from '../../core/rule/rule.ts';
import type { NamedListView, TermView } from '../../wire/workbench.ts';
import { type Draft, type DraftCase, inputOf } from './draft.ts';

/** What a draft is checked against: the lists and goods words in force. */
export interface Surroundings {
  readonly lists: NamedLists;
  /** Absent while the vocabulary is not at hand: then no goods word is doubted. */
  readonly terms?: ReadonlySet<string>;
}

/** How a case came out, or why it was not run. */
export type CaseOutcome = { readonly holds: boolean; readonly result: RuleResult } | undefined;

/** What this page itself finds of a draft while it is typed; the server's word on it comes from `checkQuery`. */
export interface DraftCheck {
  /** The condition as parsed, also when its types are wrong; nothing while it cannot be read. */
  readonly parsed?: Expr;
  readonly expr?: TypedExpr;
  readonly condition: readonly Diagnostic[];
  /** What is wrong with the other parts, by their keys. */
  readonly form: readonly Diagnostic[];
  readonly cases: readonly CaseOutcome[];
  /** Whether it may be saved. */
  readonly sound: boolean;
}

/** The values of the lists, and the goods words, that count today. */
export function surroundingsOf(
  lists: readonly NamedListView[] | undefined,
  terms: readonly TermView[] | undefined,
): Surroundings {
  const named = (lists ?? []).map(({ id, entries }) => {
    const held = entries.filter(({ state }) => state === 'in-force');
    return [id, namedListOf(id, held)] as const;
  });
  const inForce = terms?.filter(({ state }) => state === 'in-force').map(({ id }) => id);
  return { lists: new Map(named), ...(inForce === undefined ? {} : { terms: new Set(inForce) }) };
}

/**
 * Checks a draft in the browser, with the server's own checker. The author and the approver are not the author's to
 * write, so they are not looked for.
 */
export function checkDraft(draft: Draft, surroundings: Surroundings): DraftCheck {
  const hazard = HAZARDS.find((one) => one === draft.hazard);
  const parsed = parse(draft.when);
  const condition = checkCondition(draft.when, hazard === undefined ? {} : { hazard }, surroundings);
  const read = readForm(inputOf(draft));
  const form = [...read.diagnostics, ...checkWords(read.rule)].filter(
    ({ key }) => key !== 'owner' && key !== 'approvedBy' && key !== 'when',
  );
  const expr = condition.expr;
  const cases = draft.cases.map((each) => (expr && hazard ? runCase({ hazard, expr }, each) : undefined));
  return {
    ...('expr' in parsed ? { parsed: parsed.expr } : {}),
    ...(expr === undefined ? {} : { expr }),
    condition: condition.diagnostics,
    form,
    cases,
    sound: expr !== undefined && !hasError(form) && cases.every((one) => one?.holds === true),
  };
}

function runCase(rule: { readonly hazard: Rule['hazard']; readonly expr: TypedExpr }, each: DraftCase): CaseOutcome {
  const result = evaluateRule({ rule: { hazard: rule.hazard } as Rule, expr: rule.expr }, factsOf(each.given));
  return { holds: (result.outcome === 'hit') === each.hit, result };
}

/** The fields of a case that are fields; others are reported by the form. */
function factsOf(given: DraftCase['given']): FactRow {
  const known = Object.entries(given).filter(
    (entry): entry is [FieldName, never] => isFieldName(entry[0]) && fits(FIELDS[entry[0]].type, entry[1]),
  );
  return Object.fromEntries(known) as FactRow;
}
