import type { Hazard } from '../domain/hazard.ts';
import type { TypedExpr } from './ast.ts';
import { type Diagnostic, inCondition } from './diagnostic.ts';
import { fieldsOf, listsOf } from './explain.ts';
import { allowedHazards, BLIND_FIELDS, limitedPrefix } from './limits.ts';

/**
 * The code prefixes that an item must have for a condition to be true, as far as its shape decides it; nothing when it
 * does not. Only `goods.hs` compared with literals counts; what cannot be decided here is stopped at evaluation.
 */
function neededPrefixes(expr: TypedExpr): readonly string[] | undefined {
  switch (expr.kind) {
    case 'and':
      return (
        rangeOf(expr.terms) ?? expr.terms.map(neededPrefixes).find((one) => one?.every((code) => limitedPrefix(code)))
      );
    // True by any branch: all must name codes, and the rule may hit where any of them says.
    case 'or': {
      const each = expr.terms.map(neededPrefixes);
      return each.some((one) => one === undefined) ? undefined : each.flatMap((one) => one ?? []);
    }
    case 'conditional': {
      const [then, otherwise] = [neededPrefixes(expr.then), neededPrefixes(expr.otherwise)];
      return then && otherwise && [...then, ...otherwise];
    }
    case 'text-test':
      if (expr.test !== 'startsWith' || !isCode(expr.text) || expr.argument.kind !== 'string') return undefined;
      return [expr.argument.value];
    case 'in':
      if (!isCode(expr.item) || expr.list.kind !== 'list') return undefined;
      return expr.list.items.map((item) => String(item.value));
    case 'compare':
      if (expr.operator !== '==') return undefined;
      if (isCode(expr.left) && expr.right.kind === 'string') return [expr.right.value];
      return isCode(expr.right) && expr.left.kind === 'string' ? [expr.left.value] : undefined;
    case 'matches': {
      const literal = /^\^(\d+)/.exec(expr.pattern)?.[1];
      // `^49|^50` and `^490*` are no prefix of 49 and 490: only a pattern without these signs is decided here.
      if (literal === undefined || !isCode(expr.text) || /[|?*{]/.test(expr.pattern)) return undefined;
      return [literal];
    }
    default:
      return undefined;
  }
}

const isCode = (expr: TypedExpr): boolean => expr.kind === 'field' && expr.field === 'goods.hs';

/** `goods.hs >= "49" && goods.hs < "50"` among some terms: the one prefix that both bounds share, as the text order has it. */
function rangeOf(terms: readonly TypedExpr[]): readonly string[] | undefined {
  let low: string | undefined;
  let high: { readonly text: string; readonly open: boolean } | undefined;
  for (const term of terms) {
    if (term.kind !== 'compare') continue;
    const bound = term.right.kind === 'string' && isCode(term.left) ? term.right.value : undefined;
    if (bound === undefined) continue;
    if (term.operator === '>' || term.operator === '>=') low = bound;
    if (term.operator === '<' || term.operator === '<=') high = { text: bound, open: term.operator === '<' };
  }
  const prefix = low === undefined ? undefined : limitedPrefix(low);
  if (prefix === undefined || high === undefined) return undefined;
  // The first text behind all that begin with the prefix, as far as codes are digits.
  const after = String(Number(prefix) + 1);
  return high.text < after || (high.open && high.text === after) ? [prefix] : undefined;
}

/**
 * What the limits on printed matter, media and devices forbid in a condition, as far as it can be told beforehand: to
 * seek there what may not be sought, or to look at what may not be looked at.
 */
export function checkLimits(expr: TypedExpr, hazard: Hazard): readonly Diagnostic[] {
  // Only a condition that can be true of nothing but printed matter, media or devices is refused here; others are held
  // at evaluation.
  const needed = neededPrefixes(expr);
  if (needed === undefined || needed.length === 0) return [];
  const limited = needed.map(limitedPrefix);
  if (limited.some((prefix) => prefix === undefined)) return [];
  const hs = [...new Set(limited)].join(', ');
  if (needed.every((code) => !allowedHazards(code).includes(hazard))) {
    return [inCondition('printed-matter-hazard', expr, { hazard, hs })];
  }
  const blind: readonly string[] = BLIND_FIELDS;
  const read = [
    ...fieldsOf(expr).filter((field) => blind.includes(field)),
    ...[...listsOf(expr).keys()].map((id) => `lists.${id}`),
  ];
  return read.map((field) => inCondition('printed-matter-blind', expr, { field, hs }));
}
