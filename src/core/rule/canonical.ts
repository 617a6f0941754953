import type { DoubleNode, Expr } from './ast.ts';
import { quote } from './strings.ts';

/** How tightly a node binds, loosest first: conditional, or, and, relation, sum, product, unary, member. */
function binding(expr: Expr): number {
  switch (expr.kind) {
    case 'conditional':
      return 1;
    case 'or':
      return 2;
    case 'and':
      return 3;
    case 'compare':
    case 'in':
      return 4;
    case 'arithmetic':
      return expr.operator === '+' || expr.operator === '-' ? 5 : 6;
    case 'not':
    case 'negate':
      return 7;
    case 'int':
    case 'double':
      // A number behind a minus sign would swallow it, and one before a dot the dot.
      return 7;
    default:
      return 8;
  }
}

/** The text of a node, in brackets when it binds less tightly than its place asks. */
function within(expr: Expr, least: number): string {
  const text = canonical(expr);
  return binding(expr) < least ? `(${text})` : text;
}

/** The shortest digits that read back as the same double, always with a point or an exponent, which make it a double. */
function doubleText({ value }: DoubleNode): string {
  const digits = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

/**
 * A condition as text, fully determined by the tree: one space around operators, brackets only where they are needed,
 * text in double quotes. Parsing it gives the same tree, so its hash is the condition's identity.
 */
export function canonical(expr: Expr): string {
  switch (expr.kind) {
    case 'string':
      return quote(expr.value);
    case 'int':
    case 'bool':
      return String(expr.value);
    case 'double':
      return doubleText(expr);
    case 'list':
      return `[${expr.items.map(canonical).join(', ')}]`;
    case 'list-name':
      return `lists.${expr.id}`;
    case 'field':
      return expr.field;
    case 'has':
      return `has(${expr.field})`;
    case 'and':
      return expr.terms.map((term) => within(term, 4)).join(' && ');
    case 'or':
      return expr.terms.map((term) => within(term, 3)).join(' || ');
    case 'not':
      return `!${within(expr.operand, 8)}`;
    case 'negate':
      return `-${within(expr.operand, 8)}`;
    case 'compare':
      return `${within(expr.left, 4)} ${expr.operator} ${within(expr.right, 5)}`;
    case 'in':
      return `${within(expr.item, 4)} in ${within(expr.list, 5)}`;
    case 'arithmetic': {
      const own = binding(expr);
      return `${within(expr.left, own)} ${expr.operator} ${within(expr.right, own + 1)}`;
    }
    case 'conditional':
      return `${within(expr.test, 2)} ? ${within(expr.then, 2)} : ${within(expr.otherwise, 1)}`;
    case 'text-test':
      return `${within(expr.text, 8)}.${expr.test}(${canonical(expr.argument)})`;
    case 'matches':
      return `${within(expr.text, 8)}.matches(${quote(expr.pattern)})`;
    case 'size':
      return `size(${canonical(expr.of)})`;
  }
}
