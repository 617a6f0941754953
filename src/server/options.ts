import type { BetterAuthOptions } from 'better-auth';
import type { FastifyBaseLogger } from 'fastify';
import type { BilingualText } from '../core/domain/text.ts';
import type { Services } from './services.ts';

/** What the composition root gives the server. */
export interface ServerOptions {
  readonly services: Services;
  readonly auth: {
    /** Where the sign-in library keeps accounts and sessions: the pool that the store uses. */
    readonly database: NonNullable<BetterAuthOptions['database']>;
    /** At least 32 characters, the same at every start: it signs the session cookies. */
    readonly secret: string;
  };
  /** Printed at the start of an installation without users; POST /api/v1/setup asks for it. Absent: no set-up. */
  readonly setupCode?: string;
  /** Set for a demo: its users are listed to whoever opens the sign-in page. */
  readonly demo?: { readonly password: string };
  readonly portName: BilingualText;
  /** The built console: a folder with index.html and gate.html. */
  readonly consoleFolder: string;
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  /** Host names the server answers for; any when absent. A demo names the loopback, so that no other site can pose as it. */
  readonly hosts?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly logger?: FastifyBaseLogger;
  /** Told of every error that nobody expected, with the number that the client was given. */
  readonly onUnexpected?: (id: string, error: unknown) => void;
}

/** Requests a minute. */
export interface Limits {
  /** From one address without a sign-in. */
  readonly address: number;
  readonly session: number;
  /** A broker's system; each request may carry a batch. */
  readonly token: number;
  /**
   * Tries to sign in from one address; kept in the database, so that a restart forgives nothing. A whole shift signs in
   * from one address within some minutes. A demo, whose password is public, is not worth guessing at.
   */
  readonly signIn: number;
  /** Tries in a row to sign in under one name, from whatever address; after that the name waits out its minute. */
  readonly signInName: number;
}

/** What a port's own server allows; `landport serve` has options for none of them, a test may set each. */
export const DEFAULT_LIMITS: Limits = { address: 300, session: 900, token: 6_000, signIn: 60, signInName: 10 };
/** Sign-ins a minute that a demo allows, in place of both limits on them. */
export const DEMO_SIGN_INS = 1_000;
