import type { InstallationView, Me } from '../../wire/installation.ts';
import { ask, ServerRefusal, Unreachable } from './ask.ts';
import type { FactsOf, LineFacts } from './facts.ts';
import { genuineGrants, type HeldGrant, type OutageFacts } from './grants.ts';
import type { Queued } from './queued.ts';
import type { Store } from './store.ts';
import { verifySignature } from './verify-signature.ts';

/** How often what the device must hold is fetched while the server answers. */
const POLL_MS = 30_000;
/** How often it is asked whether anything is due: an undo that ran out is sent within a second. */
const TICK_MS = 1_000;
/** The longest wait after failures, which double from a second: a line that comes back is noticed soon. */
const LONGEST_PAUSE_MS = 15_000;
/** A question that hangs longer counts as no network. */
const ASK_WITHIN_MS = 10_000;

/** What every device's page shows of its line to the server. */
export interface LineState {
  /** Who uses this device; kept without network. */
  readonly me?: Me | undefined;
  readonly installation?: InstallationView;
  /** `lost`: the session ended while the page was in use; `unknown`: not asked yet. */
  readonly session: 'unknown' | 'in' | 'lost' | 'out';
  /** `online` is undefined until the server was first asked. */
  readonly connection: { readonly online?: boolean; readonly since: number };
  readonly lastSync?: number;
  /** In the order they were taken, refused ones among them. */
  readonly queue: readonly Queued[];
  /** When the server is asked again after it did not answer. */
  readonly nextTry?: number | undefined;
  /** The server does not take actions from this person's roles. */
  readonly notAllowed: boolean;
  /** Milliseconds. */
  readonly clockAhead: number;
  /** Grants for releasing without the server, verified on this device. */
  readonly grants: readonly HeldGrant[];
  /** Outages as the server announced them last. */
  readonly notices: NonNullable<OutageFacts['notices']>;
  /** A newer build of this page waits to be loaded. */
  readonly newVersion: boolean;
}

/** A page's store as its line sees it: the queue's rows are the page's own business. */
export interface LineStore extends Pick<Store<LineState>, 'get' | 'subscribe'> {
  readonly set: (change: Partial<Omit<LineState, 'queue'>>) => void;
}

/** The line before the disk was read and the server asked. */
export function firstLine(): LineState {
  return {
    session: 'unknown',
    connection: { since: Date.now() },
    queue: [],
    notAllowed: false,
    clockAhead: 0,
    grants: [],
    notices: [],
    newVersion: false,
  };
}

/** What of the facts on disk a page shows. */
export async function lineOf(facts: LineFacts): Promise<Partial<Omit<LineState, 'queue'>>> {
  const { connection, me, installation, lastSync, clockAhead, notices = [] } = facts;
  return {
    me,
    notices,
    grants: await genuineGrants(facts, installation?.portCode, verifySignature),
    ...(installation === undefined ? {} : { installation }),
    ...(lastSync === undefined ? {} : { lastSync }),
    ...(connection === undefined ? {} : { connection }),
    clockAhead: clockAhead ?? 0,
  };
}

/** What differs from page to page. */
export interface LineParts {
  /** Of the channel between this device's tabs, and of the lock of whichever sends. */
  readonly name: string;
  readonly store: LineStore;
  readonly facts: FactsOf<LineFacts>;
  /** Shows what the disk holds now. */
  readonly reload: () => Promise<void>;
  readonly waits: (by: string, now: number) => boolean;
  /** Sends what waits in this person's name; throws what `ask` throws. */
  readonly send: (by: string) => Promise<void>;
  /** Fetches what the device must hold; throws what `ask` throws. */
  readonly fetch: (now: number) => Promise<void>;
  /** Drops what the person who leaves was shown; what waits to be sent stays. */
  readonly forget: () => Promise<void>;
}

/** The line to the server: sends, fetches, says how it stands, and keeps the tabs of one device in step. */
export interface Line {
  /** Reloads this tab and tells the others. */
  readonly changed: () => Promise<void>;
  /** The server answered, or did not. */
  readonly heard: (online: boolean) => Promise<void>;
  /** Turns a failure into what the page says; throws what is neither refusal nor silence: a fault of ours. */
  readonly failed: (error: unknown) => Promise<void>;
  /** Sends what is due. */
  readonly run: () => void;
  /** Asks and sends now, whatever was planned. */
  readonly syncNow: () => void;
  /** Throws ServerRefusal or Unreachable. */
  readonly signIn: (username: string, password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Stops the clockwork. */
  readonly close: () => void;
}

/** Starts the clockwork of a page. */
export function startLine(parts: LineParts): Line {
  const { store, facts, reload } = parts;
  const channel = new BroadcastChannel(parts.name);
  let lastPoll = 0;
  let failures = 0;
  let running: Promise<void> | undefined;

  async function changed(): Promise<void> {
    // This tab first, so that whoever acts sees it; the others follow by the channel.
    await reload();
    channel.postMessage('changed');
  }

  async function heard(online: boolean): Promise<void> {
    const { connection } = store.get();
    if (online) failures = 0;
    // Grows with failures of whole rounds; a single look that fails does not slow the next one down.
    const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** failures);
    store.set({ nextTry: online ? undefined : Date.now() + pause });
    if (connection.online === online) return;
    const now = { online, since: Date.now() };
    store.set({ connection: now });
    await facts.keep({ connection: now });
  }

