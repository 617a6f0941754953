import type { Expr, LiteralNode, TextTest } from '../ast.ts';
import { type FieldName, FIELDS, isFieldName } from '../fields.ts';

/** A literal without its place in a text: what a face holds and shows. */
export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'double'; readonly value: number };

/** Comparisons in the order in which a face offers them. */
export const COMPARING = ['==', '!=', '<', '<=', '>', '>='] as const;

/** One plain question about one field: what sentence and table have in common. */
export type FieldTest =
  | { readonly kind: 'compare'; readonly field: FieldName; readonly verb: Comparing; readonly value: Literal }
  | { readonly kind: 'one-of'; readonly field: FieldName; readonly values: readonly Literal[] }
  | { readonly kind: 'in-list'; readonly field: FieldName; readonly list: string }
  | { readonly kind: 'text'; readonly field: FieldName; readonly verb: TextTest | 'matches'; readonly value: string }
  /** A field that is a list holds a text. */
  | { readonly kind: 'holds'; readonly field: FieldName; readonly value: string }
  /** A field that is true or false is true. */
  | { readonly kind: 'true'; readonly field: FieldName }
  | { readonly kind: 'there'; readonly field: FieldName };
/** The same signs as CEL's; the order is a face's own. */
export type Comparing = (typeof COMPARING)[number];

/** Nodes that a face makes stand in no text yet. */
export const NOWHERE = { start: 0, end: 0 } as const;

/**
 * The question a node asks, or nothing where it asks more than one field can answer. A literal on the left (`3 < x`) is
 * none either: turning it round would change the canonical form, and with it the rule's identity.
 */
export function fieldTestOf(expr: Expr): FieldTest | undefined {
  switch (expr.kind) {
    case 'compare': {
      const value = literalOf(expr.right);
      const field = fieldOf(expr.left);
      return field && value && { kind: 'compare', field, verb: expr.operator, value };
    }
    case 'in':
      return membershipOf(expr.item, expr.list);
    case 'text-test': {
      const field = fieldOf(expr.text);
      if (field === undefined || expr.argument.kind !== 'string') return undefined;
      return { kind: 'text', field, verb: expr.test, value: expr.argument.value };
    }
    case 'matches': {
      const field = fieldOf(expr.text);
      return field && { kind: 'text', field, verb: 'matches', value: expr.pattern };
    }
    case 'field': {
      const field = fieldOf(expr);
      return field && FIELDS[field].type === 'bool' ? { kind: 'true', field } : undefined;
    }
    case 'has':
      return isFieldName(expr.field) ? { kind: 'there', field: expr.field } : undefined;
    default:
      return undefined;
  }
}

/** `"x" in goods.terms`, `goods.hs in lists.coal`, `goods.hs in ["1", "2"]`; nothing for anything else. */
function membershipOf(item: Expr, list: Expr): FieldTest | undefined {
  const held = fieldOf(list);
  if (held !== undefined) return item.kind === 'string' ? { kind: 'holds', field: held, value: item.value } : undefined;
  const field = fieldOf(item);
  if (field === undefined) return undefined;
  if (list.kind === 'list-name') return { kind: 'in-list', field, list: list.id };
  if (list.kind !== 'list') return undefined;
  const values = list.items.map(literalOf);
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? { kind: 'one-of', field, values: known } : undefined;
}

const fieldOf = (expr: Expr): FieldName | undefined =>
  expr.kind === 'field' && isFieldName(expr.field) ? expr.field : undefined;

function literalOf(expr: Expr): Literal | undefined {
  switch (expr.kind) {
    case 'string':
      return { kind: 'string', value: expr.value };
    case 'int':
      return { kind: 'int', value: expr.value };
    case 'double':
      return { kind: 'double', value: expr.value };
    default:
      return undefined;
  }
}

/** The node that asks a question. The inverse of fieldTestOf, but for the places in the text. */
export function exprOfFieldTest(test: FieldTest): Expr {
  const field = { kind: 'field', field: test.field, ...NOWHERE } as const;
  switch (test.kind) {
    case 'compare':
      return { kind: 'compare', operator: test.verb, left: field, right: node(test.value), ...NOWHERE };
    case 'one-of':
      return {
        kind: 'in',
        item: field,
        list: { kind: 'list', items: test.values.map(node), ...NOWHERE },
        ...NOWHERE,
      };
    case 'in-list':
      return { kind: 'in', item: field, list: { kind: 'list-name', id: test.list, ...NOWHERE }, ...NOWHERE };
    case 'text':
      if (test.verb === 'matches')
        return { kind: 'matches', text: field, pattern: test.value, patternSpan: NOWHERE, ...NOWHERE };
      return { kind: 'text-test', test: test.verb, text: field, argument: textNode(test.value), ...NOWHERE };
    case 'holds':
      return { kind: 'in', item: textNode(test.value), list: field, ...NOWHERE };
    case 'true':
      return field;
    case 'there':
      return { kind: 'has', field: test.field, ...NOWHERE };
  }
}

function textNode(value: string): LiteralNode {
  return { kind: 'string', value, ...NOWHERE };
}

function node(literal: Literal): LiteralNode {
  return { ...literal, ...NOWHERE };
}

/**
 * A number as written, under the type of its field: digits alone are whole for an int and decimal for a double, because
 * `==` and lists do not mix them. Nothing when it is no number of that type.
 */
export function numberLiteral(written: string, type: 'int' | 'double'): Literal | undefined {
  const text = written.trim();
  if (type === 'int') return /^-?\d{1,18}$/.test(text) ? { kind: 'int', value: BigInt(text) } : undefined;
  const value = Number(text);
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(value)
    ? { kind: 'double', value }
    : undefined;
}

/** A literal as a person reads it: text without quotes, numbers as CEL writes them. */
export function literalText(literal: Literal): string {
  if (literal.kind !== 'double') return String(literal.value);
  const digits = Object.is(literal.value, -0) ? '-0' : String(literal.value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}
