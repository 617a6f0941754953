import { errorSentence, type ErrorDetails, type ErrorSentenceCode } from '../messages/errors.ts';
import type { Language } from '../messages/language.ts';
import type { ProblemBody, ProblemItem } from './problem.ts';

/** Every error the API answers with, and its HTTP status. The sentences stand in src/messages/errors.ts. */
export const ERROR_STATUS = {
  'sign-in-required': 401,
  'token-not-valid': 401,
  'role-required': 403,
  'person-required': 403,
  'origin-not-ours': 403,
  'sign-in-refused': 401,
  'operator-not-yours': 403,
  'rate-limited': 429,
  'path-unknown': 404,
  'method-not-allowed': 405,
  'host-not-ours': 421,
  'request-malformed': 400,
  'body-not-valid': 422,
  'body-missing': 400,
  'batch-empty': 422,
  'body-too-large': 413,
  'media-type-unsupported': 415,
  'encoding-unsupported': 415,
  'cursor-unknown': 400,
  'declaration-refused': 422,
  'reference-taken': 409,
  'amendment-too-late': 409,
  'changed-meanwhile': 409,
  'declaration-unknown': 404,
  'filing-unknown': 404,
  'crossing-unknown': 404,
  'vehicle-not-open': 404,
  'plate-open': 409,
  'declaration-carried': 409,
  'action-refused': 409,
  'action-not-yours': 403,
  'not-in-this-state': 409,
  'check-required': 409,
  'result-required': 422,
  'adverse-finding-needs-hold': 409,
  'hold-needs-note': 422,
  'same-officer-lifts-hold': 403,
  'weight-required': 422,
  'inspection-required': 409,
  'second-officer-required': 409,
  'outcome-forbids-release': 409,
  'guarantee-required': 422,
  'duty-open': 409,
  'clearance-open': 409,
  'hold-open': 409,
  'not-your-inspection': 403,
  'step-unknown': 422,
  'step-known': 409,
  'step-signed': 409,
  'value-required': 422,
  'photo-required': 422,
  'photo-not-allowed': 422,
  'waiver-unknown': 404,
  'waiver-decided': 409,
  'waiver-pending': 409,
  'same-officer-approves': 403,
  'item-unknown': 422,
  'hazard-required': 422,
  'hazard-not-for-item': 422,
  'seal-same-number': 422,
  'same-officer-witnesses': 422,
  'witness-missing': 409,
  'custody-unknown': 404,
  'not-the-holder': 403,
  'hand-over-pending': 409,
  'hand-over-nowhere': 422,
  'disposal-not-decided': 409,
  'steps-missing': 409,
  'findings-missing': 409,
  'outcome-needs-finding': 409,
  'agency-required': 422,
  'same-officer-seconds': 403,
  'nothing-to-second': 409,
  'not-the-witness': 403,
  'inspection-unknown': 404,
  'pin-wrong': 403,
  'photo-unknown': 404,
  'photo-not-awaited': 409,
  'photo-not-a-picture': 415,
  'photo-differs': 409,
  'photo-too-large': 413,
  'rule-unknown': 404,
  'rule-version-unknown': 404,
  'rule-not-sound': 422,
  'rule-step-not-now': 409,
  'rule-needs-two': 403,
  'rule-day-not-fit': 422,
  'withdrawal-needs-reason': 422,
  'replay-unknown': 404,
  'replay-not-done': 409,
  'replay-failed': 500,
  'replays-too-many': 429,
  'list-unknown': 404,
  'list-taken': 409,
  'list-not-fit': 422,
  'legal-basis-not-registered': 422,
  'entry-unknown': 404,
  'entry-decided': 409,
  'entry-needs-two': 403,
  'entry-value-form': 422,
  'entry-limited-goods': 422,
  'entry-expiry': 422,
  'entry-needs-finding': 422,
  'finding-unknown': 422,
  'finding-of-another': 422,
  'finding-cited-before': 409,
  'term-unknown': 404,
  'term-not-fit': 422,
  'term-proposed-already': 409,
  'term-decided': 409,
  'term-needs-two': 403,
  'draws-not-published': 404,
  'draws-none': 404,
  'assignment-unknown': 404,
  'shift-unknown': 404,
  'shift-span': 422,
  'shift-nobody': 422,
  'shift-doubled': 422,
  'shift-over': 409,
  'reassignment-unknown': 404,
  'reassignment-open': 409,
  'reassignment-decided': 409,
  'reassignment-needs-two': 403,
  'reassignment-same': 422,
  'reassignment-not-inspector': 422,
  'person-unknown': 404,
  'grant-unknown': 404,
  'grant-decided': 409,
  'grant-needs-two': 403,
  'own-role': 403,
  'roles-exclude': 409,
  'role-held': 409,
  'operator-for-declarants': 422,
  'partner-for-agencies': 422,
  'last-administrators': 409,
  'username-taken': 409,
  'password-not-fit': 422,
  'setup-done': 409,
  'setup-code-wrong': 403,
  'administrators-alike': 422,
  'live-full': 503,
  'not-ready': 503,
  'console-not-built': 503,
  unexpected: 500,
} as const satisfies Record<ErrorSentenceCode, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** What an error carries beside its code. */
export interface ErrorExtra {
  readonly details?: ErrorDetails;
  readonly problems?: readonly ProblemItem[];
  readonly differences?: ProblemBody['differences'];
  /** Of the declaration a conflict is about, or of an unexpected error. */
  readonly id?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is not what was asked for. Handlers throw it; one place turns it into problem+json. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly extra: ErrorExtra;
  /** Read by Fastify and its plugins. */
  readonly statusCode: number;

  constructor(code: ErrorCode, extra: ErrorExtra = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.extra = extra;
    this.statusCode = ERROR_STATUS[code];
  }
}

/** The problem+json body (RFC 9457) of an error, with its sentence in the language asked for and in both. */
export function problemBody(error: ApiError, language: Language): ProblemBody {
  const sentence = errorSentence(error.code, error.extra.details);
  const { problems, differences, id } = error.extra;
  return {
    type: `/docs#${error.code}`,
    title: error.code,
    status: error.statusCode,
    code: error.code,
    detail: sentence[language],
    sentence,
    ...(problems ? { problems: [...problems] } : {}),
    ...(differences ? { differences } : {}),
    ...(id === undefined ? {} : { id }),
  };
}
