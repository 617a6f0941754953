import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import type { ManualChoice } from '../../core/select/manual.ts';
import { openSnapshot } from '../../store/snapshot.ts';
import { giveNotice } from '../appeals/give-notice.ts';
import { auditLedger } from '../audit/audit-ledger.ts';
import { headKey } from '../audit/check-head.ts';
import { amendDeclaration } from '../reassess.ts';
import { newId } from '../identify.ts';
import { recordLook, reviewQueue } from '../quality/look-again.ts';
import { openReviews } from '../quality/open-reviews.ts';
import { originOf } from '../sequence-ledger.ts';
import { refreshLane } from './glance.ts';
import { selectDeclaration } from './select-declaration.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' },
    { id: 'heavy', hazard: 'transit', when: 'declaration.weighedDifference > 0.6', lane: 'yellow' },
  ]);
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const SEAL: ManualChoice = { hazard: 'transit', observation: 'seal-damaged' };
const BOOKS = { line: 1, hs: '490199', description: 'Books', value: 5000, currency: 'CNY', grossKg: 100 };
let number = 0;
const nextPlate = (): Plate => `SEL${++number}` as Plate;
async function filed(given: object = {}): Promise<{ readonly plate: Plate; readonly id: DeclarationId }> {
  const plate = nextPlate();
  const id = idOf(await port.file(coal(`SEL-${number}`, { vehicle: { plate, kind: 'truck' }, ...given })));
  return { plate, id };
}
const at_ = (plate: Plate) => ({ vehicle: truck(plate), direction: 'inbound' as const });
const select = (plate: Plate, minute: number, selection: ManualChoice | undefined = SEAL, by = 'gate-1') =>
  port.act(at_(plate), { action: 'select', ...(selection === undefined ? {} : { selection }) }, at(minute), by);
/** The load that was filed last, with a document more. */
const amend = (plate: Plate, id: DeclarationId, minute: number) => {
  const raw = coal(`SEL-${number}`, { vehicle: { plate, kind: 'truck' }, transitDocument: 'TIR-XB8800123' });
  const { environment, assessor } = port.core;
  return amendDeclaration(environment, assessor, id, { raw, form: 'json' } as never, { id: 'broker' }, at(minute));
};
const orderOf = async (crossing: string) => (await port.store.inspections.ofCrossing(crossing as never))?.order;
const lastOf = async (id: DeclarationId) => (await port.store.declarations.byId(id))?.assessments[0]?.assessment;

