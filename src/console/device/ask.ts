import type { ProblemDetailsView } from '../../wire/primitives.ts';

/** The server answered and refused: its status and, where it sent one, its problem. */
export class ServerRefusal extends Error {
  readonly status: number;
  readonly problem: ProblemDetailsView | undefined;
  /** Seconds to wait before asking again, when it said so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: ProblemDetailsView | undefined, retryAfter: number | undefined) {
    super(`${status} ${problem?.code ?? ''}`);
    this.name = 'ServerRefusal';
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** Nothing that is our server answered: no network, no answer in time, a proxy's page, a server that is starting. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super('the server did not answer', cause === undefined ? undefined : { cause });
    this.name = 'Unreachable';
  }
}

/**
 * Asks the server and waits `withinMs` at most; a body is sent as JSON, a blob as it is. Throws ServerRefusal when it refuses and Unreachable when it does not
 * answer; a page that asks for a password to the hotel's network is not an answer.
 */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  withinMs: number,
  body?: unknown,
): Promise<T> {
  const { status, headers, text } = await fetchText(method, path, withinMs, body);
  const parsed = parse(text);
  if (status >= 200 && status < 300) return parsed as T;
  const problem = isProblem(parsed) ? parsed : undefined;
  // A gateway in front of a server that is away speaks for nobody.
  if (status >= 502 && status <= 504) throw new Unreachable();
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  throw new ServerRefusal(status, problem, Number.isFinite(seconds) ? seconds : undefined);
}

async function fetchText(
  method: string,
  path: string,
  withinMs: number,
  body: unknown,
): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw new Unreachable(error);
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unreachable(error);
  }
}

function isProblem(value: unknown): value is ProblemDetailsView {
  return typeof value === 'object' && value !== null && 'code' in value && 'sentence' in value;
}
