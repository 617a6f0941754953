import type { Instant, LocalDay, RuleId } from '../../core/domain/ids.ts';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import { localDay } from '../../core/domain/time.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { bodyOf, standingsOf } from '../rules/standing.ts';
import type { RulesInForce } from '../rules-in-force.ts';
import { readJudge } from './judge.ts';
import type { ReplayEngine, ReplayOutcome, ReplayRequest } from './result.ts';

/** What somebody wants to see replayed. */
export interface ReplayAsk {
  /** A rule's body, as much of it as there is; the live set alone unless given. */
  readonly draft?: Readonly<Record<string, unknown>>;
  readonly against?: { readonly rule: string; readonly version: number };
  readonly from?: LocalDay;
  readonly to?: LocalDay;
}

/** One replay as it is followed; `done` of `total` while it runs, `outcome` once it is done. */
export interface ReplayJob {
  readonly id: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly outcome?: ReplayOutcome;
}

/** `settled` resolves when the job has ended, however it did. `refused`: the draft's condition cannot be read. */
export type ReplayStart =
  | { readonly outcome: 'started'; readonly job: ReplayJob; readonly settled: Promise<void> }
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly outcome: 'version-unknown' | 'too-many' };

/** Replays that somebody follows. They are kept in memory for a while; a replay that counts is attached to a version. */
export interface Replays {
  start(ask: ReplayAsk, now: Instant): Promise<ReplayStart>;
  job(id: string): ReplayJob | undefined;
  /** False when there is no such job. */
  cancel(id: string): boolean;
  /** A replay from beginning to end, with the first fifty that it touches. */
  answer(ask: ReplayAsk, now: Instant): Promise<ReplayOutcome>;
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
  readonly request: ReplayRequest;
  readonly stop: AbortController;
}

/** Keeps up to 60 jobs, the oldest that are over forgotten first; more than 20 running are refused. */
export function keepReplays(environment: Environment, rules: RulesInForce, engine: ReplayEngine): Replays {
  const held = new Map<string, Held>();

  const prepare = async (ask: ReplayAsk, now: Instant): Promise<ReplayRequest | undefined> => {
    const against = ask.against === undefined ? undefined : await bodyOfVersion(environment, ask.against, now);
    if (ask.against !== undefined && against === undefined) return undefined;
    return {
      ...(ask.draft === undefined ? {} : { draft: ask.draft }),
      ...(against === undefined ? {} : { against }),
      // Only what decides: a body goes to another thread.
      live: rules.at(now).rules.map(({ rule: { id, hazard, lane, mandatory, rate, when } }) => {
        return { id, hazard, lane, mandatory, rate, when };
      }),
      lists: [...rules.listsAt(now).values()],
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
      one.job =
        outcome === undefined
          ? { ...one.job, state: 'cancelled' }
          : { ...one.job, state: 'done', done: one.job.total, outcome };
    } catch {
      if (one.job.state === 'running') one.job = { ...one.job, state: 'failed' };
    }
  };

  return {
    async start(ask, now) {
      if (ask.draft !== undefined) {
        const { judge, diagnostics } = readJudge(ask.draft, rules.listsAt(now));
        if (judge === undefined) return { outcome: 'refused', diagnostics };
      }
      const running = [...held.values()].filter(({ job }) => job.state === 'running').length;
      if (running >= MOST_RUNNING) return { outcome: 'too-many' };
      const request = await prepare(ask, now);
      if (request === undefined) return { outcome: 'version-unknown' };
      const id = newId(now);
      const one: Held = { job: { id, state: 'running', done: 0, total: 1 }, request, stop: new AbortController() };
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
        request === undefined ? undefined : await engine.run(request, () => {}, new AbortController().signal);
      if (outcome === undefined) throw new Error('a replay that nobody stopped came to no end');
      return outcome;
    },
    async touched(id) {
      const one = held.get(id);
      if (one?.job.state !== 'done') return undefined;
      // Asked anew instead of kept: a hundred thousand names a job would be held for the few that are opened.
      return engine.run({ ...one.request, name: MOST_NAMED }, () => {}, new AbortController().signal);
    },
    async close() {
      for (const { stop } of held.values()) stop.abort();
      await engine.close();
    },
  };
}

async function bodyOfVersion(
  { store, timeZone }: Environment,
  { rule, version }: NonNullable<ReplayAsk['against']>,
  now: Instant,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [versions, steps] = await Promise.all([store.rules.byId(rule as RuleId), store.rules.steps([rule as RuleId])]);
  const found = standingsOf(versions, steps, localDay(now, timeZone), (at) => localDay(at, timeZone)).find(
    (one) => one.version.version === version,
  );
  return found === undefined ? undefined : bodyOf(found);
}
