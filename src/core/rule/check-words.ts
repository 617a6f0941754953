import { refusedSaying } from '../domain/terms/check-term.ts';
import { children, type Expr } from './ast.ts';
import { type Diagnostic, inCondition, inRule } from './diagnostic.ts';
import { FIELDS, isFieldName } from './fields.ts';
import type { Rule } from './rule.ts';

/**
 * What a rule says about persons or beliefs, in its id, its reason and the texts of its cases (limits 1 and 2): officers and
 * traders read all of these, and no word of them may judge somebody for who they are or what they think.
 */
export function checkWords(rule: Partial<Rule>): readonly Diagnostic[] {
  const spoken: [key: string, text: string][] = [];
  if (rule.id !== undefined) spoken.push(['id', rule.id]);
  if (rule.legalBasis !== undefined) spoken.push(['legalBasis', rule.legalBasis]);
  if (rule.reason !== undefined) spoken.push(['reason/en', rule.reason.en], ['reason/zh', rule.reason.zh]);
  for (const [at, { given }] of (rule.cases ?? []).entries()) {
    for (const [field, value] of Object.entries(given)) {
      for (const text of Array.isArray(value) ? value : [value])
        if (typeof text === 'string' && !isCode(text)) spoken.push([`cases/${at}/given/${field}`, text]);
    }
  }
  return spoken.flatMap(([key, text]) => {
    const word = refusedSaying(text);
    return word === undefined ? [] : [inRule('speaks-of-person', key, { word })];
  });
}

/**
 * The same of a condition's texts, which an explanation shows. What is compared with a firm's id is left alone: ids are
 * opaque, and a firm is what it is called.
 */
export function checkTexts(expr: Expr): readonly Diagnostic[] {
  if (expr.kind === 'list') {
    return expr.items.flatMap((item) => checkTexts(item));
  }
  if (expr.kind === 'string') {
    const word = isCode(expr.value) ? undefined : refusedSaying(expr.value);
    return word === undefined ? [] : [inCondition('speaks-of-person', expr, { word })];
  }
  const below = children<Expr>(expr);
  return below.some(isId) ? [] : below.flatMap(checkTexts);
}

/** Two or three letters, or digits, are a code of a country, a unit or a procedure, whatever word they also spell. */
const isCode = (text: string): boolean => /^(?:[A-Za-z]{1,3}|[A-Z]{0,5}[-./0-9]+)$/.test(text);

const isId = (expr: Expr): boolean =>
  expr.kind === 'field' && isFieldName(expr.field) && FIELDS[expr.field].equalityOnly === true;
