import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment } from '../../core/domain/assessment.ts';
import type { DeclarationId, HashHex, Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { checkRule } from '../../core/rule/check-rule.ts';
import type { FactRow } from '../../core/rule/fields.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import { assessRows } from '../../core/select/assess.ts';
import { drawMessage } from '../../core/select/draw.ts';
import { DEFAULT_PLACES } from '../../core/select/minutes.ts';
import type { DrawPeriod } from '../../store/port/draws.ts';
import type { ReplayRow } from '../../store/port/replays.ts';
import { declarationHandle } from '../draws/handles.ts';
import { drawFraction, sha256Hex } from '../hash.ts';
import { createReplayEngine } from './engine.ts';
import type { FeatureSource } from './features.ts';
import type { ReplayOutcome, ReplayRequest } from './result.ts';

const SLOW = { timeout: 90_000 };
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 2, 1);
const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03'] as LocalDay[];
// The last was before handles were salted, or may be today.
const PERIODS = DAYS.map((day, at): DrawPeriod => {
  const seedHex = sha256Hex(`seed of ${day}`);
  const salt = at === 2 ? {} : { saltHex: sha256Hex(`salt of ${day}`) };
  return { day, period: 1, startsAt: 0 as Instant, seedHex, commitmentHex: seedHex, randomShare: 0.2, ...salt };
});

interface Plain {
  readonly id: string;
  readonly when: string;
  readonly lane: 'blue' | 'yellow' | 'red';
  readonly rate: number;
  readonly mandatory: boolean;
}
const IDS = ['a', 'b', 'c', 'd'];
const plainRule = (id: string): fc.Arbitrary<Plain> =>
  fc.record({
    id: fc.constant(id),
    when: fc.constantFrom('goods.netKg > 40.0', 'goods.netKg > 70.0', 'goods.hs == "270112"', 'has(goods.netKg)'),
    lane: fc.constantFrom('blue', 'yellow', 'red'),
    rate: fc.constantFrom(0.1, 0.3, 0.6, 1),
    mandatory: fc.constant(false),
  });
const ruleSet = fc
  .tuple(...IDS.map((id) => fc.option(plainRule(id), { nil: undefined })))
  .map((rules) => rules.filter((one) => one !== undefined));
const item: fc.Arbitrary<FactRow> = fc.record(
  { 'goods.netKg': fc.integer({ min: 0, max: 100 }), 'goods.hs': fc.constantFrom('270112', '440710') },
  { requiredKeys: ['goods.hs'] },
);
const past = fc.array(fc.record({ day: fc.nat(2), items: fc.array(item, { minLength: 1, maxLength: 3 }) }), {
  minLength: 1,
  maxLength: 30,
});

const known = new Map<string, CheckedRule>();

function checked(plain: Plain): CheckedRule {
  const key = JSON.stringify(plain);
  const before = known.get(key);
  if (before !== undefined) return before;
  const text = { en: 'For a test', zh: '测试' };
  const span = { validFrom: '2026-01-01', validUntil: '2026-12-31' };
  const people = { legalBasis: 'Customs Valuation Agreement, art. 17', owner: 'one', approvedBy: 'two' };
  const { rule } = checkRule(
    { hazard: 'revenue', reason: text, ...span, ...people, ...plain },
    { hash: sha256Hex, lists: new Map() },
  );
  if (rule === undefined) throw new Error('not a rule');
  known.set(key, rule);
  return rule;
}

/** What the server itself says of a load of a day under some rules. */
function judge(rules: readonly Plain[], day: number, items: readonly FactRow[], firstHash: HashHex) {
  const period = PERIODS[day]!;
  const handle = declarationHandle(period, firstHash);
  return assessRows(
    items,
    items.map((_, at) => at + 1),
    {
      rules: rules.map(checked),
      draw: (purpose) => drawFraction(period.seedHex, drawMessage(purpose, handle)),
      randomShare: period.randomShare,
    },
  );
}

