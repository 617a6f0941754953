import type { ServerOptions } from '../../src/server/options.ts';
import { type Accounts, createAccounts } from '../../src/server/sign-in/accounts.ts';
import { createAuth } from '../../src/server/sign-in/auth.ts';

/** The sign-in library on the tables of a server under test, without its slowness. */
export interface QuickSignIn {
  readonly accounts: Accounts;
  /** Begins a session, and returns its cookies as a browser sends them back. */
  begin(username: string, password: string): Promise<string>;
}

const hashes = new Map<string, Promise<string>>();

/**
 * A password is hashed slowly on purpose, and the tests make hundreds of people: here each hash is worked out once. The
 * server under test has a sign-in of its own on the same tables, which hashes and compares as it always does.
 */
export async function quickSignIn(options: ServerOptions): Promise<QuickSignIn> {
  const { instance } = createAuth(options);
  const { password } = await instance.$context;
  const slow = password.hash;
  const remembered = (plain: string): Promise<string> => {
    const known = hashes.get(plain) ?? slow(plain);
    hashes.set(plain, known);
    return known;
  };
  password.hash = remembered;
  password.verify = async ({ hash, password: plain }) => hash === (await remembered(plain));
  return {
    accounts: createAccounts({ instance }),
    async begin(username, plain) {
      const began = await instance.api.signInUsername({ body: { username, password: plain }, asResponse: true });
      const cookies = began.headers.getSetCookie();
      if (!began.ok || cookies.length === 0) throw new Error(`${username} cannot sign in: ${began.status}`);
      return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    },
  };
}
