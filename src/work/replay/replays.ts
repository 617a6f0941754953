import type { Instant, LocalDay, RuleId } from '../../core/domain/ids.ts';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import { localDay } from '../../core/domain/time.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { bodyOf, standingsOf } from '../rules/standing.ts';
import type { RulesInForce } from '../rules-in-force.ts';
import { readJudge } from './judge.ts';
import type { ReplayEngine, ReplayOutcome, ReplayRequest, ReplaySpanEmpty } from './result.ts';

/** What somebody wants to see replayed. */
export interface ReplayAsk {
  /** A rule's body, as much of it as there is; the live set alone unless one of the two is given. */
  readonly draft?: Readonly<Record<string, unknown>>;
  /** A stored version in the draft's place. */
  readonly version?: VersionName;
  /** Another version of the same rule to hold it against; else what was. */
  readonly against?: VersionName;
  readonly from?: LocalDay;
  readonly to?: LocalDay;
}

/** One version of a rule on file. */
export interface VersionName {
  readonly rule: string;
  readonly version: number;
}

/** One replay as it is followed; `done` of `total` while it runs, `outcome` once it is done. */
export interface ReplayJob {
  readonly id: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly outcome?: ReplayOutcome;
  /** Why it failed, where that is what was asked for. */
  readonly failure?: ReplaySpanEmpty;
}

/**
 * `settled` resolves when the job has ended, however it did. `refused`: a condition cannot be read. `span-wrong`: it ends
 * before it begins. `against-nothing`: a version to compare with, and nothing to be compared. `against-other`: versions of
 * two rules.
 */
export type ReplayStart =
  | { readonly outcome: 'started'; readonly job: ReplayJob; readonly settled: Promise<void> }
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly outcome: 'version-unknown' | 'too-many' | 'span-wrong' | 'against-nothing' | 'against-other' };

/** Replays that somebody follows. They are kept in memory for a while; a replay that counts is attached to a version. */
export interface Replays {
  start(ask: ReplayAsk, now: Instant): Promise<ReplayStart>;
  job(id: string): ReplayJob | undefined;
  /** False when there is no such job. */
  cancel(id: string): boolean;
  /** A replay from beginning to end, with the first fifty that it touches. */
  answer(ask: ReplayAsk, now: Instant): Promise<ReplayOutcome>;
  /** What a job said of a version over everything on file; undefined when it is another's, or rules have changed since. */
  ofVersion(id: string, version: VersionName, now: Instant): ReplayOutcome | undefined;
  /** The same replay again, naming all that it touches, up to 100,000. */
  touched(id: string): Promise<ReplayOutcome | undefined>;
  close(): Promise<void>;
}

/** Declarations named with a result; the rest is asked for. */
const FIRST = 50;
/** Declarations named in a file. */
const MOST_NAMED = 100_000;
/** They wait in one line: past this the last would not be answered while anybody watches. */
const MOST_RUNNING = 20;
/** Jobs kept, those that are over forgotten first. */
const MOST_KEPT = 60;

interface Held {
  job: ReplayJob;
  readonly ask: ReplayAsk;
  readonly request: ReplayRequest;
  readonly stop: AbortController;
}

