import type { Comparison } from './ast.ts';
import type { NumberNode, RowTest } from './compile-test.ts';
import { type ColumnTable, columnOf, FIRST_VALUE, GROUP_ROWS, readRow, type RowGroup } from './columns.ts';
import { evaluate } from './evaluate.ts';
import type { FieldName } from './fields.ts';
import { isLimited } from './limits.ts';

const SOUND = 0;
const FAILED = 1;
/** An int that left what doubles hold exactly: the interpreter says what it is. */
const UNSURE = 2;

/** The numbers of some rows, with what is known of each. */
interface Vector {
  readonly values: Float64Array;
  readonly states: Uint8Array;
}

/** Memory for computing, kept between calls. */
export interface VectorPool {
  readonly vectors: Vector[];
}

/**
 * Keeps those of `rows[from..to)` that pass, in place; returns the new end. What errs does not pass.
 */
export function keepPassing(
  test: RowTest,
  table: ColumnTable,
  group: RowGroup,
  rows: Uint16Array,
  from: number,
  to: number,
  pool: VectorPool,
): number {
  switch (test.kind) {
    case 'numbers': {
      // Both sides for all rows first: loops over plain arrays, with the few doubtful rows left for the interpreter.
      const left = compute(test.left, group, rows, from, to, pool, 0);
      const right = compute(test.right, group, rows, from, to, pool, 1);
      let end = from;
      for (let index = from; index < to; index++) {
        const row = rows[index]!;
        const at = index - from;
        const state = left.states[at]! | right.states[at]!;
        const passes =
          state === SOUND
            ? compare(test.operator, left.values[at]!, right.values[at]!) === test.want
            : state === UNSURE && interpret(test, table, group, row);
        if (passes) rows[end++] = row;
      }
      return end;
    }
    case 'texts': {
      const [a, b] = [columnOf(group, test.left), columnOf(group, test.right)];
      const [textsA, textsB] = [table.texts[test.left] ?? [], table.texts[test.right] ?? []];
      let end = from;
      for (let index = from; index < to; index++) {
        const row = rows[index]!;
        // Each row group has ranks of its own only in its codes; the table's texts are one array, so texts are
        // compared.
        const [codeA, codeB] = [a.codes[row]!, b.codes[row]!];
        if (codeA < FIRST_VALUE || codeB < FIRST_VALUE) continue;
        const same = textsA[a.ranks[codeA - FIRST_VALUE]!] === textsB[b.ranks[codeB - FIRST_VALUE]!];
        if (same === test.same) rows[end++] = row;
      }
      return end;
    }
    case 'interpreted': {
      let end = from;
      for (let index = from; index < to; index++) {
        const row = rows[index]!;
        if (interpret(test, table, group, row)) rows[end++] = row;
      }
      return end;
    }
  }
}

const CODE: readonly FieldName[] = ['goods.hs'];

/** The interpreter's word on one row, read back from its columns: slow, and asked only where doubles cannot tell. */
function interpret(test: RowTest, table: ColumnTable, group: RowGroup, row: number): boolean {
  const blind = test.limited && isLimited(readRow(table, group, row, CODE));
  const result = evaluate(test.expr, readRow(table, group, row, test.fields), blind ? 'missing' : 'readable');
  return result.kind === 'value' && result.value === test.want;
}

function compare(operator: Comparison, a: number, b: number): boolean {
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
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

function vector(pool: VectorPool, index: number): Vector {
  const known = pool.vectors[index];
  if (known) return known;
  const made = { values: new Float64Array(GROUP_ROWS), states: new Uint8Array(GROUP_ROWS) };
  pool.vectors[index] = made;
  return made;
}

/** Computes a number of each of some rows into the pool's vector `slot`; those above it are free to use. */
function compute(
  node: NumberNode,
  group: RowGroup,
  rows: Uint16Array,
  from: number,
  to: number,
  pool: VectorPool,
  slot: number,
): Vector {
  const found = vector(pool, slot);
  const { values, states } = found;
  const count = to - from;
  switch (node.kind) {
    case 'constant':
      values.fill(node.value, 0, count);
      states.fill(SOUND, 0, count);
      return found;
    case 'field': {
      const { codes, numbers } = columnOf(group, node.field);
      for (let at = 0; at < count; at++) {
        const code = codes[rows[from + at]!]!;
        states[at] = code < FIRST_VALUE ? FAILED : SOUND;
        values[at] = code < FIRST_VALUE ? 0 : numbers[code - FIRST_VALUE]!;
      }
      return found;
    }
    case 'negate':
      compute(node.operand, group, rows, from, to, pool, slot);
      // An int has one zero.
      for (let at = 0; at < count; at++) values[at] = node.int ? 0 - values[at]! : -values[at]!;
      return found;
    case 'binary': {
      compute(node.left, group, rows, from, to, pool, slot);
      const right = compute(node.right, group, rows, from, to, pool, slot + 1);
      for (let at = 0; at < count; at++) states[at] = states[at]! | right.states[at]!;
      if (node.int) combineInts(node.operator, values, states, right.values, count);
      else combineDoubles(node.operator, values, right.values, count);
      return found;
    }
  }
}

/** IEEE 754 as it is: a division by zero is infinite or not a number, and no error. `%` never comes here. */
function combineDoubles(operator: string, values: Float64Array, right: Float64Array, count: number): void {
  switch (operator) {
    case '+':
      for (let at = 0; at < count; at++) values[at] = values[at]! + right[at]!;
      return;
    case '-':
      for (let at = 0; at < count; at++) values[at] = values[at]! - right[at]!;
      return;
    case '*':
      for (let at = 0; at < count; at++) values[at] = values[at]! * right[at]!;
      return;
    default:
      for (let at = 0; at < count; at++) values[at] = values[at]! / right[at]!;
  }
}

/**
 * CEL's ints, as long as doubles hold them: a division by zero fails, and what leaves the safe range is left to the
 * interpreter.
 */
function combineInts(
  operator: string,
  values: Float64Array,
  states: Uint8Array,
  right: Float64Array,
  count: number,
): void {
  for (let at = 0; at < count; at++) {
    if (states[at] !== SOUND) continue;
    const [a, b] = [values[at]!, right[at]!];
    if ((operator === '/' || operator === '%') && b === 0) {
      states[at] = FAILED;
      continue;
    }
    const result = combineInt(operator, a, b);
    values[at] = result;
    if (!Number.isSafeInteger(result)) states[at] = UNSURE;
  }
}

function combineInt(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return Math.trunc(a / b);
    default:
      return a % b;
  }
}
