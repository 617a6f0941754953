import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keepCompressed } from './compressed-files.ts';
import { ApiError } from './errors.ts';

/** The pages of the desk; each is index.html, and its router shows what the address says. */
const DESK = 'index.html';
/** Light pages of their own for a device; each has its worker. */
const DEVICES = ['gate', 'inspect'];
/** Pages that are opened with a stroke at the end, so that their worker's reach ends there too. */
const WITH_STROKE: ReadonlySet<string> = new Set(['inspect']);
/** Files here are named after what they hold. */
const ASSETS = 'assets/';
/** Parts that begin with no dot: nothing hidden, and no way up. */
const SERVED = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/**
 * Serves the built console: files that exist, by name, and nothing else. Hashed files under /assets never change; pages
 * and their workers are asked for anew each time, so that a new build reaches everybody.
 */
export async function serveConsole(server: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder);
  // Only which names get a route of their own is fixed at the start; what they hold is looked up each time.
  const files = await filesBelow(root);
  if (files.size > 0) {
    await server.register(fastifyStatic, { root, serve: false, index: false, dotfiles: 'deny', cacheControl: false });
  }

  const compressed = keepCompressed(root);
  const pages = new Set([DESK, ...DEVICES.map((page) => `${page}.html`)]);

  // The console may be built anew under a running server: then files go, others come, and pages name the new ones. So the
  // disk is asked each time, for names that can be nothing but a file of ours below the folder.
  const isThere = async (file: string): Promise<boolean> =>
    SERVED.test(file) && !file.endsWith('.map') && isFile(join(root, file));

  const send = async (request: FastifyRequest, reply: FastifyReply, file: string): Promise<FastifyReply> => {
    // A page that is not there is a console that was not built, or is being built; anything else is an old address.
    const lacking = pages.has(file) ? 'console-not-built' : 'path-unknown';
    if (!(await isThere(file))) throw new ApiError(lacking);
    const forever = file.startsWith(ASSETS);
    reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    reply.header('vary', 'accept-encoding');
    // A worker stands at the root and acts on its own page alone.
    const [, page] = /^(\w+)-worker\.js$/.exec(file) ?? [];
    if (page !== undefined) reply.header('service-worker-allowed', WITH_STROKE.has(page) ? `/${page}/` : `/${page}`);
    const small = await compressed(file, request.headers['accept-encoding']).catch((error: NodeJS.ErrnoException) => {
      // Gone between the look and the reading.
      throw error.code === 'ENOENT' ? new ApiError(lacking) : error;
    });
    if (small === undefined) return reply.sendFile(file);
    reply.headers({ etag: small.etag, 'content-encoding': small.encoding }).type(small.mediaType);
    return request.headers['if-none-match'] === small.etag ? reply.code(304).send() : reply.send(small.bytes);
  };

  const options = { config: { rateLimit: false as const } };
  for (const file of files) {
    if (!pages.has(file) && !file.startsWith(ASSETS))
      server.get(`/${file}`, options, (request, reply) => send(request, reply, file));
  }
  server.get(`/${ASSETS}*`, options, (request, reply) =>
    send(request, reply, `${ASSETS}${(request.params as { readonly '*': string })['*']}`),
  );
  for (const page of DEVICES) {
    server.get(`/${page}/`, options, (request, reply) => send(request, reply, `${page}.html`));
    server.get(`/${page}`, options, (request, reply) =>
      // A browser remembers this one, so that the address without its stroke opens without network too.
      WITH_STROKE.has(page)
        ? reply.header('cache-control', 'public, max-age=31536000').redirect(`/${page}/${queryOf(request.url)}`, 308)
        : send(request, reply, `${page}.html`),
    );
  }
  server.get('/', options, (request, reply) => send(request, reply, DESK));
  server.decorate('sendDesk', (request: FastifyRequest, reply: FastifyReply) => send(request, reply, DESK));
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Sends the desk's page; its router makes of the address what it can. */
    sendDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
  }
}

/** Whether a request that no route took is a person opening one of the desk's addresses, rather than a program. */
export function opensDesk(request: FastifyRequest): boolean {
  const { pathname } = new URL(request.url, 'http://landport.invalid');
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (/^\/(api|assets)(\/|$)/.test(pathname) || /\.[^/]+$/.test(pathname)) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

const queryOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Every file below a folder, with `/` between its parts; none where the folder does not exist. */
async function filesBelow(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.map'),
  );
  return new Set(files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/')));
}
