import { children, type Comparison, type LiteralNode, mirrored, type TypedExpr } from './ast.ts';
import { canonical } from './canonical.ts';
import { type CodeSet, type NumberRange, otherRanges, otherSpans, type Spans, spansWhere } from './code-set.ts';
import { fieldIndex, NO_VALUE } from './columns.ts';
import { evaluate } from './evaluate.ts';
import { fieldsOf, listsOf } from './explain.ts';
import { type FactRow, type FactValue, FIELDS, type FieldName } from './fields.ts';
import { compareTexts, findPrefix, findText, isWholePrefix } from './text-order.ts';

const INFINITE = Number.POSITIVE_INFINITY;

/**
 * The values of the one field it reads for which a condition is true (`want`), or false; nothing when it reads several
 * fields or needs arithmetic. A condition that errs is neither.
 */
export function compileLeaf(expr: TypedExpr, want: boolean): CodeSet | undefined {
  switch (expr.kind) {
    // A bool by itself: true is the number 1.
    case 'field':
      return numbers(expr.field, [point(want ? 1 : 0)]);
    case 'has':
      return presence(expr.field, want);
    case 'compare':
      return compileComparison(expr, want) ?? compileScan(expr, want);
    case 'in':
      return compileIn(expr, want) ?? compileScan(expr, want);
    case 'text-test':
      if (expr.test === 'startsWith' && expr.text.kind === 'field' && expr.argument.kind === 'string') {
        const prefix = expr.argument.value;
        if (isWholePrefix(prefix)) {
          const set = texts(expr.text.field, want, `prefix ${prefix}`, (all) => {
            const [from, to] = findPrefix(all, prefix);
            return from < to ? [from, to] : [];
          });
          return want ? { ...set, known: { prefix } } : set;
        }
      }
      return compileScan(expr, want);
    default:
      return compileScan(expr, want);
  }
}

/** Whether a field is there: everything but the missing. */
function presence(field: FieldName, want: boolean): CodeSet {
  const base = { field: fieldIndex(field), missing: !want, illTyped: want };
  const key = `${field} ${want ? 'there' : 'missing'}`;
  switch (FIELDS[field].type) {
    case 'string':
      return { ...base, key, kind: 'texts', spans: (all) => (want && all.length > 0 ? [0, all.length] : []) };
    case 'list(string)':
      return { ...base, key, kind: 'lists', spans: (all) => (want && all.length > 0 ? [0, all.length] : []) };
    default:
      return { ...base, key, kind: 'numbers', ranges: want ? otherRanges([]) : [] };
  }
}

function compileComparison(expr: TypedExpr & { kind: 'compare' }, want: boolean): CodeSet | undefined {
  const { left, right, operator } = expr;
  if (left.kind === 'field' && isLiteral(right)) return compareWith(left.field, operator, right, want);
  if (right.kind === 'field' && isLiteral(left)) return compareWith(right.field, mirrored(operator), left, want);
  return undefined;
}

function isLiteral(expr: TypedExpr): expr is TypedExpr & LiteralNode {
  return expr.kind === 'string' || expr.kind === 'int' || expr.kind === 'double' || expr.kind === 'bool';
}

/** A field against a literal: a set of texts, or ranges of numbers with bools as 0 and 1. */
function compareWith(field: FieldName, operator: Comparison, literal: LiteralNode, want: boolean): CodeSet {
  if (literal.kind === 'string') {
    const { value } = literal;
    if (operator === '==' || operator === '!=') return textsIn(field, [value], want === (operator === '=='));
    return texts(field, want, `${operator} ${value}`, (all) => textSpans(all, operator, value));
  }
  const ranges = rangesOf(operator, literal.kind === 'bool' ? Number(literal.value) : literal.value);
  return numbers(field, want ? ranges : otherRanges(ranges));
}

/** An ordering of texts by code points is one span of the sorted dictionary. */
function textSpans(all: readonly string[], operator: Exclude<Comparison, '==' | '!='>, value: string): Spans {
  const from = findText(all, value, false);
  const to = findText(all, value, true);
  const span = (low: number, high: number): Spans => (low < high ? [low, high] : []);
  switch (operator) {
    case '<':
      return span(0, from);
    case '<=':
      return span(0, to);
    case '>':
      return span(to, all.length);
    case '>=':
      return span(from, all.length);
  }
}

const point = (value: number): NumberRange => ({ low: value, lowOpen: false, high: value, highOpen: false });

