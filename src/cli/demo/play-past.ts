import type { Instant } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import { advance } from '../../scenario/play/advance.ts';
import type { PlayEvent } from '../../scenario/play/events.ts';
import type { PortPlay } from '../../scenario/play/play.ts';
import { acceptDeclarations, type Filing } from '../../work/accept.ts';
import { observationOf } from '../../work/keep-history.ts';
import { amendDeclaration, reassessDeclarations, weighedOf } from '../../work/reassess.ts';
import type { Core } from '../compose/core.ts';
import { actionId } from './action-id.ts';
import {
  beginVoyage,
  carriedKey,
  type KnownDeclaration,
  laneOfVoyage,
  OFFICERS,
  stepVoyage,
  type Voyage,
} from './voyage.ts';

const HOUR_MS = 3_600_000;
/** Declarations filed at once, and finished crossings written at once. */
const BATCH = 200;

export interface PastPlayer {
  /** Plays on to an instant and writes down all that happened. */
  until(instant: Instant): Promise<void>;
  /** Writes the passages that are under way, so that the live day can take them over; returns their lanes by vehicle. */
  handOver(): Promise<ReadonlyMap<string, Voyage>>;
}

/**
 * Plays a simulated past through intake and assessment as they are, and writes finished passages in bulk: the same
 * records as a live day leaves, at twenty times its speed.
 */
