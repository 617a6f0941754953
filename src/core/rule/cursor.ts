import type { Expr, Span } from './ast.ts';
import { type Diagnostic, inCondition, type RuleCode } from './diagnostic.ts';
import { type Token, tokenize } from './tokens.ts';

/** Thrown inside the parser to stop at the first fault; `parse` turns it into a value. It never leaves the parser. */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.code);
    this.diagnostic = diagnostic;
  }
}

/** The parser's place among the tokens, and how deep it is. */
export interface Cursor {
  peek(): Token;
  next(): Token;
  at(sign: string): boolean;
  take(sign: string): boolean;
  takeName(name: string): boolean;
  expect(sign: string): Token;
  /** Whether the token after this one is a number that touches or follows it: then a minus is its sign. */
  numberFollows(): boolean;
  enter(): void;
  leave(): void;
  measure(node: Expr, below: readonly Expr[]): void;
  refuse(code: RuleCode, span: Span, params?: Diagnostic['params'], suggestion?: string): never;
  /** Refuses the token that stands here where `wanted` should. */
  refuseToken(wanted: string): never;
}

/** Words of other languages for what CEL writes as a sign. */
const SPOKEN_OPERATORS: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  is: '==',
  eq: '==',
  ne: '!=',
  gt: '>',
  lt: '<',
  mod: '%',
  like: '.startsWith("…")',
  between: '>= … && … <=',
};

/**
 * A cursor over a condition's tokens, or why it has none. Its methods throw `Refusal` and nothing else; `parse` alone
 * catches it. Depth is counted twice: on the way down (`enter`), where brackets leave no node, and of the tree built
 * (`measure`).
 */
export function cursorOver(
  source: string,
  maxDepth: number,
): { readonly cursor: Cursor } | { readonly diagnostic: Diagnostic } {
  const read = tokenize(source);
  if ('diagnostic' in read) return read;
  const { tokens } = read;
  const end: Token = tokens.at(-1) ?? { kind: 'end', text: '', start: 0, end: 0 };
  // By node and not by a counter: the parser builds chains from the left, and a long chain is deep without a bracket.
  const depths = new WeakMap<Expr, number>();
  let position = 0;
  let level = 0;

  const peek = () => tokens[position] ?? end;
  const refuse = (code: RuleCode, span: Span, params: Diagnostic['params'] = {}, suggestion?: string): never => {
    throw new Refusal(inCondition(code, span, params, suggestion));
  };
  const next = () => {
    const token = peek();
    position += 1;
    return token;
  };
  const at = (sign: string) => peek().kind === 'sign' && peek().text === sign;
  const take = (sign: string) => at(sign) && next() !== undefined;
  // What people write who know another language is named with what CEL writes, before it is merely unexpected.
  const refuseToken = (wanted: string): never => {
    const token = peek();
    if (token.kind === 'end') return refuse('unexpected-end', token, { wanted });
    const spoken = token.kind === 'name' ? token.text.toLowerCase() : '';
    if (Object.hasOwn(SPOKEN_OPERATORS, spoken)) {
      const instead = SPOKEN_OPERATORS[spoken] ?? '';
      return refuse('operator-unknown', token, { operator: token.text, instead }, instead);
    }
    return refuse('unexpected-token', token, { found: token.text, wanted });
  };
  const tooDeep = (span: Span) => refuse('condition-too-deep', span, { limit: maxDepth });

  return {
    cursor: {
      peek,
      next,
      at,
      take,
      refuse,
      refuseToken,
      takeName: (name) => peek().kind === 'name' && peek().text === name && next() !== undefined,
      expect: (sign) => (at(sign) ? next() : refuseToken(sign)),
      numberFollows: () => ['int', 'double', 'uint'].includes(tokens[position + 1]?.kind ?? 'end'),
      enter: () => {
        level += 1;
        if (level > maxDepth) tooDeep(peek());
      },
      leave: () => {
        level -= 1;
      },
      measure: (node, below) => {
        const depth = 1 + Math.max(0, ...below.map((child) => depths.get(child) ?? 0));
        if (depth > maxDepth) tooDeep(node);
        depths.set(node, depth);
      },
    },
  };
}
