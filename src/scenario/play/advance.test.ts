import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceCrossing } from '../../core/domain/advance-crossing.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { ActorId, Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Lane } from '../../core/domain/lane.ts';
import { addDays, startOfLocalDay } from '../../core/domain/time.ts';
import { createWorld } from '../world/world.ts';
import { advance } from './advance.ts';
import type { PlayEvent } from './events.ts';
import { rememberPlay, resumePlay } from './memo.ts';
import { createPlay, type PortPlay } from './play.ts';

const HOUR_MS = 3_600_000;
const firstDay = '2026-03-02' as LocalDay;
const world = createWorld({ seed: 'plays', firstDay, load: 160 });
const from = startOfLocalDay(firstDay, world.zone);
const end = startOfLocalDay(addDays(firstDay, 3), world.zone);

/** A program that decides by a vehicle's number. */
const laneOf = (vehicleId: string): Lane => {
  const mark = (Number(vehicleId.slice(-4)) * 37) % 100;
  if (mark < 10) return 'red';
  return mark < 25 ? 'yellow' : mark < 30 ? 'blue' : 'green';
};
const whole = advance(createPlay(world, from), end, laneOf);

test('events come in time order and every vehicle does things in the order of a crossing', () => {
  for (const [index, event] of whole.entries()) expect(event.at).toBeGreaterThanOrEqual(whole[index - 1]?.at ?? 0);
  const by = 'officer' as ActorId;
  const crossings = new Map<string, Crossing>();
  for (const event of whole) {
    if (event.kind === 'lodge' || event.kind === 'amend' || event.kind === 'weigh' || event.kind === 'book') continue;
    const before = crossings.get(event.vehicleId) ?? openCrossing(event);
    // The lane is the program's, given before the gate lets the vehicle through.
    const crossing = event.kind === 'direct' ? { ...before, lane: event.lane } : before;
    const outcome = advanceCrossing(crossing, {
      action: event.kind,
      at: event.at,
      by: event.kind === 'lift-hold' ? ('second-officer' as ActorId) : by,
      ...(event.kind === 'end-check' ? { result: event.result } : {}),
      ...('note' in event ? { note: event.note } : {}),
    });
    expect(outcome, `${event.kind} of ${event.vehicleId} in ${crossing.state}`).toMatchObject({ ok: true });
    if (outcome.ok) crossings.set(event.vehicleId, outcome.crossing);
  }
  expect([...crossings.values()].filter((crossing) => crossing.state === 'exited').length).toBeGreaterThan(400);
});

function openCrossing(event: PlayEvent): Crossing {
  if (event.kind !== 'arrive') throw new Error(`${event.kind} before arrive`);
  const { direction, booked } = event;
  return {
    id: event.vehicleId as never,
    vehicle: {},
    direction,
    state: 'booked',
    lane: 'green',
    booked,
    stages: {},
    declarations: [],
    version: 0,
  };
}

test('many small steps give the same events as one large one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 * HOUR_MS }), { minLength: 1, maxLength: 200 }), (steps) => {
      const play = createPlay(world, from);
      const events: PlayEvent[] = [];
      let at = play.clock as number;
      for (const step of steps) {
        at = Math.min(end, at + step);
        events.push(...advance(play, at as Instant, laneOf));
      }
      events.push(...advance(play, end, laneOf));
      expect(events).toEqual(whole);
    }),
    { numRuns: 12 },
  );
});

test('a lane that is not known yet stops the clock at the gate, and nothing is lost or told twice', () => {
  const play = createPlay(world, from);
  const decided = new Map<string, Lane>();
  const events: PlayEvent[] = [];
  do {
    const told = advance(play, end, (vehicleId) => decided.get(vehicleId));
    events.push(...told);
    // The program decides only on what it was told.
    const waiting = play.waitingFor;
    if (waiting !== undefined) {
      expect(events.some((event) => event.vehicleId === waiting && event.kind === 'come-to-gate')).toBe(true);
      decided.set(waiting, laneOf(waiting));
    }
  } while (play.waitingFor !== undefined);
  expect(events).toEqual(whole);
});

test('a play that was written down and taken up again goes on as if nothing had happened', () => {
  const play = createPlay(world, from);
  const half = (from + 31 * HOUR_MS) as Instant;
  const events = [...advance(play, half, laneOf)];
  const resumed: PortPlay = resumePlay(
    world,
    JSON.parse(JSON.stringify(rememberPlay(play))) as ReturnType<typeof rememberPlay>,
  );
  events.push(...advance(resumed, end, laneOf));
  expect(events).toEqual(whole);
});

test('a play that starts in the middle of a day knows nobody who came before', () => {
  const noon = (from + 12 * HOUR_MS) as Instant;
  const events = advance(createPlay(world, noon), end, laneOf);
  const arrivals = events.filter((event) => event.kind === 'arrive');
  expect(arrivals.length).toBeGreaterThan(100);
  for (const event of arrivals) expect(event.at).toBeGreaterThanOrEqual(noon);
});

test('one plate never has two passages open, from booking to exit', () => {
  const busy = createWorld({ seed: 'plates', firstDay });
  const events = advance(
    createPlay(busy, startOfLocalDay(firstDay, busy.zone)),
    startOfLocalDay(addDays(firstDay, 14), busy.zone),
    laneOf,
  );
  const openBy = new Map<string, string>();
  const plateOf = new Map<string, string>();
  for (const event of events) {
    if (event.kind === 'book' || event.kind === 'arrive') {
      const { plate } = event.vehicle;
      expect(openBy.get(plate) ?? event.vehicleId).toBe(event.vehicleId);
      openBy.set(plate, event.vehicleId);
      plateOf.set(event.vehicleId, plate);
    }
    if (event.kind === 'exit') openBy.delete(plateOf.get(event.vehicleId) ?? '');
  }
  expect(openBy.size).toBeLessThan(events.filter((event) => event.kind === 'arrive').length / 4);
});

test('checks find some of what is there, never all, and never what is not', () => {
  const week = advance(createPlay(world, from), startOfLocalDay(addDays(firstDay, 28), world.zone), () => 'red');
  const checks = week.filter((event) => event.kind === 'end-check');
  const count = (result: string): number => checks.filter((event) => event.result === result).length;
  expect(count('not-conform')).toBeGreaterThan(20);
  expect(count('not-conform') / checks.length).toBeLessThan(0.03);
  expect(count('not-carried-out')).toBeGreaterThan(0);
  expect(count('conform') / checks.length).toBeGreaterThan(0.9);
  for (const event of checks.filter((one) => one.result === 'not-conform'))
    expect(event.findings.length).toBeGreaterThan(0);
});

test('eight weeks of 800 vehicles a day take less than five seconds of processor time, and only open vehicles are held', () => {
  const big = createWorld({ seed: 'speed', firstDay });
  const before = process.cpuUsage();
  const play = createPlay(big, startOfLocalDay(firstDay, big.zone));
  let exits = 0;
  for (let day = 1; day <= 56; day += 1) {
    const told = advance(play, startOfLocalDay(addDays(firstDay, day), big.zone), laneOf);
    exits += told.filter((event) => event.kind === 'exit').length;
    // Three days of vehicles are known ahead, and few are inside.
    expect(play.open.size).toBeLessThan(3.7 * 800);
  }
  const { user, system } = process.cpuUsage(before);
  expect(exits).toBeGreaterThan(40_000);
  expect((user + system) / 1e6).toBeLessThan(5);
}, 30_000);
