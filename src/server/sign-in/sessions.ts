import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Instant, OperatorId } from '../../core/domain/ids.ts';
import { operatorOf, partnerOf, type Principal, rolesOf } from '../principal.ts';
import type { Services } from '../services.ts';
import type { Auth } from './auth.ts';
import { ADDRESS_HEADER } from './auth.ts';

/**
 * How long an answer about a cookie or a token is kept, in milliseconds. A busy screen asks many times a second; a
 * revocation must bite within five seconds. In this process it bites at once (`forget`), in another one within these three.
 */
const KEPT_MS = 3_000;
/** Answers kept at once; past that all are forgotten, which costs each caller one more question. */
const MOST_KEPT = 10_000;

/** What a request's credentials say. `bad-token`: a bearer token that is none. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'bad-token' }
  | { readonly kind: 'principal'; readonly principal: Principal };

/** Who is behind a request, by cookie or bearer token. */
export interface Sessions {
  /** Who makes a request, from its cookie or its bearer token; a token wins. */
  resolve(headers: IncomingHttpHeaders): Promise<Credentials>;
  /** Forgets what is kept about everybody: roles changed, or somebody signed out. */
  forget(): void;
}

const NONE: Credentials = { kind: 'none' };
const BAD_TOKEN: Credentials = { kind: 'bad-token' };

/** Resolves credentials, and keeps answers for a moment; see the constants above for how long. */
export function createSessions({ instance }: Pick<Auth, 'instance'>, services: Services): Sessions {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Credentials> }>();

  function keep(key: string, ask: () => Promise<Credentials>): Promise<Credentials> {
    const now = performance.now();
    const known = kept.get(key);
    if (known !== undefined && known.until > now) return known.answer;
    if (kept.size >= MOST_KEPT) kept.clear();
    const answer = ask();
    kept.set(key, { until: now + KEPT_MS, answer });
    // A failure is no answer: the next request asks again.
    answer.catch(() => kept.delete(key));
    return answer;
  }

  async function ofToken(token: string): Promise<Credentials> {
    if (!/^lp_[A-Za-z0-9_-]{20,100}$/.test(token)) return BAD_TOKEN;
    const found = await services.store.people.tokenByHash(createHash('sha256').update(token).digest('hex'));
    if (found === undefined || found.revokedAt !== undefined) return BAD_TOKEN;
    const principal: Principal = {
      kind: 'token',
      id: found.id,
      username: found.label,
      name: found.label,
      roles: new Set([found.role]),
      ...(found.operator === undefined ? {} : { operator: found.operator as OperatorId }),
      ...(found.partner === undefined ? {} : { partner: found.partner }),
    };
    return { kind: 'principal', principal };
  }

  async function ofCookie(cookie: string): Promise<Credentials> {
    const found = await instance.api.getSession({ headers: new Headers({ cookie }) });
    if (found === null) return NONE;
    const grants = await services.store.people.grantsOf(found.user.id);
    const operator = operatorOf(grants);
    const partner = partnerOf(grants);
    const principal: Principal = {
      kind: 'session',
      id: found.user.id,
      username: found.user.username ?? found.user.name,
      name: found.user.name,
      roles: rolesOf(grants),
      ...(operator === undefined ? {} : { operator }),
      ...(partner === undefined ? {} : { partner }),
      expiresAt: found.session.expiresAt.getTime() as Instant,
    };
    return { kind: 'principal', principal };
  }

  return {
    async resolve(headers) {
      const { authorization, cookie } = headers;
      if (authorization !== undefined) {
        const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
        return token === undefined ? BAD_TOKEN : keep(`t ${token}`, () => ofToken(token));
      }
      const session = cookie === undefined ? undefined : sessionCookie(cookie);
      if (session === undefined) return NONE;
      const answer = await keep(`c ${session}`, () => ofCookie(session));
      // A session may run out while its answer is kept.
      const ended = answer.kind === 'principal' && (answer.principal.expiresAt ?? Infinity) <= Date.now();
      return ended ? NONE : answer;
    },
    forget() {
      kept.clear();
    },
  };
}

/** The session's own cookie out of a cookie header, so that other cookies neither reach the library nor fill the cache. */
function sessionCookie(header: string): string | undefined {
  return header
    .split(';')
    .map((part) => part.trim())
    .find((part) => /^(__Secure-)?landport\.session_token=/.test(part));
}

/** A request's headers for the sign-in library: what clients claim about their address is replaced by what we saw. */
export function libraryHeaders(headers: IncomingHttpHeaders, address: string, base: string): Headers {
  const kept = new Headers();
  for (const name of ['cookie', 'user-agent', 'accept-language'] as const) {
    const value = headers[name];
    if (value !== undefined) kept.set(name, value);
  }
  kept.set('content-type', 'application/json');
  kept.set('origin', base);
  kept.set(ADDRESS_HEADER, address);
  return kept;
}
