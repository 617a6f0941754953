import { checkCondition } from '../../../core/rule/check-rule.ts';
import type { Diagnostic } from '../../../core/rule/diagnostic.ts';
import { tokenize } from '../../../core/rule/tokens.ts';
import type { Surroundings } from '../check-draft.ts';

/** A change of the text that mends a fault. */
export interface QuickFix {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * What a diagnostic suggests, as a change of the text; nothing where the suggestion is an example to learn from rather
 * than a replacement. It is tried first: a fix that leaves the condition no better is not offered.
 */
export function quickFix(
  when: string,
  diagnostic: Diagnostic,
  hazard: Parameters<typeof checkCondition>[1],
  surroundings: Surroundings,
): QuickFix | undefined {
  const { suggestion, start, end } = diagnostic;
  if (suggestion === undefined || diagnostic.key !== 'when' || EXAMPLES.has(diagnostic.code)) return undefined;
  // An ellipsis is for the author to fill in.
  if (suggestion.includes('…')) return undefined;
  const place = diagnostic.code === 'int-meets-double' ? numberWithin(when, diagnostic, suggestion) : { start, end };
  if (place === undefined) return undefined;
  const after = when.slice(0, place.start) + suggestion + when.slice(place.end);
  const [was, is] = [when, after].map((text) => checkCondition(text, hazard, surroundings).diagnostics);
  if (was === undefined || is === undefined) return undefined;
  const first = is[0];
  // A parser stops at its first fault, so fewer faults or a later first one is better.
  const better = is.length < was.length || (is.length === was.length && first !== undefined && first.start > start);
  return better && !is.some((one) => isParseFault(one) && !was.some(isParseFault))
    ? { from: place.start, to: place.end, insert: suggestion }
    : undefined;
}

/** Faults whose suggestion shows how it is done, and does not stand in the place of what is wrong. */
const EXAMPLES: ReadonlySet<Diagnostic['code']> = new Set<Diagnostic['code']>([
  'free-text-field',
  'id-operator',
  'needs-text',
  'needs-list',
]);

const PARSE_FAULTS: ReadonlySet<Diagnostic['code']> = new Set<Diagnostic['code']>([
  'unexpected-token',
  'unexpected-end',
  'unexpected-character',
  'look-alike-character',
  'operator-unknown',
  'name-not-ascii',
  'string-not-closed',
  'number-malformed',
]);
const isParseFault = ({ code }: Diagnostic): boolean => PARSE_FAULTS.has(code);

/** The number in a span that a suggestion writes otherwise: `5` for `5.0`. */
function numberWithin(when: string, span: Diagnostic, suggestion: string) {
  const read = tokenize(when);
  if (!('tokens' in read)) return undefined;
  return read.tokens.find(
    ({ kind, text, start, end }) =>
      (kind === 'int' || kind === 'double') &&
      start >= span.start &&
      end <= span.end &&
      Number(text) === Math.abs(Number(suggestion)),
  );
}
