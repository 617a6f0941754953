import { lastStage } from '../../core/domain/advance-crossing.ts';
import type { AssessmentCause } from '../../core/domain/assessment.ts';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import { localDay } from '../../core/domain/time.ts';
import { advance } from '../../scenario/play/advance.ts';
import type { PlayEvent } from '../../scenario/play/events.ts';
import type { PortPlay } from '../../scenario/play/play.ts';
import type { Reassessed, StoredDeclaration } from '../../store/port/declarations.ts';
import { acceptDeclarations, type Filing } from '../../work/accept.ts';
import { crossingLeaf } from '../../work/crossings/record.ts';
import { observationOf } from '../../work/keep-history.ts';
import { amendDeclaration, assessAgain, weighedOf } from '../../work/reassess.ts';
import type { Core } from '../compose/core.ts';
import { actionId } from './action-id.ts';
import type { Crew } from './crew.ts';
import { inspectVoyages } from './inspect-voyages.ts';
import { playAfterwards } from './afterwards.ts';
import { keepDuties } from './duties.ts';
import { contributePast } from './play-draws.ts';
import {
  beginVoyage,
  carriedKey,
  type KnownDeclaration,
  laneOfVoyage,
  OFFICERS,
  stepVoyage,
  type Voyage,
  weighVoyage,
} from './voyage.ts';

const HOUR_MS = 3_600_000;
/**
 * Declarations filed at once, and finished crossings written at once. As quick as twice that, three at once, and each
 * connection of the database holds half as much.
 */
const BATCH = 100;
/** Such batches under way at once. */
const AT_ONCE = 2;

/** A past that is being loaded; the demo plays it day by day, to show how far it is. */
export interface PastPlayer {
  /**
   * Plays on to an instant and writes down all that happened. Leaves off between two batches when it is told to stop: the
   * same past played again from its beginning then goes on where it left off.
   */
  until(instant: Instant): Promise<void>;
  /** Writes the passages that are under way, so that the live day can take them over; returns their lanes by vehicle. */
  handOver(): Promise<ReadonlyMap<string, Voyage>>;
}

/** From when on a past has the work of officers behind it, and not its passages alone. */
export interface WorkFrom {
  /** Each red vehicle has an inspection, with all that follows from it. */
  readonly inspections: Instant;
  /** The first load in which nothing is found is examined without network. */
  readonly offline: Instant;
  readonly papers: Instant;
  readonly audits: Instant;
}

/**
 * Plays a simulated past through intake and assessment as they are, and writes finished passages in bulk: the same
 * records as a live day leaves, at twenty times its speed.
 */
