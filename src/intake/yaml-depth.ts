import { Lexer, Parser } from 'yaml';

/**
 * Whether a YAML text nests deeper than `limit` tokens. Asked before the text is composed: composing recurses, and near
 * the end of the stack the engine's regular expression compiler ends the process, which nothing can catch.
 */
export function nestsDeeper(text: string, limit: number): boolean {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    // The tokens themselves are not needed; pulling them moves the parser on.
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > limit) return true;
  }
  return false;
}
