import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../messages/language.ts';
import { opensDesk } from './console-files.ts';
import { ApiError, problemBody } from './errors.ts';
import { addressOf, type Route } from './route.ts';

/** Turns everything that goes wrong into problem+json: our own errors, Fastify's, and what nobody expected. */
export function answerErrors(
  server: FastifyInstance,
  routes: readonly Route[],
  onUnexpected: (id: string, error: unknown) => void,
): void {
  // A path that another method has is answered with 405 and what is allowed; Fastify by itself would say 404.
  const addresses = routes.map(({ name }) => {
    const { method, url } = addressOf(name);
    const pattern = url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+');
    return { method, pattern: new RegExp(`^${pattern}$`) };
  });

  server.setErrorHandler((error: FastifyError | ApiError, request, reply) =>
    sendProblem(request, reply, asApiError(error, request, onUnexpected)),
  );

  server.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://landport.invalid');
    const methods = addresses.filter(({ pattern }) => pattern.test(pathname)).map(({ method }) => method);
    if (methods.length > 0) {
      const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
      const list = allowed.join(', ');
      const details = { method: request.method, allowed: list };
      return sendProblem(request, reply, new ApiError('method-not-allowed', { details, headers: { allow: list } }));
    }
    // The console has addresses of its own, which only the browser knows: they open its one page.
    if (opensDesk(request)) return server.sendDesk(request, reply);
    return sendProblem(request, reply, new ApiError('path-unknown'));
  });
}

/** Sends an error as problem+json in the language asked for. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: ApiError): FastifyReply {
  const language = languageOf(request);
  if (error.statusCode === 401) reply.header('www-authenticate', 'Bearer realm="landport"');
  return reply
    .code(error.statusCode)
    .headers(error.extra.headers ?? {})
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(error, language)));
}

function asApiError(
  error: FastifyError | ApiError,
  request: FastifyRequest,
  onUnexpected: (id: string, error: unknown) => void,
): ApiError {
  if (error instanceof ApiError) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApiError('body-too-large', { details: { max: request.routeOptions.bodyLimit } });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      return new ApiError('media-type-unsupported', { details: { allowed: 'application/json' } });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new ApiError('body-missing');
  }
  if (isOfRequest(error)) return new ApiError('request-malformed');
  const id = randomUUID();
  // The client gets a number and no more; the error stands in the log under it.
  onUnexpected(id, error);
  return new ApiError('unexpected', { id, details: { id } });
}

/**
 * Whatever else Fastify finds wrong with a request: a broken body, a length that is not the body's; or a sender that went
 * away. Errors of other libraries may carry a status too, and are ours all the same.
 */
function isOfRequest({ code, name, statusCode = 500 }: FastifyError): boolean {
  const said = statusCode >= 400 && statusCode < 500;
  return code === 'ECONNRESET' || (said && (name === 'SyntaxError' || String(code).startsWith('FST_')));
}

/** `lang=en` or `lang=zh` in the address, else the first of the two that Accept-Language names, else English. */
export function languageOf(request: FastifyRequest): Language {
  const { lang } = (request.query ?? {}) as { readonly lang?: unknown };
  if (lang === 'en' || lang === 'zh') return lang;
  const wanted = /\b(en|zh)\b/i.exec(request.headers['accept-language'] ?? '')?.[1]?.toLowerCase();
  return wanted === 'zh' ? 'zh' : 'en';
}
