import type { Expr } from '../ast.ts';
import { canonical } from '../canonical.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type FieldName, FIELDS, isFieldName } from '../fields.ts';
import {
  type Comparing,
  exprOfFieldTest,
  type FieldTest,
  fieldTestOf,
  type Literal,
  literalText,
  NOWHERE,
  numberLiteral,
} from './field-test.ts';

/** Why a cell cannot be read. */
export type CellFault =
  | {
      readonly kind:
        | 'number-expected'
        | 'yes-no-expected'
        | 'range-reversed'
        | 'quote-open'
        | 'cell-form'
        | 'row-empty';
    }
  | { readonly kind: 'condition'; readonly diagnostic: Diagnostic };

type Read = { readonly exprs: readonly Expr[] } | { readonly fault: CellFault };

// Longest first: `<=` begins with `<`.
const SIGNS: readonly Comparing[] = ['<=', '>=', '!=', '<', '>'];

/**
 * The cell that says the term at a place, and how many terms it says: a range `3..5` is two. Whatever a cell says must
 * read back as the very same terms; a term for which that fails has no cell.
 */
export function cellOf(
  terms: readonly Expr[],
  at: number,
): { readonly field: FieldName; readonly text: string; readonly terms: number } | undefined {
  const term = terms[at];
  if (term === undefined) return undefined;
  const next = terms[at + 1];
  const range = next && rangeText(term, next);
  const said = range === undefined ? plainText(term) : range;
  if (said === undefined) return undefined;
  const count = range === undefined ? 1 : 2;
  const read = exprsOfCell(said.field, said.text);
  if (!('exprs' in read) || read.exprs.length !== count) return undefined;
  const same = read.exprs.every((expr, index) => canonical(expr) === canonical(terms[at + index]!));
  return same ? { ...said, terms: count } : undefined;
}

type Said = { readonly field: FieldName; readonly text: string };

/** `x >= 3 && x <= 5` as `3..5`, `x >= 3 && x < 5` as `3..<5`. */
function rangeText(low: Expr, high: Expr): Said | undefined {
  const [a, b] = [fieldTestOf(low), fieldTestOf(high)];
  if (a?.kind !== 'compare' || b?.kind !== 'compare' || a.field !== b.field || a.verb !== '>=') return undefined;
  if ((b.verb !== '<=' && b.verb !== '<') || a.value.kind === 'string' || b.value.kind === 'string') return undefined;
  return { field: a.field, text: `${literalText(a.value)}..${b.verb === '<' ? '<' : ''}${literalText(b.value)}` };
}

/** A term as one cell: a question, its negation, or alternatives of one kind. */
function plainText(term: Expr): Said | undefined {
  if (term.kind === 'or') return alternativesText(term.terms);
  if (term.kind === 'not') {
    const inner = fieldTestOf(term.operand);
    if (inner?.kind === 'true') return { field: inner.field, text: 'no' };
    if (inner?.kind === 'there') return { field: inner.field, text: 'missing' };
    const said = inner && testText(inner);
    return said && { field: said.field, text: `not ${said.text}` };
  }
  const test = fieldTestOf(term);
  return test && testText(test);
}

/** Alternatives of one kind about one field: `8703*, 8704*`, `ivory, coral`. */
function alternativesText(terms: readonly Expr[]): Said | undefined {
  const tests = terms.map(fieldTestOf);
  const [first] = tests;
  if (first === undefined) return undefined;
  const texts = tests.map((test) =>
    test?.field === first.field && (test.kind === 'text' || test.kind === 'holds') ? testText(test)?.text : undefined,
  );
  return texts.every((text) => text !== undefined) ? { field: first.field, text: texts.join(', ') } : undefined;
}

/**
 * A question as the text of a cell. Not every question comes back from its text: `cellOf` reads each again to be sure.
 */