/** Keeps up to 60 jobs, the oldest that are over forgotten first; more than 20 running are refused. */
export function keepReplays(environment: Environment, rules: RulesInForce, engine: ReplayEngine): Replays {
  const held = new Map<string, Held>();

  const prepare = async (
    ask: ReplayAsk,
    now: Instant,
  ): Promise<ReplayRequest | Exclude<ReplayStart, { readonly outcome: 'started' }>> => {
    if (ask.from !== undefined && ask.to !== undefined && ask.to < ask.from) return { outcome: 'span-wrong' };
    const own = ask.version?.rule ?? (ask.draft === undefined ? undefined : String(ask.draft['id'] ?? ''));
    if (ask.against !== undefined) {
      if (own === undefined) return { outcome: 'against-nothing' };
      if (own !== ask.against.rule) return { outcome: 'against-other' };
    }
    const [draft, against] = await Promise.all([
      ask.version === undefined ? ask.draft : bodyOfVersion(environment, ask.version, now),
      ask.against === undefined ? undefined : bodyOfVersion(environment, ask.against, now),
    ]);
    const missing =
      (ask.version !== undefined && draft === undefined) || (ask.against !== undefined && against === undefined);
    if (missing) return { outcome: 'version-unknown' };
    const lists = rules.listsAt(now);
    for (const body of [draft, against]) {
      const read = body === undefined ? undefined : readJudge(body, lists);
      if (read !== undefined && read.judge === undefined) return { outcome: 'refused', diagnostics: read.diagnostics };
    }
    const set = rules.at(now);
    return {
      ...(draft === undefined ? {} : { draft }),
      ...(against === undefined ? {} : { against }),
      // Only what decides: a body goes to another thread.
      live: set.rules.map(({ rule: { id, hazard, lane, mandatory, rate, when } }) => {
        return { id, hazard, lane, mandatory, rate, when };
      }),
      liveSet: set.hash,
      today: localDay(now, environment.timeZone),
      lists: [...lists.values()],
      ...(ask.from === undefined ? {} : { from: ask.from }),
      ...(ask.to === undefined ? {} : { to: ask.to }),
      name: FIRST,
    };
  };

  const follow = async (one: Held): Promise<void> => {
    try {
      const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void => {
        if (one.job.state === 'running') one.job = { ...one.job, done, total };
      };
      const outcome = await engine.run(one.request, onProgress, one.stop.signal);
      if (one.job.state !== 'running') return;
      if (outcome === undefined) one.job = { ...one.job, state: 'cancelled' };
      else if ('empty' in outcome) one.job = { ...one.job, state: 'failed', failure: outcome };
      else one.job = { ...one.job, state: 'done', done: one.job.total, outcome };
    } catch {
      if (one.job.state === 'running') one.job = { ...one.job, state: 'failed' };
    }
  };

  return {
    async start(ask, now) {
      const request = await prepare(ask, now);
      if ('outcome' in request) return request;
      const running = [...held.values()].filter(({ job }) => job.state === 'running').length;
      if (running >= MOST_RUNNING) return { outcome: 'too-many' };
      const id = newId(now);
      const one: Held = { job: { id, state: 'running', done: 0, total: 1 }, ask, request, stop: new AbortController() };
      held.set(id, one);
      for (const key of held.keys()) {
        if (held.size <= MOST_KEPT) break;
        if (held.get(key)?.job.state !== 'running') held.delete(key);
      }
      return { outcome: 'started', job: one.job, settled: follow(one) };
    },
    job: (id) => held.get(id)?.job,
    cancel(id) {
      const one = held.get(id);
      if (one === undefined) return false;
      if (one.job.state === 'running') one.job = { ...one.job, state: 'cancelled' };
      one.stop.abort();
      return true;
    },
    async answer(ask, now) {
      const request = await prepare(ask, now);
      const outcome =
        'outcome' in request ? undefined : await engine.run(request, () => {}, new AbortController().signal);
      if (outcome === undefined || 'empty' in outcome) throw new Error('a replay that nobody stopped came to no end');
      return outcome;
    },
    ofVersion(id, { rule, version }, now) {
      const one = held.get(id);
      if (one?.ask.version?.rule !== rule || one.ask.version.version !== version) return undefined;
      const { against, from, to } = one.ask;
      const whole = against === undefined && from === undefined && to === undefined;
      return whole && one.request.liveSet === rules.at(now).hash ? one.job.outcome : undefined;
    },
    async touched(id) {
      const one = held.get(id);
      if (one?.job.state !== 'done') return undefined;
      // Asked anew instead of kept: a hundred thousand names a job would be held for the few that are opened.
      const outcome = await engine.run({ ...one.request, name: MOST_NAMED }, () => {}, new AbortController().signal);
      return outcome === undefined || 'empty' in outcome ? undefined : outcome;
    },
    async close() {
      for (const { stop } of held.values()) stop.abort();
      await engine.close();
    },
  };
}

async function bodyOfVersion(
  { store, timeZone }: Environment,
  { rule, version }: VersionName,
  now: Instant,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [versions, steps] = await Promise.all([store.rules.byId(rule as RuleId), store.rules.steps([rule as RuleId])]);
  const found = standingsOf(versions, steps, localDay(now, timeZone), (at) => localDay(at, timeZone)).find(
    (one) => one.version.version === version,
  );
  return found === undefined ? undefined : bodyOf(found);
}
