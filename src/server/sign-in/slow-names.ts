import type { DBAdapter } from 'better-auth';

/** The sign-in library, as far as its tables go. */
interface Library {
  readonly $context: Promise<{
    readonly adapter: Pick<DBAdapter, 'create' | 'deleteMany' | 'findOne' | 'incrementOne'>;
  }>;
}

/** How long tries of one name are counted together, and so the longest that anybody is kept waiting. */
const WINDOW_MS = 60_000;
const MODEL = 'rateLimit';

/** Counts tries to sign in by the name they are for, so that guessing from many addresses is as slow as from one. */
export interface SlowNames {
  /** Counts a try; seconds to wait when this name was tried too often, and then it is not to be made. */
  tried(username: string): Promise<number | undefined>;
  /** Whoever knows the password begins anew: a few slips of their own do not add up over a shift. */
  known(username: string): Promise<void>;
}

interface Row {
  readonly count: number;
  readonly lastRequest: number | bigint | string;
}

/**
 * Keeps the counts in the sign-in library's own table, beside those of addresses, so that a restart and a second server
 * forgive nothing. The minute runs from a name's first try and is not prolonged by further ones: somebody else's guessing
 * keeps a colleague out for a minute and not for a shift. Names that nobody has are counted alike, and tell nothing.
 */
export function slowNames(instance: Library, most: number): SlowNames {
  const where = (username: string) => ({ field: 'key', value: `name ${username.trim().toLowerCase()}` });
  return {
    async tried(username) {
      const { adapter } = await instance.$context;
      const key = where(username);
      // Each turn is one statement that either counts or does not: tries at the same moment cannot all read the same count.
      for (;;) {
        const now = Date.now();
        const begun = { field: 'lastRequest', operator: 'gt', value: now - WINDOW_MS } as const;
        const few = { field: 'count', operator: 'lt', value: most } as const;
        const counted = await adapter.incrementOne({ model: MODEL, where: [key, begun, few], increment: { count: 1 } });
        if (counted !== null) return undefined;
        const row = await adapter.findOne<Row>({ model: MODEL, where: [key] });
        if (row === null) {
          const data = { key: key.value, count: 1, lastRequest: now };
          // Two first tries at once: the table's unique key lets one in, and the other counts on.
          const first = await adapter.create({ model: MODEL, data }).catch(() => undefined);
          if (first !== undefined) return undefined;
          continue;
        }
        const since = now - Number(row.lastRequest);
        if (since < WINDOW_MS) {
          if (row.count >= most) return Math.max(1, Math.ceil((WINDOW_MS - since) / 1000));
          continue;
        }
        const ended = { field: 'lastRequest', operator: 'lte', value: Number(row.lastRequest) } as const;
        const set = { count: 1, lastRequest: now };
        if ((await adapter.incrementOne({ model: MODEL, where: [key, ended], increment: {}, set })) !== null)
          return undefined;
      }
    },
    async known(username) {
      const { adapter } = await instance.$context;
      await adapter.deleteMany({ model: MODEL, where: [where(username)] });
    },
  };
}
