import type { Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { LANES } from '../../core/domain/lane.ts';
import { addDays, daysBetween, parseLocalDay } from '../../core/domain/time.ts';
import type { NamedLists } from '../../core/rule/named-list.ts';
import { MINUTES_NEEDED } from '../../core/select/minutes.ts';
import { wilson } from '../../core/select/wilson.ts';
import { unevaluatedRows } from './evaluate-rows.ts';
import { evaluateTogether, type TogetherOptions } from './evaluate-together.ts';
import { type Features, type FeatureSource, keepFeatures } from './features.ts';
import { type Judge, readJudge } from './judge.ts';
import { FOUND, idAt, laneAt, NO_LABEL, type Part } from './part.ts';
import type { ReplayDay, ReplayEngine, ReplayOutcome, ReplayRequest, TouchedDeclaration } from './result.ts';
import {
  AFTER,
  BEFORE,
  type Comparison,
  countLabel,
  hitsOf,
  type LabelCounts,
  type PartTally,
  tallyPart,
} from './tally.ts';

/** What sums are told in: days at the port, and the minutes they are held against. */
export interface EngineOptions extends TogetherOptions {
  readonly zone: TimeZone;
  /** Officer minutes that a day's shifts have for checks. */
  readonly minutesThere: number;
}

/** The part of a first replay that is spent on reading features, in percent. */
const LOADING = 80;
/** Rules whose hits are kept beside those of the live set: the last drafts. */
const DRAFTS_KEPT = 200;
const EPOCH = parseLocalDay('1970-01-01') as LocalDay;
/** Officer minutes of each lane, by how strict it is. */
const MINUTES = LANES.map((lane) => MINUTES_NEEDED[lane]);
/** Longer spans are cut: a chart of more days says nothing. */
const MOST_DAYS = 3_660;

/** Replays in this process. It gives way between parts, so that it can be stopped. */
export function createReplayEngine(source: FeatureSource, options: EngineOptions): ReplayEngine {
  const features = keepFeatures(source, options.zone, () => performance.now());
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
      for (const [done, part] of parts.entries()) {
        await breathe();
        if (stopped()) return undefined;
        evaluatePart(part, judges);
        show((done + 1) / parts.length);
      }
      const outcome = sumUp(features, comparison, request, options);
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
function readComparison({ draft, against, live }: ReplayRequest, lists: NamedLists): Comparison {
  const standing = live.flatMap((body) => readJudge(body, lists).judge ?? []);
  const own = draft === undefined ? undefined : readJudge(draft, lists).judge;
  if (own === undefined) return { others: standing };
  const before = against === undefined ? standing.find(({ id }) => id === own.id) : readJudge(against, lists).judge;
  return {
    others: standing.filter(({ id }) => id !== own.id),
    draft: own,
    ...(before === undefined ? {} : { against: before }),
  };
}

/** Finds the hits that are not known yet. What a rule hits follows from its key, whichever version asks. */
function evaluatePart({ rows }: Part, judges: readonly Judge[]): void {
  rows.matches.match(judges);
  rows.matches.keep(judges, DRAFTS_KEPT);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Days since 1970, as parts count them. */
const dayNumber = (day: LocalDay): number => daysBetween(EPOCH, day);

/** The days that were asked for, or all there are. */
function spanOf({ parts }: Features, { from, to }: ReplayRequest): Span | undefined {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const part of parts) {
    for (let at = 0; at < part.count; at++) {
      if (part.dead[at] === 1) continue;
      const day = part.day[at] ?? 0;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  const begin = from === undefined ? first : dayNumber(from);
  const end = to === undefined ? last : dayNumber(to);
  if (!Number.isFinite(begin) || !Number.isFinite(end) || end < begin) return undefined;
  return { from: Math.max(begin, end - MOST_DAYS + 1), to: end };
}

interface DayCounts {
  hits: number;
  before: number;
  minutes: number;
}

/**
 * Adds the parts up over the span. Declarations that a newer part holds again, or of other days, do not count; lanes
 * by their strictness index the table of moves, four by four.
 */
function sumUp(
  features: Features,
  comparison: Comparison,
  request: ReplayRequest,
  { minutesThere }: EngineOptions,
): ReplayOutcome {
  const span = spanOf(features, request) ?? emptySpan(request);
  const days = Array.from({ length: span.to - span.from + 1 }, (): DayCounts => ({ hits: 0, before: 0, minutes: 0 }));
  const labels: LabelCounts = {
    caught: 0,
    missed: 0,
    nothingFound: 0,
    withoutLabel: 0,
    randomChecked: 0,
    randomFound: 0,
  };
  const moved = new Float64Array(16);
  const both = new Float64Array(comparison.others.length);
  const touched: TouchedDeclaration[] = [];
  const sums = { declarations: 0, goodsItems: 0, hits: 0, hitsBefore: 0, unevaluated: 0 };
  for (const part of features.parts) {
    const tally = tallyPart(part, comparison);
    const counts = (at: number): boolean =>
      part.dead[at] === 0 && (part.day[at] ?? 0) >= span.from && (part.day[at] ?? 0) <= span.to;
    const starts = part.rows.table.declarationStarts;
    for (let at = 0; at < part.count; at++) {
      if (!counts(at)) continue;
      const mark = tally.marks[at] ?? 0;
      const [before = 0, after = 0] = [tally.laneBefore[at], tally.laneAfter[at]];
      const day = days[(part.day[at] ?? 0) - span.from];
      sums.declarations += 1;
      sums.goodsItems += (starts[at + 1] ?? 0) - (starts[at] ?? 0);
      if ((mark & AFTER) !== 0) sums.hits += 1;
      if ((mark & BEFORE) !== 0) sums.hitsBefore += 1;
      if (before !== after) moved[before * 4 + after] = (moved[before * 4 + after] ?? 0) + 1;
      if (day !== undefined) {
        if ((mark & AFTER) !== 0) day.hits += 1;
        if ((mark & BEFORE) !== 0) day.before += 1;
        day.minutes += MINUTES[after] ?? 0;
      }
      countLabel(labels, part, at, (mark & AFTER) !== 0);
    }
    if (comparison.draft !== undefined) {
      for (const [index, other] of comparison.others.entries()) {
        for (const at of hitsOf(part, other))
          if (((tally.marks[at] ?? 0) & AFTER) !== 0 && counts(at)) both[index] = (both[index] ?? 0) + 1;
      }
      for (const at of unevaluatedRows(comparison.draft, part.rows))
        if (((tally.marks[at] ?? 0) & AFTER) === 0 && counts(at)) sums.unevaluated += 1;
    }
    touched.push(...newestTouched(part, tally, counts, request.name, comparison.draft !== undefined));
  }
  // Of those drawn at random alone: what rules selected says nothing of loads that nobody looked at.
  const rate = wilson(labels.randomFound, labels.randomChecked);
  return {
    from: addDays(EPOCH, span.from),
    to: addDays(EPOCH, span.to),
    ...sums,
    tookMs: 0,
    perDay: days.map((day, index): ReplayDay => {
      const { hits, before, minutes } = day;
      return { day: addDays(EPOCH, span.from + index), hits, before, minutesNeeded: minutes, minutesThere };
    }),
    moved: LANES.flatMap((from, row) =>
      LANES.map((to, column) => ({ from, to, declarations: moved[row * 4 + column] ?? 0 })),
    ).filter(({ declarations }) => declarations > 0),
    checked: {
      caught: labels.caught,
      missed: labels.missed,
      nothingFound: labels.nothingFound,
      withoutLabel: labels.withoutLabel,
    },
    ...(rate === undefined ? {} : { randomSample: { checked: labels.randomChecked, found: labels.randomFound, rate } }),
    overlap: comparison.others
      .map(({ id }, index) => ({
        rule: id,
        both: both[index] ?? 0,
        share: (both[index] ?? 0) / Math.max(1, sums.hits),
      }))
      .filter((one) => one.both > 0)
      .sort((a, b) => b.both - a.both)
      .slice(0, 50),
    touched: touched.sort((a, b) => b.acceptedAt - a.acceptedAt).slice(0, request.name),
  };
}

/** Without any declaration the days that were asked for are still some days. */
function emptySpan({ from, to }: ReplayRequest): Span {
  const day = dayNumber(from ?? to ?? EPOCH);
  return { from: day, to: day };
}

/** A part's ids follow time, so its newest stand at its end. For the live set only those whose lane moves are of interest. */
function newestTouched(
  part: Part,
  { marks, laneBefore, laneAfter }: PartTally,
  counts: (at: number) => boolean,
  most: number,
  draft: boolean,
): readonly TouchedDeclaration[] {
  const found: TouchedDeclaration[] = [];
  for (let at = part.count - 1; at >= 0 && found.length < most; at--) {
    const touches = laneBefore[at] !== laneAfter[at] || (draft && marks[at] !== 0);
    if (!touches || !counts(at)) continue;
    const label = part.label[at] ?? NO_LABEL;
    found.push({
      id: idAt(part, at),
      acceptedAt: (part.acceptedAt[at] ?? 0) as Instant,
      lane: laneAt(laneBefore[at]),
      laneAfter: laneAt(laneAfter[at]),
      ...(label === NO_LABEL ? {} : { found: label === FOUND }),
    });
  }
  return found;
}