const SET = sha256Hex('the rules of then');
const idAt = (n: number) => `019c0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as DeclarationId;

function rowOf(
  n: number,
  day: number,
  features: readonly FactRow[],
  given: Pick<Assessment, 'lane' | 'selections' | 'hits'>,
): ReplayRow {
  return {
    id: idAt(n),
    acceptedAt: (FIRST_DAY + day * DAY_MS + n * 1000) as Instant,
    firstHash: sha256Hex(`load ${n}`),
    lane: given.lane,
    ruleSet: SET,
    selections: given.selections,
    hitRules: given.hits.map(({ rule }) => rule),
    hitProbabilities: given.hits.map(({ probability }) => probability),
    hitSelected: given.hits.map(({ selected }) => selected),
    crossing: null,
    features,
  };
}

async function replayed(rows: readonly ReplayRow[], request: Partial<ReplayRequest>): Promise<ReplayOutcome> {
  const source: FeatureSource = {
    replays: {
      count: async () => rows.length,
      erasures: async () => 0,
      page: async (after, limit) => rows.filter(({ id }) => after === undefined || id > after).slice(0, limit),
      rows: async () => [],
      labels: async () => [],
      labelsOf: async () => [],
      carried: async () => [],
      heads: async () => [],
    },
    events: { after: async () => [], lastSeq: async () => 0 },
    draws: { periods: async () => PERIODS },
    roster: { shifts: async () => [] },
  };
  const engine = createReplayEngine(source, { zone: 'UTC' as TimeZone, places: DEFAULT_PLACES });
  const whole = { live: [], liveSet: SET, lists: [], today: '2026-04-01' as LocalDay, name: 1_000, ...request };
  const outcome = await engine.run(whole, () => {}, new AbortController().signal);
  await engine.close();
  if (outcome === undefined || 'empty' in outcome) throw new Error('no outcome');
  return outcome;
}

const told = ({ touched }: ReplayOutcome) => new Map(touched.map(({ id, lane, laneAfter }) => [id, [lane, laneAfter]]));
const asLive = (rules: readonly Plain[]) => rules.map((one) => ({ ...one, hazard: 'revenue' }));

test(
  'with the rules of then nothing moves, on whatever day it is asked, and every rule selects what it selected',
  SLOW,
  async () => {
    await fc.assert(
      fc.asyncProperty(past, ruleSet, fc.constantFrom('2026-03-03', '2026-04-01'), async (loads, rules, today) => {
        const rows = loads.map(({ day, items }, n) =>
          rowOf(n, day, items, judge(rules, day, items, sha256Hex(`load ${n}`))),
        );
        const outcome = await replayed(rows, { live: asLive(rules), today: today as LocalDay });
        expect([outcome.moved, outcome.touched, outcome.judgedOtherwise]).toEqual([[], [], 0]);
        expect(outcome.hits).toBe(outcome.hitsBefore);
        for (const { rule, hits, hitsBefore, selected } of outcome.rules ?? []) {
          expect(hits).toBe(hitsBefore);
          const chose = rows.filter((row) => row.hitRules.some((one, at) => one === rule && row.hitSelected[at]));
          expect(selected).toBe(chose.length);
        }
        // Nor does it where one of them is asked about as it stands.
        for (const draft of asLive(rules))
          expect((await replayed(rows, { live: asLive(rules), draft })).moved).toEqual([]);
      }),
      { numRuns: 12 },
    );
  },
);

test('other rules give each load the lane that the server itself would have given it under them', SLOW, async () => {
  await fc.assert(
    fc.asyncProperty(past, ruleSet, ruleSet, async (loads, then, now) => {
      const rows = loads.map(({ day, items }, n) =>
        rowOf(n, day, items, judge(then, day, items, sha256Hex(`load ${n}`))),
      );
      const lanes = told(await replayed(rows, { live: asLive(now) }));
      for (const [n, { day, items }] of loads.entries()) {
        const [was, would] = [rows[n]?.lane, judge(now, day, items, sha256Hex(`load ${n}`)).lane];
        expect(lanes.get(idAt(n))).toEqual(was === would ? undefined : [was, would]);
      }
    }),
    { numRuns: 30 },
  );
});

test(
  'a draft takes the place of the rule of its id: its lanes before are those that were, also where other rules judged',
  SLOW,
  async () => {
    await fc.assert(
      fc.asyncProperty(past, ruleSet, ruleSet, plainRule('b'), async (loads, then, now, draft) => {
        const rows = loads.map(({ day, items }, n) =>
          rowOf(n, day, items, judge(then, day, items, sha256Hex(`load ${n}`))),
        );
        const outcome = await replayed(rows, { live: asLive(now), draft: { ...draft, hazard: 'revenue' } });
        const with_ = [...now.filter(({ id }) => id !== 'b'), draft];
        let [moved, anyway] = [0, 0];
        for (const [n, { day, items }] of loads.entries()) {
          const hash = sha256Hex(`load ${n}`);
          const [was, would, without] = [
            rows[n]?.lane,
            judge(with_, day, items, hash).lane,
            judge(now, day, items, hash).lane,
          ];
          if (was !== would) moved += 1;
          if (was !== would && without === would) anyway += 1;
          const lanes = told(outcome).get(idAt(n));
          if (lanes !== undefined) expect(lanes).toEqual([was, would]);
        }
        const sum = (read: (one: ReplayOutcome['moved'][number]) => number) =>
          outcome.moved.reduce((all, one) => all + read(one), 0);
        expect([sum((one) => one.declarations), sum((one) => one.anyway)]).toEqual([moved, anyway]);
      }),
      { numRuns: 30 },
    );
  },
);

test('of a day whose seed is not published a replay tells no draw of another rule', async () => {
  const rule: Plain = { id: 'a', when: 'has(goods.netKg)', lane: 'red', rate: 0.3, mandatory: false };
  const items = [{ 'goods.netKg': 5 }];
  const rows = Array.from({ length: 400 }, (_, n) => rowOf(n, 1, items, { lane: 'green', selections: [], hits: [] }));
  const lanesOn = async (today: string) =>
    told(await replayed(rows, { live: asLive([rule]), today: today as LocalDay }));
  const drawn = (n: number) =>
    judge([rule], 1, items, sha256Hex(`load ${n}`)).selections.some(({ kind }) => kind === 'rule');
  const [before, after] = [await lanesOn('2026-03-02'), await lanesOn('2026-03-03')];
  const same = (lanes: ReadonlyMap<string, unknown>) => rows.filter((_, n) => lanes.has(idAt(n)) === drawn(n)).length;
  expect(same(after)).toBe(400);
  expect(same(before)).toBeLessThan(300);
});
