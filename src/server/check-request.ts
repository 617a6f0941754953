import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { type ShapeCode, shapeSentence } from '../messages/shapes.ts';
import { ApiError } from './errors.ts';
import type { ProblemItem } from './problem.ts';

/** Returns the value when it has the shape; throws an ApiError that names every problem. */
export type CheckShape = (value: unknown) => unknown;

/** Shown at most; a request with more is not corrected by reading on. */
const MOST_PROBLEMS = 50;

/** A check of request bodies: types are taken as they are, so that "1" is no number. */
export function checkBody(shape: TSchema): CheckShape {
  const compiled = Compile(shape);
  return (value) => {
    if (value === undefined || value === null) throw new ApiError('body-missing');
    if (!compiled.Check(value)) throw new ApiError('body-not-valid', { problems: problemsOf(compiled.Errors(value)) });
    refuseUnstorable(value, 'body-not-valid');
    return value;
  };
}

/** A check of the text after the question mark: numbers are read from text and defaults filled in. */
export function checkQuery(shape: TSchema): CheckShape {
  const compiled = Compile(shape);
  return (value) => {
    // Of a copy: the query belongs to the request.
    const read = compiled.Default(compiled.Convert({ ...(value as object) }));
    if (!compiled.Check(read)) throw new ApiError('request-malformed', { problems: problemsOf(compiled.Errors(read)) });
    refuseUnstorable(read, 'request-malformed');
    return read;
  };
}

/** A check of the parts of a path: an address that cannot be one leads nowhere. */
export function checkParams(shape: TSchema): CheckShape {
  const compiled = Compile(shape);
  return (value) => {
    if (!compiled.Check(value)) throw new ApiError('path-unknown');
    refuseUnstorable(value, 'path-unknown');
    return value;
  };
}

/**
 * PostgreSQL stores no NUL and UTF-8 has no half characters; found here, they are a problem and not a failure. Walks
 * the whole value: bodies are bounded by then, and their shapes are not deep.
 */
function refuseUnstorable(
  value: unknown,
  code: 'body-not-valid' | 'request-malformed' | 'path-unknown',
  at = '',
): void {
  if (typeof value === 'string') {
    if (/\0|\p{Surrogate}/u.test(value)) {
      throw new ApiError(code, { problems: [problem('wrong-form', at, {})] });
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) refuseUnstorable(part, code, `${at}/${key}`);
  }
}

function problem(code: ShapeCode, pointer: string, details: Readonly<Record<string, string | number>>): ProblemItem {
  return { code, severity: 'error', place: { pointer }, sentence: shapeSentence(code, details) };
}

/** A value of a body that has its shape but cannot be what it says it is. */
export function wrongForm(pointer: string): ApiError {
  return new ApiError('body-not-valid', { problems: [problem('wrong-form', pointer, {})] });
}

function problemsOf(errors: readonly TLocalizedValidationError[]): ProblemItem[] {
  return errors.flatMap(problemsOfError).slice(0, MOST_PROBLEMS);
}

/** The validator's word as one of our codes; several where one error names several missing keys. */
function problemsOfError(error: TLocalizedValidationError): ProblemItem[] {
  const at = error.instancePath;
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => problem('required', `${at}/${name}`, {}));
    case 'type':
      return [problem('wrong-type', at, { expected: String(error.params.type) })];
    case 'enum':
      return [problem('not-one-of', at, { allowed: error.params.allowedValues.join(', ') })];
    case 'minLength':
      return [problem('too-short', at, { limit: error.params.limit })];
    case 'maxLength':
      return [problem('too-long', at, { limit: error.params.limit })];
    case 'minimum':
      return [problem('too-small', at, { limit: String(error.params.limit) })];
    case 'maximum':
      return [problem('too-large', at, { limit: String(error.params.limit) })];
    case 'minItems':
      return [problem('too-few', at, { limit: error.params.limit })];
    case 'maxItems':
      return [problem('too-many', at, { limit: error.params.limit })];
    default:
      return [problem('wrong-form', at, {})];
  }
}
