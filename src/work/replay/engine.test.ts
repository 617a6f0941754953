import { expect, onTestFinished, test } from 'vitest';
import type { DeclarationId, HashHex, Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { DEFAULT_PLACES } from '../../core/select/minutes.ts';
import type { ReplayRow } from '../../store/port/replays.ts';
import { createReplayEngine, type EngineOptions } from './engine.ts';
import type { FeatureSource } from './features.ts';
import type { ReplayEngine, ReplayOutcome, ReplayRequest } from './result.ts';

const START = Date.UTC(2026, 2, 1);
const idOf = (n: number) => `019c0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as DeclarationId;

const SET = '5e'.repeat(32) as HashHex;

/** Some declarations of the past, every third with a second goods item and every eleventh without a weight. */
const PAST = Array.from({ length: 3_000 }, (_, n): ReplayRow => {
  const item = (hs: string, netKg?: number) => ({
    'goods.hs': hs,
    ...(netKg === undefined ? {} : { 'goods.netKg': netKg }),
  });
  const first = item(['270112', '440710', '490199'][n % 3] ?? '', n % 11 === 0 ? undefined : (n * 37) % 30_000);
  return {
    id: idOf(n),
    acceptedAt: (START + n * 600_000) as Instant,
    lane: n % 5 === 0 ? 'yellow' : 'green',
    firstHash: n.toString(16).padStart(64, '0') as HashHex,
    ruleSet: SET,
    selections: n % 50 === 0 ? [{ kind: 'random', lane: 'red' }] : [],
    hitRules: [],
    hitProbabilities: [],
    hitSelected: [],
    crossing: null,
    features: n % 3 === 0 ? [first, item('252329', 21_000)] : [first],
  };
});

interface Source extends FeatureSource {
  /** Takes a declaration out of the past. */
  erase(id: DeclarationId): void;
}

/** A store's past as it is read, a page at a time; `wait` is how long a page takes. */
function pastOf(rows: readonly ReplayRow[], wait = 0): Source {
  let standing = rows;
  let erased = 0;
  const replays = {
    count: async () => standing.length,
    erasures: async () => erased,
    labels: async () => [],
    labelsOf: async () => [],
    rows: async () => [],
    heads: async () => [],
    carried: async () => [],
    page: async (after: DeclarationId | undefined, most: number) => {
      await new Promise((resolve) => setTimeout(resolve, wait));
      return standing.filter(({ id }) => after === undefined || id > after).slice(0, most);
    },
  };
  return {
    replays,
    draws: { periods: async () => [] },
    roster: { shifts: async () => [] },
    events: { after: async () => [], lastSeq: async () => 0 },
    erase(id) {
      standing = standing.filter((row) => row.id !== id);
      erased += 1;
    },
  };
}

const ALONE: EngineOptions = { zone: 'Asia/Shanghai' as TimeZone, places: DEFAULT_PLACES };
/** Threads for any replay, however small. */
const TOGETHER: EngineOptions = { ...ALONE, threads: 2, manyPairs: 1 };
const REQUEST: ReplayRequest = {
  draft: { id: 'heavy', hazard: 'revenue', lane: 'red', when: 'goods.netKg > 15000.0' },
  live: [
    { id: 'coal', hazard: 'revenue', lane: 'yellow', when: 'goods.hs in lists.coal' },
    {
      id: 'pattern',
      hazard: 'food-safety',
      lane: 'red',
      rate: 0.5,
      when: 'goods.hs.matches("^44") || goods.netKg < 9.0',
    },
    { id: 'same', hazard: 'revenue', lane: 'red', when: '(goods.netKg) > 15000.0' },
  ],
  liveSet: SET,
  today: '2026-04-01' as LocalDay,
  lists: [{ id: 'coal', values: ['270112', '490199'] }],
  name: 50,
};
const never = new AbortController().signal;
/** A replay to its end, of days that hold something. */
async function runOf(engine: ReplayEngine, request: ReplayRequest, seen: number[] = []): Promise<ReplayOutcome> {
  const outcome = await engine.run(request, ({ done }) => seen.push(done), never);
  if (outcome === undefined || 'empty' in outcome) throw new Error('no outcome');
  return outcome;
}
const untimed = (outcome: ReplayOutcome) => ({ ...outcome, tookMs: 0 });

test('threads come to the same sums as one, and an edit after them too', { timeout: 60_000 }, async () => {
  const source = pastOf(PAST, 60);
  let threads = 0;
  const count = (): void => {
    threads += 1;
  };
  process.on('worker', count);
  onTestFinished(() => void process.off('worker', count));
  const [alone, together] = [createReplayEngine(source, ALONE), createReplayEngine(source, TOGETHER)];
  const edited = { ...REQUEST, draft: { ...REQUEST.draft, when: 'goods.netKg > 20000.0' } };
  for (const request of [REQUEST, edited]) {
    const seen: number[] = [];
    const outcome = await runOf(together, request, seen);
    expect(untimed(outcome)).toEqual(untimed(await runOf(alone, request)));
    expect(outcome.hits).toBeGreaterThan(500);
    expect(outcome.unevaluated).toBeGreaterThan(100);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(100);
    // The edit starts none: all but its own rule is known by then.
    expect(threads).toBe(2);
  }
  await Promise.all([alone.close(), together.close()]);
});

test('what is erased is in no sum any more, whoever evaluates', { timeout: 60_000 }, async () => {
  const source = pastOf(PAST, 60);
  const engine = createReplayEngine(source, TOGETHER);
  const before = await runOf(engine, REQUEST);
  source.erase(before.touched[0]?.id as DeclarationId);
  const after = await runOf(engine, REQUEST);
  expect([after.declarations, after.hits]).toEqual([before.declarations - 1, before.hits - 1]);
  await engine.close();
});

test.each([0, 120, 300])(
  'a replay that is stopped after %i ms ends so, and the next one answers',
  { timeout: 60_000 },
  async (ms) => {
    const engine = createReplayEngine(pastOf(PAST, 60), TOGETHER);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), ms);
    // Whether it was in time is chance; that it ends is not.
    const stopped = await engine.run(REQUEST, () => {}, stop.signal);
    const next = await runOf(engine, REQUEST);
    if (stopped !== undefined && !('empty' in stopped)) expect(untimed(stopped)).toEqual(untimed(next));
    expect(next?.declarations).toBe(PAST.length);
    await engine.close();
  },
);
