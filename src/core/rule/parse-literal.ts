import type { LiteralNode } from './ast.ts';
import type { Cursor } from './cursor.ts';

/** The bounds of CEL's int; a literal beyond them is `number-out-of-range`, a result beyond them `overflow`. */
export const MIN_INT64 = -(2n ** 63n);
export const MAX_INT64 = 2n ** 63n - 1n;

/** literal = string | [ "-" ] int | [ "-" ] double | "true" | "false"; nothing when something else stands here. */
export function parseLiteral(cursor: Cursor): LiteralNode | undefined {
  const token = cursor.peek();
  const { start } = token;
  if (token.kind === 'string') {
    cursor.next();
    return { kind: 'string', value: token.value ?? '', start, end: token.end };
  }
  if (token.kind === 'name' && (token.text === 'true' || token.text === 'false')) {
    cursor.next();
    return { kind: 'bool', value: token.text === 'true', start, end: token.end };
  }
  const negative = token.kind === 'sign' && token.text === '-' && cursor.numberFollows();
  if (negative) cursor.next();
  const number = cursor.peek();
  const sign = negative ? '-' : '';
  if (number.kind === 'uint') {
    cursor.refuse('no-uint', number, { text: number.text }, sign + number.text.replace(/[uU]$/, ''));
  }
  if (number.kind !== 'int' && number.kind !== 'double') return undefined;
  cursor.next();
  const span = { start, end: number.end };
  if (number.kind === 'double') {
    const value = Number(sign + number.text);
    if (!Number.isFinite(value)) cursor.refuse('number-out-of-range', span, { text: sign + number.text });
    return { kind: 'double', value, ...span };
  }
  const value = negative ? -BigInt(number.text) : BigInt(number.text);
  if (value < MIN_INT64 || value > MAX_INT64) cursor.refuse('number-out-of-range', span, { text: sign + number.text });
  return { kind: 'int', value, ...span };
}
