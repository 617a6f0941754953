import type { ArithmeticNode, Comparison, LogicNode, TypedExpr } from './ast.ts';
import { type FactRow, type FactValue, FIELDS, type FieldName, type FieldType, fits } from './fields.ts';
import { MAX_INT64, MIN_INT64 } from './parse-literal.ts';

/** A value while it is computed: an int is a bigint, so that it overflows where CEL's does and nowhere else. */
type Scalar = string | bigint | number | boolean;
/** What an expression comes to: a scalar, or a list of one type of them. */
export type RuntimeValue = Scalar | readonly Scalar[];

/** What was missing: a field of the row, or a list that may not be read for this item. */
export type Missing = FieldName | `lists.${string}`;
/**
 * The reasons for which a rule could not be evaluated; `ill-typed-value` is a stored value that its field's type does
 * not have.
 */
export type EvaluationFault = 'missing' | 'overflow' | 'division-by-zero' | 'ill-typed-value';

/** CEL has a third outcome beside true and false. Here it is a value that says why. */
export type Evaluated =
  | { readonly kind: 'value'; readonly value: RuntimeValue }
  | { readonly kind: 'error'; readonly reason: EvaluationFault; readonly missing?: Missing };

/** Whether named lists can be read; `missing` for printed matter, media and devices (see limits.ts). */
export type ListSight = 'readable' | 'missing';

// Two makers of results: nothing here throws, so a fault can be a value that `||` absorbs.
const done = (value: RuntimeValue): Evaluated => ({ kind: 'value', value });
const failed = (reason: EvaluationFault): Evaluated => ({ kind: 'error', reason });

/**
 * Evaluates a checked condition on one goods item, node by node: slow, obvious, and the measure for anything faster.
 * Whoever judges a declaration calls evaluateRule instead, which applies the limits.
 */
export function evaluate(expr: TypedExpr, row: FactRow, lists: ListSight = 'readable'): Evaluated {
  const inner = (below: TypedExpr): Evaluated => evaluate(below, row, lists);
  switch (expr.kind) {
    case 'string':
    case 'int':
    case 'double':
    case 'bool':
      return done(expr.value);
    case 'list':
      return done(expr.items.map((item) => item.value));
    case 'list-name':
      if (lists === 'missing') return { kind: 'error', reason: 'missing', missing: `lists.${expr.id}` };
      return done(expr.values);
    case 'field':
      return read(expr.field, row);
    case 'has':
      return done(row[expr.field] !== undefined);
    case 'and':
    case 'or':
      return logic(expr, inner);
    case 'not':
      return map(inner(expr.operand), (value) => done(value !== true));
    case 'negate':
      return map(inner(expr.operand), (value) =>
        typeof value === 'bigint' ? int64(-value) : done(-(value as number)),
      );
    case 'compare':
      return map2(inner(expr.left), inner(expr.right), (left, right) => done(compares(expr.operator, left, right)));
    case 'arithmetic':
      return map2(inner(expr.left), inner(expr.right), (left, right) => arithmetic(expr.operator, left, right));
    case 'in':
      return map2(inner(expr.item), inner(expr.list), (item, list) =>
        done((list as readonly Scalar[]).includes(item as Scalar)),
      );
    case 'conditional':
      return map(inner(expr.test), (test) => inner(test === true ? expr.then : expr.otherwise));
    case 'text-test':
      return map2(inner(expr.text), inner(expr.argument), (text, argument) => {
        const [whole, part] = [text as string, argument as string];
        if (expr.test === 'contains') return done(whole.includes(part));
        return done(expr.test === 'startsWith' ? whole.startsWith(part) : whole.endsWith(part));
      });
    case 'matches':
      return map(inner(expr.text), (text) => done(expr.compiled.test(text as string)));
    case 'size':
      // A text's size is its number of code points.
      return map(inner(expr.of), (of) => done(BigInt([...(of as string | readonly Scalar[])].length)));
  }
}

/** A field's value under its declared type; JSON has one kind of number, CEL has two. */
function read(field: FieldName, row: FactRow): Evaluated {
  const value: FactValue | undefined = row[field];
  if (value === undefined) return { kind: 'error', reason: 'missing', missing: field };
  const type: FieldType = FIELDS[field].type;
  if (!fits(type, value)) return failed('ill-typed-value');
  return done(type === 'int' ? BigInt(value as number) : value);
}

/** One term that settles the matter absorbs the errors of all others, on either side of it. Else the first error stands. */
function logic(expr: LogicNode<TypedExpr>, inner: (below: TypedExpr) => Evaluated): Evaluated {
  const settling = expr.kind === 'or';
  let error: Evaluated | undefined;
  for (const term of expr.terms) {
    const result = inner(term);
    if (result.kind === 'error') error ??= result;
    else if (result.value === settling) return done(settling);
  }
  return error ?? done(!settling);
}

function map(result: Evaluated, then: (value: RuntimeValue) => Evaluated): Evaluated {
  return result.kind === 'error' ? result : then(result.value);
}

function map2(
  left: Evaluated,
  right: Evaluated,
  then: (left: RuntimeValue, right: RuntimeValue) => Evaluated,
): Evaluated {
  return map(left, (a) => map(right, (b) => then(a, b)));
}

function compares(operator: Comparison, left: RuntimeValue, right: RuntimeValue): boolean {
  if (operator === '==') return equal(left, right);
  if (operator === '!=') return !equal(left, right);
  // Text is ordered by code points; JavaScript would order it by UTF-16 units. It compares bigint and number exactly.
  const texts = typeof left === 'string' && typeof right === 'string';
  const [a, b] = (texts ? [codePointOrder(left, right), 0] : [left, right]) as [number, number];
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

function equal(left: RuntimeValue, right: RuntimeValue): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((item, index) => item === right[index]);
}

/** Negative, zero or positive, as in a sort. */
function codePointOrder(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  for (const [index, character] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return a.length - b.length;
}

/** An int result, or an error where 64 bits do not hold it. */
function int64(value: bigint): Evaluated {
  return value < MIN_INT64 || value > MAX_INT64 ? failed('overflow') : done(value);
}

function arithmetic(
  operator: ArithmeticNode<TypedExpr>['operator'],
  left: RuntimeValue,
  right: RuntimeValue,
): Evaluated {
  // The checker lets `+` alone join texts, and both sides are texts then.
  if (typeof left === 'string' || typeof right === 'string') return done(`${left}${right}`);
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if ((operator === '/' || operator === '%') && right === 0n) return failed('division-by-zero');
    switch (operator) {
      case '+':
        return int64(left + right);
      case '-':
        return int64(left - right);
      case '*':
        return int64(left * right);
      case '/':
        return int64(left / right);
      case '%':
        return int64(left % right);
    }
  }
  // Doubles follow IEEE 754: dividing by zero is infinite or not a number, and no error.
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case '+':
      return done(a + b);
    case '-':
      return done(a - b);
    case '*':
      return done(a * b);
    default:
      return done(a / b);
  }
}
