import { expect, test } from 'vitest';
import type { LocalDay } from '../../core/domain/ids.ts';
import { addDays, localDay, localParts, weekdayOf } from '../../core/domain/time.ts';
import { createWorld } from '../world/world.ts';
import { simulateDay } from './day.ts';
import { MOST_AHEAD_MS } from './file-ahead.ts';

const firstDay = '2026-03-02' as LocalDay;
const world = createWorld({ seed: 'days', firstDay });
const days = Array.from({ length: 56 }, (_, index) => addDays(firstDay, index));
const vehicles = days.flatMap((day) => simulateDay(world, day));
const loaded = vehicles.filter((vehicle) => vehicle.filings.length > 0);
const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length;

test('a day is the same whenever it is made and whatever was made before it', () => {
  const day = addDays(firstDay, 10);
  const again = createWorld({ seed: 'days', firstDay });
  expect(simulateDay(again, day)).toEqual(vehicles.filter((vehicle) => vehicle.day === day));
  expect(simulateDay(createWorld({ seed: 'other', firstDay }), day)).not.toEqual(simulateDay(again, day));
});

test('traffic has the size asked for, a lull at night, a peak in the morning and a busy Monday', () => {
  expect(share(vehicles, days)).toBeGreaterThan(760);
  expect(share(vehicles, days)).toBeLessThan(840);
  const byHour = new Array<number>(24).fill(0);
  for (const vehicle of vehicles) {
    const { hour, day } = localParts(vehicle.arrivalAt, world.zone);
    expect(day).toBe(vehicle.day);
    byHour[hour] = (byHour[hour] ?? 0) + 1;
  }
  expect(byHour[9]).toBeGreaterThan(2.5 * (byHour[3] ?? 0));
  const on = (weekday: number): number => vehicles.filter((vehicle) => weekdayOf(vehicle.day) === weekday).length;
  expect(on(1)).toBeGreaterThan(1.2 * on(7));
});

test('half of the outbound trucks are empty, three in four vehicles booked, a few carry several declarations', () => {
  const outbound = vehicles.filter((vehicle) => vehicle.direction === 'outbound');
  expect(
    share(
      outbound.filter((vehicle) => vehicle.filings.length === 0),
      outbound,
    ),
  ).toBeCloseTo(0.5, 1);
  expect(
    share(
      vehicles.filter((vehicle) => vehicle.booking !== undefined),
      vehicles,
    ),
  ).toBeCloseTo(0.75, 1);
  const several = loaded.filter(
    (vehicle) => new Set(vehicle.filings.map((filing) => filing.declaration.reference)).size > 1,
  );
  expect(share(several, loaded)).toBeGreaterThan(0.05);
  expect(share(several, loaded)).toBeLessThan(0.2);
});

test('about one load in forty is illicit, and the truth names what is wrong with which line', () => {
  const illicit = loaded.filter((vehicle) => vehicle.truth.illicit);
  expect(share(illicit, loaded)).toBeGreaterThan(0.02);
  expect(share(illicit, loaded)).toBeLessThan(0.03);
  for (const vehicle of illicit) {
    const references = vehicle.filings.map((filing) => filing.declaration.reference);
    const planted = vehicle.truth.faults.filter((fault) => fault.cause !== 'slip');
    expect(planted).toHaveLength(1);
    expect(references).toContain(planted[0]?.reference);
  }
  expect(new Set(illicit.flatMap((vehicle) => vehicle.truth.faults.map((fault) => fault.cause))).size).toBeGreaterThan(
    10,
  );
});

test('what is declared says nothing of what is planned', () => {
  const text = JSON.stringify(loaded.map((vehicle) => vehicle.filings.map((filing) => filing.declaration)));
  for (const scheme of world.schemes) expect(text.includes(`"${scheme.id}"`)).toBe(false);
  expect(text).not.toMatch(/illicit|scheme|truth|planted/);
});

test('papers come at most 48 hours ahead, most before the vehicle, a broken one is followed by a sound one', () => {
  let late = 0;
  for (const { filings, arrivalAt } of loaded) {
    for (const [index, filing] of filings.entries()) {
      expect(arrivalAt - filing.at).toBeLessThanOrEqual(MOST_AHEAD_MS + 1000);
      expect(filing.at).toBeGreaterThanOrEqual(filings[index - 1]?.at ?? 0);
      if (filing.kind === 'amend') expect(filing.at).toBeLessThan(arrivalAt);
      if (!filing.broken) continue;
      const { reference } = filing.declaration;
      expect(filings.slice(index + 1).some((next) => next.declaration.reference === reference && !next.broken)).toBe(
        true,
      );
    }
    if ((filings.at(-1)?.at ?? 0) > arrivalAt) late += 1;
  }
  expect(late / loaded.length).toBeGreaterThan(0.03);
  expect(late / loaded.length).toBeLessThan(0.1);
});

test('a reference is used by one declaration of its declarant', () => {
  const seen = new Set<string>();
  for (const { filings } of loaded) {
    const mine = new Set(filings.map(({ declaration }) => `${declaration.declarant} ${declaration.reference}`));
    for (const key of mine) {
      expect(seen.has(key)).toBe(false);
      seen.add(key);
    }
  }
});

test('declared coal trucks weigh what they declare, and overloaded ones show on the scale', () => {
  const difference = (vehicle: (typeof loaded)[number]): number => {
    const declared = vehicle.filings.findLast((filing) => filing.kind === 'lodge')?.declaration.totals.grossKg ?? 1;
    return ((vehicle.weighedKg ?? declared) - declared) / declared;
  };
  const single = loaded.filter((vehicle) => vehicle.weighedKg !== undefined && vehicle.filings.length === 1);
  const honest = single.filter((vehicle) => !vehicle.truth.illicit);
  const overloaded = single.filter((vehicle) => vehicle.truth.faults.some((fault) => fault.cause === 'coal-overload'));
  expect(
    share(
      honest.filter((vehicle) => Math.abs(difference(vehicle)) < 0.015),
      honest,
    ),
  ).toBeGreaterThan(0.97);
  expect(overloaded.length).toBeGreaterThan(20);
  for (const vehicle of overloaded) expect(difference(vehicle)).toBeGreaterThan(0.05);
});

test('a port in another zone, with another load and currency, is the same kind of port', () => {
  const other = createWorld({
    seed: 'x',
    firstDay,
    load: 60,
    port: 'CNMLX',
    zone: 'Europe/Warsaw' as never,
    currency: 'EUR' as never,
  });
  const planned = simulateDay(other, firstDay);
  expect(planned.length).toBeGreaterThan(35);
  expect(planned.length).toBeLessThan(100);
  for (const vehicle of planned) expect(localDay(vehicle.arrivalAt, other.zone)).toBe(firstDay);
  const exports = planned.filter((vehicle) => vehicle.direction === 'outbound').flatMap((vehicle) => vehicle.filings);
  expect(new Set(exports.flatMap((filing) => filing.declaration.goods.map((item) => item.currency)))).toEqual(
    new Set(['EUR']),
  );
  expect(exports[0]?.declaration.port).toBe('CNMLX');
});

test('about three declarations in a hundred are amended before the vehicle comes', () => {
  const filings = loaded.flatMap((vehicle) => vehicle.filings);
  const amended = share(
    filings.filter((filing) => filing.kind === 'amend'),
    filings,
  );
  expect(amended).toBeGreaterThan(0.02);
  expect(amended).toBeLessThan(0.04);
});
