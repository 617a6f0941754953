import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AFTERNOON,
  BROKER,
  coal,
  idOf,
  MINUTE_MS,
  openTestPort,
  type TestPort,
  truck,
} from '../../../test/support/port.ts';
import type { CrossingId, Instant, Plate } from '../../core/domain/ids.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import { newId } from '../identify.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' },
    { id: 'heavy', hazard: 'transit', when: 'declaration.weighedDifference > 0.2', lane: 'yellow' },
    { id: 'very-heavy', hazard: 'transit', when: 'declaration.weighedDifference > 0.6', lane: 'red' },
  ]);
});
afterAll(() => port.close());

let plates = 0;
const nextPlate = (): Plate => `PLATE${++plates}` as Plate;
const inbound = (plate: Plate) => ({ vehicle: truck(plate), direction: 'inbound' as const });
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const cheap = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];
const load = (plate: Plate, given: Readonly<Record<string, unknown>> = {}) =>
  port.file(coal(`REF-${plate}-${newId(AFTERNOON)}`, { vehicle: { plate, kind: 'truck' }, ...given }));
const book = async (plate: Plate, given: Readonly<Record<string, unknown>> = {}): Promise<Crossing> => {
  const result = await port.services.crossings.book({ ...inbound(plate), ...given }, BROKER, at(0));
  if (result.outcome !== 'booked') throw new Error(JSON.stringify(result));
  return result.crossing;
};
const stored = async (id: CrossingId): Promise<Crossing | undefined> => port.store.crossings.byId(id);
const eventsOf = async (id: string) => (await port.store.events.ofSubject(id, 100)).map((one) => one.kind);

describe('One action', () => {
  test('sent twenty times at once is done once, with one assessment and one event', async () => {
    const plate = nextPlate();
    const declaration = idOf(await load(plate));
    const id = newId(at(1));
    const results = await Promise.all(
      Array.from({ length: 20 }, () => port.act(inbound(plate), { action: 'arrive', id }, at(1))),
    );
    expect(results.filter((one) => one.outcome === 'done').length).toBe(1);
    expect(results.filter((one) => one.outcome === 'seen').length).toBe(19);
    const crossing = results[0]?.crossing;
    expect(new Set(results.map((one) => one.crossing?.id)).size).toBe(1);
    expect(await eventsOf(crossing?.id ?? '')).toEqual(['crossing-moved']);
    expect(await eventsOf(declaration)).toEqual(['declaration-accepted', 'declaration-assessed']);
    expect((await port.store.declarations.byId(declaration))?.assessments.length).toBe(2);
  });

  test('sent again after the vehicle left is answered as done, by plate too', async () => {
    const plate = nextPlate();
    await load(plate);
    const id = newId(at(1));
    await port.done(inbound(plate), { action: 'direct', id }, at(1));
    const crossing = await port.done(inbound(plate), { action: 'release' }, at(2));
    await port.done({ id: crossing.id }, { action: 'exit' }, at(3));
    expect(await port.act(inbound(plate), { action: 'direct', id }, at(4))).toMatchObject({
      outcome: 'seen',
      crossing: { id: crossing.id, state: 'exited' },
    });
  });

  test('of twenty different ones at once, each is either done or refused, and versions count what was done', async () => {
    const { id } = await book(nextPlate());
    const results = await Promise.all(Array.from({ length: 20 }, () => port.act({ id }, { action: 'arrive' }, at(1))));
    expect(results.filter((one) => one.outcome === 'done').length).toBe(1);
    expect(results.filter((one) => one.outcome === 'refused' && one.refusal === 'not-in-this-state').length).toBe(19);
    expect(await stored(id)).toMatchObject({ state: 'arrived', version: 2 });
  });

  test('done offline keeps the time of the device, between the stage before it and now', async () => {
    const { id } = await book(nextPlate());
    await port.done({ id }, { action: 'arrive' }, at(10));
    const early = await port.done({ id }, { action: 'come-to-gate', at: at(2), offline: true }, at(20));
    expect(early.stages.gate).toBe(at(10));
    const late = await port.done({ id }, { action: 'direct', at: at(99), offline: true }, at(30));
    expect(late.stages.directed).toBe(at(30));
    const between = await port.done({ id }, { action: 'release', at: at(35), offline: true }, at(40));
    expect(between.stages.released).toBe(at(35));
    // A clock that was set back stamps no stage before the one it follows.
    const back = await port.done({ id }, { action: 'exit' }, at(1));
    expect(back.stages.exited).toBe(at(35));
  });
});

