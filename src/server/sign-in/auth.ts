import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins';
import { MAX_PASSWORD, MIN_PASSWORD } from '../../wire/primitives.ts';
import { DEFAULT_LIMITS, DEMO_SIGN_INS, type ServerOptions } from '../options.ts';
import { slowNames } from './slow-names.ts';

/** The header in which the server tells the sign-in library the address it saw; what clients send under it is dropped. */
export const ADDRESS_HEADER = 'x-landport-address';

/**
 * The library is told one made-up address of ours: whether a request comes from our own pages is decided before it, for
 * all routes alike (see same-origin.ts), and nothing of the library's depends on the host that people type.
 */
const OWN_NAME = 'landport.invalid';

/** Seconds that a sign-in lasts: one shift. It is not prolonged by use. */
const SHIFT_SECONDS = 12 * 3600;

/** Sets up the sign-in library (better-auth; docs/decisions says why) over the tables of 0001_foundation.sql. */
export function createAuth(options: ServerOptions) {
  const secure = options.tls !== undefined;
  const perMinute = options.limits?.signIn ?? (options.demo === undefined ? DEFAULT_LIMITS.signIn : DEMO_SIGN_INS);
  const base = `${secure ? 'https' : 'http'}://${OWN_NAME}`;
  const instance = betterAuth({
    appName: 'Landport',
    baseURL: base,
    basePath: '/api/auth',
    trustedOrigins: [base],
    secret: options.auth.secret,
    database: options.auth.database,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Accounts are made by administrators. The routes that would make one are not mounted either.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      revokeSessionsOnPasswordReset: true,
    },
    plugins: [username({ usernameValidator: (name) => /^[a-z0-9._-]+$/i.test(name) })],
    session: { expiresIn: SHIFT_SECONDS, disableSessionRefresh: true },
    rateLimit: {
      enabled: true,
      // In the database, so that a restart forgives nothing.
      storage: 'database',
      window: 60,
      max: perMinute * 10,
      customRules: {
        '/sign-in/username': { window: 60, max: perMinute },
        '/change-password': { window: 60, max: perMinute },
      },
    },
    advanced: {
      cookiePrefix: 'landport',
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => options.services.newId(), validateSchema: false },
    },
  });
  const perName =
    options.limits?.signInName ?? (options.demo === undefined ? DEFAULT_LIMITS.signInName : DEMO_SIGN_INS);
  return { instance, base, names: slowNames(instance, perName) };
}

/**
 * The library as it is set up here: `instance` is called, `base` is the address it believes to have, `names` slows
 * guessing.
 */
export type Auth = ReturnType<typeof createAuth>;