export function playPast(core: Core, play: PortPlay, crew: Crew, work: WorkFrom, stopping: AbortSignal): PastPlayer {
  const { environment, assessor, history, sequencer } = core;
  const { store } = environment;
  const voyages = new Map<string, Voyage>();
  const known = new Map<string, KnownDeclaration>();
  const waiting = new Set<string>();
  let filings: { readonly key: string; readonly filing: Filing }[] = [];
  let amendments: { readonly key: string; readonly filing: Filing; readonly at: Instant }[] = [];
  let weighings: { readonly voyage: Voyage; readonly kg: number; readonly at: Instant }[] = [];
  // Gathered and written in bulk: one at a time would leave the database waiting for us.
  let finished: Voyage[] = [];
  let day = localDay(play.clock, environment.timeZone);
  const broker = { id: 'demo-broker' };
  const contributeFor = contributePast(core, crew);
  const inspector = inspectVoyages(core, crew, { seed: play.world.seed, offlineFrom: work.offline });
  const duties = keepDuties(stopping);
  const afterwards = playAfterwards(core, play.world, crew, duties, work);

  const fileAll = async (): Promise<void> => {
    const batch = filings;
    filings = [];
    await inParts(batch, async (part) => {
      const results = await acceptDeclarations(
        environment,
        assessor,
        part.map((one) => one.filing),
        broker,
        play.clock,
      );
      const before = results.flatMap(({ id, lane }) => (id === undefined || lane !== undefined ? [] : id));
      const stored = new Map((await store.declarations.byIds(before)).map((one) => [one.id, one]));
      for (const [at, { id, lane }] of results.entries()) {
        const key = part[at]?.key;
        if (key === undefined || id === undefined) continue;
        known.set(key, { id, lane: lane ?? laneThen(stored.get(id), 'accepted') ?? 'yellow' });
      }
      await breathe();
    });
    const changes = amendments;
    amendments = [];
    if (changes.length > 0) await writeDecided();
    for (const { key, filing, at } of changes) {
      const one = known.get(key);
      if (one === undefined || stopping.aborted) continue;
      stock.delete(one.id);
      const result = await amendDeclaration(environment, assessor, one.id, filing, broker, at);
      if (result.outcome === 'amended') one.lane = result.lane;
      else if (result.outcome === 'same')
        one.lane = laneThen(await store.declarations.byId(one.id), 'amended') ?? one.lane;
    }
    waiting.clear();
  };

  /** Declarations of the vehicles under way, as stored before they were weighed: read in bulk, for most are weighed. */
  const stock = new Map<DeclarationId, StoredDeclaration>();
  const restock = async (wanted: readonly DeclarationId[]): Promise<void> => {
    if (wanted.every((id) => stock.has(id))) return;
    for (const voyage of voyages.values()) board(voyage);
    const underWay = [...voyages.values()].flatMap(({ aboard }) => [...aboard.values()].map((one) => one.id));
    const missing = [...new Set([...wanted, ...underWay])].filter((id) => !stock.has(id));
    for (const one of await store.declarations.byIds(missing)) stock.set(one.id, one);
  };

  /** Assessments after weighing that are decided and not yet written. */
  let decided: Reassessed[] = [];
  const writeDecided = async (): Promise<void> => {
    const batch = decided;
    decided = [];
    if (batch.length > 0) await store.declarations.reassess(batch);
  };

  const weighAll = async (): Promise<void> => {
    const batch = weighings;
    weighings = [];
    await restock(batch.flatMap(({ voyage }) => [...voyage.aboard.values()].map((one) => one.id)));
    for (const { voyage, kg, at } of batch) {
      const carried = [...voyage.aboard.values()].flatMap((one) => stock.get(one.id) ?? []);
      const weighed = weighedOf(kg, carried);
      if (weighed === undefined) continue;
      const before = carried.map((one) => laneThen(one, 'weighed', at));
      if (before.every((lane) => lane !== undefined)) {
        // Weighed before the load of this past was interrupted.
        for (const [index, { id }] of carried.entries()) setLane(voyage, id, before[index]);
        continue;
      }
      const requests = carried.map((stored) => ({ stored, at, weighed }));
      const made = await assessAgain(environment, assessor, requests, 'weighed', { id: OFFICERS.gate });
      for (const { id, assessment } of made) setLane(voyage, id, assessment.lane);
      decided.push(...made);
    }
    if (decided.length >= BATCH) await writeDecided();
    await breathe();
  };

  const setLane = (voyage: Voyage, id: DeclarationId, lane: Lane | undefined): void => {
    const aboard = [...voyage.aboard.values()].find((candidate) => candidate.id === id);
    if (aboard !== undefined && lane !== undefined) aboard.lane = lane;
  };

  const settle = async (): Promise<void> => {
    await fileAll();
    if (!stopping.aborted) await weighAll();
  };

  const writeFinished = async (): Promise<void> => {
    const batch = finished;
    finished = [];
    await inParts(batch, write);
  };

  /** Some parts at once, so that the database has work while the next part is being decided. */
  const inParts = async <T>(batch: readonly T[], work: (part: readonly T[]) => Promise<void>): Promise<void> => {
    for (let from = 0; from < batch.length && !stopping.aborted; from += BATCH * AT_ONCE) {
      const parts = Array.from({ length: AT_ONCE }, (_, at) => batch.slice(from + at * BATCH, from + (at + 1) * BATCH));
      await Promise.all(parts.filter((part) => part.length > 0).map(work));
    }
  };

  const write = async (batch: readonly Voyage[]): Promise<void> => {
    for (const voyage of batch) {
      voyage.crossing = { ...voyage.crossing, declarations: [...voyage.aboard.values()].map((one) => one.id) };
    }
    const drawn = await inspector.examine(batch, play.clock);
    for (const voyage of batch) {
      const { crossing, leaves } = voyage;
      voyage.crossing = { ...crossing, version: crossing.version + 1 };
      // As it is written down: what a past passage did besides its decisions has no entry of its own.
      const at = lastStage(crossing.stages) as Instant;
      leaves.push(crossingLeaf('record', voyage.crossing, OFFICERS.gate, at));
    }
    await labelFindings(batch);
    await store.crossings.loadPast(batch);
    // What is on record need not be held for as long as something follows from the passage.
    for (const { events, leaves } of batch) [events.length, leaves.length] = [0, 0];
    await inspector.keep(drawn);
    afterwards.note(batch);
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

  /** Whether the lane of a voyage still waits for a filing or a weighing that was gathered and not yet assessed. */
  const isUnsettled = (voyage: Voyage): boolean =>
    weighings.some((one) => one.voyage === voyage) || voyage.carries.some((one) => waiting.has(carriedKey(one)));

  /** Takes the declarations that are known by now aboard; papers may come after their vehicle. */
  const board = (voyage: Voyage): void => {
    for (const one of voyage.carries) {
      const key = carriedKey(one);
      const declaration = known.get(key);
      if (declaration !== undefined) voyage.aboard.set(key, declaration);
    }
  };

  const apply = (event: PlayEvent): void => {
    const voyage = voyages.get(event.vehicleId);
    if (voyage?.later !== undefined) {
      voyage.later.push(event);
      if (event.kind === 'exit') finish(event.vehicleId, voyage);
      return;
    }
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
        board(arriving);
        arriving.crossing = { ...arriving.crossing, lane: laneOfVoyage(arriving) };
        stepVoyage(event.vehicleId, arriving, event, 'arrive');
        return;
      }
      case 'weigh':
        if (voyage === undefined) return;
        board(voyage);
        weighVoyage(event.vehicleId, voyage, event.kg, event.at);
        if (voyage.aboard.size > 0) weighings.push({ voyage, kg: event.kg, at: event.at });
        return;
      case 'direct':
        if (voyage === undefined) return;
        voyage.crossing = { ...voyage.crossing, lane: event.lane };
        if (event.lane === 'red' && event.at >= work.inspections) voyage.later = [];
        break;
      case 'end-check':
        if (voyage !== undefined) findingsOf.set(voyage, event);
        break;
      case 'exit':
        if (voyage !== undefined) {
          stepVoyage(event.vehicleId, voyage, event, 'exit');
          finish(event.vehicleId, voyage);
        }
        return;
      default:
        break;
    }
    if (voyage !== undefined) stepVoyage(event.vehicleId, voyage, event, event.kind);
  };

  /** The vehicle has left: what is known of it is written down with the day. */
  const finish = (vehicleId: string, voyage: Voyage): void => {
    finished.push(voyage);
    voyages.delete(vehicleId);
    asked.delete(vehicleId);
    for (const [key, { id }] of voyage.aboard) {
      known.delete(key);
      stock.delete(id);
    }
  };

  return {
    async until(instant) {
      while (play.clock < instant && !stopping.aborted) {
        const step = Math.min(instant, play.clock + HOUR_MS) as Instant;
        await contributeFor(localDay(step, environment.timeZone));
        for (const event of advance(play, step, laneOf)) apply(event);
        const stopped = play.waitingFor === undefined ? undefined : voyages.get(play.waitingFor);
        if ((stopped !== undefined && isUnsettled(stopped)) || filings.length + weighings.length > BATCH)
          await settle();
        const today = localDay(play.clock, environment.timeZone);
        if (today === day) continue;
        day = today;
        await settle();
        await Promise.all([writeDecided(), writeFinished()]);
        await duties.until(play.clock);
        if (stopping.aborted) return;
        await Promise.all([history.advance(play.clock), sequencer.run(play.clock)]);
      }
      await settle();
      await writeDecided();
      await writeFinished();
      await duties.until(instant);
      if (!stopping.aborted) await history.advance(instant);
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

/** The lane that a stored declaration was given for a cause, where it was: in a past that is played again it is given again. */
function laneThen(stored: StoredDeclaration | undefined, cause: AssessmentCause, at?: Instant): Lane | undefined {
  return stored?.assessments.findLast(
    ({ assessment }) => assessment.cause === cause && (at === undefined || assessment.at === at),
  )?.assessment.lane;
}

/** Lets requests through between two batches. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