describe('A plate', () => {
  test('has one open passage, whoever opens one at the same moment', async () => {
    const plate = nextPlate();
    const results = await Promise.all([
      ...Array.from({ length: 5 }, () => port.services.crossings.book(inbound(plate), BROKER, at(0))),
      ...Array.from({ length: 5 }, () => port.act(inbound(plate), { action: 'arrive' }, at(0))),
    ]);
    const { rows } = await port.pool.query('select id, version from crossing where plate = $1', [plate]);
    expect(rows.length).toBe(1);
    expect(results.filter((one) => one.outcome === 'booked').length).toBeLessThanOrEqual(1);
    expect(results.filter((one) => one.outcome === 'done').length).toBe(1);
  });

  test('that nothing is known of goes to documents, also when it is weighed, and is never green', async () => {
    const plate = nextPlate();
    const arrived = await port.done(inbound(plate), { action: 'arrive' }, at(1));
    expect(arrived.lane).toBe('yellow');
    expect((await port.done({ id: arrived.id }, { action: 'weigh', weighedKg: 9000 }, at(2))).lane).toBe('yellow');
    expect((await port.done({ id: arrived.id }, { action: 'direct', seenLane: 'green' }, at(3))).lane).toBe('yellow');
  });

  test('announced empty is green until papers for it come in', async () => {
    const plate = nextPlate();
    const { id, lane } = await book(plate);
    expect(lane).toBe('green');
    idOf(await load(plate, { goods: cheap, totals: { grossKg: 100 } }));
    const slip = (await port.services.crossings.slips(at(0))).map(readSlip).find((one) => one.crossing === id);
    expect(slip?.lane).toBe('red');
    expect((await port.services.crossings.gateAnswer(plate, at(0))).lane).toBe('red');
    expect((await port.done({ id }, { action: 'direct', seenLane: 'green' }, at(1))).lane).toBe('red');
  });
});

describe('A passage that is called off', () => {
  test('lets go of its declarations: they cross on the next one', async () => {
    const plate = nextPlate();
    const declaration = idOf(await load(plate));
    const first = await book(plate);
    expect(first.declarations).toEqual([declaration]);
    const cancelled = await port.done({ id: first.id }, { action: 'cancel', note: 'no-show' }, at(1));
    expect(cancelled).toMatchObject({ state: 'cancelled', declarations: [] });
    const second = await port.done(inbound(plate), { action: 'arrive' }, at(2));
    expect(second.id).not.toBe(first.id);
    expect(second.declarations).toEqual([declaration]);
    expect((await port.store.declarations.byId(declaration))?.crossingId).toBe(second.id);
  });
});