function testText(test: FieldTest): Said | undefined {
  const { field } = test;
  switch (test.kind) {
    case 'compare':
      return { field, text: test.verb === '==' ? word(test.value) : `${test.verb} ${word(test.value)}` };
    case 'one-of': {
      const words = test.values.map(word).join(', ');
      // A list of one is no equality: the comma behind it tells them apart.
      return { field, text: test.values.length === 1 ? `${words},` : words };
    }
    case 'in-list':
      return { field, text: `@${test.list}` };
    case 'text': {
      const text = bare(test.value) ? test.value : quoted(test.value);
      if (test.verb === 'matches') return { field, text: `~ ${quoted(test.value)}` };
      return { field, text: { startsWith: `${text}*`, endsWith: `*${text}`, contains: `*${text}*` }[test.verb] };
    }
    case 'holds':
      return { field, text: bare(test.value) ? test.value : quoted(test.value) };
    case 'true':
      return { field, text: 'yes' };
    case 'there':
      return { field, text: 'there' };
  }
}

// Texts that would read as something else are put in quotes.
const word = (value: Literal): string =>
  value.kind === 'string' && !bare(value.value) ? quoted(value.value) : literalText(value);
const WORDS = new Set(['yes', 'no', 'there', 'missing', 'not']);
/** Whether a text stands in a cell without quotes. */
const bare = (text: string): boolean => /^[\p{L}\p{N}_][\p{L}\p{N}_./-]*$/u.test(text) && !WORDS.has(text);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What a cell of a field says: no term for `-`, two for a range, else one. */
export function exprsOfCell(field: FieldName, text: string): Read {
  const plain = text.trim();
  if (plain === '' || plain === '-') return { exprs: [] };
  if (plain === 'there' || plain === 'missing') {
    const there = exprOfFieldTest({ kind: 'there', field });
    return { exprs: [plain === 'there' ? there : not(there)] };
  }
  const { type } = FIELDS[field];
  if (type === 'bool') {
    const yes = exprOfFieldTest({ kind: 'true', field });
    if (plain === 'yes' || plain === '是') return { exprs: [yes] };
    return plain === 'no' || plain === '否' ? { exprs: [not(yes)] } : { fault: { kind: 'yes-no-expected' } };
  }
  // Before anything else of a text or a number: `not` is one of the words that no bare text may be.
  const negated = /^not\s+(.+)$/s.exec(plain)?.[1];
  if (negated !== undefined) {
    const read = exprsOfCell(field, negated);
    if ('fault' in read) return read;
    const [only] = read.exprs;
    return read.exprs.length === 1 && only ? { exprs: [not(only)] } : { fault: { kind: 'cell-form' } };
  }
  if (plain.startsWith('@')) {
    const list = plain.slice(1);
    if (!/^[a-z][A-Za-z0-9]*$/.test(list)) return { fault: { kind: 'cell-form' } };
    return { exprs: [exprOfFieldTest({ kind: 'in-list', field, list })] };
  }
  return type === 'int' || type === 'double' ? numberCell(field, type, plain) : textCell(field, plain);
}

const not = (operand: Expr): Expr => ({ kind: 'not', operand, ...NOWHERE });

/** `3..5`, `3..<5`, `>= 3`, `1, 2`, `7`; a list of one is `7,`. */
function numberCell(field: FieldName, type: 'int' | 'double', text: string): Read {
  const range = /^(.+?)\.\.(<?)(.+)$/.exec(text);
  if (range) {
    const [low, high] = [ordered(range[1]!), ordered(range[3]!)];
    if (!low || !high) return { fault: { kind: 'number-expected' } };
    if (low.value > high.value) return { fault: { kind: 'range-reversed' } };
    const from: FieldTest = { kind: 'compare', field, verb: '>=', value: low };
    const to: FieldTest = { kind: 'compare', field, verb: range[2] === '<' ? '<' : '<=', value: high };
    return { exprs: [exprOfFieldTest(from), exprOfFieldTest(to)] };
  }
  const verb = SIGNS.find((sign) => text.startsWith(sign));
  if (verb !== undefined) {
    const written = text.slice(verb.length);
    const value = verb === '!=' ? numberLiteral(written, type) : ordered(written);
    if (!value) return { fault: { kind: 'number-expected' } };
    return { exprs: [exprOfFieldTest({ kind: 'compare', field, verb, value })] };
  }
  const parts = text.split(',').map((part) => part.trim());
  const list = parts.length > 1;
  if (parts.at(-1) === '') parts.pop();
  const values = parts.map((part) => numberLiteral(part, type)).filter((value) => value !== undefined);
  const [first] = values;
  if (values.length < parts.length || !first) return { fault: { kind: 'number-expected' } };
  const test: FieldTest = list
    ? { kind: 'one-of', field, values }
    : { kind: 'compare', field, verb: '==', value: first };
  return { exprs: [exprOfFieldTest(test)] };
}

