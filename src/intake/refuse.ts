import type { ProblemCode } from '../core/domain/problem-codes.ts';
import { PROBLEM_SEVERITY } from '../core/domain/problem-codes.ts';
import type { Place, Problem } from '../core/domain/problem.ts';
import type { RefusedRecord } from './port/read.ts';

type Params = Readonly<Record<string, string | number>>;

/** The longest piece of a file that a problem repeats; the rest would only fill a log. */
const MAX_QUOTED = 60;

/** A problem with the severity its code has. */
export function problemAt(
  code: ProblemCode,
  place: Omit<Place, 'pointer'> & { pointer?: string },
  params: Params = {},
): Problem {
  return { code, severity: PROBLEM_SEVERITY[code], place: { pointer: '', ...place }, params };
}

/** A record refused for these problems, with its own reference when that is known. */
export function refuse(problems: Problem | readonly Problem[], reference?: string): RefusedRecord {
  const refused = 'code' in problems ? [problems] : problems;
  return reference === undefined ? { refused } : { refused, reference };
}

/** A value of the file, short enough for a sentence, with control characters made visible. */
export function quoted(value: string): string {
  const short = value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED)}…` : value;
  let shown = '';
  for (const char of short) {
    const code = char.codePointAt(0) ?? 0;
    shown += code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, '0')}` : char;
  }
  return shown;
}
