import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that changes something comes from our own pages. Browsers say so in Origin or Sec-Fetch-Site and
 * scripts of other sites cannot forge either; a program that sends neither has no cookie of a person to misuse.
 * Behind a proxy that ends TLS the scheme differs, so only the host is compared, unless we speak TLS ourselves.
 */
export function fromOwnPages(request: FastifyRequest, tls: boolean): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) {
    if (!URL.canParse(origin)) return false;
    const from = new URL(origin);
    return from.host === host?.toLowerCase() && (!tls || from.protocol === 'https:');
  }
  return site === undefined || site === 'same-origin' || site === 'none';
}
