import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, hashOf, idOf, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, LocalDay, TimeZone } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import { DEFAULT_PLACES, minutesOnRoster, minutesThere } from '../../core/select/minutes.ts';
import { putShift } from '../roster/keep-roster.ts';
import { keepFeatures } from './features.ts';
import { placeOf } from './part.ts';
import type { ReplayAsk } from './replays.ts';
import type { ReplayOutcome } from './result.ts';

const [DAY_MS, HOUR_MS] = [86_400_000, 3_600_000];
const LIVE = [
  { id: 'some-coal', lane: 'yellow', rate: 0.4, when: 'goods.hs.startsWith("2701")' },
  { id: 'some-heavy', lane: 'red', rate: 0.3, when: 'goods.netKg > 20000.0' },
];
/** Long after: the seeds of all days are published by then. */
const LATER = (AFTERNOON + 30 * DAY_MS) as Instant;

let port: TestPort;
const filed: DeclarationId[] = [];

beforeAll(async () => {
  port = await openTestPort(LIVE);
  for (let day = 0; day < 3; day++) {
    const name = localDay((AFTERNOON + day * DAY_MS) as Instant, 'Asia/Shanghai' as TimeZone);
    const hash = hashOf(`seed of ${name}`);
    const period = { day: name, period: 1, startsAt: AFTERNOON, seedHex: hash, commitmentHex: hash };
    await port.store.draws.commit({ ...period, randomShare: 0.1, saltHex: hashOf(`salt of ${name}`) });
    for (let n = 0; n < 30; n++) {
      const goods = [{ line: 1, hs: n % 2 === 0 ? '270112' : '440710', netKg: 1_000 * n, grossKg: 1_000 * n + 10 }];
      const plate = `${String(Math.floor(filed.length / 2)).padStart(4, '0')}UBA`;
      const declaration = coal(`P-${day}-${n}`, { goods, totals: null, vehicle: { plate } });
      filed.push(idOf(await port.file(declaration, (AFTERNOON + day * DAY_MS + n * 60_000) as Instant)));
    }
  }
});
afterAll(() => port.close());

const replay = async (ask: ReplayAsk): Promise<ReplayOutcome> => {
  // Another process reads everything anew, so that nothing waits for the next look.
  const { workbench } = await port.fresh();
  return workbench.replays.answer(ask, LATER);
};
const lanes = async (): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await port.pool.query<{ id: string; lane: string }>('select id, lane from declaration');
  return new Map(rows.map(({ id, lane }) => [id, lane]));
};

test('with not one rule changed nothing moves, and every rule hits and selects what it did', async () => {
  const outcome = await replay({});
  expect([outcome.declarations, outcome.moved, outcome.touched, outcome.judgedOtherwise]).toEqual([90, [], [], 0]);
  const { rows } = await port.pool.query<{ rule: string; selected: boolean }>(
    `select h ->> 'rule' as rule, (h ->> 'selected')::boolean as selected
    from assessment cross join jsonb_array_elements(result -> 'hits') as h`,
  );
  expect(outcome.hits).toBe(outcome.hitsBefore);
  for (const { rule, hits, hitsBefore, selected } of outcome.rules ?? []) {
    const own = rows.filter((row) => row.rule === rule);
    expect([hits, hitsBefore, selected]).toEqual([own.length, own.length, own.filter((row) => row.selected).length]);
  }
  // The rates really left some out, or this would show nothing.
  expect(new Set(rows.map((row) => `${row.rule} ${row.selected}`)).size).toBe(4);
});

test('the lane before is the one that was given, and a draft that changes nothing moves nothing', async () => {
  const stored = await lanes();
  const same = await replay({ draft: { ...LIVE[0], hazard: 'revenue' } });
  expect(same.moved).toEqual([]);
  const red = await replay({ draft: { ...LIVE[0], hazard: 'revenue', lane: 'red' } });
  expect(red.touched.length).toBeGreaterThan(30);
  for (const { id, lane } of red.touched) expect(stored.get(id)).toBe(lane);
  // What it selects is what it selected: every yellow of before and no other.
  expect(red.moved).toMatchObject([{ from: 'yellow', to: 'red', anyway: 0 }]);
  expect(red.moved[0]?.declarations).toBe([...stored.values()].filter((lane) => lane === 'yellow').length);
});

