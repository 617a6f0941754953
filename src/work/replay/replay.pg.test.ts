import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, hashOf, idOf, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import { minutesThere } from '../../core/select/minutes.ts';
import { evaluateRule } from '../../core/rule/evaluate-rule.ts';
import type { DeclarationId, Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import { readJudge } from './judge.ts';
import type { ReplayAsk } from './replays.ts';
import type { ReplayOutcome } from './result.ts';

const DAY_MS = 86_400_000;
const DRAFT = { id: 'heavy', hazard: 'revenue', lane: 'red', when: 'goods.netKg > 20000.0' };
const LIVE = [
  { id: 'coal-live', lane: 'yellow', when: 'goods.hs.startsWith("2701")' },
  { id: 'never', when: 'goods.hs == "010121"' },
];

let port: TestPort;
const filed: DeclarationId[] = [];

beforeAll(async () => {
  port = await openTestPort(LIVE);
  for (let day = 0; day < 6; day++) {
    const name = localDay((AFTERNOON + day * DAY_MS) as Instant, 'Asia/Shanghai' as TimeZone);
    const hash = hashOf(name);
    const period = { day: name, period: 1, startsAt: AFTERNOON, seedHex: hash, commitmentHex: hash };
    // The fourth day draws everybody at random.
    await port.store.draws.commit({ ...period, randomShare: day === 3 ? 1 : 0 });
    for (let n = 0; n < 10; n++) {
      const item = (line: number, hs: string, netKg?: number) => ({
        line,
        hs,
        ...(netKg === undefined ? {} : { netKg, grossKg: netKg + 10 }),
      });
      // Some have a second item, some no weight at all.
      const goods = [item(1, n % 2 === 0 ? '270112' : '440710', n === 9 ? undefined : 3_900 * n + 1)];
      if (n % 3 === 0) goods.push(item(2, '252329', 21_000));
      const at = (AFTERNOON + day * DAY_MS + n * 60_000) as Instant;
      filed.push(
        idOf(
          await port.file(coal(`R-${day}-${n}`, { goods, totals: null, vehicle: { plate: `${day}${n}77UBA` } }), at),
        ),
      );
    }
  }
});
afterAll(() => port.close());

const replay = (ask: ReplayAsk): Promise<ReplayOutcome> => port.services.workbench.replays.answer(ask, AFTERNOON);

/** What the interpreter says of every declaration on file, from the features as they were frozen last. */
async function byOracle(when: string): Promise<{ hits: number; unevaluated: number; ids: readonly string[] }> {
  const { judge } = readJudge({ id: 'x', hazard: 'revenue', when }, new Map());
  if (judge === undefined) throw new Error('not a condition');
  const rule = { rule: { hazard: judge.hazard }, expr: judge.expr } as Parameters<typeof evaluateRule>[0];
  let unevaluated = 0;
  const ids: string[] = [];
  for (const { id, assessments } of await port.store.declarations.byIds(filed)) {
    const outcomes = (assessments[0]?.features ?? []).map((row) => evaluateRule(rule, row).outcome);
    if (outcomes.includes('hit')) ids.push(id);
    else if (outcomes.includes('error')) unevaluated += 1;
  }
  return { hits: ids.length, unevaluated, ids };
}

test.each([
  DRAFT.when,
  'goods.hs.startsWith("2701") && goods.netKg > 9000.0',
  'goods.netKg < 1.0 || goods.hs == "252329"',
  'has(goods.netKg)',
  '!(goods.netKg > 3000.0)',
])('%s hits what the interpreter says it hits', async (when) => {
  const outcome = await replay({ draft: { ...DRAFT, when } });
  const oracle = await byOracle(when);
  expect([outcome.hits, outcome.unevaluated]).toEqual([oracle.hits, oracle.unevaluated]);
  // The first fifty are named, newest first.
  const newest = [...oracle.ids].sort().reverse().slice(0, 50);
  expect(outcome.touched.map(({ id }) => id as string)).toEqual(newest);
});

test('it counts days, lanes moved, minutes and overlap with the whole live set', async () => {
  const outcome = await replay({ draft: DRAFT });
  expect([outcome.declarations, outcome.from, outcome.to]).toEqual([60, '2026-03-01', '2026-03-06']);
  expect(outcome.goodsItems).toBe(84);
  expect(outcome.hitsBefore).toBe(0);
  // Per day: weights over 20 t at n = 6, 7, 8, and second items at n = 0, 3, 6, 9.
  expect(outcome.perDay.map(({ hits }) => hits)).toEqual([6, 6, 6, 6, 6, 6]);
  // Of these n = 0, 6 and 8 are coal, which documents look at already. On the fourth day all are inspected anyway.
  expect(outcome.moved).toEqual([
    { from: 'green', to: 'red', declarations: 15, trucks: 0, anyway: 0 },
    { from: 'yellow', to: 'red', declarations: 15, trucks: 0, anyway: 0 },
  ]);
  expect(outcome.perDay[0]?.minutesNeeded).toBe(6 * 42 + 2 * 18);
  expect(outcome.perDay[3]?.minutesNeeded).toBe(10 * 42);
  expect(outcome.perDay[0]?.minutesThere).toBe(minutesThere({ documentBooths: 2, inspectionBays: 3 }));
  expect(outcome.overlap).toEqual([{ rule: 'coal-live', both: 18, share: 0.5 }]);
  const part = await replay({ draft: DRAFT, from: '2026-03-02' as LocalDay, to: '2026-03-03' as LocalDay });
  expect([part.declarations, part.hits, part.perDay.length]).toEqual([20, 12, 2]);
});

test('it stands in the place of the live rule of its id, or of the version that was asked for', async () => {
  const same = await replay({ draft: { ...DRAFT, id: 'coal-live', lane: 'yellow', when: LIVE[0]?.when } });
  expect([same.hits, same.hitsBefore, same.moved, same.overlap]).toEqual([30, 30, [], []]);
  const against = { rule: 'coal-live', version: 1 };
  const other = await replay({ draft: { ...DRAFT, id: 'coal-live' }, against });
  expect([other.hitsBefore, other.basis]).toEqual([30, 'version']);
  expect(await replay({ version: against, against })).toMatchObject({ hits: 30, hitsBefore: 30, moved: [] });
  const alone = await replay({});
  expect([alone.hits, alone.hitsBefore, alone.moved, alone.judgedOtherwise]).toEqual([30, 30, [], 0]);
  expect(alone.rules?.map(({ rule, hits, alone: own }) => [rule, hits, own])).toEqual([
    ['coal-live', 30, 30],
    ['never', 0, 0],
  ]);
});

test('a rate selects a part of the hits, the same part each time', async () => {
  const half = { ...DRAFT, rate: 0.5 };
  const [one, two] = [await replay({ draft: half }), await replay({ draft: half })];
  expect(one.hits).toBe(36);
  const moved = one.moved.reduce((sum, { declarations }) => sum + declarations, 0);
  expect(moved).toBeGreaterThan(3);
  expect(moved).toBeLessThan(27);
  expect(two.moved).toEqual(one.moved);
});

test('what was checked is counted as caught or missed, and the random sample has an interval', async () => {
  const check = async (place: number, result: 'conform' | 'not-conform') => {
    const target = { vehicle: truck(`${Math.floor(place / 10)}${place % 10}77UBA`), direction: 'inbound' as const };
    const at = (AFTERNOON + 7 * DAY_MS) as Instant;
    const { id } = await port.done(target, { action: 'direct', seenLane: 'red' }, at);
    await port.examine(id, result, [], at);
  };
  await check(6, 'not-conform');
  await check(7, 'conform');
  await check(1, 'not-conform');
  await check(36, 'not-conform');
  await check(38, 'conform');
  // The past is looked at anew a few seconds later; another process, which has read nothing yet, sees it at once.
  const other = await port.fresh();
  const { checked, randomSample } = await other.workbench.replays.answer({ draft: DRAFT }, AFTERNOON);
  expect(checked).toEqual({ caught: 2, missed: 1, nothingFound: 2, withoutLabel: 32 });
  expect(randomSample).toMatchObject({ checked: 2, found: 1, rate: { estimate: 0.5 } });
  expect(randomSample?.rate.low).toBeCloseTo(0.0945, 3);
  expect(randomSample?.rate.high).toBeCloseTo(0.9055, 3);
});

test('what is erased is gone from every sum, at once', async () => {
  const before = await replay({ draft: DRAFT });
  const gone = before.touched.at(-1)?.id;
  await port.pool.query('delete from crossing_declaration where declaration_id = $1', [gone]);
  await port.pool.query('delete from declaration where id = $1', [gone]);
  const after = await replay({ draft: DRAFT });
  expect([after.declarations, after.hits]).toEqual([before.declarations - 1, before.hits - 1]);
  expect(after.touched.map(({ id }) => id)).not.toContain(gone);
});

test('a span is cut to the days on file, and one that holds none of them is said so with the days that would', async () => {
  const [from, to] = ['2025-01-01' as LocalDay, '9999-12-31' as LocalDay];
  const whole = await replay({ from, to });
  expect([whole.from, whole.to, whole.perDay.length]).toEqual(['2026-03-01', '2026-03-06', 6]);
  const { replays } = port.services.workbench;
  const started = await replays.start({ from: '2026-03-07' as LocalDay }, AFTERNOON);
  if (started.outcome !== 'started') throw new Error('not started');
  await started.settled;
  expect(replays.job(started.job.id)).toMatchObject({
    state: 'failed',
    failure: { first: '2026-03-01', last: '2026-03-06' },
  });
});

test('a job is followed, cancelled and exported, and a condition that cannot be read is refused', async () => {
  const { replays } = port.services.workbench;
  expect(await replays.start({ draft: { ...DRAFT, when: 'goods.netKg >' } }, AFTERNOON)).toMatchObject({
    outcome: 'refused',
  });
  const refused = async (ask: ReplayAsk) => (await replays.start(ask, AFTERNOON)).outcome;
  expect(await refused({ draft: DRAFT, against: { rule: 'heavy', version: 1 } })).toBe('version-unknown');
  expect(await refused({ version: { rule: 'heavy', version: 1 } })).toBe('version-unknown');
  expect(await refused({ draft: DRAFT, against: { rule: 'coal-live', version: 1 } })).toBe('against-other');
  expect(await refused({ against: { rule: 'coal-live', version: 1 } })).toBe('against-nothing');
  expect(await refused({ from: '2026-03-02' as LocalDay, to: '2026-03-01' as LocalDay })).toBe('span-wrong');
  const started = await replays.start({ draft: DRAFT }, AFTERNOON);
  if (started.outcome !== 'started') throw new Error('not started');
  await started.settled;
  expect(replays.job(started.job.id)).toMatchObject({ state: 'done', done: 100, total: 100 });
  expect((await replays.touched(started.job.id))?.touched).toHaveLength(35);
  const second = await replays.start({ draft: DRAFT }, AFTERNOON);
  if (second.outcome !== 'started') throw new Error('not started');
  expect(replays.cancel(second.job.id)).toBe(true);
  await second.settled;
  expect(replays.job(second.job.id)?.state).toBe('cancelled');
  expect(replays.cancel('no such job')).toBe(false);
});
