import type { TimeZone } from '../../core/domain/ids.ts';
import { compileForMany, type PlanFor } from '../../core/rule/match-cache.ts';
import type { NamedLists } from '../../core/rule/named-list.ts';
import { type CheckPlaces, minutesThere } from '../../core/select/minutes.ts';
import { evaluateTogether, type TogetherOptions } from './evaluate-together.ts';
import { type FeatureSource, keepFeatures } from './features.ts';
import { type Judge, readJudge } from './judge.ts';
import type { Part } from './part.ts';
import type { ReplayEngine, ReplayRequest } from './result.ts';
import { sumUp } from './sum-up.ts';
import type { Comparison } from './tally.ts';

/** What sums are told in: days at the port, and the minutes they are held against. */
export interface EngineOptions extends TogetherOptions {
  readonly zone: TimeZone;
  /** Where the port checks: what is counted on for days of which the roster says nothing. */
  readonly places: CheckPlaces;
}

/** The part of a first replay that is spent on reading features, in percent. */
const LOADING = 80;
/** Rules whose hits are kept beside those of the live set: the last drafts. */
const DRAFTS_KEPT = 200;

/** Replays in this process. It gives way between parts, so that it can be stopped. */
export function createReplayEngine(source: FeatureSource, options: EngineOptions): ReplayEngine {
  const features = keepFeatures(source, options.zone, () => performance.now(), options.places);
  let queue: Promise<unknown> = Promise.resolve();

  let closed = false;
  let loading: { readonly ended: Promise<boolean>; done: number; total: number } | undefined;

  /** Brings the columns up to date. Reading goes on for the next replay when the one that began it is stopped. */
  const refresh = async (
    onProgress: Parameters<ReplayEngine['run']>[1],
    stopped: () => boolean,
    onReading: (declarations: number) => void,
  ): Promise<boolean> => {
    if (loading === undefined) {
      const fresh = { ended: Promise.resolve(false), done: 0, total: 1 };
      const ended = features
        .refresh(
          (done, total) => Object.assign(fresh, { done, total }),
          () => closed,
        )
        .finally(() => {
          loading = undefined;
        });
      loading = Object.assign(fresh, { ended });
    }
    const { ended } = loading;
    for (;;) {
      const answer = await Promise.race([ended, pause(LOOK_MS)]);
      if (answer !== undefined) return answer && !stopped();
      if (stopped()) return false;
      if (loading === undefined) continue;
      onReading(loading.total);
      onProgress({ done: Math.floor((LOADING * loading.done) / Math.max(1, loading.total)), total: 100 });
    }
  };

  const run: ReplayEngine['run'] = async (request, onProgress, stop) => {
    const stopped = (): boolean => stop.aborted;
    const lists: NamedLists = new Map(request.lists.map((list) => [list.id, list]));
    const comparison = readComparison(request, lists);
    const judges = [...comparison.others, comparison.draft, comparison.against].filter((one) => one !== undefined);
    const together = evaluateTogether(judges, request.lists, options);
    const end = (): void => void together.close();
    stop.addEventListener('abort', end, { once: true });
    try {
      if (!(await refresh(onProgress, stopped, together.reading))) return undefined;
      const startedAt = performance.now();
      const { parts } = features;
      let shown = LOADING;
      const show = (share: number): void => {
        shown = Math.max(shown, LOADING + Math.floor((100 - LOADING) * share));
        onProgress({ done: shown, total: 100 });
      };
      await together.evaluate(parts, show);
      // Between parts others have their turn, and a stop is heard: an edit over a million declarations takes 136 ms in
      // all (docs/measured.md).
      const planFor = compileForMany();
      for (const [done, part] of parts.entries()) {
        await breathe();
        if (stopped()) return undefined;
        evaluatePart(part, judges, planFor);
        show((done + 1) / parts.length);
      }
      const drawn = { ...comparison, draws: features.days.draws(request.today) };
      const outcome = sumUp(features, drawn, request, minutesThere(options.places));
      if ('empty' in outcome) return outcome;
      return { ...outcome, tookMs: Math.round((performance.now() - startedAt) * 10) / 10 };
    } catch (error) {
      // Threads that were ended in the middle of their work refuse it.
      if (stopped()) return undefined;
      throw error;
    } finally {
      stop.removeEventListener('abort', end);
      await together.close();
    }
  };

  return {
    // One at a time: they share the columns, and two would only take turns.
    run(request, onProgress, stop) {
      const next = queue.then(() => (stop.aborted ? undefined : run(request, onProgress, stop)));
      queue = next.catch(() => undefined);
      return next;
    },
    close: async () => {
      closed = true;
      await Promise.allSettled([queue, loading?.ended]);
    },
  };
}

/** How often a replay that waits for its columns looks up. */
const LOOK_MS = 50;
const pause = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, ms, undefined));
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * The rules to be evaluated. Stored bodies that can no longer be read are left out: they would not stand today either.
 */
function readComparison({ draft, against, live }: ReplayRequest, lists: NamedLists): Omit<Comparison, 'draws'> {
  const standing = live.flatMap((body) => readJudge(body, lists).judge ?? []);
  const own = draft === undefined ? undefined : readJudge(draft, lists).judge;
  if (own === undefined) return { others: standing, versions: false };
  const before = against === undefined ? standing.find(({ id }) => id === own.id) : readJudge(against, lists).judge;
  return {
    others: standing.filter(({ id }) => id !== own.id),
    draft: own,
    versions: against !== undefined,
    ...(before === undefined ? {} : { against: before }),
  };
}

/** Finds the hits that are not known yet. What a rule hits follows from its key, whichever version asks. */
function evaluatePart({ rows }: Part, judges: readonly Judge[], planFor: PlanFor): void {
  rows.matches.match(judges, planFor);
  rows.matches.keep(judges, DRAFTS_KEPT);
}