  async function failed(error: unknown): Promise<void> {
    if (error instanceof Unreachable) return heard(false);
    if (!(error instanceof ServerRefusal)) throw error;
    await heard(true);
    if (error.status === 401) store.set({ session: store.get().me === undefined ? 'out' : 'lost' });
    else store.set({ nextTry: Date.now() + 1_000 * (error.retryAfter ?? 10) });
    if (error.status === 403) store.set({ notAllowed: true });
  }

  async function fetchWhoAndWhere(): Promise<void> {
    if (store.get().installation === undefined) {
      const installation = await ask<InstallationView>('GET', '/api/v1/installation', ASK_WITHIN_MS);
      await facts.keep({ installation });
      store.set({ installation });
    }
    if ((await facts.read()).signOutDue === true) await leave();
    // The session is the browser's, not this page's: somebody may have signed in at the desk since. An action is only
    // ever sent under the name of who did it.
    const { session, me } = store.get();
    if (session === 'unknown' || (me !== undefined && parts.waits(me.id, Date.now()))) await fetchMe();
  }

  async function leave(): Promise<void> {
    await ask('POST', '/api/auth/sign-out', ASK_WITHIN_MS, {});
    await facts.keep({ signOutDue: false });
  }

  async function fetchMe(): Promise<void> {
    const me = await ask<Me>('GET', '/api/v1/me', ASK_WITHIN_MS);
    await facts.keep({ me });
    store.set({ me, session: 'in', notAllowed: false });
  }

  /** Sends, then fetches what is due. One tab of the device does it at a time; ids keep even a second one harmless. */
  async function cycle(): Promise<void> {
    await alone(`${parts.name}-send`, async () => {
      try {
        await fetchWhoAndWhere();
        const { me, session } = store.get();
        if (me === undefined || session !== 'in') return;
        await parts.send(me.id);
        const now = Date.now();
        if (now - lastPoll >= POLL_MS) {
          await parts.fetch(now);
          lastPoll = Date.now();
        }
        await heard(true);
      } catch (error) {
        if (error instanceof Unreachable) failures += 1;
        await failed(error);
      }
    });
    await changed();
  }

  function run(): void {
    running ??= cycle().finally(() => {
      running = undefined;
    });
  }

  function due(now: number): boolean {
    const { me, session, nextTry } = store.get();
    if (nextTry !== undefined && now < nextTry) return false;
    if (session === 'unknown' || now - lastPoll >= POLL_MS) return session !== 'out' && session !== 'lost';
    return session === 'in' && me !== undefined && parts.waits(me.id, now);
  }
  let lastTick = 0;
  const timer = setInterval(() => {
    const now = Date.now();
    // The clock was set back: whatever was planned by the old one is asked for now, not when the new one gets there.
    if (now < lastTick) {
      lastPoll = 0;
      store.set({ nextTry: undefined });
    }
    lastTick = now;
    if (running === undefined && due(now)) run();
  }, TICK_MS);
  const goes = (): void => void heard(false);
  addEventListener('online', run);
  addEventListener('offline', goes);
  channel.addEventListener('message', () => void reload());

  function syncNow(): void {
    lastPoll = 0;
    run();
  }

  return {
    changed,
    heard,
    failed,
    run,
    syncNow,
    async signIn(username, password) {
      await ask('POST', '/api/auth/sign-in/username', ASK_WITHIN_MS, { username, password });
      await facts.keep({ signOutDue: false });
      await fetchMe();
      syncNow();
    },
    async signOut() {
      // Without network the cookie stays, out of reach; the server is told before anything else is asked of it.
      await facts.keep({ signOutDue: true });
      await leave().catch(failed);
      await parts.forget();
      await facts.forget('me');
      store.set({ session: 'out', me: undefined });
      await changed();
    },
    close() {
      clearInterval(timer);
      removeEventListener('online', run);
      removeEventListener('offline', goes);
      channel.close();
    },
  };
}

/** Does it unless another tab is doing it; browsers without locks rely on ids alone. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
}