describe('A load that an officer selects at the gate', () => {
  test('goes to inspection by an assessment that keeps the choice, and the order says what was seen', async () => {
    const { plate, id } = await filed();
    const selected = await select(plate, 1);
    expect(selected).toMatchObject({ outcome: 'done', crossing: { state: 'at-gate', lane: 'red' } });
    expect(await lastOf(id)).toMatchObject({
      cause: 'selected',
      lane: 'red',
      selections: [{ kind: 'manual', probability: 1, hazard: 'transit', observation: 'seal-damaged', by: 'gate-1' }],
    });
    const crossing = await port.done(at_(plate), { action: 'direct', seenLane: 'green' }, at(2));
    expect(crossing.lane).toBe('red');
    expect((await orderOf(crossing.id))?.items).toMatchObject([
      { line: 1, hazards: ['transit'], because: [{ code: 'officer', hazard: 'transit', by: 'gate-1' }] },
    ]);
    // What weighing and papers say comes on top; the choice stays.
    await port.done({ id: crossing.id }, { action: 'weigh', weighedKg: 38_900 }, at(3));
    expect((await lastOf(id))?.selections).toMatchObject([{ kind: 'manual', by: 'gate-1' }]);
    expect(await port.act({ id: crossing.id }, { action: 'release' }, at(4))).toMatchObject({
      refusal: 'inspection-required',
    });
  });

  test('is recorded once, with its time, under the officer’s name, as an event and in the ledger', async () => {
    const { plate, id } = await filed();
    const input = { id: newId(at(5)), action: 'select' as const, selection: SEAL, at: at(5), offline: true };
    const first = await port.act(at_(plate), input, at(9), 'gate-2');
    const again = await port.act(at_(plate), input, at(9), 'gate-2');
    expect([first.outcome, again.outcome]).toEqual(['done', 'seen']);
    expect(await port.store.events.byId(input.id)).toMatchObject({
      kind: 'load-selected',
      at: at(5),
      actor: 'gate-2',
      body: { hazard: 'transit', observation: 'seal-damaged', declarations: [id], lane: 'red', offline: true },
    });
    const { rows } = await port.pool.query(
      `select statement::jsonb #>> '{decision,observation}' as seen from ledger_opening where statement like '%"kind":"select"%'`,
    );
    expect(rows).toContainEqual({ seen: 'seal-damaged' });
  });

  test('offline stays selected although its trader amended it before the choice came in', async () => {
    const { plate, id } = await filed();
    expect(await amend(plate, id, 5)).toMatchObject({ outcome: 'amended', lane: 'green' });
    const action = newId(at(0));
    await port.done(at_(plate), { id: action, action: 'select', selection: SEAL, at: at(0), offline: true }, at(10));
    // The act keeps the device's time; what the system says of the load says it when it learns of it.
    expect(await port.store.events.byId(action)).toMatchObject({ at: at(0), body: { recordedAt: at(10) } });
    expect(await lastOf(id)).toMatchObject({ cause: 'selected', at: at(10), declarationVersion: 2 });
    await port.done(at_(plate), { action: 'weigh', weighedKg: 38_900 }, at(12));
    const crossing = await port.done(at_(plate), { action: 'direct' }, at(13));
    expect(crossing.lane).toBe('red');
    expect((await orderOf(crossing.id))?.items[0]?.because[0]).toMatchObject({ code: 'officer', by: 'officer' });
  });

  test('is inspected also where it had been sent on already, or nothing is declared of it', async () => {
    const free = await filed();
    const { id } = await port.done(at_(free.plate), { action: 'direct' }, at(1));
    expect(await port.act({ id }, { action: 'select', selection: SEAL }, at(2))).toMatchObject({ outcome: 'done' });
    expect((await orderOf(id))?.items[0]?.because[0]).toMatchObject({ code: 'officer', observation: 'seal-damaged' });
    const empty = nextPlate();
    const choice: ManualChoice = { hazard: 'narcotics', observation: 'space-concealed' };
    expect(await select(empty, 3, choice)).toMatchObject({ crossing: { lane: 'red', state: 'at-gate' } });
    const sent = await port.done(at_(empty), { action: 'direct' }, at(4));
    expect((await orderOf(sent.id))?.items).toMatchObject([
      { hazards: ['narcotics', 'vehicle'], because: [{ code: 'empty' }, { code: 'officer', hazard: 'narcotics' }] },
    ]);
    // Papers that come in before it is directed are what was selected.
    const late = nextPlate();
    await select(late, 5, choice, 'gate-3');
    const declared = idOf(await port.file(coal(`LATE-${late}`, { vehicle: { plate: late, kind: 'truck' } }), at(6)));
    expect((await port.services.crossings.gateAnswer(late, at(6))).lane).toBe('red');
    expect(await port.done(at_(late), { action: 'direct' }, at(7))).toMatchObject({ lane: 'red' });
    expect((await lastOf(declared))?.selections).toMatchObject([{ kind: 'manual', by: 'gate-3' }]);
  });

  test('before it had papers stays selected, whatever they are of, until one of them holds the choice', async () => {
    const plate = nextPlate();
    const choice: ManualChoice = { hazard: 'weapons', observation: 'space-concealed' };
    await select(plate, 1, choice, 'gate-4');
    const books = { goods: [BOOKS], totals: { grossKg: 100 }, vehicle: { plate, kind: 'truck' } };
    const id = idOf(await port.file(coal(`PRINT-${plate}`, books), at(2)));
    // Every step takes the papers aboard, and none of them may be searched for weapons.
    const { id: crossing } = await port.done(
      at_(plate),
      { action: 'hold', note: 'documents-missing' },
      at(3),
      'gate-5',
    );
    const standing = async () => (await port.store.crossings.byId(crossing))?.lane;
    expect(await standing()).toBe('red');
    expect((await port.services.crossings.gateAnswer(plate, at(3))).lane).toBe('red');
    await port.done({ id: crossing }, { action: 'lift-hold' }, at(4), 'lead-1');
    await port.done({ id: crossing }, { action: 'weigh', weighedKg: 100 }, at(5));
    expect(await standing()).toBe('red');
    const stored = await port.store.declarations.byId(id);
    if (stored === undefined) throw new Error('not filed');
    await refreshLane(port.core.environment, stored, at(6), newId(at(6)), 'broker');
    expect(await standing()).toBe('red');
    expect(await port.done({ id: crossing }, { action: 'direct' }, at(7))).toMatchObject({ lane: 'red' });
    expect((await lastOf(id))?.selections).toEqual([]);
    // The vehicle is examined for it, and the print is left alone.
    expect((await orderOf(crossing))?.items).toMatchObject([
      { hazards: ['weapons', 'vehicle'], because: [{ code: 'officer', hazard: 'weapons', by: 'gate-4' }] },
    ]);
    expect((await orderOf(crossing))?.items[0]).not.toHaveProperty('line');
  });

  test('before it had papers is selected once by those that fit, and its vehicle not beside them', async () => {
    const plate = nextPlate();
    await select(plate, 1, SEAL, 'gate-6');
    const id = idOf(await port.file(coal(`HELD-${plate}`, { vehicle: { plate, kind: 'truck' } }), at(2)));
    const { id: crossing } = await port.done(
      at_(plate),
      { action: 'hold', note: 'documents-missing' },
      at(3),
      'gate-5',
    );
    await port.done({ id: crossing }, { action: 'lift-hold' }, at(4), 'lead-1');
    expect(await port.done({ id: crossing }, { action: 'direct' }, at(5))).toMatchObject({ lane: 'red' });
    // Chosen once: by the papers that were selected, and not beside them.
    expect((await lastOf(id))?.selections).toMatchObject([{ kind: 'manual', by: 'gate-6' }]);
    expect((await orderOf(crossing))?.items).toMatchObject([{ line: 1, because: [{ code: 'officer', by: 'gate-6' }] }]);
  });

  test('is refused without both codes, of goods that it may not concern, and where it is inspected anyway', async () => {
    const { plate } = await filed();
    expect(await port.act(at_(plate), { action: 'select' }, at(1))).toMatchObject({ refusal: 'selection-incomplete' });
    const books = await filed({ goods: [BOOKS], totals: { grossKg: 100 } });
    for (const hazard of ['weapons', 'narcotics', 'public-health', 'transit', 'dual-use'] as const) {
      const refused = await select(books.plate, 1, { hazard, observation: 'goods-differ' });
      expect(refused).toMatchObject({ outcome: 'refused', refusal: 'hazard-not-for-item' });
    }
    const allowed = await select(books.plate, 2, { hazard: 'intellectual-property', observation: 'goods-differ' });
    expect(allowed).toMatchObject({ outcome: 'done' });
    expect(await select(books.plate, 3)).toMatchObject({ refusal: 'selection-not-free' });
    const other = await filed();
    const nowhere = { ...SEAL, declarationId: other.id, line: 7 };
    expect(await select(other.plate, 1, nowhere)).toMatchObject({ refusal: 'selection-item' });
    expect(await select(other.plate, 1, { ...SEAL, declarationId: books.id })).toMatchObject({
      refusal: 'selection-item',
    });
  });

  test('of mixed goods is examined for the hazard in those alone that it may concern', async () => {
    const goods = [BOOKS, { line: 2, hs: '270112', value: 5000, currency: 'CNY', grossKg: 500 }];
    const { plate } = await filed({ goods, totals: { grossKg: 600 } });
    await select(plate, 1, { hazard: 'weapons', observation: 'scan-anomaly' });
    const { id } = await port.done(at_(plate), { action: 'direct' }, at(2));
    expect((await orderOf(id))?.items.map(({ line, hazards }) => [line, hazards])).toEqual([[2, ['weapons']]]);
  });
});

