import { asciiSign, codePoint, isInvisible, latinWord } from './characters.ts';
import { type Diagnostic, inCondition } from './diagnostic.ts';
import { isPersonWord } from './people.ts';
import { readEscape } from './strings.ts';

/** One token of a condition. `text` is its source; a string literal also has its value. */
export interface Token {
  readonly kind: 'name' | 'string' | 'int' | 'uint' | 'double' | 'sign' | 'end';
  readonly text: string;
  readonly value?: string;
  readonly start: number;
  readonly end: number;
}

/** Either all tokens, the last of which is the end, or the first thing that is not CEL. */
export type Tokens = { readonly tokens: readonly Token[] } | { readonly diagnostic: Diagnostic };

// Sticky patterns, run from a place: a slice of the source for each token would make reading it quadratic.
const SIGN = /(?:&&|\|\||==|!=|<=|>=|[-+*/%!<>?:,.()[\]{}])/y;
const NUMBER = /(?:0[xX][0-9a-fA-F]+[uU]?|(?:\d+\.\d+|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\d+[uU]?)/y;
const NAME = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const WORD = /[\p{L}\p{N}\p{M}_]+/uy;
const STRING_OPEN = /([rR]?)("""|'''|"|')/y;
const BYTES_OPEN = /(?:[bB][rR]?|[rR][bB])["']/y;
// `//` comments are CEL's; they are no part of the canonical form.
const SPACE = /(?:[ \t\r\n\f]+|\/\/[^\r\n]*)+/y;

/** What people write who come from SQL, Excel or C, and what CEL says. */
const FOREIGN_SIGNS: readonly (readonly [string, string])[] = [
  ['===', '=='],
  ['!==', '!='],
  ['<>', '!='],
  ['=>', '>='],
  ['=<', '<='],
  ['**', '*'],
  ['=', '=='],
  ['&', '&&'],
  ['|', '||'],
  ['~', '.matches("…")'],
  ['^', '.matches("…")'],
];

function at(pattern: RegExp, source: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(source);
}

/** Reads the text of a string literal from behind its opening quotes. */
function readString(source: string, start: number, body: number, raw: boolean, quotes: string): Token | Diagnostic {
  let value = '';
  let position = body;
  while (position < source.length) {
    if (source.startsWith(quotes, position)) {
      const end = position + quotes.length;
      return { kind: 'string', text: source.slice(start, end), value, start, end };
    }
    const character = source[position] ?? '';
    if (quotes.length === 1 && (character === '\n' || character === '\r')) break;
    if (character === '\\' && !raw) {
      const escaped = readEscape(source, position);
      if (escaped === undefined) {
        const text = source.slice(position, position + 2);
        return inCondition('bad-escape', { start: position, end: position + text.length }, { escape: text });
      }
      value += escaped.value;
      position = escaped.end;
    } else {
      value += character;
      position += 1;
    }
  }
  return inCondition('string-not-closed', { start, end: body }, { quotes });
}

/** What to say of a word that is not ASCII: the name of a person's attribute, or a look-alike of a name. */
function foreignWord(word: string, start: number): Diagnostic {
  const span = { start, end: start + word.length };
  if (isPersonWord(word)) return inCondition('person-field', span, { field: word });
  const latin = latinWord(word);
  const odd = [...word].find((letter) => letter > '\x7f') ?? word;
  const params = { name: word, character: odd, codepoint: codePoint(odd) };
  return inCondition('name-not-ascii', span, params, /^\w+$/.test(latin) && latin !== word ? latin : undefined);
}

/** What to say of a sign that CEL does not have: what it is elsewhere, what it looks like, or that it is unexpected. */
function foreignSign(source: string, position: number): Diagnostic {
  for (const [foreign, instead] of FOREIGN_SIGNS) {
    if (source.startsWith(foreign, position)) {
      return inCondition(
        'operator-unknown',
        { start: position, end: position + foreign.length },
        { operator: foreign, instead },
        instead,
      );
    }
  }
  const character = String.fromCodePoint(source.codePointAt(position) ?? 0);
  const span = { start: position, end: position + character.length };
  const instead = asciiSign(character);
  const params = { character, codepoint: codePoint(character) };
  if (instead !== undefined) return inCondition('look-alike-character', span, { ...params, instead }, instead);
  return inCondition('unexpected-character', span, params);
}

function readNumber(source: string, position: number): Token | Diagnostic {
  const text = at(NUMBER, source, position)?.[0] ?? '';
  const end = position + text.length;
  // `12kg`, `1.2.3`, `1.`: a number that runs into something else is a slip, not two tokens.
  const run = /[\w.]*/y;
  run.lastIndex = end;
  const tail = run.exec(source)?.[0] ?? '';
  if (tail !== '')
    return inCondition('number-malformed', { start: position, end: end + tail.length }, { text: text + tail });
  const hex = /^0[xX]/.test(text);
  if (/[uU]$/.test(text)) return { kind: 'uint', text, start: position, end };
  return { kind: !hex && /[.eE]/.test(text) ? 'double' : 'int', text, start: position, end };
}

/** Splits a condition into tokens, with CEL's lexical grammar (comments included). Stops at the first fault. */
export function tokenize(source: string): Tokens {
  // Before all else: what cannot be seen may stand nowhere, not even in a string or a comment.
  let position = 0;
  // By code point: half of a pair alone is one of the things that cannot be seen.
  for (const character of source) {
    if (isInvisible(character)) {
      const span = { start: position, end: position + character.length };
      return { diagnostic: inCondition('invisible-character', span, { codepoint: codePoint(character) }) };
    }
    position += character.length;
  }
  const tokens: Token[] = [];
  position = 0;
  while (true) {
    position += at(SPACE, source, position)?.[0].length ?? 0;
    if (position >= source.length) break;
    const next = readToken(source, position);
    if ('code' in next) return { diagnostic: next };
    tokens.push(next);
    position = next.end;
  }
  tokens.push({ kind: 'end', text: '', start: source.length, end: source.length });
  return { tokens };
}

/** One token, by the first form that fits. Bytes come before texts, because `b"x"` is also a name and a text. */
function readToken(source: string, position: number): Token | Diagnostic {
  const bytes = at(BYTES_OPEN, source, position);
  if (bytes) return inCondition('no-bytes', { start: position, end: position + bytes[0].length });
  const open = at(STRING_OPEN, source, position);
  if (open) return readString(source, position, position + open[0].length, open[1] !== '', open[2] ?? '"');
  if (at(NUMBER, source, position)) return readNumber(source, position);
  const word = at(WORD, source, position)?.[0];
  if (word !== undefined) {
    const name = at(NAME, source, position)?.[0];
    if (name !== word) return foreignWord(word, position);
    return { kind: 'name', text: word, start: position, end: position + word.length };
  }
  // Two signs of CEL that would otherwise be read as the head of a foreign one.
  const foreign = FOREIGN_SIGNS.some(([text]) => text.length > 1 && source.startsWith(text, position));
  const sign = foreign ? undefined : at(SIGN, source, position)?.[0];
  if (sign === undefined) return foreignSign(source, position);
  return { kind: 'sign', text: sign, start: position, end: position + sign.length };
}
