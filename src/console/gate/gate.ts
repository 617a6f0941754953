import { normalisePlate } from '../../core/domain/validate/plate.ts';
import type { GateAnswerView, SlipListView } from '../../wire/crossings.ts';
import { ask } from '../device/ask.ts';
import { correctionOf, serverTime } from '../device/clock.ts';
import { fetchOutage, grantNow } from '../device/grants.ts';
import { firstLine, type Line, lineOf, startLine } from '../device/line.ts';
import { UNDO_MS } from '../device/queue.ts';
import { ripe } from '../device/queued.ts';
import { createStore } from '../device/store.ts';
import { verifySignature } from '../device/verify-signature.ts';
import * as disk from './database.ts';
import type { GateState, GateStore } from './gate-state.ts';
import { judgeSlip } from './judge-slip.ts';
import type { TakenAction } from './queued-action.ts';
import { sendSteps } from './send-queue.ts';
import { type Sight, sightOfAnswer, sightOfJudgement } from './sight.ts';

/** An answer that takes longer is of no use at the gate; the device answers by itself. */
const LOOK_WITHIN_MS = 4_000;
/** For what nobody stands and waits for. */
const ASK_WITHIN_MS = 10_000;

/** One gate device: what it knows, and what can be done with it. */
export interface Gate {
  readonly store: GateStore;
  readonly line: Line;
  /** The server's answer about a plate; undefined when it gives none. */
  readonly askServer: (plate: string) => Promise<Sight | undefined>;
  /** What this device can say of a plate by itself, from a scanned slip or the one it holds. */
  readonly judge: (plate: string, scanned?: string) => Promise<Sight>;
  /** Writes a step down and plans to send it; rejects when the disk did not take it. `undoable` waits a few seconds. */
  readonly record: (taken: TakenAction, undoable: boolean) => Promise<void>;
  readonly undo: (seq: number) => Promise<boolean>;
  readonly putAway: (seq: number) => Promise<void>;
}

/** Starts the gate on an open store: shows what the disk knows at once, then asks the server. */
export async function startGate(database: disk.Database): Promise<Gate> {
  const store = createStore<GateState>({ ...firstLine(), slips: [], queue: [], recent: [] });
  const facts = disk.gateFacts(database);
  const queue = disk.gateQueue(database);
  let turns = 0;

  /** Shows what the disk holds now. */
  async function reload(): Promise<void> {
    turns += 1;
    const turn = turns;
    const [known, slips, actions, looks] = await Promise.all([
      facts.read(),
      database.getAll('slips'),
      database.getAll('actions'),
      database.getAll('looks'),
    ]);
    const line = await lineOf(known);
    // Reads may overtake each other; only the newest is shown.
    if (turn === turns) store.set({ ...line, slips, queue: actions, recent: looks.sort((a, b) => b.at - a.at) });
  }

  async function fetchSlips(): Promise<void> {
    const [list, outage] = await Promise.all([
      ask<SlipListView>('GET', '/api/v1/gate/slips', ASK_WITHIN_MS),
      fetchOutage(),
    ]);
    const now = Date.now();
    await disk.replaceSlips(database, list.slips, now);
    await facts.keep({ ...outage, lastSync: now });
  }

  const line = startLine({
    name: 'landport-gate',
    store,
    facts,
    reload,
    waits: (by, now) => ripe(store.get().queue, by, now, disk.thingOf).length > 0,
    send: (by) => sendSteps(database, queue, by),
    fetch: fetchSlips,
    forget: () => disk.forgetVehicles(database),
  });

  const gate: Gate = {
    store,
    line,
    async askServer(plate) {
      if (store.get().session === 'lost') return undefined;
      try {
        const path = `/api/v1/gate/vehicles/${encodeURIComponent(plate)}`;
        const answer = await ask<GateAnswerView>('GET', path, LOOK_WITHIN_MS);
        await line.heard(true);
        await disk.keepAnswer(database, answer, Date.now());
        await line.changed();
        return sightOfAnswer(answer);
      } catch (error) {
        await line.failed(error);
        return undefined;
      }
    },
    async judge(plate, scanned) {
      const now = Date.now();
      const [{ keys = {} }, versions, slips, look] = await Promise.all([
        facts.read(),
        database.getAll('versions'),
        database.getAll('slips'),
        database.get('looks', plate),
      ]);
      const known = new Map(versions.map(({ crossing, version }) => [crossing, version]));
      const held = slips.filter((slip) => normalisePlate(slip.plate) === plate).sort((a, b) => b.version - a.version);
      const text = scanned ?? held[0]?.text;
      const time = serverTime(store.get(), now);
      const given = {
        plate,
        now: time,
        keys: new Map(Object.entries(keys)),
        versionKnown: (id: string) => known.get(id),
      };
      const judgement = await judgeSlip(text, given, verifySignature);
      await disk.keepLook(database, plate, now);
      await line.changed();
      return sightOfJudgement(plate, judgement, text, look?.answer);
    },
    async record(taken, undoable) {
      const state = store.get();
      const { me, connection } = state;
      if (me === undefined) throw new Error('nobody is signed in');
      const at = Date.now();
      // Taken along at the moment of the deed: by the time it is sent the grant may have ended.
      const grant = taken.action === 'release' ? grantNow(state, 'gate', at)?.text : undefined;
      const ahead = correctionOf(state, at);
      await queue.record({
        ...taken,
        ...(grant === undefined ? {} : { grant }),
        id: crypto.randomUUID(),
        at,
        ...(ahead === 0 ? {} : { clockAhead: ahead }),
        by: { id: me.id, name: me.name },
        ripeAt: undoable ? at + UNDO_MS : at,
        offline: connection.online === false,
      });
      await line.changed();
      if (!undoable && connection.online !== false) line.run();
    },
    async undo(seq) {
      const done = await queue.undo(seq, Date.now());
      await line.changed();
      return done;
    },
    async putAway(seq) {
      await queue.putAway(seq);
      await line.changed();
    },
  };

  await disk.prune(database, Date.now());
  await reload();
  line.run();
  return gate;
}