describe('A declaration that is selected at the desk', () => {
  const choose = (
    id: DeclarationId,
    minute: number,
    reasons: ManualChoice = SEAL,
    by = 'lead-1',
    action = newId(at(minute)),
  ) =>
    selectDeclaration(
      port.core.environment,
      port.core.assessor,
      id,
      { ...reasons, id: action },
      { id: by },
      at(minute),
    );

  test('stays selected through amendment and arrival, once however often it is sent', async () => {
    const { plate, id } = await filed();
    const action = newId(at(1));
    const results = await Promise.all(
      [1, 2, 3].map(() => choose(id, 1, SEAL, 'lead-1', action).catch(() => undefined)),
    );
    expect(results.filter((one) => one?.outcome === 'done')).toHaveLength(1);
    expect(await amend(plate, id, 2)).toMatchObject({ outcome: 'amended', lane: 'red' });
    expect(await lastOf(id)).toMatchObject({
      cause: 'amended',
      lane: 'red',
      selections: [{ kind: 'manual', by: 'lead-1' }],
    });
    const crossing = await port.done(at_(plate), { action: 'direct' }, at(3));
    expect(crossing.lane).toBe('red');
    expect(await choose(id, 4)).toMatchObject({ outcome: 'refused', refusal: 'selection-not-free' });
  });

  test('and an amendment that meet leave it selected', async () => {
    for (let round = 0; round < 5; round++) {
      const { plate, id } = await filed();
      const [chosen] = await Promise.all([choose(id, 1), amend(plate, id, 1)]);
      expect(chosen.outcome).toBe('done');
      expect((await port.store.declarations.byId(id))?.lane).toBe('red');
    }
  });

  test('takes its passage along, tells its declarant the class of the reason, and nothing before the gate', async () => {
    const { plate, id } = await filed();
    await port.done(at_(plate), { action: 'arrive' }, at(1));
    expect(await choose(id, 2)).toMatchObject({ outcome: 'done' });
    const notices = async () => {
      const stored = await port.store.declarations.byId(id);
      return stored === undefined ? [] : giveNotice(port.core.environment, stored, at(9));
    };
    expect(await notices()).toEqual([]);
    await port.done(at_(plate), { action: 'direct' }, at(3));
    expect(await notices()).toMatchObject([{ kind: 'check-ordered', reasons: ['transit'] }]);
  });
});

