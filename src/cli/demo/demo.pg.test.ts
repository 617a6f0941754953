import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { CrossingId, Instant, LocalDay } from '../../core/domain/ids.ts';
import { addDays, startOfLocalDay } from '../../core/domain/time.ts';
import { rememberPlay, resumePlay } from '../../scenario/play/memo.ts';
import { createPlay, type PortPlay } from '../../scenario/play/play.ts';
import { placesFor } from '../../scenario/play/stations.ts';
import { createWorld } from '../../scenario/world/world.ts';
import { crewOf } from './crew.ts';
import { type LivePlayer, playLive } from './play-live.ts';
import { type PastPlayer, playPast } from './play-past.ts';

const LOAD = 40;
const FIRST = '2026-03-02' as LocalDay;
const world = createWorld({ seed: 'demo-test', firstDay: FIRST, load: LOAD });
const dayStart = (day: number): Instant => startOfLocalDay(addDays(FIRST, day), world.zone);
const newPlay = () => createPlay(world, dayStart(0), placesFor(LOAD));
const RULES = [
  { id: 'coal', when: 'goods.hs.startsWith("2701")', rate: 0.2, lane: 'yellow' },
  { id: 'heavy', hazard: 'transit', when: 'declaration.weighedDifference > 0.02', lane: 'red' },
];
const never = new AbortController().signal;
/** All that a past can have behind it, from its second day on. */
const WORK = { inspections: dayStart(1), offline: dayStart(1), papers: dayStart(1), audits: dayStart(1) };

async function newPast(core: TestPort['core'], play: PortPlay, stopping = never): Promise<PastPlayer> {
  return playPast(core, play, await crewOf(core.environment, 'demo-test', dayStart(9)), WORK, stopping);
}

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort(RULES);
  await fixSeeds(port);
});
afterAll(() => port.close());

async function count(of: TestPort, sql: string): Promise<number> {
  return (await of.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? -1;
}

/** All that a load leaves: how much, and how much of it twice. */
async function left(of: TestPort) {
  return {
    declarations: await count(of, 'declaration'),
    assessments: await count(of, 'assessment'),
    crossings: await count(of, 'crossing'),
    exited: await count(of, `crossing where state = 'exited'`),
    events: await count(of, 'event'),
    twiceAssessed: await count(of, '(select from assessment group by declaration_id, cause, at having count(*) > 1) t'),
    twiceHappened: await count(
      of,
      // Of several parts of a seed and several steps of a checklist, each is another one.
      `(select from event group by subject, kind, at, body ->> 'action', body ->> 'commitment', body ->> 'step', body ->> 'line'
        having count(*) > 1) t`,
    ),
    leaves: (await count(of, 'pending_leaf')) + (await count(of, 'ledger_entry')),
  };
}

/** The same draws in every run, and so the same lanes and checks. */
async function fixSeeds(of: TestPort): Promise<void> {
  for (let day = -4; day < 12; day++) {
    const local = addDays(FIRST, day);
    const hex = Buffer.from(local.padEnd(32)).toString('hex');
    await of.store.draws.commit({
      day: local,
      period: 1,
      startsAt: dayStart(-4),
      seedHex: hex,
      commitmentHex: hex,
      randomShare: 0.05,
    });
  }
}

describe('A simulated past', () => {
  let live: LivePlayer;
  let known: Map<string, { id: CrossingId; lane: 'green' | 'blue' | 'yellow' | 'red' }>;
  const play = newPlay();

  test('leaves crossings that went the whole way, in plausible times, and refuses nothing', async () => {
    const past = await newPast(port.core, play);
    await past.until(dayStart(3));
    const open = await past.handOver();
    known = new Map([...open].map(([id, { crossing }]) => [id, { id: crossing.id, lane: crossing.lane }]));
    live = playLive(port.core, play, known);
    const all = await left(port);
    expect(all).toMatchObject({ twiceAssessed: 0, twiceHappened: 0 });
    expect(all.exited).toBeGreaterThan(LOAD * 2);
    expect(
      await count(
        port,
        `crossing where state = 'exited' and (released_at is null or directed_at is null or gate_at is null)`,
      ),
    ).toBe(0);
    expect(
      await count(port, `crossing where state = 'exited' and lane in ('yellow', 'red') and check_ended_at is null`),
    ).toBe(0);
    // Nobody stands about because a step of his was refused.
    expect(
      await count(port, `crossing where state <> 'exited' and arrived_at < to_timestamp(${dayStart(2) / 1000})`),
    ).toBeLessThan(3);
    const { rows } = await port.pool.query<{ median: number; most: number; checked: number }>(
      `select percentile_cont(0.5) within group (order by released_at - arrived_at) < interval '2 hours' as median,
        max(directed_at - arrived_at) < interval '12 hours' as most,
        count(*) filter (where check_ended_at is not null)::float8 / count(*) as checked from crossing where state = 'exited'`,
    );
    expect(rows[0]).toMatchObject({ median: true, most: true });
    expect(rows[0]?.checked).toBeGreaterThan(0.02);
    expect(rows[0]?.checked).toBeLessThan(0.6);
  });

  test('is taken over by a live day; one that is restarted from an older memo doubles nothing', async () => {
    const memo = rememberPlay(play);
    await live.until((dayStart(3) + 10 * 3_600_000) as Instant);
    const once = await left(port);
    expect(once).toMatchObject({ twiceHappened: 0 });
    expect(once.exited).toBeGreaterThan(LOAD * 2.2);
    // As after a kill: the memo is older than what was done, and open passages are found by their plates.
    const again = resumePlay(world, memo);
    const open = await port.store.crossings.list({ openOnly: true }, 20_000);
    const found = new Map(
      [...again.open.values()].flatMap(({ plan }) => {
        const one = open.find(
          (crossing) => crossing.vehicle.plate === plan.vehicle.plate && crossing.direction === plan.direction,
        );
        return one === undefined ? [] : [[plan.id, { id: one.id, lane: one.lane }] as const];
      }),
    );
    await playLive(await port.another(), again, found).until((dayStart(3) + 10 * 3_600_000) as Instant);
    expect(await left(port)).toEqual(once);
    expect(
      await count(
        port,
        `crossing where state not in ('exited', 'booked') and arrived_at < to_timestamp(${dayStart(2) / 1000})`,
      ),
    ).toBeLessThan(3);
  });
});

describe('The load of a past that is interrupted', () => {
  test('stops when told, and played again leaves what one that was not interrupted leaves', async () => {
    const whole = await openTestPort(RULES);
    const broken = await openTestPort(RULES);
    try {
      for (const of of [whole, broken]) await fixSeeds(of);
      await (await newPast(whole.core, newPlay())).until(dayStart(2));

      for (const ms of [150, 900]) {
        const stopping = new AbortController();
        const loading = (await newPast(await broken.another(), newPlay(), stopping.signal)).until(dayStart(2));
        await new Promise((resolve) => setTimeout(resolve, ms));
        stopping.abort();
        await loading;
      }
      await (await newPast(await broken.another(), newPlay())).until(dayStart(2));
      const [once, again] = [await left(whole), await left(broken)];
      expect(again).toMatchObject({ twiceAssessed: 0, twiceHappened: 0 });
      expect(again).toEqual(once);
    } finally {
      await whole.close();
      await broken.close();
    }
  });
});
