import { MAX_PASSWORD, MIN_PASSWORD } from '../../wire/primitives.ts';
import { ApiError } from '../errors.ts';
import type { Auth } from './auth.ts';

/** `password` has MIN_PASSWORD to MAX_PASSWORD characters; `username` is lower case by the time it comes here. */
export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly password: string;
}

/** Makes accounts in the sign-in library's tables. There is no other way in: nobody signs up. */
export interface Accounts {
  /** Makes an account without any role and returns its id; throws `username-taken` or `password-not-fit`. */
  create(account: NewAccount): Promise<string>;
  /** Removes an account that never held a role, with its password and sessions. */
  remove(id: string): Promise<void>;
}

/**
 * Accounts over the library's own functions, past its routes: it hashes passwords as it will compare them, and signs
 * nobody in on the way.
 */
export function createAccounts({ instance }: Pick<Auth, 'instance'>): Accounts {
  return {
    async create({ username, name, password }) {
      if (password.length < MIN_PASSWORD || password.length > MAX_PASSWORD) throw new ApiError('password-not-fit');
      const context = await instance.$context;
      const isTaken = async (): Promise<boolean> => {
        const where = [{ field: 'username', value: username }];
        return (await context.adapter.findOne({ model: 'user', where })) !== null;
      };
      if (await isTaken()) throw new ApiError('username-taken');
      const hash = await context.password.hash(password);
      // The library wants an address; people here have none, and .invalid can never receive mail.
      const email = `${username}@landport.invalid`;
      const user = await context.internalAdapter
        .createUser({ username, displayUsername: username, name, email, emailVerified: false }, { method: 'admin' })
        .catch(async (error: unknown) => {
          // Two administrators chose the same name at once, and the table's unique key or the library decided.
          throw (await isTaken()) ? new ApiError('username-taken') : error;
        });
      try {
        await context.internalAdapter.linkAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: hash,
        });
      } catch (error) {
        // An account without a password would only block the name.
        await context.internalAdapter.deleteUser(user.id);
        throw error;
      }
      return user.id;
    },
    async remove(id) {
      const { internalAdapter } = await instance.$context;
      await internalAdapter.deleteUser(id);
    },
  };
}
