import type { ProblemDetailsView } from '../../wire/primitives.ts';

/** The server's refusal of a request: its status, its stable code, and the whole problem where it sent one. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: ProblemDetailsView | undefined;

  constructor(status: number, code: string, problem?: ProblemDetailsView) {
    super(`${status} ${code}`);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.problem = problem;
  }
}

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/**
 * Calls the API below /api/v1 and returns the body of a successful answer with its status. Throws a Refusal when the
 * server refuses, and the browser's TypeError when it cannot be reached.
 */
export async function callForStatus<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  return send<T>(method, `/api/v1${path}`, body, signal);
}

/** The body of a successful answer; see callForStatus. */
export async function call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
  return (await callForStatus<T>(method, path, body)).body;
}

/** Sends a file as it is. Throws a Refusal when the server refuses, and the browser's TypeError when it cannot be reached. */
export async function sendFile(path: string, file: Blob): Promise<void> {
  const response = await fetch(`/api/v1${path}`, {
    method: 'PUT',
    credentials: 'same-origin',
    headers: { accept: 'application/json, application/problem+json', 'content-type': file.type },
    body: file,
  });
  const text = await response.text();
  if (!response.ok) throw refusalOf(response.status, text === '' ? undefined : JSON.parse(text));
}

/** Begins a session; the cookie that carries it is out of reach for scripts. Throws a Refusal. */
export async function signIn(username: string, password: string): Promise<void> {
  await send('POST', '/api/auth/sign-in/username', { username, password });
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await send('POST', '/api/auth/sign-out', {});
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer<T>> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    ...(signal === undefined ? {} : { signal }),
    headers: {
      accept: 'application/json, application/problem+json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw refusalOf(response.status, parsed);
  return { status: response.status, body: parsed as T };
}

function refusalOf(status: number, body: unknown): Refusal {
  const problem =
    typeof body === 'object' && body !== null && 'code' in body ? (body as ProblemDetailsView) : undefined;
  return new Refusal(status, problem?.code ?? 'unknown', problem?.sentence === undefined ? undefined : problem);
}