describe('Weighing', () => {
  test('counts in every later assessment: an amendment does not shake it off', async () => {
    const plate = nextPlate();
    const declaration = idOf(await load(plate));
    const { id } = await port.done(inbound(plate), { action: 'arrive' }, at(1));
    expect((await port.done({ id }, { action: 'weigh', weighedKg: 60_000 }, at(2))).lane).toBe('yellow');
    const raw = (await port.store.declarations.byId(declaration))?.declaration;
    const filing = { raw: { ...raw, seals: ['S-1'] }, form: 'json' as const };
    expect(await port.services.amend(declaration, filing, BROKER, at(3))).toMatchObject({ lane: 'yellow' });
    expect((await port.done({ id }, { action: 'direct' }, at(4))).lane).toBe('yellow');
  });

  test('judges all that is aboard by the sum, also after papers came late or were corrected', async () => {
    const plate = nextPlate();
    const first = idOf(await load(plate, { totals: { grossKg: 38_900 } }));
    const { id } = await port.done(inbound(plate), { action: 'arrive' }, at(1));
    expect((await port.done({ id }, { action: 'weigh', weighedKg: 77_800 }, at(2))).lane).toBe('red');
    const second = idOf(await load(plate, { totals: { grossKg: 38_900 } }));
    expect((await port.done({ id }, { action: 'come-to-gate' }, at(3))).lane).toBe('green');
    const raw = (await port.store.declarations.byId(second))?.declaration;
    const lighter = {
      raw: { ...raw, totals: { grossKg: 100 }, goods: [{ line: 1, hs: '270112', grossKg: 100 }] },
      form: 'json' as const,
    };
    expect(await port.services.amend(second, lighter, BROKER, at(4))).toMatchObject({
      outcome: 'amended',
      lane: 'red',
    });
    expect((await port.store.declarations.byId(first))?.lane).toBe('red');
    expect((await stored(id))?.lane).toBe('red');
  });

  test('that raises the lane after a check asks for another', async () => {
    const plate = nextPlate();
    await load(plate);
    const { id } = await port.done(inbound(plate), { action: 'arrive' }, at(1));
    await port.done({ id }, { action: 'weigh', weighedKg: 50_000 }, at(2));
    await port.done({ id }, { action: 'direct' }, at(3));
    await port.done({ id }, { action: 'start-check' }, at(4));
    await port.done({ id }, { action: 'end-check', result: 'conform' }, at(5));
    expect((await port.done({ id }, { action: 'weigh', weighedKg: 70_000 }, at(6))).lane).toBe('red');
    expect(await port.act({ id }, { action: 'release' }, at(7))).toMatchObject({
      outcome: 'refused',
      refusal: 'inspection-required',
    });
    await port.done({ id }, { action: 'start-check' }, at(8));
    await port.examine(id, 'conform', [], at(9));
    expect((await port.done({ id }, { action: 'release' }, at(10))).stages.released).toBe(at(10));
  });
});

describe('An amendment and a direction at the same moment', () => {
  test('come out in one order or the other, and nobody is driven past a lane that rose', async () => {
    for (let round = 0; round < 30; round++) {
      const plate = nextPlate();
      const declaration = idOf(await load(plate));
      const linked = round % 2 === 0 ? await book(plate) : undefined;
      const raw = (await port.store.declarations.byId(declaration))?.declaration;
      const filing = { raw: { ...raw, goods: cheap, totals: { grossKg: 100 } }, form: 'json' as const };
      const [amended, directed] = await Promise.all([
        port.services.amend(declaration, filing, BROKER, at(1)),
        port.act(linked === undefined ? inbound(plate) : { id: linked.id }, { action: 'direct' }, at(1)),
      ]);
      expect(directed.outcome).toBe('done');
      const crossing = directed.crossing === undefined ? undefined : await stored(directed.crossing.id);
      expect([amended.outcome, crossing?.lane]).toEqual(
        amended.outcome === 'amended' ? ['amended', 'red'] : ['too-late', 'green'],
      );
    }
  });

  test('once it was directed there is no amendment', async () => {
    const plate = nextPlate();
    const declaration = idOf(await load(plate));
    await port.done(inbound(plate), { action: 'direct' }, at(1));
    const raw = (await port.store.declarations.byId(declaration))?.declaration;
    const filing = { raw: { ...raw, seals: ['S-2'] }, form: 'json' as const };
    expect(await port.services.amend(declaration, filing, BROKER, at(2))).toEqual({ outcome: 'too-late' });
  });
});

function readSlip(slip: string): { readonly crossing: string; readonly lane: string } {
  return JSON.parse(Buffer.from(slip.split('.')[1] ?? '', 'base64url').toString()) as {
    crossing: string;
    lane: string;
  };
}
