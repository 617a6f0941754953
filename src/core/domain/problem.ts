import { type PROBLEM_PARAMS, PROBLEM_SEVERITY, type ProblemCode } from './problem-codes.ts';

/** Where in the input something is wrong. A JSON pointer always; the rest where the format has lines or segments. */
export interface Place {
  /** RFC 6901, for example `/goods/0/hs`; empty for the whole document. */
  readonly pointer: string;
  /** One-based line of the file. */
  readonly line?: number;
  /** One-based column, in characters of that line or fields of that row. */
  readonly column?: number;
  /** One-based EDIFACT segment. */
  readonly segment?: number;
}

/** An error refuses a declaration; a warning goes with it. */
export type Severity = 'error' | 'warning';

/** One thing wrong with the input. The sentence for people is made from `code` and `params` in src/messages. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly params: Readonly<Record<string, string | number>>;
}

type ParamNames<C extends ProblemCode> = C extends keyof typeof PROBLEM_PARAMS
  ? (typeof PROBLEM_PARAMS)[C][number]
  : never;
/** The parameters that the sentence of a code needs; a misspelt or forgotten one does not compile. */
export type ProblemParams<C extends ProblemCode> = Readonly<Record<ParamNames<C>, string | number>>;

/** A problem with the severity of its code, at a JSON pointer or a fuller place. */
export function problem<C extends ProblemCode>(code: C, place: string | Place, params: ProblemParams<C>): Problem {
  return {
    code,
    severity: PROBLEM_SEVERITY[code],
    place: typeof place === 'string' ? { pointer: place } : place,
    params,
  };
}