test('a truck moves with the strictest of what it carries', async () => {
  const at = (AFTERNOON + 5 * DAY_MS) as Instant;
  const plateOf = (id: DeclarationId) => truck(`${String(Math.floor(filed.indexOf(id) / 2)).padStart(4, '0')}UBA`);
  const stored = await lanes();
  const red = { draft: { ...LIVE[0], hazard: 'revenue', lane: 'red' } };
  const moved = filed.filter((id) => stored.get(id) === 'yellow');
  const mate = (id: DeclarationId) => filed[filed.indexOf(id) ^ 1] as DeclarationId;
  // Two declarations to a truck, of which only even ones are coal. One goes red with its truck; the other's truck is red already.
  const alone = moved.find((id) => stored.get(mate(id)) === 'green') as DeclarationId;
  const beside = moved.find((id) => stored.get(mate(id)) === 'red') as DeclarationId;
  const trucksOf = async () => (await replay(red)).moved.map(({ from, to, trucks }) => [from, to, trucks]);
  expect(await trucksOf()).toEqual([['yellow', 'red', 0]]);
  const crossings = [];
  for (const id of [alone, beside]) {
    const target = { vehicle: plateOf(id), direction: 'inbound' as const };
    crossings.push(await port.done(target, { action: 'arrive' }, at));
  }
  expect(crossings.map(({ declarations }) => declarations.length)).toEqual([2, 2]);
  expect(await trucksOf()).toEqual([['yellow', 'red', 1]]);
  // One that is cancelled carries nothing any more, and whoever had read it before hears of that.
  let clock = 0;
  const features = keepFeatures(port.store, port.core.environment.timeZone, () => {
    clock += 60_000;
    return clock;
  });
  const reading = () =>
    features.refresh(
      () => {},
      () => false,
    );
  const truckOf = (id: DeclarationId) => features.parts.map((part) => part.truck[placeOf(part, id)] ?? 0).at(-1);
  await reading();
  expect(truckOf(alone)).toBe(truckOf(mate(alone)));
  expect(truckOf(alone)).toBeGreaterThan(0);
  await port.done({ id: crossings[0]!.id }, { action: 'cancel' }, (at + HOUR_MS) as Instant);
  await reading();
  expect([truckOf(alone), truckOf(mate(alone))]).toEqual([0, 0]);
  expect(truckOf(beside)).toBeGreaterThan(0);
});

test('minutes are those of the shifts on the roster, and by the places where there is none', async () => {
  const from = Date.UTC(2026, 2, 1, 16) as Instant; // midnight of 2 March at the port
  const shift = { from, until: (from + 8 * HOUR_MS) as Instant, officers: ['one', 'two', 'three'], bays: [] };
  const late = { ...shift, from: (from + 20 * HOUR_MS) as Instant, until: (from + 28 * HOUR_MS) as Instant };
  for (const one of [shift, late])
    expect((await putShift(port.core.environment, one, 'lead', AFTERNOON)).outcome).toBe('done');
  const { perDay } = await replay({});
  const booths = DEFAULT_PLACES.documentBooths * 1440 * 0.85;
  expect(perDay.map(({ onRoster, minutesThere: there }) => [onRoster, there])).toEqual([
    [false, minutesThere(DEFAULT_PLACES)],
    // Three officers for eight hours, and for the four hours of the late shift that lie in the day.
    [true, 3 * 12 * 60 * 0.85 + booths],
    [true, 3 * 4 * 60 * 0.85 + booths],
  ]);
});

test('whoever is on two shifts at once is one officer, and what lies outside the day does not count', () => {
  const shift = (from: number, until: number, ...officers: string[]) => {
    return { from: (from * HOUR_MS) as Instant, until: (until * HOUR_MS) as Instant, officers };
  };
  const none = { documentBooths: 0, inspectionBays: 3 };
  const minutes = (...shifts: ReturnType<typeof shift>[]) =>
    minutesOnRoster(shifts, 0 as Instant, (24 * HOUR_MS) as Instant, none) / 0.85 / 60;
  expect(minutes(shift(0, 8, 'a', 'b'), shift(4, 10, 'b', 'c'), shift(6, 7, 'b'))).toBeCloseTo(8 + 10 + 6);
  expect(minutes(shift(-8, 2, 'a'), shift(23, 31, 'a'), shift(24, 32, 'a'))).toBeCloseTo(3);
});

test('a rule of before that stands no more is told as such, and what moves by that alone is told apart', async () => {
  await port.pool.query(`insert into rule_step (id, rule_id, version, ordinal, step, at, officer, because)
    values (gen_random_uuid(), 'some-heavy', 1, 1, 'withdraw', now(), 'lead', 'no longer')`);
  const set = await replay({});
  expect([set.judgedOtherwise, set.rules?.map(({ rule }) => rule)]).toEqual([90, ['some-coal']]);
  expect(set.moved.length).toBeGreaterThan(0);
  const draft = await replay({ draft: { ...LIVE[0], hazard: 'revenue' } });
  expect(draft.moved.map(({ declarations, anyway }) => declarations - anyway)).toEqual(draft.moved.map(() => 0));
  expect(draft.moved.map((one) => ({ ...one, anyway: 0 }))).toEqual(set.moved);
  const never = '2026-03-01' as LocalDay;
  expect((await replay({ from: never, to: never })).declarations).toBe(30);
});
