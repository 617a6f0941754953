import {
  type ArithmeticNode,
  type CompareNode,
  type Comparison,
  type Expr,
  type ExprType,
  type InNode,
  type LiteralNode,
  mirrored,
  type TypedExpr,
} from './ast.ts';
import { checkField, checkListName } from './check-name.ts';
import type { Checking } from './check.ts';
import { FIELDS, isFieldName } from './fields.ts';
import { suggestComparison, suggestMembership } from './suggest-typed.ts';

const isNumber = (type: ExprType): boolean => type === 'int' || type === 'double';

/** Whether a node is an opaque id, the one kind of field that has operators of its own. */
function isId(expr: Expr): boolean {
  return expr.kind === 'field' && isFieldName(expr.field) && FIELDS[expr.field].equalityOnly === true;
}

/** Visits a side of `==` or `in`, where an id may stand. */
function visitSide(expr: Expr, checking: Checking): TypedExpr | undefined {
  return expr.kind === 'field' ? checkField(expr, { ...checking, equalityAllowed: true }) : checking.visit(expr);
}

/** An int literal as the double it would be: `5` and `5.0` are two types in CEL. */
function asDouble(expr: Expr): string | undefined {
  return expr.kind === 'int' ? `${expr.value}.0` : undefined;
}

/** A whole double literal as the int it would be. */
function asInt(expr: Expr): string | undefined {
  return expr.kind === 'double' && Number.isSafeInteger(expr.value) ? String(expr.value) : undefined;
}

/** `==` and `!=` want one type; the orderings mix int and double, as CEL does. */
export function checkComparison(expr: CompareNode<Expr>, checking: Checking): TypedExpr | undefined {
  const equality = expr.operator === '==' && idsStandWell(expr);
  const left = equality ? visitSide(expr.left, checking) : checking.visit(expr.left);
  const right = equality ? visitSide(expr.right, checking) : checking.visit(expr.right);
  if (!left || !right) return undefined;
  const params = { operator: expr.operator, left: left.type, right: right.type };
  const orders = expr.operator !== '==' && expr.operator !== '!=';
  if (left.type === right.type) {
    // Lists can be equal, as in CEL, and have no order.
    if (orders && left.type.startsWith('list(')) return checking.report('not-ordered', expr, params);
    return { ...expr, left, right, type: 'bool' };
  }
  if (isNumber(left.type) && isNumber(right.type)) {
    if (orders) return { ...expr, left, right, type: 'bool' };
    return refuseMixture(expr, expr.operator, left, right, checking);
  }
  if (expr.left.kind === 'compare') return checking.report('chained-comparison', expr, params);
  const { operator } = expr;
  const said =
    refuseFieldType(expr, left, operator, right, checking) ??
    refuseFieldType(expr, right, mirrored(operator), left, checking);
  return said ? undefined : checking.report('types-differ', expr, params);
}

/** A field against what is of another type: names the field, and what to write where a literal tells; true when it was one. */
function refuseFieldType(
  expr: Expr,
  field: TypedExpr,
  operator: Comparison | 'in',
  other: TypedExpr,
  checking: Checking,
): true | undefined {
  if (field.kind !== 'field') return undefined;
  const params = { field: field.field, operator, type: field.type, right: other.type };
  const instead =
    operator === 'in'
      ? other.kind === 'list' && suggestMembership(field.field, field.type, other.items)
      : isLiteral(other) && suggestComparison(field.field, field.type, operator, other);
  checking.report('field-type', expr, params, instead === false ? undefined : instead);
  return true;
}

const isLiteral = (expr: TypedExpr): expr is TypedExpr & LiteralNode =>
  expr.kind === 'string' || expr.kind === 'int' || expr.kind === 'double' || expr.kind === 'bool';

/** An id compares with a text literal or another id, not with the text of some other field. */
function idsStandWell(expr: CompareNode<Expr>): boolean {
  const fine = (side: Expr) => side.kind === 'string' || isId(side);
  return !(isId(expr.left) || isId(expr.right)) || (fine(expr.left) && fine(expr.right));
}

/** Says that int meets double, with the literal rewritten where that would mend it. */
function refuseMixture(
  expr: CompareNode<Expr> | ArithmeticNode<Expr>,
  operator: string,
  left: TypedExpr,
  right: TypedExpr,
  checking: Checking,
): undefined {
  // Offer to change the literal, whichever side it is on; a field's type is not the analyst's to change.
  const changed = (side: TypedExpr, type: ExprType) => (type === 'double' ? asDouble(side) : asInt(side));
  const suggestion = changed(right, left.type) ?? changed(left, right.type);
  return checking.report('int-meets-double', expr, { operator, left: left.type, right: right.type }, suggestion);
}

/** Arithmetic never mixes int and double; `%` is for ints; `+` also joins texts. */
export function checkArithmetic(expr: ArithmeticNode<Expr>, checking: Checking): TypedExpr | undefined {
  const left = checking.visit(expr.left);
  const right = checking.visit(expr.right);
  if (!left || !right) return undefined;
  for (const side of [left, right]) {
    const fine = expr.operator === '%' ? side.type === 'int' : isNumber(side.type);
    if (!fine && !(expr.operator === '+' && side.type === 'string')) {
      return checking.report('no-arithmetic', side, { operator: expr.operator, type: side.type });
    }
  }
  if (left.type === right.type) return { ...expr, left, right, type: left.type };
  if (isNumber(left.type) && isNumber(right.type)) return refuseMixture(expr, expr.operator, left, right, checking);
  return checking.report('types-differ', expr, { operator: expr.operator, left: left.type, right: right.type });
}

/** `x in list`: a list of literals, a named list, or a field that is a list. */
export function checkIn(expr: InNode<Expr>, checking: Checking): TypedExpr | undefined {
  const item = visitSide(expr.item, checking);
  const list = expr.list.kind === 'list-name' ? checkListName(expr.list, checking) : checking.visit(expr.list);
  if (!item || !list) return undefined;
  if (!list.type.startsWith('list(')) {
    const swap = list.type === 'string' ? 'goods.hs.startsWith("…")' : undefined;
    return checking.report('needs-list', expr.list, { type: list.type }, swap);
  }
  if (item.type === 'list(string)' && expr.item.kind === 'field') {
    return checking.report('in-sides-swapped', expr, { field: expr.item.field }, `"…" in ${expr.item.field}`);
  }
  if (list.type !== `list(${item.type})`) {
    const params = { operator: 'in', left: item.type, right: list.type };
    if (isNumber(item.type) && /int|double/.test(list.type)) return checking.report('int-meets-double', expr, params);
    if (!refuseFieldType(expr, item, 'in', list, checking)) checking.report('types-differ', expr, params);
    return undefined;
  }
  // An id may be in a list that somebody wrote, not in a field of the declaration.
  if (isId(expr.item) && expr.list.kind === 'field') {
    return checking.report('id-operator', expr.item, { field: nameOf(expr.item) });
  }
  checkTerm(expr, checking);
  return { ...expr, item, list, type: 'bool' };
}

const nameOf = (expr: Expr): string => (expr.kind === 'field' ? expr.field : '');

/** Warns of a goods word that intake never recognises: the condition could not come true. */
function checkTerm(expr: InNode<Expr>, checking: Checking): void {
  if (expr.item.kind !== 'string' || nameOf(expr.list) !== 'goods.terms' || !checking.terms) return;
  if (!checking.terms.has(expr.item.value)) checking.report('unknown-term', expr.item, { term: expr.item.value });
}
