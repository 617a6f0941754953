import { Type } from 'typebox';
import { MeShape } from '../../wire/installation.ts';
import { NewPassword, TypedPassword } from '../../wire/primitives.ts';
import type { App } from '../app.ts';
import { ApiError } from '../errors.ts';
import { presentMe } from '../present/people.ts';
import { type Answer, type Call, ok, type Route, route, signedIn } from '../route.ts';
import { libraryHeaders } from '../sign-in/sessions.ts';

const Done = Type.Object({ done: Type.Boolean() });

/**
 * The sign-in library's routes that this console needs, and no other of its many: what is not mounted cannot be called.
 * Its answers are turned into ours, so that errors read as everywhere and no session token stands in a body.
 */
export const SIGN_IN_ROUTES: readonly Route[] = [
  route({
    name: 'POST /api/auth/sign-in/username',
    tag: 'people',
    summary: { en: 'Begin a session; its cookie lasts for one shift', zh: '登录；会话有效期为一个班次' },
    body: Type.Object({
      username: Type.String({ minLength: 1, maxLength: 30 }),
      password: TypedPassword,
    }),
    example: { username: 'gate', password: '…' },
    answers: { 200: { shape: Done, means: 'Signed in; see /api/v1/me' } },
    errors: ['sign-in-refused', 'body-not-valid', 'rate-limited'],
    async handle({ body, ...call }) {
      const { names } = call.app.auth;
      // Counted before the password is looked at, also of names that nobody has.
      const seconds = await names.tried(body.username);
      if (seconds !== undefined) throw tooOften(seconds);
      const answer = await ask(call, 'sign-in/username', body);
      await names.known(body.username);
      return answer;
    },
  }),
  route({
    name: 'POST /api/auth/sign-out',
    tag: 'people',
    summary: { en: 'End the session', zh: '退出登录' },
    answers: { 200: { shape: Done, means: 'Signed out' } },
    async handle(call) {
      const answer = await ask(call, 'sign-out', {});
      call.app.sessions.forget();
      return answer;
    },
  }),
  route({
    name: 'POST /api/auth/change-password',
    tag: 'people',
    summary: { en: 'Change your password; your other sessions end', zh: '修改密码；您的其他会话将结束' },
    body: Type.Object({
      currentPassword: TypedPassword,
      newPassword: NewPassword,
    }),
    answers: { 200: { shape: Done, means: 'Changed' } },
    errors: ['sign-in-refused', 'body-not-valid'],
    async handle({ body, ...call }) {
      const answer = await ask(call, 'change-password', { ...body, revokeOtherSessions: true });
      call.app.sessions.forget();
      return answer;
    },
  }),
  route({
    name: 'GET /api/v1/me',
    tag: 'people',
    summary: { en: 'Who you are, and your roles in force', zh: '当前用户及其有效岗位' },
    answers: { 200: { shape: MeShape, means: 'The signed-in person, or the system whose token it is' } },
    handle: async (call) => ok(presentMe(signedIn(call))),
  }),
];

/** What passing a question on needs of a call. */
type Asking = Pick<Call<unknown, unknown, unknown>, 'app' | 'request' | 'reply'>;

/** Passes a question to the library and turns its answer into ours; throws `sign-in-refused` or `rate-limited`. */
async function ask({ app, request, reply }: Asking, path: string, body: unknown): Promise<Answer> {
  const answer = await libraryAnswer(app, request.headers, request.ip, path, body);
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('x-retry-after') ?? 60);
    throw tooOften(seconds);
  }
  // Whatever it is that the library refuses, the person is told the same: nobody learns which usernames exist.
  if (answer.status >= 400 && answer.status < 500) throw new ApiError('sign-in-refused');
  if (!answer.ok) throw new Error(`the sign-in library answered ${answer.status} to ${path}`);
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return ok({ done: true });
}

function tooOften(seconds: number): ApiError {
  return new ApiError('rate-limited', { details: { seconds }, headers: { 'retry-after': String(seconds) } });
}

function libraryAnswer(
  { auth }: App,
  headers: Asking['request']['headers'],
  address: string,
  path: string,
  body: unknown,
): Promise<Response> {
  const request = new Request(`${auth.base}/api/auth/${path}`, {
    method: 'POST',
    headers: libraryHeaders(headers, address, auth.base),
    body: JSON.stringify(body),
  });
  return auth.instance.handler(request);
}
