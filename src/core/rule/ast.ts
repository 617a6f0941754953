import type { RE2JS } from 're2js';
import type { FieldName } from './fields.ts';

/** Where a node stands in the condition's text, in UTF-16 units. Not part of the canonical form. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The types of the profile. `list(int)` and its like come from literals only. */
export type ScalarType = 'string' | 'int' | 'double' | 'bool';
export type ExprType = ScalarType | `list(${ScalarType})`;

/** CEL's relations; `in` is a node of its own. */
export const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** A comparison as it reads with its two sides changed over. */
export const mirrored = (operator: Comparison): Comparison => MIRRORED[operator];
const ARITHMETIC = ['+', '-', '*', '/', '%'] as const;
/** On two ints, two doubles, and with `+` two texts; CEL does not mix them, so `goods.packages + 1.0` is refused. */
export type Arithmetic = (typeof ARITHMETIC)[number];
/** CEL's functions of texts that take any text; `matches` takes a literal pattern and is a node of its own. */
export const TEXT_TESTS = ['startsWith', 'endsWith', 'contains'] as const;
export type TextTest = (typeof TEXT_TESTS)[number];

/** Text with its escapes undone. */
export interface StringNode extends Span {
  readonly kind: 'string';
  readonly value: string;
}
/** A 64-bit signed integer, as CEL has it. */
export interface IntNode extends Span {
  readonly kind: 'int';
  readonly value: bigint;
}
/** A finite double: CEL has no literal for infinity or for what is no number. */
export interface DoubleNode extends Span {
  readonly kind: 'double';
  readonly value: number;
}
export interface BoolNode extends Span {
  readonly kind: 'bool';
  readonly value: boolean;
}
/** What a face can show without knowing CEL. A minus sign before a number is part of it. */
export type LiteralNode = StringNode | IntNode | DoubleNode | BoolNode;

/** A list of literals, all of one type, never empty. */
export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly LiteralNode[];
}
/** `lists.id`: a list that is kept beside the rules. */
export interface ListNameNode extends Span {
  readonly kind: 'list-name';
  readonly id: string;
}
/** A dotted name. As parsed it may be any (`Name` is string), as checked it is one of the table. */
export interface FieldNode<Name extends string> extends Span {
  readonly kind: 'field';
  readonly field: Name;
}
/** `has(goods.netKg)`: whether it is there. Never an error, whatever else is wrong with the value. */
export interface HasNode<Name extends string> extends Span {
  readonly kind: 'has';
  readonly field: Name;
}
/** Two terms or more: a chain of `&&` or of `||` is one node, because their grouping changes nothing. */
export interface LogicNode<E> extends Span {
  readonly kind: 'and' | 'or';
  readonly terms: readonly E[];
}
/** `!x`, of a bool. An error stays one. */
export interface NotNode<E> extends Span {
  readonly kind: 'not';
  readonly operand: E;
}
/** `-x` before anything but a number, whose sign is its own. */
export interface NegateNode<E> extends Span {
  readonly kind: 'negate';
  readonly operand: E;
}
/** One relation. `a < b < c` parses as CEL's grammar has it and is refused when checked (`chained-comparison`). */
export interface CompareNode<E> extends Span {
  readonly kind: 'compare';
  readonly operator: Comparison;
  readonly left: E;
  readonly right: E;
}
/** Ints overflow at 64 bits, which is an error; doubles follow IEEE 754. */
export interface ArithmeticNode<E> extends Span {
  readonly kind: 'arithmetic';
  readonly operator: Arithmetic;
  readonly left: E;
  readonly right: E;
}
/** `list` is a list of literals, a named list, or a field that is a list. */
export interface InNode<E> extends Span {
  readonly kind: 'in';
  readonly item: E;
  readonly list: E;
}
/** `test ? then : otherwise`; the branch that is not taken is not evaluated, so its errors do not count. */
export interface ConditionalNode<E> extends Span {
  readonly kind: 'conditional';
  readonly test: E;
  readonly then: E;
  readonly otherwise: E;
}
/** `text.startsWith(argument)` and its like, by code units: no folding of case or width. */
export interface TextTestNode<E> extends Span {
  readonly kind: 'text-test';
  readonly test: TextTest;
  readonly text: E;
  readonly argument: E;
}
/** `text.matches("pattern")`: true when some part of the text matches. The pattern is always a literal. */
export interface MatchesNode<E> extends Span {
  readonly kind: 'matches';
  readonly text: E;
  readonly pattern: string;
  readonly patternSpan: Span;
}
/** `size(x)` of a text, in code points, or of a list. */
export interface SizeNode<E> extends Span {
  readonly kind: 'size';
  readonly of: E;
}

/** A condition as parsed: names are not known yet. */
export type Expr =
  | LiteralNode
  | ListNode
  | ListNameNode
  | FieldNode<string>
  | HasNode<string>
  | LogicNode<Expr>
  | NotNode<Expr>
  | NegateNode<Expr>
  | CompareNode<Expr>
  | ArithmeticNode<Expr>
  | InNode<Expr>
  | ConditionalNode<Expr>
  | TextTestNode<Expr>
  | MatchesNode<Expr>
  | SizeNode<Expr>;

interface Typed {
  readonly type: ExprType;
}

/** A condition as checked: every node has its type, names are fields of the table, patterns are compiled. */
export type TypedExpr = Typed &
  (
    | LiteralNode
    | ListNode
    | (ListNameNode & { readonly values: readonly string[] })
    | FieldNode<FieldName>
    | HasNode<FieldName>
    | LogicNode<TypedExpr>
    | NotNode<TypedExpr>
    | NegateNode<TypedExpr>
    | CompareNode<TypedExpr>
    | ArithmeticNode<TypedExpr>
    | InNode<TypedExpr>
    | ConditionalNode<TypedExpr>
    | TextTestNode<TypedExpr>
    | (MatchesNode<TypedExpr> & { readonly compiled: RE2JS })
    | SizeNode<TypedExpr>
  );

/**
 * The nodes directly below a node, in the order of the text. Every walk of a tree goes through here, so that a new kind
 * of node cannot be forgotten by one of them. Items of a list are literals and no nodes to visit.
 */
export function children<E>(
  node:
    | LiteralNode
    | ListNode
    | ListNameNode
    | FieldNode<string>
    | HasNode<string>
    | LogicNode<E>
    | NotNode<E>
    | NegateNode<E>
    | CompareNode<E>
    | ArithmeticNode<E>
    | InNode<E>
    | ConditionalNode<E>
    | TextTestNode<E>
    | MatchesNode<E>
    | SizeNode<E>,
): readonly E[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.terms;
    case 'not':
    case 'negate':
      return [node.operand];
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right];
    case 'in':
      return [node.item, node.list];
    case 'conditional':
      return [node.test, node.then, node.otherwise];
    case 'text-test':
      return [node.text, node.argument];
    case 'matches':
      return [node.text];
    case 'size':
      return [node.of];
    default:
      return [];
  }
}
