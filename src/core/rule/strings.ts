import { isInvisible } from './characters.ts';

/** CEL's escapes of one letter; any other letter behind a backslash is an error, not itself. */
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
};

/** How many hexadecimal digits follow `\x`, `\u`, `\U`. */
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, X: 2, u: 4, U: 8 };

/** One escape sequence: what it stands for and where it ends; nothing when CEL has no such escape. */
export function readEscape(
  source: string,
  backslash: number,
): { readonly value: string; readonly end: number } | undefined {
  const letter = source[backslash + 1] ?? '';
  const simple = Object.hasOwn(SIMPLE_ESCAPES, letter) ? SIMPLE_ESCAPES[letter] : undefined;
  if (simple !== undefined) return { value: simple, end: backslash + 2 };
  const length = HEX_LENGTH[letter];
  const from = length === undefined ? backslash + 1 : backslash + 2;
  const digits = source.slice(from, from + (length ?? 3));
  const form = length === undefined ? /^[0-3][0-7]{2}$/ : /^[0-9a-fA-F]+$/;
  if (digits.length !== (length ?? 3) || !form.test(digits)) return undefined;
  const code = Number.parseInt(digits, length === undefined ? 8 : 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { value: String.fromCodePoint(code), end: from + digits.length };
}

/**
 * A text as a CEL string literal, always in double quotes: the canonical way to write it. What cannot be seen is
 * written as an escape, so that no two canonical forms look alike. `readEscape` undoes all of it.
 */
export function quote(text: string): string {
  let quoted = '"';
  for (const character of text) {
    if (character === '"' || character === '\\') quoted += `\\${character}`;
    else if (character === '\n') quoted += '\\n';
    else if (character === '\r') quoted += '\\r';
    else if (character === '\t') quoted += '\\t';
    else if (isInvisible(character)) {
      const code = character.codePointAt(0) ?? 0;
      quoted += code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
    } else quoted += character;
  }
  return `${quoted}"`;
}
