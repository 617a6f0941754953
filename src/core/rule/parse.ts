import {
  type Arithmetic,
  type Comparison,
  COMPARISONS,
  children,
  type Expr,
  type LogicNode,
  type Span,
  TEXT_TESTS,
} from './ast.ts';
import { type Diagnostic, inCondition } from './diagnostic.ts';
import { type Cursor, cursorOver, Refusal } from './cursor.ts';
import { parsePostfix } from './parse-postfix.ts';
import { quote } from './strings.ts';
import { fromLike, nearestCall } from './suggest-call.ts';

/** The longest condition, in UTF-16 units. The longest sensible one anybody has shown us is a tenth of it. */
export const MAX_CONDITION_LENGTH = 10_000;
/** How deep a condition may nest, parentheses and chains counted. Keeps every walk of the tree shallow. */
const MAX_DEPTH = 50;

/** A tree, or the one diagnostic at which reading stopped. */
export type Parsed = { readonly expr: Expr } | { readonly diagnostic: Diagnostic };

/** Reads a condition of the CEL profile. Stops at the first fault, which names its place. */
export function parse(source: string): Parsed {
  // Before tokenizing, so that a megabyte of text costs nothing.
  if (source.length > MAX_CONDITION_LENGTH) {
    const span = { start: MAX_CONDITION_LENGTH, end: source.length };
    return {
      diagnostic: inCondition('condition-too-long', span, { length: source.length, limit: MAX_CONDITION_LENGTH }),
    };
  }
  const started = cursorOver(source, MAX_DEPTH);
  if ('diagnostic' in started) return started;
  const cursor = started.cursor;
  if (cursor.peek().kind === 'end')
    return { diagnostic: inCondition('condition-empty', { start: 0, end: source.length }) };
  try {
    const expr = parseConditional(cursor);
    if (cursor.peek().kind !== 'end') cursor.refuseToken('operator');
    return { expr };
    // The parser stops by throwing, because a value handed up through every level would hide the grammar.
  } catch (fault) {
    if (fault instanceof Refusal) return { diagnostic: fault.diagnostic };
    throw fault;
  }
}

/** Counts one more level on the way down, so that `((((…` ends in a sentence and not in a full stack. */
function descend<T>(cursor: Cursor, read: () => T): T {
  cursor.enter();
  const result = read();
  cursor.leave();
  return result;
}

/** Finishes a node and counts the depth of the tree below it, which long chains of one operator deepen too. */
function built(cursor: Cursor, node: Expr): Expr {
  cursor.measure(node, children<Expr>(node));
  return node;
}

const across = (left: Span, right: Span): Span => ({ start: left.start, end: right.end });

/** expr = or [ "?" or ":" expr ] */
function parseConditional(cursor: Cursor): Expr {
  return descend(cursor, () => {
    const test = parseLogic(cursor, 'or');
    if (!cursor.take('?')) return test;
    const then = parseLogic(cursor, 'or');
    cursor.expect(':');
    const otherwise = parseConditional(cursor);
    return built(cursor, { kind: 'conditional', test, then, otherwise, ...across(test, otherwise) });
  });
}

/** or = and { "||" and };  and = relation { "&&" relation }. Chains become one node, brackets or not. */
function parseLogic(cursor: Cursor, kind: LogicNode<Expr>['kind']): Expr {
  const operand = () => (kind === 'or' ? parseLogic(cursor, 'and') : parseRelation(cursor));
  const first = operand();
  if (!cursor.at(kind === 'or' ? '||' : '&&')) return first;
  const terms = [first];
  while (cursor.take(kind === 'or' ? '||' : '&&')) terms.push(operand());
  // `(a && b) && c` is the same chain: grouping must not make two identities of one condition.
  const flat = terms.flatMap((term) => (term.kind === kind ? term.terms : [term]));
  return built(cursor, { kind, terms: flat, ...across(first, terms.at(-1) ?? first) });
}

/** relation = sum { ( "<" | "<=" | … | "in" ) sum }, from the left, as in CEL. */
function parseRelation(cursor: Cursor): Expr {
  let left = parseSum(cursor);
  while (true) {
    const operator = COMPARISONS.find((sign) => cursor.at(sign));
    if (operator !== undefined) left = comparison(cursor, left, operator);
    else if (cursor.takeName('in')) {
      const list = parseSum(cursor);
      left = built(cursor, { kind: 'in', item: left, list, ...across(left, list) });
    } else {
      refuseSpokenTest(cursor, left);
      return left;
    }
  }
}

/** `goods.hs like "27%"`, `goods.hs startsWith "27"`: a test that CEL writes as a call is told as one. */
function refuseSpokenTest(cursor: Cursor, left: Expr): void {
  const token = cursor.peek();
  const like = /^i?like$/i.test(token.text);
  const test = like ? undefined : nearestCall(token.text, [...TEXT_TESTS, 'matches']);
  if (token.kind !== 'name' || left.kind !== 'field' || (!like && test === undefined)) return;
  cursor.next();
  const argument = cursor.peek();
  const example = `${left.field}.${test ?? 'startsWith'}("…")`;
  if (argument.kind !== 'string') cursor.refuse('operator-unknown', token, { operator: token.text, instead: example });
  const text = argument.value ?? '';
  const instead = like ? fromLike(left.field, text) : `${left.field}.${test}(${quote(text)})`;
  cursor.refuse('operator-unknown', across(left, argument), { operator: token.text, instead }, instead);
}

function comparison(cursor: Cursor, left: Expr, operator: Comparison): Expr {
  cursor.next();
  const right = parseSum(cursor);
  return built(cursor, { kind: 'compare', operator, left, right, ...across(left, right) });
}

/** sum = product { ("+" | "-") product };  product = unary { ("*" | "/" | "%") unary } */
function parseSum(cursor: Cursor): Expr {
  return parseArithmetic(cursor, ['+', '-'], () => parseArithmetic(cursor, ['*', '/', '%'], () => parseUnary(cursor)));
}

function parseArithmetic(cursor: Cursor, operators: readonly Arithmetic[], operand: () => Expr): Expr {
  let left = operand();
  while (true) {
    const operator = operators.find((sign) => cursor.at(sign));
    if (operator === undefined) return left;
    cursor.next();
    const right = operand();
    left = built(cursor, { kind: 'arithmetic', operator, left, right, ...across(left, right) });
  }
}

/** unary = "!" unary | "-" unary | member. A minus before a number belongs to the number, as in CEL's grammar. */
function parseUnary(cursor: Cursor): Expr {
  const token = cursor.peek();
  if (token.text === '-' && token.kind === 'sign' && !cursor.numberFollows()) {
    cursor.next();
    const operand = descend(cursor, () => parseUnary(cursor));
    return built(cursor, { kind: 'negate', operand, start: token.start, end: operand.end });
  }
  if (cursor.take('!')) {
    const operand = descend(cursor, () => parseUnary(cursor));
    return built(cursor, { kind: 'not', operand, start: token.start, end: operand.end });
  }
  const node = parsePostfix(cursor, parseConditional);
  cursor.measure(node, children<Expr>(node));
  return node;
}
