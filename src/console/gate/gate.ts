import { normalisePlate } from '../../core/domain/validate/plate.ts';
import type { GateAnswerView, SlipListView } from '../../wire/crossings.ts';
import type { InstallationView, Me, SlipKeys } from '../../wire/installation.ts';
import { ask, ServerRefusal, Unreachable } from './ask.ts';
import * as disk from './database.ts';
import { createStore, type GateStore } from './gate-state.ts';
import { judgeSlip } from './judge-slip.ts';
import * as queue from './queue.ts';
import type { TakenAction } from './queued-action.ts';
import { sendQueue } from './send-queue.ts';
import { type Sight, sightOfAnswer, sightOfJudgement } from './sight.ts';
import { verifySignature } from './verify-signature.ts';

const POLL_MS = 30_000;
const TICK_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
/** An answer that takes longer is of no use at the gate; the device answers by itself. */
const LOOK_WITHIN_MS = 4_000;
const ASK_WITHIN_MS = 10_000;
const CHANNEL = 'landport-gate';

/** One gate device: what it knows, and what can be done with it. */
export interface Gate {
  readonly store: GateStore;
  /** The server's answer about a plate; undefined when it gives none. */
  readonly askServer: (plate: string) => Promise<Sight | undefined>;
  /** What this device can say of a plate by itself, from a scanned slip or the one it holds. */
  readonly judge: (plate: string, scanned?: string) => Promise<Sight>;
  /** Writes a step down and plans to send it; rejects when the disk did not take it. `undoable` waits a few seconds. */
  readonly record: (taken: TakenAction, undoable: boolean) => Promise<void>;
  readonly undo: (seq: number) => Promise<boolean>;
  readonly putAway: (seq: number) => Promise<void>;
  /** Asks and sends now, whatever was planned. */
  readonly syncNow: () => void;
  /** Throws ServerRefusal or Unreachable. */
  readonly signIn: (username: string, password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Stops the clockwork. */
  readonly close: () => void;
}

/** Starts the gate on an open store: shows what the disk knows at once, then asks the server. */
export async function startGate(database: disk.Database): Promise<Gate> {
  const store = createStore({
    session: 'unknown',
    connection: { since: Date.now() },
    slips: [],
    queue: [],
    recent: [],
    notAllowed: false,
    clockAhead: 0,
    newVersion: false,
  });
  const channel = new BroadcastChannel(CHANNEL);
  let lastPoll = 0;
  let failures = 0;
  let turns = 0;
  let running: Promise<void> | undefined;

  /** Shows what the disk holds now; other tabs of this device are told to do the same. */
  async function reload(): Promise<void> {
    turns += 1;
    const turn = turns;
    const [facts, slips, actions, looks] = await Promise.all([
      disk.readFacts(database),
      database.getAll('slips'),
      database.getAll('actions'),
      database.getAll('looks'),
    ]);
    // Reads may overtake each other; only the newest is shown.
    if (turn !== turns) return;
    const { connection, me, installation, lastSync, clockAhead } = facts;
    store.set({
      me,
      ...(installation === undefined ? {} : { installation }),
      ...(lastSync === undefined ? {} : { lastSync }),
      ...(connection === undefined ? {} : { connection }),
      clockAhead: clockAhead ?? 0,
      slips,
      queue: actions,
      recent: looks.sort((a, b) => b.at - a.at),
    });
  }
  async function changed(): Promise<void> {
    await reload();
    channel.postMessage('changed');
  }

  async function heard(online: boolean): Promise<void> {
    const { connection } = store.get();
    if (online) failures = 0;
    const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** failures);
    store.set({ nextTry: online ? undefined : Date.now() + pause });
    if (connection.online === online) return;
    const now = { online, since: Date.now() };
    store.set({ connection: now });
    await disk.keepFacts(database, { connection: now });
  }

