import type { ServerResponse } from 'node:http';
import type { BoardView } from '../wire/board.ts';

/** What `Live` needs of the program. */
export interface LiveSource {
  /** Sequence number of the last event that was committed. */
  lastSeq(): Promise<number>;
  board(): Promise<BoardView>;
}

/** How often the live board looks, sends and gives up; tests shorten them. */
export interface LiveTimes {
  /** Between two looks at the last event. */
  readonly pollMs: number;
  /** Between two boards: four a second are more than an eye follows. */
  readonly gapMs: number;
  readonly heartbeatMs: number;
  /** Between two looks whether a subscriber may still be one. */
  readonly recheckMs: number;
  /** A client that has not taken a board for so long is dropped. */
  readonly patienceMs: number;
}

/** 50 ms and a board of some milliseconds are well under the second in which a change should be seen. */
export const LIVE_TIMES: LiveTimes = {
  pollMs: 50,
  gapMs: 250,
  heartbeatMs: 15_000,
  recheckMs: 1_000,
  patienceMs: 10_000,
};

/** Connections at once; each costs a socket and at most one board. */
const MOST_SUBSCRIBERS = 1_000;

interface Subscriber {
  readonly response: ServerResponse;
  readonly stillAllowed: () => Promise<boolean>;
  /** Since when the socket has been full; a board that comes meanwhile is skipped, the newest is sent when it drains. */
  fullSince: number | undefined;
  behind: boolean;
}

/** The live board: one look at the database for all who follow it, none while nobody does. */
export interface Live {
  readonly count: number;
  /** Whether there are too many already, or the server is about to stop. */
  readonly full: boolean;
  /** Follows the board on a response whose head is written. */
  subscribe(response: ServerResponse, stillAllowed: () => Promise<boolean>): void;
  /** Ends every stream. */
  close(): void;
}

/**
 * Polls for events and sends whole boards (docs/decisions/0009), so that a client that missed some needs only the
 * newest.
 */
export function createLive(source: LiveSource, times: LiveTimes = LIVE_TIMES): Live {
  const subscribers = new Set<Subscriber>();
  let timer: NodeJS.Timeout | undefined;
  let sentSeq = -1;
  let sentAt = Number.NEGATIVE_INFINITY;
  let changedAt = Number.NEGATIVE_INFINITY;
  let beatAt = performance.now();
  let recheckedAt = performance.now();
  let latest = '';
  let closed = false;

  function drop(subscriber: Subscriber): void {
    subscribers.delete(subscriber);
    subscriber.response.end();
    // A client that stopped reading would keep the end waiting for ever.
    if (subscriber.fullSince !== undefined) subscriber.response.destroy();
  }

  /** Writes, unless the client has not read what came before: then only the newest is kept for it. */
  function send(subscriber: Subscriber, text: string): void {
    const { response } = subscriber;
    if (response.destroyed || response.writableEnded) {
      subscribers.delete(subscriber);
    } else if (subscriber.fullSince !== undefined) {
      subscriber.behind = true;
    } else if (!response.write(text)) {
      subscriber.fullSince = performance.now();
      response.once('drain', () => {
        const { behind } = subscriber;
        subscriber.fullSince = undefined;
        subscriber.behind = false;
        if (behind && subscribers.has(subscriber)) send(subscriber, latest);
      });
    }
  }

  async function refresh(): Promise<void> {
    const board = await source.board();
    latest = `event: board\nid: ${board.seq}\ndata: ${JSON.stringify(board)}\n\n`;
    sentAt = performance.now();
    for (const subscriber of [...subscribers]) send(subscriber, latest);
  }

  async function recheck(now: number): Promise<void> {
    recheckedAt = now;
    const check = async (subscriber: Subscriber): Promise<void> => {
      const { fullSince } = subscriber;
      const slow = fullSince !== undefined && now - fullSince > times.patienceMs;
      // A question that cannot be answered ends the stream too; the client asks again and is told.
      if (slow || !(await subscriber.stillAllowed().catch(() => false))) drop(subscriber);
    };
    await Promise.all([...subscribers].map(check));
  }

  /** One turn: may they still follow, has anything happened, is anything to be sent. */
  async function look(): Promise<void> {
    const now = performance.now();
    if (now - recheckedAt >= times.recheckMs) await recheck(now);
    const seq = await source.lastSeq();
    if (seq !== sentSeq) changedAt = now;
    // Sequence numbers are taken before their commit, so one may appear late: look once more when all is quiet.
    const settling = changedAt > Number.NEGATIVE_INFINITY && now - changedAt >= 1_000;
    // Waits grow although nothing happens.
    const stale = now - sentAt >= times.heartbeatMs;
    if ((seq !== sentSeq || settling || stale) && now - sentAt >= times.gapMs) {
      await refresh();
      sentSeq = seq;
      if (settling) changedAt = Number.NEGATIVE_INFINITY;
    }
    if (now - beatAt >= times.heartbeatMs) {
      beatAt = now;
      for (const subscriber of [...subscribers]) if (subscriber.fullSince === undefined) send(subscriber, ': here\n\n');
    }
  }

  function schedule(): void {
    if (closed || subscribers.size === 0 || timer !== undefined) return;
    timer = setTimeout(() => {
      // The database may be away for a moment: the stream stays and the next look tries again.
      look()
        .catch(() => undefined)
        .finally(() => {
          timer = undefined;
          schedule();
        });
    }, times.pollMs);
  }

  return {
    get count() {
      return subscribers.size;
    },
    get full() {
      return closed || subscribers.size >= MOST_SUBSCRIBERS;
    },
    subscribe(response, stillAllowed) {
      if (subscribers.size === 0) beatAt = recheckedAt = performance.now();
      const subscriber: Subscriber = { response, stillAllowed, fullSince: undefined, behind: false };
      subscribers.add(subscriber);
      response.once('close', () => subscribers.delete(subscriber));
      send(subscriber, 'retry: 2000\n\n');
      // Everybody begins with a board of now, not with one that was kept.
      sentSeq = -1;
      schedule();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const subscriber of [...subscribers]) drop(subscriber);
    },
  };
}
