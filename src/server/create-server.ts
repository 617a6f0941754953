import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerErrors, sendProblem } from './answer-errors.ts';
import type { App } from './app.ts';
import { serveConsole } from './console-files.ts';
import { ApiError } from './errors.ts';
import { createLive } from './live.ts';
import { createMetrics } from './metrics.ts';
import { DEFAULT_LIMITS, type ServerOptions } from './options.ts';
import { createSetUp } from './people/first-people.ts';
import { createGrants } from './people/grants.ts';
import { presentBoard } from './present/board.ts';
import { principalOf, registerRoute } from './register-route.ts';
import { ROUTES } from './routes/index.ts';
import { secureHeaders } from './secure-headers.ts';
import { createAccounts } from './sign-in/accounts.ts';
import { createAuth } from './sign-in/auth.ts';
import { createSessions, type Credentials } from './sign-in/sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request's cookie or token says. */
    credentials: Credentials;
  }
}

/** Bytes of a JSON body; declarations have a limit of their own. */
const MOST_BODY_BYTES = 1_000_000;

/** Makes the server, ready to listen. `close()` ends live streams and waits for requests under way. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { services } = options;
  const installation = await services.store.installation.get();
  if (installation === undefined) throw new Error('the installation must be written before the server starts');
  const zone = installation.timeZone;

  const auth = createAuth(options);
  const sessions = createSessions(auth, services);
  const live = createLive({
    lastSeq: () => services.store.events.lastSeq(),
    board: async () => presentBoard(await services.board(services.clock()), services.progress(), zone),
  });
  const accounts = createAccounts(auth);
  const app: App = {
    services,
    options,
    zone,
    auth,
    sessions,
    accounts,
    setUp: createSetUp(services, accounts, options.setupCode),
    grants: createGrants(services, sessions.forget),
    live,
    metrics: createMetrics(() => live.count),
  };

  const server = createFastify(options);
  // Set anew for every request, below.
  server.decorateRequest('credentials');
  // Nothing here reads plain text; a page of another site can send it without asking.
  server.removeContentTypeParser('text/plain');
  const headers = secureHeaders(options.tls !== undefined);
  // Before anything may fail, so that errors carry them too.
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
  server.addHook('onRequest', async (request) => {
    // First nobody, for whatever is answered before the sign-in was looked at.
    request.credentials = { kind: 'none' };
    refuseForeignHost(request, options.hosts);
    request.credentials = await sessions.resolve(request.headers);
  });
  server.addHook('onResponse', async (request, reply) => {
    const url = request.routeOptions.url ?? 'unknown';
    app.metrics.answered(request.method, url, reply.statusCode, reply.elapsedTime / 1000);
  });
  // Live streams never end by themselves: closing would wait for them.
  server.addHook('preClose', async () => live.close());

  await limitRates(server, options);
  answerErrors(server, ROUTES, (id, error) => {
    server.log.error({ err: error, id }, 'unexpected');
    options.onUnexpected?.(id, error);
  });
  for (const route of ROUTES) registerRoute(server, app, route);
  await serveConsole(server, options.consoleFolder);
  await server.ready();
  return server;
}

/** Fastify with its limits, before any route; over TLS where a certificate is given. */
function createFastify({ tls, logger }: ServerOptions): FastifyInstance {
  const base = {
    ...(logger === undefined ? { logger: false } : { loggerInstance: logger }),
    // A header that says where a request came from is the client's own word.
    trustProxy: false,
    bodyLimit: MOST_BODY_BYTES,
    // A client that sends its head or body by the drop holds a connection, not for ever.
    connectionTimeout: 0,
    requestTimeout: 300_000,
    keepAliveTimeout: 60_000,
    forceCloseConnections: 'idle' as const,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // An address that cannot be read reaches no hook.
    frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(request, reply.headers(secureHeaders(tls !== undefined)), new ApiError('request-malformed'));
    },
    // Bodies are checked against their shapes in register-route.ts, with sentences in both languages.
    exposeHeadRoutes: true,
  };
  if (tls === undefined) return fastify(base);
  // The types tell servers with and without TLS apart; nothing here depends on which it is.
  return fastify({ ...base, https: { cert: tls.cert, key: tls.key } }) as unknown as FastifyInstance;
}

/** A site that gives its own name our address could otherwise read what we serve to the machine itself. */
function refuseForeignHost(request: FastifyRequest, hosts: readonly string[] | undefined): void {
  if (hosts === undefined) return;
  const host = request.host.replace(/:\d+$/, '').toLowerCase();
  if (!hosts.includes(host)) throw new ApiError('host-not-ours', { details: { host: host.slice(0, 100) } });
}

/** Limits are counted for each session, token or, without either, address. */
async function limitRates(server: FastifyInstance, options: ServerOptions): Promise<void> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  await server.register(rateLimit, {
    timeWindow: 60_000,
    // Callers remembered at once; the one that was longest silent goes.
    cache: 20_000,
    keyGenerator: (request) => {
      const principal = principalOf(request);
      return principal === undefined ? `address ${request.ip}` : `${principal.kind} ${principal.id}`;
    },
    max: (request) => {
      const kind = principalOf(request)?.kind;
      return kind === undefined ? limits.address : limits[kind];
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new ApiError('rate-limited', { details: { seconds: Math.max(1, Math.ceil(ttl / 1000)) } }),
  });
}
