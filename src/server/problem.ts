import type { Static } from 'typebox';
import type { ProblemDetails, ProblemShape } from '../wire/primitives.ts';

/** One problem of an input on the wire. */
export type ProblemItem = Static<typeof ProblemShape>;
/** An error on the wire: RFC 9457, with a stable code and what is wrong. */
export type ProblemBody = Static<typeof ProblemDetails>;
