import { RE2JS, RE2JSException } from 're2js';

/** The longest pattern, in UTF-16 units. Matching time grows with pattern and text alike. */
export const MAX_PATTERN_LENGTH = 500;

/**
 * The largest compiled pattern, in RE2 instructions. Linear time is linear in this too: repeats can make fifty thousand
 * instructions of a few hundred characters, and seconds of one match.
 */
const MAX_PATTERN_SIZE = 2_000;

/** Why a pattern is refused: RE2 has no look-around and no back-references, because it never backtracks. */
export type PatternFault = 'look-around' | 'back-reference' | 'repeat' | 'size' | 'syntax';

/**
 * Compiles a pattern for linear-time matching. CEL's `matches` is RE2's partial match: some part of the text.
 */
export function compilePattern(pattern: string): { readonly compiled: RE2JS } | { readonly fault: PatternFault } {
  try {
    const compiled = RE2JS.compile(pattern);
    return compiled.programSize() > MAX_PATTERN_SIZE ? { fault: 'size' } : { compiled };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { fault: faultOf(pattern) };
  }
}

/** Guesses the likeliest cause from the pattern itself, so that no library's message is compared. */
function faultOf(pattern: string): PatternFault {
  if (/\(\?<?[=!]/.test(pattern)) return 'look-around';
  if (/\\[1-9]|\\k</.test(pattern)) return 'back-reference';
  if (/\{\d*,?\d*\}|[*+?][*+]/.test(pattern)) return 'repeat';
  return 'syntax';
}
