import type { Hazard } from '../domain/hazard.ts';
import type { Expr, ExprType, Span, TypedExpr } from './ast.ts';
import { checkField } from './check-name.ts';
import { checkArithmetic, checkComparison, checkIn } from './check-operator.ts';
import { type Diagnostic, inCondition, type RuleCode } from './diagnostic.ts';
import type { NamedLists } from './named-list.ts';
import { compilePattern, MAX_PATTERN_LENGTH } from './pattern.ts';

/** What a condition is checked against. */
export interface CheckContext {
  /** The hazard of its rule; nothing when the rule names none that exists. */
  readonly hazard?: Hazard;
  readonly lists: NamedLists;
  /** The goods words of the approved vocabulary, when it is at hand. */
  readonly terms?: ReadonlySet<string>;
}

/** The typed condition, or why there is none; warnings may stand beside it. */
export interface Checked {
  /** Absent when there was an error. */
  readonly expr?: TypedExpr;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the parts of the checker hand to each other. */
export interface Checking extends CheckContext {
  report(code: RuleCode, span: Span, params?: Diagnostic['params'], suggestion?: string): undefined;
  /** Checks a node below; nothing when it was refused, which has been reported then. */
  visit(expr: Expr): TypedExpr | undefined;
}

/**
 * Types a condition as CEL does. Reports every fault that does not follow from another. Whether its hazard may be
 * sought where it looks is not asked here (decide-limits.ts), but fields that only some hazards may read are.
 */
export function check(expr: Expr, context: CheckContext): Checked {
  const diagnostics: Diagnostic[] = [];
  const checking: Checking = {
    ...context,
    report: (code, span, params, suggestion) => {
      diagnostics.push(inCondition(code, span, params, suggestion));
      return undefined;
    },
    visit: (below) => typed(below, checking),
  };
  const result = checking.visit(expr);
  if (result && result.type !== 'bool') checking.report('condition-not-bool', expr, { type: result.type });
  const refused = diagnostics.some((one) => one.severity === 'error');
  return result && !refused ? { expr: result, diagnostics } : { diagnostics };
}

function typed(expr: Expr, checking: Checking): TypedExpr | undefined {
  switch (expr.kind) {
    case 'string':
    case 'int':
    case 'double':
    case 'bool':
      return { ...expr, type: expr.kind };
    case 'list': {
      const first = expr.items[0]?.kind ?? 'string';
      const odd = expr.items.find((item) => item.kind !== first);
      if (odd) return checking.report('list-mixed', odd, { first, found: odd.kind });
      return { ...expr, type: `list(${first})` };
    }
    // Allowed behind `in` alone, which looks at its list itself (check-operator.ts): a whole list is no value to
    // compare.
    case 'list-name':
      return checking.report('list-needs-in', expr, { list: expr.id }, `goods.hs in lists.${expr.id}`);
    case 'field':
      return checkField(expr, checking);
    case 'has': {
      const field = checkField({ ...expr, kind: 'field' }, { ...checking, equalityAllowed: true });
      return field && { ...expr, field: field.field, type: 'bool' };
    }
    case 'and':
    case 'or': {
      // All terms are checked before one is refused, so that an author sees every fault at once.
      const terms = expr.terms.map((term) => operand(term, 'bool', expr.kind === 'and' ? '&&' : '||', checking));
      const known = terms.filter((term) => term !== undefined);
      return known.length === terms.length ? { ...expr, terms: known, type: 'bool' } : undefined;
    }
    case 'not': {
      const inner = operand(expr.operand, 'bool', '!', checking);
      return inner && { ...expr, operand: inner, type: 'bool' };
    }
    case 'negate': {
      const inner = checking.visit(expr.operand);
      if (!inner) return undefined;
      if (inner.type === 'int' || inner.type === 'double') return { ...expr, operand: inner, type: inner.type };
      return checking.report('no-arithmetic', expr.operand, { operator: '-', type: inner.type });
    }
    case 'compare':
      return checkComparison(expr, checking);
    case 'arithmetic':
      return checkArithmetic(expr, checking);
    case 'in':
      return checkIn(expr, checking);
    case 'conditional':
      return checkConditional(expr, checking);
    case 'text-test': {
      const text = operand(expr.text, 'string', expr.test, checking);
      const argument = operand(expr.argument, 'string', expr.test, checking);
      return text && argument && { ...expr, text, argument, type: 'bool' };
    }
    case 'matches':
      return checkMatches(expr, checking);
    case 'size': {
      const of = checking.visit(expr.of);
      if (!of) return undefined;
      if (of.type === 'string' || of.type.startsWith('list(')) return { ...expr, of, type: 'int' };
      return checking.report('needs-size', expr.of, { type: of.type });
    }
  }
}

/** An operand that must be of one type; says so where it is not. */
function operand(expr: Expr, type: ExprType, operator: string, checking: Checking): TypedExpr | undefined {
  const found = checking.visit(expr);
  if (!found || found.type === type) return found;
  if (type === 'bool') return checking.report('needs-bool', expr, { operator, type: found.type });
  const swap = found.type === 'list(string)' && expr.kind === 'field' ? `"…" in ${expr.field}` : undefined;
  return checking.report('needs-text', expr, { operator, type: found.type }, swap);
}

function checkConditional(expr: Expr & { kind: 'conditional' }, checking: Checking): TypedExpr | undefined {
  const test = operand(expr.test, 'bool', '?:', checking);
  const then = checking.visit(expr.then);
  const otherwise = checking.visit(expr.otherwise);
  if (!test || !then || !otherwise) return undefined;
  if (then.type === otherwise.type) return { ...expr, test, then, otherwise, type: then.type };
  return checking.report('branches-differ', expr.otherwise, { left: then.type, right: otherwise.type });
}

function checkMatches(expr: Expr & { kind: 'matches' }, checking: Checking): TypedExpr | undefined {
  const text = operand(expr.text, 'string', 'matches', checking);
  if (expr.pattern.length > MAX_PATTERN_LENGTH) {
    const params = { length: expr.pattern.length, limit: MAX_PATTERN_LENGTH };
    return checking.report('pattern-too-long', expr.patternSpan, params);
  }
  const result = compilePattern(expr.pattern);
  if ('fault' in result) return checking.report('pattern-refused', expr.patternSpan, { fault: result.fault });
  return text && { ...expr, text, compiled: result.compiled, type: 'bool' };
}