  /** Turns a failure into what the page says; anything that is neither refusal nor silence is a fault of ours. */
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
      await disk.keepFacts(database, { installation });
      store.set({ installation });
    }
    if ((await disk.readFacts(database)).signOutDue === true) await leave();
    // The session is the browser's, not this page's: somebody may have signed in at the desk since. A step is only ever
    // sent under the name of who did it.
    const { session, me, queue: actions } = store.get();
    const sends = me !== undefined && queue.ripe(actions, me.id, Date.now()).length > 0;
    if (session === 'unknown' || sends) await fetchMe();
  }

  async function leave(): Promise<void> {
    await ask('POST', '/api/auth/sign-out', ASK_WITHIN_MS, {});
    await disk.keepFacts(database, { signOutDue: false });
  }

  async function fetchMe(): Promise<void> {
    const me = await ask<Me>('GET', '/api/v1/me', ASK_WITHIN_MS);
    await disk.keepFacts(database, { me });
    store.set({ me, session: 'in', notAllowed: false });
  }

  async function fetchSlips(): Promise<void> {
    const [list, { keys }] = await Promise.all([
      ask<SlipListView>('GET', '/api/v1/gate/slips', ASK_WITHIN_MS),
      ask<SlipKeys>('GET', '/api/v1/slip-keys', ASK_WITHIN_MS),
    ]);
    const now = Date.now();
    await disk.replaceSlips(database, list.slips, now);
    await disk.keepFacts(database, {
      keys: Object.fromEntries(keys.map(({ id, publicKey }) => [id, publicKey])),
      lastSync: now,
      clockAhead: Date.parse(list.at) - now,
    });
  }

  /** Sends, then fetches what is due. One tab of the device does it at a time; ids keep even a second one harmless. */
  async function cycle(): Promise<void> {
    await alone(async () => {
      try {
        await fetchWhoAndWhere();
        const { me, session } = store.get();
        if (me === undefined || session !== 'in') return;
        await sendQueue(database, me.id, Date.now);
        if (Date.now() - lastPoll >= POLL_MS) {
          await fetchSlips();
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

  function run(): Promise<void> {
    running ??= cycle().finally(() => {
      running = undefined;
    });
    return running;
  }

  function due(now: number): boolean {
    const { me, session, nextTry, queue: actions } = store.get();
    if (nextTry !== undefined && now < nextTry) return false;
    if (session === 'unknown' || now - lastPoll >= POLL_MS) return session !== 'out' && session !== 'lost';
    return session === 'in' && me !== undefined && queue.ripe(actions, me.id, now).length > 0;
  }
  const timer = setInterval(() => {
    if (running === undefined && due(Date.now())) void run();
  }, TICK_MS);
  const comesBack = (): void => void run();
  const goes = (): void => void heard(false);
  addEventListener('online', comesBack);
  addEventListener('offline', goes);
  channel.addEventListener('message', () => void reload());

  const gate: Gate = {
    store,
    async askServer(plate) {
      if (store.get().session === 'lost') return undefined;
      try {
        const path = `/api/v1/gate/vehicles/${encodeURIComponent(plate)}`;
        const answer = await ask<GateAnswerView>('GET', path, LOOK_WITHIN_MS);
        await heard(true);
        await disk.keepAnswer(database, answer, Date.now());
        await changed();
        return sightOfAnswer(answer);
      } catch (error) {
        await failed(error);
        return undefined;
      }
    },
    async judge(plate, scanned) {
      const now = Date.now();
      const [{ keys = {} }, versions, slips, look] = await Promise.all([
        disk.readFacts(database),
        database.getAll('versions'),
        database.getAll('slips'),
        database.get('looks', plate),
      ]);
      const known = new Map(versions.map(({ crossing, version }) => [crossing, version]));
      const held = slips.filter((slip) => normalisePlate(slip.plate) === plate).sort((a, b) => b.version - a.version);
      const text = scanned ?? held[0]?.text;
      const facts = { plate, now, keys: new Map(Object.entries(keys)), versionKnown: (id: string) => known.get(id) };
      const judgement = await judgeSlip(text, facts, verifySignature);
      await disk.keepLook(database, plate, now);
      await changed();
      return sightOfJudgement(plate, judgement, text, look?.answer);
    },
    async record(taken, undoable) {
      const { me, connection } = store.get();
      if (me === undefined) throw new Error('nobody is signed in');
      const at = Date.now();
      await queue.recordAction(database, {
        taken,
        id: crypto.randomUUID(),
        at,
        by: { id: me.id, name: me.name },
        ripeAt: undoable ? at + queue.UNDO_MS : at,
        offline: connection.online === false,
      });
      await changed();
      if (!undoable && connection.online !== false) void run();
    },
    async undo(seq) {
      const done = await queue.undoAction(database, seq, Date.now());
      await changed();
      return done;
    },
    async putAway(seq) {
      await queue.putAway(database, seq);
      await changed();
    },
    syncNow() {
      lastPoll = 0;
      void run();
    },
    async signIn(username, password) {
      await ask('POST', '/api/auth/sign-in/username', ASK_WITHIN_MS, { username, password });
      await disk.keepFacts(database, { signOutDue: false });
      await fetchMe();
      gate.syncNow();
    },
    async signOut() {
      // Without network the cookie stays, out of reach; the server is told before anything else is asked of it.
      await disk.keepFacts(database, { signOutDue: true });
      await leave().catch(failed);
      await disk.forgetVehicles(database);
      await database.delete('facts', 'me');
      store.set({ session: 'out', me: undefined });
      await changed();
    },
    close() {
      clearInterval(timer);
      removeEventListener('online', comesBack);
      removeEventListener('offline', goes);
      channel.close();
    },
  };

  await disk.prune(database, Date.now());
  await reload();
  void run();
  return gate;
}

/** Does it unless another tab is doing it; browsers without locks rely on ids alone. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request('landport-gate-send', { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
}