/** The doubles that compare so with a number. An int that is no double is compared with its neighbour, which is exact. */
function rangesOf(operator: Comparison, value: number | bigint): readonly NumberRange[] {
  const double = Number(value);
  const rounded = typeof value === 'bigint' ? (BigInt(double) > value ? 1 : BigInt(double) < value ? -1 : 0) : 0;
  const below = (highOpen: boolean): NumberRange => ({ low: -INFINITE, lowOpen: false, high: double, highOpen });
  const above = (lowOpen: boolean): NumberRange => ({ low: double, lowOpen, high: INFINITE, highOpen: false });
  switch (operator) {
    case '==':
      return rounded === 0 ? [point(double)] : [];
    case '!=':
      return rounded === 0 ? otherRanges([point(double)]) : otherRanges([]);
    case '<':
      return [below(rounded >= 0)];
    case '<=':
      return [below(rounded > 0)];
    case '>':
      return [above(rounded <= 0)];
    case '>=':
      return [above(rounded < 0)];
  }
}

function compileIn(expr: TypedExpr & { kind: 'in' }, want: boolean): CodeSet | undefined {
  const { item, list } = expr;
  if (item.kind !== 'field') return undefined;
  if (list.kind === 'list-name') return textsIn(item.field, list.values, want);
  if (list.kind !== 'list') return undefined;
  if (list.type === 'list(string)') {
    return textsIn(
      item.field,
      list.items.map((one) => String(one.value)),
      want,
    );
  }
  // Two literals may be one double (ints beyond 2^53): ranges must be ascending and apart.
  const points = list.items.flatMap((one) => rangesOf('==', one.kind === 'int' ? one.value : Number(one.value)));
  const sorted = points
    .sort((a, b) => a.low - b.low)
    .filter((one, at, all) => at === 0 || one.low !== all[at - 1]?.low);
  return numbers(item.field, want ? sorted : otherRanges(sorted));
}

/** Membership in a list of texts. One that holds when wanted is `known`: an index can find it. */
function textsIn(field: FieldName, values: readonly string[], want: boolean): CodeSet {
  const wanted = [...new Set(values)].sort(compareTexts);
  const set = texts(field, want, `in ${JSON.stringify(wanted)}`, (all) => {
    const found: number[] = [];
    for (const value of wanted) {
      const rank = findText(all, value, false);
      if (all[rank] !== value) continue;
      if (found.at(-1) === rank) found[found.length - 1] = rank + 1;
      else found.push(rank, rank + 1);
    }
    return found;
  });
  return want ? { ...set, known: { values: wanted } } : set;
}

/** Any condition on one text or list, said by the interpreter of each value in the dictionary. */
function compileScan(expr: TypedExpr, want: boolean): CodeSet | undefined {
  const [field, ...others] = fieldsOf(expr);
  if (field === undefined || others.length > 0 || listsOf(expr).size > 0) return undefined;
  const { type } = FIELDS[field];
  if (type !== 'string' && type !== 'list(string)') return undefined;
  // Asked of each text that occurs, not of each row: a port has far fewer descriptions of one kind than loads.
  const holds = (value: FactValue | undefined): boolean => {
    const row: FactRow = value === undefined ? {} : { [field]: value };
    const result = evaluate(expr, row);
    return result.kind === 'value' && result.value === want;
  };
  // Asked once for a missing and once for an ill-typed value: `has` and `||` may make even those true.
  const found = {
    ...(computes(expr) ? { computed: true as const } : {}),
    field: fieldIndex(field),
    key: `${field} ${want} ${canonical(expr)}`,
    missing: holds(undefined),
    illTyped: holds(NO_VALUE),
  };
  return type === 'string'
    ? { ...found, kind: 'texts', spans: (all) => spansWhere(all, holds) }
    : { ...found, kind: 'lists', spans: (all) => spansWhere(all, holds) };
}

/** A set of texts by what they are, or with `want` false all other texts. */
export function texts(
  field: FieldName,
  want: boolean,
  key: string,
  spans: (all: readonly string[]) => Spans,
  absent = false,
): CodeSet & { readonly kind: 'texts' } {
  return {
    kind: 'texts',
    field: fieldIndex(field),
    key: `${field} ${want ? '' : 'not '}${key}`,
    missing: absent,
    illTyped: absent,
    spans: want ? spans : (all) => otherSpans(spans(all), all.length),
  };
}

/**
 * A set of numbers. A missing or ill-typed value is in none: comparing it is an error, which is neither true nor false.
 */
function numbers(field: FieldName, ranges: readonly NumberRange[]): CodeSet {
  const key = ranges.map(
    ({ low, lowOpen, high, highOpen }) => `${lowOpen ? '(' : '['}${low},${high}${highOpen ? ')' : ']'}`,
  );
  return {
    kind: 'numbers',
    field: fieldIndex(field),
    key: `${field} ${key.join('')}`,
    missing: false,
    illTyped: false,
    ranges,
  };
}

/** Whether something is computed, which may err although all that is read is there. */
export function computes(expr: TypedExpr): boolean {
  return expr.kind === 'arithmetic' || expr.kind === 'negate' || children<TypedExpr>(expr).some(computes);
}

/** Whether a condition reads a named list, which is missing for printed matter, media and devices. */
export function readsList(expr: TypedExpr): boolean {
  return expr.kind === 'list-name' || children<TypedExpr>(expr).some(readsList);
}
