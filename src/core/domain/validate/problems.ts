import { type Problem, type ProblemParams, problem } from '../problem.ts';
import { PROBLEM_SEVERITY, type ProblemCode } from '../problem-codes.ts';

/** How many errors, and how many warnings, of one declaration are told; nobody reads past these. */
export const MOST_PROBLEMS = 200;

/**
 * Gathers the problems of one declaration. Errors and warnings are capped apart: nine hundred items without a weight are
 * warned about, and that alone must not refuse them.
 */
export class Problems {
  readonly list: Problem[] = [];
  #errors = 0;
  #warnings = 0;

  /** Adds a problem at a JSON pointer; past the cap one last problem stands for the rest. */
  add<C extends ProblemCode>(code: C, pointer: string, params: ProblemParams<C>): void {
    if (PROBLEM_SEVERITY[code] === 'error') {
      this.#errors += 1;
      if (this.#errors === MOST_PROBLEMS + 1)
        this.list.push(problem('too-many-problems', '', { shown: MOST_PROBLEMS }));
      if (this.#errors > MOST_PROBLEMS) return;
    } else {
      this.#warnings += 1;
      if (this.#warnings === MOST_PROBLEMS + 1) {
        this.list.push(problem('too-many-warnings', '', { shown: MOST_PROBLEMS }));
      }
      if (this.#warnings > MOST_PROBLEMS) return;
    }
    this.list.push(problem(code, pointer, params));
  }

  get hasError(): boolean {
    return this.#errors > 0;
  }

  /** No further error will be told, so looking for more is wasted work. */
  get isFull(): boolean {
    return this.#errors > MOST_PROBLEMS;
  }
}

/** The longest piece of input that a problem repeats. */
const MOST_SHOWN = 60;

/** A piece of input as it can be shown in a sentence: cut, and without characters that break a line or a terminal. */
export function shown(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? 'list' : 'object';
  const text = String(value);
  const cut = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return cut.replace(UNSHOWABLE, '\ufffd');
}
// Controls, lone surrogates, and marks that turn the direction of the text around them.
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
