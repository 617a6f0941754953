import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CrossingId, Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import { addDays, localDay, startOfLocalDay } from '../../core/domain/time.ts';
import { type PlayMemo, rememberPlay, resumePlay } from '../../scenario/play/memo.ts';
import { createPlay, type PortPlay } from '../../scenario/play/play.ts';
import { type Places, placesFor } from '../../scenario/play/stations.ts';
import { createWorld, type World } from '../../scenario/world/world.ts';
import type { Core } from '../compose/core.ts';
import { bringRules } from '../compose/rules.ts';
import type { Config } from '../config/options.ts';
import { collectSooner } from './collect-sooner.ts';
import { crewOf, handOverToNow, putShifts, qualifyCrew } from './crew.ts';
import { type LivePlayer, playLive } from './play-live.ts';
import { contributeAhead } from './play-draws.ts';
import { playDocuments } from './play-partners.ts';
import { playPast, type WorkFrom } from './play-past.ts';

/** Rules hold twelve months at most, so a demo with years of past dates them from here. */
const LONGEST_RULE_PAST_DAYS = 180;
/** A machine that slept longer starts its port anew from now: nobody wants to watch a week being made up. */
const LONGEST_GAP_MS = 48 * 3_600_000;
/** How often the place of the play is written down. */
const REMEMBER_EVERY_MS = 30_000;
const DAY_MS = 24 * 3_600_000;

/** The first of the simulated port's brokers: the demo's declarant files for it. */
export const DEMO_DECLARANT = 'OP-1001';

/** A demo as the server runs it: one job that loads the past first and then plays on. */
export interface Demo {
  /** How far the past is loaded; undefined when it is. */
  progress(): { readonly done: number; readonly total: number } | undefined;
  /** Plays on; called again and again by a job. */
  run(): Promise<void>;
  /** Writes down where the play stands. */
  rest(): Promise<void>;
}

/** What `demo-play.json` holds: enough to go on with the same vehicles after a restart. */
interface Saved {
  readonly firstDay: LocalDay;
  readonly seed: string;
  readonly load: number;
  readonly play: PlayMemo;
}

