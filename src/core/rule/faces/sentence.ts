import type { Expr } from '../ast.ts';
import { canonical } from '../canonical.ts';
import { exprOfFieldTest, type FieldTest, fieldTestOf, NOWHERE } from './field-test.ts';

/**
 * A condition as a tree of plain questions, for people who write no code: all of these, any of these, not this. What it
 * cannot say it carries along as text, unchanged.
 */
export type Sentence =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Sentence[] }
  | { readonly kind: 'not'; readonly part: Sentence }
  | { readonly kind: 'test'; readonly test: FieldTest }
  | { readonly kind: 'written'; readonly text: string; readonly expr: Expr };

/** A condition as a sentence. Every condition has one: the part that needs text stays text. */
export function sentenceOf(expr: Expr): Sentence {
  if (expr.kind === 'and' || expr.kind === 'or')
    return { kind: expr.kind === 'and' ? 'all' : 'any', parts: expr.terms.map(sentenceOf) };
  const test = fieldTestOf(expr);
  if (test !== undefined) return { kind: 'test', test };
  if (expr.kind === 'not') {
    const part = sentenceOf(expr.operand);
    // "not" before a part that is text anyway would only split one text into two.
    if (part.kind !== 'written') return { kind: 'not', part };
  }
  return { kind: 'written', text: canonical(expr), expr };
}

/**
 * The condition that a sentence says: the same canonical form as the one it came from. A group of one is that one, and
 * groups of a kind within each other are one chain, as the parser reads them. Nothing for a group without parts.
 */
export function exprOfSentence(sentence: Sentence): Expr | undefined {
  switch (sentence.kind) {
    case 'test':
      return exprOfFieldTest(sentence.test);
    case 'written':
      return sentence.expr;
    case 'not': {
      const operand = exprOfSentence(sentence.part);
      return operand && { kind: 'not', operand, ...NOWHERE };
    }
    default: {
      const kind = sentence.kind === 'all' ? 'and' : 'or';
      const terms = sentence.parts.map(exprOfSentence);
      const known = terms.filter((term) => term !== undefined);
      if (known.length < terms.length || known.length === 0) return undefined;
      if (known.length === 1) return known[0];
      return { kind, terms: known.flatMap((term) => (term.kind === kind ? term.terms : [term])), ...NOWHERE };
    }
  }
}