/** A bound keeps the type it is written in: orderings mix whole and decimal numbers, and both forms must come back. */
const ordered = (written: string): Literal | undefined =>
  numberLiteral(written, /^\s*-?\d+\s*$/.test(written) ? 'int' : 'double');

/**
 * `@list` aside: `~ "pattern"`, `>= "x"`, `"a", b`, `8703*`, `*coal*`. Stars and plain words do not mix in one cell.
 */
function textCell(field: FieldName, text: string): Read {
  const isList = !isFieldName(field) || FIELDS[field].type === 'list(string)';
  const pattern = /^~\s*(.+)$/s.exec(text)?.[1];
  if (pattern !== undefined && !isList) {
    const [only, ...more] = words(pattern) ?? [];
    if (only === undefined || more.length > 0) return { fault: { kind: 'quote-open' } };
    return { exprs: [exprOfFieldTest({ kind: 'text', field, verb: 'matches', value: only.text })] };
  }
  const verb = isList ? undefined : SIGNS.find((sign) => text.startsWith(sign));
  const list = words(verb === undefined ? text : text.slice(verb.length));
  if (list === undefined) return { fault: { kind: 'quote-open' } };
  const [first] = list;
  if (
    first === undefined ||
    list.some((one, place) => !one.whole || (one.text === '' && !one.quoted && place < list.length - 1))
  )
    return { fault: { kind: 'cell-form' } };
  // A comma at the end closes a list, so that a list of one is told from an equality.
  const closed = list.length > 1 && list.at(-1)?.text === '' && !list.at(-1)?.quoted ? list.slice(0, -1) : list;
  const starred = closed.some((one) => one.before || one.after);
  if (verb !== undefined) {
    if (list.length > 1 || starred) return { fault: { kind: 'cell-form' } };
    return one({ kind: 'compare', field, verb, value: { kind: 'string', value: first.text } });
  }
  if (isList) {
    if (starred || closed.length < list.length) return { fault: { kind: 'cell-form' } };
    return any(closed.map(({ text: value }) => ({ kind: 'holds', field, value })));
  }
  if (starred) {
    if (closed.length < list.length || closed.some((each) => !each.before && !each.after))
      return { fault: { kind: 'cell-form' } };
    return any(
      closed.map(({ before, after, text: value }): FieldTest => {
        return { kind: 'text', field, verb: before && after ? 'contains' : before ? 'endsWith' : 'startsWith', value };
      }),
    );
  }
  const values = closed.map((each): Literal => ({ kind: 'string', value: each.text }));
  if (list.length > 1) return one({ kind: 'one-of', field, values });
  return one({ kind: 'compare', field, verb: '==', value: { kind: 'string', value: first.text } });
}

const one = (test: FieldTest): Read => ({ exprs: [exprOfFieldTest(test)] });
function any(tests: readonly FieldTest[]): Read {
  const terms = tests.map(exprOfFieldTest);
  return { exprs: terms.length === 1 ? terms : [{ kind: 'or', terms, ...NOWHERE }] };
}

/** A word of a text cell: its text, whether a star stands before or behind it, and whether it was read to its end. */
interface Word {
  readonly text: string;
  readonly quoted: boolean;
  readonly before: boolean;
  readonly after: boolean;
  readonly whole: boolean;
}

/** The words of a text cell, between commas outside of quotes; nothing when a quote is not closed. */
function words(text: string): readonly Word[] | undefined {
  const pieces: string[] = [''];
  let inside = false;
  for (const character of text) {
    if (character === '"') inside = !inside;
    if (character === ',' && !inside) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  if (inside) return undefined;
  return pieces.map((piece): Word => {
    const found = /^\s*(\*?)(?:"((?:[^"]|"")*)"|([^"*]*?))(\*?)\s*$/s.exec(piece);
    const isQuoted = found?.[2] !== undefined;
    return {
      text: isQuoted ? found[2]!.replaceAll('""', '"') : (found?.[3] ?? '').trim(),
      quoted: isQuoted,
      before: found?.[1] === '*',
      after: found?.[4] === '*',
      whole: found !== null,
    };
  });
}
