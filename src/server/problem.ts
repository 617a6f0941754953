import type { Static } from 'typebox';
import type { ProblemDetails, ProblemShape } from '../wire/primitives.ts';

export type ProblemItem = Static<typeof ProblemShape>;
export type ProblemBody = Static<typeof ProblemDetails>;