test('Every selection by hand is looked at again by another, whatever the inspection found', async () => {
  for (const result of ['conform', 'not-conform'] as const) {
    const { plate, id } = await filed();
    await select(plate, 1, SEAL, 'lead-9');
    const { id: crossing } = await port.done(at_(plate), { action: 'direct' }, at(2));
    const findings =
      result === 'conform' ? [] : [{ hazard: 'transit' as const, code: 'quantity', declarationId: id, line: 1 }];
    await port.examine(crossing, result, findings, at(60), 'anna');
    const inspection = await port.store.inspections.ofCrossing(crossing);
    const passage = await port.store.crossings.byId(crossing);
    if (inspection === undefined || passage === undefined) throw new Error('no inspection');
    await openReviews(port.core.environment, inspection, passage, at(61));
    const queue = await reviewQueue(port.core.environment, 'lead-9', 100);
    const own = queue.find(({ review }) => review.inspection === inspection.id && review.cause === 'manual-selection');
    // Who selected it had a part in it.
    expect(own).toMatchObject({ own: true, review: { kind: 'desk' } });
    const look = { verdict: 'agrees' as const, steps: [] };
    const { environment } = port.core;
    const reader = { id: 'lead-9', inBay: true };
    expect(await recordLook(environment, own?.review.id ?? '', look, reader, at(70))).toMatchObject({
      refusal: 'review-own',
    });
  }
});

test('The steering test and the published figures read what was selected by hand', async () => {
  const { acts } = await port.store.assignments.steerable(at(-60), at(600));
  const byHand = acts.filter(({ kind, officer }) => kind === 'manual' && officer === 'gate-1');
  expect(byHand.length).toBeGreaterThan(2);
  // An empty vehicle has no declarant.
  expect(new Set(byHand.map(({ declarant }) => declarant))).toEqual(new Set(['OP-1007', '']));
  const { selections } = await port.store.oversee.fairness(at(-60), at(600));
  expect(selections.find(({ kind }) => kind === 'manual')).toMatchObject({ checked: 2, found: 1 });
});

test('An audit finds the record as it was decided, and a choice that was changed behind its back', async () => {
  const audit = async () => {
    await port.core.sequencer.run(at(700));
    const snapshot = await openSnapshot(port.pool);
    try {
      const key = headKey(
        originOf(await port.store.installation.get()),
        port.services.slipKeys.keys[0]?.publicKey ?? '',
      );
      // The rules of a test were never decided about.
      const { findings } = await auditLedger(snapshot, { key, now: at(700) });
      return findings.filter(({ place }) => !place.startsWith('rule_version'));
    } finally {
      await snapshot.close();
    }
  };
  expect(await audit()).toEqual([]);
  await port.pool.query(`update assessment set result = jsonb_set(result, '{selections,0,by}', '"somebody"')
    where id = (select id from assessment where cause = 'selected' order by id limit 1)`);
  expect((await audit()).map(({ place }) => place.split(' ')[0])).toEqual(['assessment']);
});
