import type { Arithmetic, Comparison, TypedExpr } from './ast.ts';
import { canonical } from './canonical.ts';
import { fieldIndex, type Sight } from './columns.ts';
import { readsList } from './compile-leaf.ts';
import { fieldsOf, listsOf } from './explain.ts';
import type { FieldName } from './fields.ts';

/** Arithmetic on the numbers of one row. Ints are computed as doubles as long as those hold them exactly. */
export type NumberNode =
  | { readonly kind: 'field'; readonly field: number; readonly int: boolean }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'negate'; readonly operand: NumberNode; readonly int: boolean }
  | {
      readonly kind: 'binary';
      readonly operator: Arithmetic;
      readonly left: NumberNode;
      readonly right: NumberNode;
      readonly int: boolean;
    };

/** A condition on several fields, or with arithmetic: it is tested row by row. `want` as in compile. */
export type RowTest = {
  readonly key: string;
  readonly expr: TypedExpr;
  readonly want: boolean;
  readonly fields: readonly FieldName[];
  /** Whether an item under a limit must be told apart, because a named list is asked. */
  readonly limited: boolean;
} & (
  | { readonly kind: 'numbers'; readonly operator: Comparison; readonly left: NumberNode; readonly right: NumberNode }
  | { readonly kind: 'texts'; readonly left: number; readonly right: number; readonly same: boolean }
  | { readonly kind: 'interpreted' }
);

/** How a condition is tested on a row: by arithmetic on doubles, by comparing two texts, or by the interpreter. */
export function compileRowTest(expr: TypedExpr, want: boolean, sight: Sight): RowTest {
  const lists = [...listsOf(expr)].map(([id, values]) => JSON.stringify([id, values]));
  const base = {
    key: `${want} ${canonical(expr)} ${lists.join(' ')}`,
    expr,
    want,
    fields: fieldsOf(expr),
    limited: sight === 'limited' && readsList(expr),
  };
  if (expr.kind === 'compare') {
    const { left, right, operator } = expr;
    const [a, b] = [numberNode(left), numberNode(right)];
    // Doubles say the same as CEL's ints as long as every step is safe; test-rows.ts notices when one is not.
    if (a && b) return { ...base, kind: 'numbers', operator, left: a, right: b };
    const twoTexts = left.type === 'string' && left.kind === 'field' && right.kind === 'field';
    if (twoTexts && (operator === '==' || operator === '!=')) {
      const same = (operator === '==') === want;
      return { ...base, kind: 'texts', left: fieldIndex(left.field), right: fieldIndex(right.field), same };
    }
  }
  return { ...base, kind: 'interpreted' };
}

/** Nothing where a number is not made of fields, literals and arithmetic, or is an int that no double holds. */
function numberNode(expr: TypedExpr): NumberNode | undefined {
  if (expr.type !== 'int' && expr.type !== 'double') return undefined;
  const int = expr.type === 'int';
  switch (expr.kind) {
    case 'int':
      return Number.isSafeInteger(Number(expr.value)) ? { kind: 'constant', value: Number(expr.value) } : undefined;
    case 'double':
      return { kind: 'constant', value: expr.value };
    case 'field':
      return { kind: 'field', field: fieldIndex(expr.field), int };
    case 'negate': {
      const operand = numberNode(expr.operand);
      return operand && { kind: 'negate', operand, int };
    }
    case 'arithmetic': {
      const [left, right] = [numberNode(expr.left), numberNode(expr.right)];
      return left && right && { kind: 'binary', operator: expr.operator, left, right, int };
    }
    default:
      return undefined;
  }
}
