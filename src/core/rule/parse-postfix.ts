import { type Expr, type LiteralNode, type Span, TEXT_TESTS } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseLiteral } from './parse-literal.ts';
import { asMethod, nearestCall } from './suggest-call.ts';
import type { Token } from './tokens.ts';

type ParseExpr = (cursor: Cursor) => Expr;

// Known by name so that the refusal says that CEL has them and the profile does not, rather than that nobody knows
// them.
const MACROS = new Set(['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter', 'transformList', 'transformMap']);
const CONVERSIONS = new Set([
  'int',
  'uint',
  'double',
  'string',
  'bool',
  'bytes',
  'type',
  'dyn',
  'timestamp',
  'duration',
]);

/** How many arguments each takes. */
const FUNCTIONS: ReadonlyMap<string, number> = new Map([
  ['has', 1],
  ['size', 1],
  ['matches', 2],
]);
const METHODS: ReadonlyMap<string, number> = new Map([
  ...TEXT_TESTS.map((test) => [test, 1] as const),
  ['matches', 1],
  ['size', 0],
]);

/** postfix = primary { "." name [ "(" arguments ")" ] }. Dotted names join to one field as long as nothing is called. */
export function parsePostfix(cursor: Cursor, parseExpr: ParseExpr): Expr {
  let node = parsePrimary(cursor, parseExpr);
  while (true) {
    const token = cursor.peek();
    if (cursor.at('[')) cursor.refuse('no-index', token);
    if (cursor.at('{')) cursor.refuse('no-map', token);
    if (!cursor.take('.')) return asName(node);
    const name = cursor.peek();
    if (name.kind !== 'name') cursor.refuseToken('name');
    cursor.next();
    if (cursor.at('(')) node = parseMethod(cursor, parseExpr, asName(node), name);
    else if (node.kind === 'field') node = { ...node, field: `${node.field}.${name.text}`, end: name.end };
    else cursor.refuse('no-index', name);
  }
}

/** Turns `lists.id` into what it is, once the whole dotted name has been read. */
function asName(node: Expr): Expr {
  if (node.kind !== 'field' || !node.field.startsWith('lists.')) return node;
  return { kind: 'list-name', id: node.field.slice('lists.'.length), start: node.start, end: node.end };
}

/** primary = literal | name [ "(" arguments ")" ] | "(" expr ")" | "[" literals "]" */
function parsePrimary(cursor: Cursor, parseExpr: ParseExpr): Expr {
  const token = cursor.peek();
  if (token.kind === 'uint') cursor.refuse('no-uint', token, { text: token.text }, token.text.replace(/[uU]$/, ''));
  const literal = parseLiteral(cursor);
  if (literal) return literal;
  if (token.kind === 'name') {
    cursor.next();
    if (token.text === 'null') cursor.refuse('no-null', token, {}, 'has(…)');
    if (/^not$/i.test(token.text) && !cursor.at('.')) {
      cursor.refuse('operator-unknown', token, { operator: token.text, instead: '!' }, '!');
    }
    if (token.text === 'in') cursor.refuse('too-few-operands', token, { operator: 'in' });
    if (cursor.at('(')) return parseCall(cursor, parseExpr, token);
    return { kind: 'field', field: token.text, start: token.start, end: token.end };
  }
  if (cursor.take('(')) {
    const inner = parseExpr(cursor);
    cursor.expect(')');
    // Brackets leave no node behind: the canonical form puts them back where they are needed.
    return inner;
  }
  if (cursor.take('[')) return parseList(cursor, token);
  if (cursor.at('{')) cursor.refuse('no-map', token);
  if (cursor.at('.')) cursor.refuse('no-absolute-name', token);
  return cursor.refuseToken('value');
}

/** A list of literals; a comma behind the last is allowed, as in CEL. An empty one has no type and is refused. */
function parseList(cursor: Cursor, open: Token): Expr {
  const items: LiteralNode[] = [];
  while (!cursor.at(']')) {
    const token = cursor.peek();
    if (token.kind === 'end') cursor.refuseToken(']');
    if (token.kind === 'uint') cursor.refuse('no-uint', token, { text: token.text }, token.text.replace(/[uU]$/, ''));
    const item = parseLiteral(cursor);
    if (!item) cursor.refuse('list-item-not-literal', token);
    else items.push(item);
    if (!cursor.take(',') && !cursor.at(']')) cursor.refuseToken(']');
  }
  const close = cursor.expect(']');
  if (items.length === 0) cursor.refuse('list-empty', { start: open.start, end: close.end });
  return { kind: 'list', items, start: open.start, end: close.end };
}