/** Fills an empty installation with a past, then keeps its day running. `rulesFolder` holds the example rules. */
export function runDemo(
  config: Config,
  core: Core,
  installedAt: Instant,
  rulesFolder: string,
  stopping: AbortSignal,
): Demo {
  const { environment } = core;
  const memoPath = join(config.data, 'demo-play.json');
  const clock = (): Instant => Date.now() as Instant;
  let progress: { done: number; total: number } | undefined = { done: 0, total: config.demoWeeks * 7 };
  let live: LivePlayer | undefined;
  let world: World | undefined;
  let play: PortPlay | undefined;
  let remembered = 0;

  let contributed: LocalDay | undefined;
  /** Once a day the demo's custodians come. */
  const contributeToday = async (now: Instant): Promise<void> => {
    const today = localDay(now, environment.timeZone);
    if (contributed === today) return;
    contributed = today;
    await putShifts(environment, await crewOf(environment, config.demoSeed, installedAt), today);
    await contributeAhead(core, now);
  };

  const worldFrom = (firstDay: LocalDay): World =>
    createWorld({
      seed: config.demoSeed,
      firstDay,
      load: config.demoLoad,
      port: config.portCode,
      zone: config.timeZone,
      currency: config.currency,
    });

  /** Nothing when it was told to stop before the past was loaded. */
  const begin = async (): Promise<LivePlayer | undefined> => {
    const saved = await readSaved(memoPath);
    const now = clock();
    if (saved !== undefined && saved.seed === config.demoSeed && saved.load === config.demoLoad) {
      world = worldFrom(saved.firstDay);
      play =
        now - saved.play.clock > LONGEST_GAP_MS
          ? createPlay(world, now, demoPlaces(config))
          : resumePlay(world, saved.play);
      progress = undefined;
      return playLive(core, play, await knownOf(play));
    }
    // Counted from the first start, so that a load that was interrupted goes on with the same past.
    const firstDay = addDays(localDay(installedAt, environment.timeZone), -7 * config.demoWeeks);
    world = worldFrom(firstDay);
    play = createPlay(world, startOfLocalDay(firstDay, environment.timeZone), demoPlaces(config));
    await bringWorld(world, firstDay, now);
    const asBefore = collectSooner();
    const known = await loadPast(play, firstDay).finally(asBefore);
    if (known === undefined) return undefined;
    progress = undefined;
    return playLive(core, play, known);
  };

  const bringWorld = async (made: World, firstDay: LocalDay, now: Instant): Promise<void> => {
    const firms = Object.values(made.firms).flat();
    await environment.store.history.putOperators(
      firms.map((one) => ({ id: one.id, name: one.name.en, tier: one.tier })),
    );
    await core.reloadOperators();
    const earliest = addDays(localDay(now, environment.timeZone), -LONGEST_RULE_PAST_DAYS);
    const validFrom = firstDay < earliest ? earliest : addDays(firstDay, -3);
    await bringRules(environment.store, rulesFolder, now, { validFrom });
    await core.assessor.rules.reload();
  };

  const loadPast = async (
    port: PortPlay,
    firstDay: LocalDay,
  ): Promise<Map<string, { id: CrossingId; lane: Lane }> | undefined> => {
    const now = clock();
    const crew = await crewOf(environment, config.demoSeed, installedAt);
    await qualifyCrew(environment, crew, startOfLocalDay(firstDay, environment.timeZone));
    const past = playPast(core, port, crew, workFrom(now), stopping);
    for (let day = 0; day < config.demoWeeks * 7; day++) {
      await past.until(startOfLocalDay(addDays(firstDay, day + 1), environment.timeZone));
      if (stopping.aborted) return undefined;
      progress = { done: day + 1, total: config.demoWeeks * 7 };
    }
    // Loading takes a while, in which the day went on.
    await past.until(clock());
    if (stopping.aborted) return undefined;
    // First where the play stands, then the vehicles under way: a kill in between forgets some vehicles, and would
    // otherwise load the whole past again over half-finished passages.
    await remember(port);
    const open = await past.handOver();
    await handOverToNow(environment, clock());
    return new Map([...open].map(([vehicleId, { crossing }]) => [vehicleId, { id: crossing.id, lane: crossing.lane }]));
  };

  /** Open passages of the vehicles of a play, after a restart. */
  const knownOf = async (port: PortPlay): Promise<Map<string, { id: CrossingId; lane: Lane }>> => {
    const open = await environment.store.crossings.list({ openOnly: true }, 20_000);
    const byPlate = new Map(open.map((one) => [one.vehicle.plate as string, one]));
    const known = new Map<string, { id: CrossingId; lane: Lane }>();
    for (const { plan } of port.open.values()) {
      const crossing = byPlate.get(plan.vehicle.plate);
      if (crossing !== undefined && crossing.direction === plan.direction)
        known.set(plan.id, { id: crossing.id, lane: crossing.lane });
    }
    return known;
  };

  const rest = async (): Promise<void> => {
    // What the live day did not finish applying is not yet past: a restart plays it again.
    if (play === undefined || live === undefined || live.behind()) return;
    await remember(play);
  };

  const remember = async (port: PortPlay): Promise<void> => {
    const { firstDay, seed, load } = port.world;
    const saved: Saved = { firstDay, seed, load, play: rememberPlay(port) };
    await writeFile(`${memoPath}.new`, JSON.stringify(saved));
    await rename(`${memoPath}.new`, memoPath);
  };

  return {
    progress: () => progress,
    async run() {
      live ??= await begin();
      if (live === undefined) return;
      await live.until(clock());
      await contributeToday(clock());
      if (clock() - remembered > REMEMBER_EVERY_MS) {
        remembered = clock();
        await playDocuments(environment, DEMO_DECLARANT, clock());
        await rest();
      }
    },
    rest,
  };
}

/**
 * The past has the work of officers behind it for most of the days that figures look back on; of the rest, passages alone. Each
 * week more takes time and memory while it is brought in.
 */
function workFrom(now: Instant): WorkFrom {
  const before = (days: number): Instant => (now - days * DAY_MS) as Instant;
  return { inspections: before(21), offline: before(5), papers: before(10), audits: before(2) };
}

/** Two booths and one bay more than a mean day needs: the port keeps its standard, and breaks it at the worst peaks. */
export function demoPlaces({ demoLoad }: Config): Places {
  const needed = placesFor(demoLoad);
  return { ...needed, release: needed.release + 2, inspection: needed.inspection + 1 };
}

/** Nothing when there is none, or when it cannot be read: the demo then starts its port anew. */
async function readSaved(path: string): Promise<Saved | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Saved;
  } catch {
    return undefined;
  }
}