export function playPast(core: Core, play: PortPlay): PastPlayer {
  const { environment, assessor, history, sequencer } = core;
  const { store } = environment;
  const voyages = new Map<string, Voyage>();
  const known = new Map<string, KnownDeclaration>();
  const waiting = new Set<string>();
  let filings: { readonly key: string; readonly filing: Filing }[] = [];
  let amendments: { readonly key: string; readonly filing: Filing; readonly at: Instant }[] = [];
  let weighings: { readonly voyage: Voyage; readonly kg: number; readonly at: Instant }[] = [];
  let finished: Voyage[] = [];
  let day = localDay(play.clock, environment.timeZone);
  const broker = { id: 'demo-broker' };

  const fileAll = async (): Promise<void> => {
    const batch = filings;
    filings = [];
    for (let from = 0; from < batch.length; from += BATCH) {
      const part = batch.slice(from, from + BATCH);
      const results = await acceptDeclarations(
        environment,
        assessor,
        part.map((one) => one.filing),
        broker,
        play.clock,
      );
      for (const [at, result] of results.entries()) {
        const key = part[at]?.key;
        if (key !== undefined && result.id !== undefined)
          known.set(key, { id: result.id, lane: result.lane ?? 'green' });
      }
      await breathe();
    }
    const changes = amendments;
    amendments = [];
    for (const { key, filing, at } of changes) {
      const one = known.get(key);
      if (one === undefined) continue;
      const result = await amendDeclaration(environment, assessor, one.id, filing, broker, at);
      if (result.outcome === 'amended') one.lane = result.lane;
    }
    waiting.clear();
  };

  const weighAll = async (): Promise<void> => {
    const batch = weighings;
    weighings = [];
    const ids = batch.flatMap(({ voyage }) => [...voyage.aboard.values()].map((one) => one.id));
    const stored = new Map((await store.declarations.byIds(ids)).map((one) => [one.id, one]));
    const requests = batch.flatMap(({ voyage, kg, at }) => {
      const carried = [...voyage.aboard.values()].flatMap((one) => stored.get(one.id) ?? []);
      const weighed = weighedOf(kg, carried);
      return weighed === undefined ? [] : carried.map((one) => ({ stored: one, at, weighed, voyage }));
    });
    const lanes = await reassessDeclarations(environment, assessor, requests, 'weighed', { id: OFFICERS.gate });
    for (const [at, { stored: one, voyage }] of requests.entries()) {
      const lane = lanes[at];
      const aboard = [...voyage.aboard.values()].find((candidate) => candidate.id === one.id);
      if (aboard !== undefined && lane !== undefined) aboard.lane = lane;
    }
    await breathe();
  };

  const settle = async (): Promise<void> => {
    await fileAll();
    await weighAll();
  };

  const writeFinished = async (): Promise<void> => {
    const batch = finished;
    finished = [];
    for (let from = 0; from < batch.length; from += BATCH) await write(batch.slice(from, from + BATCH));
  };

  const write = async (batch: readonly Voyage[]): Promise<void> => {
    for (const voyage of batch) {
      voyage.crossing = { ...voyage.crossing, declarations: [...voyage.aboard.values()].map((one) => one.id) };
    }
    await labelFindings(batch);
    await store.crossings.loadPast(batch);
    await breathe();
  };

  /** A check labels each declaration of the vehicle: what history, and later the model, learn from. */
  const labelFindings = async (batch: readonly Voyage[]): Promise<void> => {
    const checked = batch.filter((one) => findingsOf.has(one));
    const ids = checked.flatMap((one) => one.crossing.declarations);
    const stored = new Map((await store.declarations.byIds(ids)).map((one) => [one.id, one]));
    for (const voyage of checked) {
      const check = findingsOf.get(voyage);
      if (check === undefined) continue;
      for (const [key, one] of voyage.aboard) {
        const declaration = stored.get(one.id)?.declaration;
        if (declaration === undefined) continue;
        const findings = check.findings.filter((finding) => finding.reference === declaration.reference);
        const found = check.result === 'not-conform' && findings.length > 0;
        voyage.events.push({
          id: actionId(key, 'finding', check.at),
          at: check.at,
          kind: 'finding-recorded',
          subject: one.id,
          actor: OFFICERS.bay,
          body: {
            crossing: voyage.crossing.id,
            result: check.result,
            findings,
            observation: observationOf(declaration, [], { found }),
          },
        });
      }
    }
  };
  const findingsOf = new WeakMap<Voyage, Extract<PlayEvent, { kind: 'end-check' }>>();

  /** Vehicles whose lane was asked for: the first time, what happened to them in this step is still to be applied. */
  const asked = new Set<string>();
  const laneOf = (vehicleId: string): ReturnType<typeof laneOfVoyage> | undefined => {
    if (!asked.has(vehicleId)) {
      asked.add(vehicleId);
      return undefined;
    }
    const voyage = voyages.get(vehicleId);
    if (voyage === undefined) return 'yellow';
    if (isUnsettled(voyage)) return undefined;
    board(voyage);
    return laneOfVoyage(voyage);
  };

  const isUnsettled = (voyage: Voyage): boolean =>
    weighings.some((one) => one.voyage === voyage) || voyage.carries.some((one) => waiting.has(carriedKey(one)));

  const board = (voyage: Voyage): void => {
    for (const one of voyage.carries) {
      const key = carriedKey(one);
      const declaration = known.get(key);
      if (declaration !== undefined) voyage.aboard.set(key, declaration);
    }
  };

  const apply = (event: PlayEvent): void => {
    const voyage = voyages.get(event.vehicleId);
    switch (event.kind) {
      case 'lodge':
      case 'amend': {
        const key = carriedKey(event.declaration);
        const filing: Filing = { raw: event.declaration, form: 'json', receivedAt: event.at };
        if (event.kind === 'lodge') filings.push({ key, filing });
        else amendments.push({ key, filing, at: event.at });
        waiting.add(key);
        return;
      }
      case 'book':
        voyages.set(event.vehicleId, beginVoyage(event.vehicleId, event.at, event, event.slotAt));
        return;
      case 'arrive': {
        const arriving = voyage ?? beginVoyage(event.vehicleId, event.at, event);
        arriving.carries = event.carries;
        voyages.set(event.vehicleId, arriving);
        stepVoyage(event.vehicleId, arriving, event, 'arrive');
        return;
      }
      case 'weigh':
        if (voyage === undefined) return;
        board(voyage);
        voyage.crossing = { ...voyage.crossing, weighedKg: event.kg, version: voyage.crossing.version + 1 };
        if (voyage.aboard.size > 0) weighings.push({ voyage, kg: event.kg, at: event.at });
        return;
      case 'direct':
        if (voyage !== undefined) voyage.crossing = { ...voyage.crossing, lane: event.lane };
        break;
      case 'end-check':
        if (voyage !== undefined) findingsOf.set(voyage, event);
        break;
      case 'exit':
        if (voyage !== undefined) {
          stepVoyage(event.vehicleId, voyage, event, 'exit');
          finished.push(voyage);
          voyages.delete(event.vehicleId);
          asked.delete(event.vehicleId);
          for (const key of voyage.aboard.keys()) known.delete(key);
        }
        return;
      default:
        break;
    }
    if (voyage !== undefined) stepVoyage(event.vehicleId, voyage, event, event.kind);
  };

  return {
    async until(instant) {
      while (play.clock < instant) {
        const step = Math.min(instant, play.clock + HOUR_MS) as Instant;
        for (const event of advance(play, step, laneOf)) apply(event);
        const stopped = play.waitingFor === undefined ? undefined : voyages.get(play.waitingFor);
        if ((stopped !== undefined && isUnsettled(stopped)) || filings.length + weighings.length > BATCH)
          await settle();
        const today = localDay(play.clock, environment.timeZone);
        if (today === day) continue;
        day = today;
        await settle();
        await writeFinished();
        await history.advance(play.clock);
        await sequencer.run(play.clock);
      }
      await settle();
      await writeFinished();
      await history.advance(instant);
    },
    async handOver() {
      for (const voyage of voyages.values()) board(voyage);
      for (const [id, voyage] of voyages) {
        if (voyage.crossing.stages.directed === undefined)
          voyage.crossing = { ...voyage.crossing, lane: laneOfVoyage(voyage) };
        voyages.set(id, voyage);
      }
      await write([...voyages.values()]);
      return voyages;
    },
  };
}

/** Lets requests through between two batches. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