/** The arguments between brackets, and the span of all of the call. */
function parseArguments(cursor: Cursor, parseExpr: ParseExpr, start: number): { args: Expr[]; span: Span } {
  cursor.expect('(');
  const args: Expr[] = [];
  if (!cursor.at(')')) {
    do args.push(parseExpr(cursor));
    while (cursor.take(','));
  }
  return { args, span: { start, end: cursor.expect(')').end } };
}

/** A function before brackets: `has(field)`, `size(x)`, `matches(text, pattern)`. */
function parseCall(cursor: Cursor, parseExpr: ParseExpr, name: Token): Expr {
  // By Map and not by object: `constructor(…)` must be as unknown as any other name.
  const known = FUNCTIONS.get(name.text);
  if (known === undefined) return refuseCall(cursor, parseExpr, name);
  const { args, span } = parseArguments(cursor, parseExpr, name.start);
  const [first, second] = args;
  if (first === undefined || args.length !== known) return refuseCount(cursor, name, span, known, args.length);
  if (name.text === 'size') return { kind: 'size', of: first, ...span };
  if (second !== undefined) return matches(cursor, first, second, span);
  // CEL's has() takes a selection: a bare name or a value has nothing to be missing from.
  if (first.kind !== 'field' || !first.field.includes('.')) return cursor.refuse('has-needs-field', first);
  return { kind: 'has', field: first.field, ...span };
}

/** A method behind a dot: `text.startsWith(x)`, `text.matches(pattern)`, `x.size()`. */
function parseMethod(cursor: Cursor, parseExpr: ParseExpr, target: Expr, name: Token): Expr {
  const test = TEXT_TESTS.find((one) => one === name.text);
  const known = METHODS.get(name.text);
  if (known === undefined) return refuseFunction(cursor, name, 'no-method');
  const { args, span } = parseArguments(cursor, parseExpr, target.start);
  const [argument] = args;
  if (args.length !== known) return refuseCount(cursor, name, span, known, args.length);
  if (argument === undefined) return { kind: 'size', of: target, ...span };
  if (test) return { kind: 'text-test', test, text: target, argument, ...span };
  return matches(cursor, target, argument, span);
}

function matches(cursor: Cursor, text: Expr, pattern: Expr, span: Span): Expr {
  if (pattern.kind !== 'string') return cursor.refuse('pattern-not-literal', pattern);
  const patternSpan = { start: pattern.start, end: pattern.end };
  return { kind: 'matches', text, pattern: pattern.value, patternSpan, ...span };
}

function refuseCount(cursor: Cursor, name: Token, span: Span, wanted: number, found: number): never {
  return cursor.refuse('argument-count', span, { name: name.text, wanted, found });
}

/** A function that is none: perhaps a method, `startsWith(goods.hs, "27")`, which is then told with its target in front. */
function refuseCall(cursor: Cursor, parseExpr: ParseExpr, name: Token): never {
  const method = nearestCall(name.text, TEXT_TESTS);
  if (method === undefined) return refuseFunction(cursor, name, 'no-function');
  const { args, span } = parseArguments(cursor, parseExpr, name.start);
  const [target, argument] = args;
  const instead = args.length === 2 && target && argument ? asMethod(method, target, argument) : undefined;
  return cursor.refuse('no-function', instead === undefined ? name : span, { name: name.text }, instead);
}

function refuseFunction(cursor: Cursor, name: Token, otherwise: 'no-function' | 'no-method'): never {
  if (MACROS.has(name.text)) return cursor.refuse('no-macro', name, { name: name.text }, '"…" in goods.terms');
  if (CONVERSIONS.has(name.text)) return cursor.refuse('no-conversion', name, { name: name.text });
  const known = [...(otherwise === 'no-function' ? FUNCTIONS : METHODS).keys()];
  return cursor.refuse(otherwise, name, { name: name.text }, nearestCall(name.text, known));
}
