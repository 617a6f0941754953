import type { Comparison, ExprType, LiteralNode } from './ast.ts';
import type { FieldName } from './fields.ts';
import { quote } from './strings.ts';

/** Digits of an HS code as it is declared; fewer name a chapter, a heading or a subheading: a beginning. */
const WHOLE_CODE = 6;
/** A longer list is rewritten by its author. */
const MOST_SUGGESTED = 20;

/**
 * What to write where a field is compared with a literal of another type: quotes around a code, the beginning of a code where
 * it is not a whole one, a number without its quotes. Nothing where that is not plain.
 */
export function suggestComparison(
  field: FieldName,
  type: ExprType,
  operator: Comparison,
  literal: LiteralNode,
): string | undefined {
  switch (type) {
    case 'string': {
      const text = digitsOf(literal);
      if (text === undefined) return undefined;
      if (operator === '==') return ofText(field, text);
      if (operator === '!=' && isBeginning(field, text)) return `!${ofText(field, text)}`;
      return `${field} ${operator} ${quote(text)}`;
    }
    case 'int':
    case 'double': {
      const number = literal.kind === 'string' ? literal.value.trim() : '';
      if (!(type === 'int' ? /^\d{1,15}$/ : /^\d{1,15}(?:\.\d{1,15})?$/).test(number)) return undefined;
      // `==` of a double wants a double, and every other comparison takes one.
      const written = type === 'double' && !number.includes('.') ? `${number}.0` : number;
      return `${field} ${operator} ${written}`;
    }
    case 'bool': {
      const value = literal.kind === 'string' ? literal.value.toLowerCase() : digitsOf(literal);
      const wanted = value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : undefined;
      if (wanted === undefined || (operator !== '==' && operator !== '!=')) return undefined;
      return wanted === (operator === '==') ? field : `!${field}`;
    }
    default:
      return undefined;
  }
}

/** The same for `field in […]`: a list of texts, or where some are beginnings of codes, each by itself. */
export function suggestMembership(field: FieldName, type: ExprType, items: readonly LiteralNode[]): string | undefined {
  if (type !== 'string' || items.length > MOST_SUGGESTED) return undefined;
  const texts = items.flatMap((item) => digitsOf(item) ?? []);
  if (texts.length < items.length || texts.length === 0) return undefined;
  if (!texts.some((text) => isBeginning(field, text))) return `${field} in [${texts.map(quote).join(', ')}]`;
  const each = texts.map((text) => ofText(field, text)).join(' || ');
  return texts.length === 1 ? each : `(${each})`;
}

const isBeginning = (field: FieldName, text: string): boolean => field === 'goods.hs' && text.length < WHOLE_CODE;

const ofText = (field: FieldName, text: string): string =>
  isBeginning(field, text) ? `${field}.startsWith(${quote(text)})` : `${field} == ${quote(text)}`;

/** The digits of an int as they were typed: `0101` has lost its zero as a number, and a heading begins with it. */
function digitsOf(literal: LiteralNode): string | undefined {
  if (literal.kind !== 'int' || literal.value < 0n) return undefined;
  return String(literal.value).padStart(literal.end - literal.start, '0');
}
