import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS, mayPass, PERSONS_ONLY } from './access.ts';
import type { App } from './app.ts';
import { checkBody, checkParams, checkQuery } from './check-request.ts';
import { ApiError } from './errors.ts';
import { fromThisMachine } from './metrics.ts';
import type { Principal } from './principal.ts';
import { addressOf, type Route } from './route.ts';
import { fromOwnPages } from './sign-in/same-origin.ts';

/** Bytes of a streamed body. It is never held, so the limit only ends what has no end. */
const MOST_STREAM_BYTES = 4_000_000_000;

/** Who makes a request, where somebody is known. */
export function principalOf(request: FastifyRequest): Principal | undefined {
  return request.credentials.kind === 'principal' ? request.credentials.principal : undefined;
}

/** Registers a route with its checks, in this order: who asks, how often, whether they may, the shapes, the handler. */
export function registerRoute(server: FastifyInstance, app: App, route: Route): void {
  if (!Object.hasOwn(ACCESS, route.name)) throw new Error(`route ${route.name} names no roles in access.ts`);
  const check = {
    body: route.body === undefined ? undefined : checkBody(route.body),
    query: checkQuery(route.query),
    params: checkParams(route.params),
  };

  // Each route has a context of its own, so that one which reads a stream does not change how others read JSON.
  server.register(async (own) => {
    if (route.streams !== undefined) takeStreams(own, route.streams);
    const { method, url } = addressOf(route.name);
    own.route({
      method,
      url,
      ...(route.streams === undefined ? {} : { bodyLimit: MOST_STREAM_BYTES }),
      ...(route.perMinute === undefined ? {} : { config: { rateLimit: { max: route.perMinute } } }),
      // After the limits on rates, so that tries at the door count, and before the body is read.
      preParsing: async (request) => admit(request, route, app),
      handler: async (request, reply) => {
        const answer = await route.handle({
          body: check.body === undefined ? request.body : check.body(request.body),
          query: check.query(request.query),
          params: check.params(request.params),
          principal: principalOf(request),
          now: app.services.clock(),
          zone: app.zone,
          app,
          request,
          reply,
        });
        if (answer === undefined) return reply;
        return sendAnswer(reply, answer.status, answer.body, answer.headers ?? {});
      },
    });
  });
}

/** Who may pass: throws what is to be answered before anything of the body is read. */
async function admit(request: FastifyRequest, route: Route, app: App): Promise<void> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw new ApiError('encoding-unsupported');
  const { credentials } = request;
  // A program that sends a wrong token is told so, even where none was needed.
  if (credentials.kind === 'bad-token') throw new ApiError('token-not-valid');
  const principal = principalOf(request);
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && principal?.kind !== 'token' && !fromOwnPages(request, app.options.tls !== undefined)) {
    throw new ApiError('origin-not-ours');
  }
  if (route.loopback === true && fromThisMachine(request)) return;
  const access = ACCESS[route.name];
  const passes = mayPass(access, principal?.roles);
  if (passes === 'sign-in') throw new ApiError('sign-in-required');
  if (passes === 'no') {
    const roles = typeof access === 'string' ? '' : access.join(', ');
    throw new ApiError('role-required', { details: { roles } });
  }
  if (PERSONS_ONLY.has(route.name) && principal?.kind === 'token') throw new ApiError('person-required');
}

/** Hands the request's own stream to the handler, for the media types the route takes, and no other. */
function takeStreams(own: FastifyInstance, mediaTypes: readonly string[]): void {
  own.removeAllContentTypeParsers();
  own.addContentTypeParser([...mediaTypes], (_request, payload, done) => done(null, payload));
  own.addContentTypeParser('*', (_request, _payload, done) =>
    done(new ApiError('media-type-unsupported', { details: { allowed: mediaTypes.join(', ') } })),
  );
}

function sendAnswer(
  reply: FastifyReply,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): FastifyReply {
  reply.code(status).headers({ 'cache-control': 'no-store', ...headers });
  if (body === undefined) return reply.send();
  if (typeof body === 'string') return reply.send(body);
  // A file of somebody else's making: its type is named in the headers.
  if (body instanceof Uint8Array) return reply.send(Buffer.from(body));
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}
