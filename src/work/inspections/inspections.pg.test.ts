import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { ActorId, DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { ActionId } from '../../core/inspect/inspection.ts';
import { INSPECTION_COVERAGE } from '../audit/cover-inspections.ts';
import type { Coverage, Expected } from '../audit/coverage.ts';
import { readStatement } from '../audit/statement.ts';
import { openSnapshot } from '../../store/snapshot.ts';
import { newId } from '../identify.ts';
import { actOnInspection, type InspectionInput, type InspectResult } from './act-on-inspection.ts';
import { keepPhoto } from './keep-photo.ts';
import { pinProof, setPin } from './pins.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' },
    { id: 'heavy', hazard: 'transit', when: 'declaration.weighedDifference > 0.6', lane: 'red' },
  ]);
});
afterAll(() => port.close());

let plates = 0;
const nextPlate = (): Plate => `INS${++plates}` as Plate;
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const CHEAP = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];

interface Case {
  readonly declaration: DeclarationId;
  readonly crossing: Crossing;
  readonly inspection: Inspection;
}

/** A truck that its declaration sends to the red lane. */
async function red(): Promise<Case> {
  const plate = nextPlate();
  const filed = await port.file(
    coal(`REF-${plate}`, { vehicle: { plate, kind: 'truck' }, goods: CHEAP, totals: { grossKg: 100 } }),
  );
  const crossing = await port.done({ vehicle: truck(plate), direction: 'inbound' }, { action: 'direct' }, at(1));
  const inspection = await port.store.inspections.ofCrossing(crossing.id);
  if (inspection === undefined) throw new Error('no inspection was opened');
  return { declaration: idOf(filed), crossing, inspection };
}

type Without<One> = One extends unknown ? Omit<One, 'id' | 'at'> : never;
type Deed = Without<InspectionInput> & { readonly id?: string; readonly at?: Instant };
const act = (on: Inspection, deed: Deed, minute: number, by = 'anna'): Promise<InspectResult> =>
  actOnInspection(
    port.core.environment,
    on.id,
    { id: newId(at(minute)), at: at(minute), ...deed } as InspectionInput,
    { id: by },
    at(minute),
  );
async function done(on: Inspection, deed: Deed, minute: number, by?: string): Promise<Inspection> {
  const result = await act(on, deed, minute, by);
  if (result.outcome !== 'done') throw new Error(`${deed.action}: ${JSON.stringify(result)}`.slice(0, 300));
  return result.inspection;
}
const crossingOf = async ({ crossing }: Inspection): Promise<Crossing | undefined> =>
  port.store.crossings.byId(crossing);

/** Signs every step off that is still open. */
async function signAll(on: Inspection, from: number, by?: string): Promise<Inspection> {
  let inspection = on;
  for (const step of on.order.steps) {
    if (inspection.entries.some((one) => one.step === step.id)) continue;
    const photos = step.photo === 'required' ? { photos: [newId(at(from))] } : {};
    inspection = await done(
      inspection,
      { action: 'sign-step', step: step.id, mark: 'in-order', value: 1, ...photos } as Deed,
      from,
      by,
    );
  }
  return inspection;
}
const finding = ({ declaration }: Case, result = 'conform'): Deed =>
  ({
    action: 'record-finding',
    declarationId: declaration,
    line: 1,
    result,
    measure: 'none',
    ...(result === 'conform' ? {} : { hazard: 'revenue' }),
  }) as Deed;
const conclude = (outcome: string, more: object = {}): Deed => ({ action: 'conclude', outcome, ...more }) as Deed;

async function examined(result = 'conform'): Promise<Case> {
  const given = await red();
  let inspection = await done(given.inspection, { action: 'start' } as Deed, 2);
  inspection = await signAll(inspection, 3);
  inspection = await done(inspection, finding(given, result), 4);
  return { ...given, inspection };
}

describe('A vehicle that is directed to the red lane', () => {
  test('gets an inspection with an order that says what is looked for and why', async () => {
    const { inspection, declaration } = await red();
    expect(inspection.state).toBe('ordered');
    expect(inspection.order.items).toMatchObject([
      { declarationId: declaration, line: 1, hs: '270112', hazards: ['revenue'], unloadPercent: 0 },
    ]);
    expect(inspection.order.packs.map(({ id }) => id)).toEqual(['documents-only', 'bulk']);
    expect(inspection.order.equipment).toContain('weighbridge');
  });

  test('gets one as well when its lane rises to red on the weighbridge', async () => {
    const plate = nextPlate();
    await port.file(coal(`REF-${plate}`, { vehicle: { plate, kind: 'truck' } }));
    const { id } = await port.done({ vehicle: truck(plate), direction: 'inbound' }, { action: 'direct' }, at(1));
    expect(await port.store.inspections.ofCrossing(id)).toBeUndefined();
    await port.done({ id }, { action: 'weigh', weighedKg: 70_000 }, at(2));
    expect((await port.store.inspections.ofCrossing(id))?.order.items[0]?.hazards).toEqual(['transit']);
  });

  test('is neither checked barely nor released while the inspection stands', async () => {
    const { crossing } = await red();
    const { id } = crossing;
    expect(await port.act({ id }, { action: 'release' }, at(2))).toMatchObject({ refusal: 'inspection-required' });
    await port.done({ id }, { action: 'start-check' }, at(3));
    expect(await port.act({ id }, { action: 'end-check', result: 'conform' }, at(4))).toMatchObject({
      refusal: 'inspection-required',
    });
  });
});

describe('An inspection', () => {
  test('begins the check with its first step, ends it with its decision, and labels the declaration', async () => {
    const given = await red();
    let inspection = await done(given.inspection, { action: 'start' } as Deed, 2);
    expect((await crossingOf(inspection))?.state).toBe('directed');
    inspection = await signAll(inspection, 3);
    expect(await crossingOf(inspection)).toMatchObject({ state: 'checking', stages: { checkStarted: at(3) } });
    inspection = await done(inspection, finding(given), 4);
    inspection = await done(inspection, conclude('release'), 5);
    expect(inspection).toMatchObject({ state: 'concluded', flags: ['nothing-found'] });
    expect(await crossingOf(inspection)).toMatchObject({
      state: 'checked',
      checkResult: 'conform',
      stages: { checkEnded: at(5) },
    });
    const events = await port.store.events.ofSubject(given.declaration, 100);
    const label = events.find((one) => one.kind === 'finding-recorded');
    expect(label?.body).toMatchObject({ result: 'conform', observation: { kind: 'checked', found: false } });
    await port.done({ id: given.crossing.id }, { action: 'release' }, at(6));
  });

  test('takes an action sent twenty times at once as one', async () => {
    const { inspection } = await red();
    const id = newId(at(2));
    const results = await Promise.all(
      Array.from({ length: 20 }, () => act(inspection, { action: 'start', id } as Deed, 2)),
    );
    expect(results.filter((one) => one.outcome === 'done').length).toBe(1);
    expect(results.filter((one) => one.outcome === 'seen').length).toBe(19);
    expect((await port.store.inspections.entries(inspection.id)).length).toBe(1);
  });

  test('keeps both words where two officers sign one step at the same moment', async () => {
    const { inspection } = await red();
    await done(inspection, { action: 'start' } as Deed, 2);
    await done(inspection, { action: 'start' } as Deed, 2, 'bo');
    const step = inspection.order.steps[0]?.id ?? '';
    const sign = { action: 'sign-step', step, mark: 'in-order' } as Deed;
    await Promise.all([
      done(inspection, sign, 3),
      done(inspection, { ...sign, mark: 'not-in-order' } as Deed, 3, 'bo'),
    ]);
    const stored = await port.store.inspections.byId(inspection.id);
    expect(stored?.entries.map((one) => one.addendum).sort()).toEqual([false, true]);
    expect(new Set(stored?.entries.map((one) => one.by))).toEqual(new Set(['anna', 'bo']));
  });

  test('keeps the time of a device that had no network', async () => {
    const { inspection } = await red();
    await done(inspection, { action: 'start', at: at(3), offline: true } as Deed, 30);
    const step = inspection.order.steps[0]?.id ?? '';
    const sign = { action: 'sign-step', step, mark: 'in-order', at: at(5), offline: true } as Deed;
    const after = await done(inspection, sign, 30);
    expect(after.entries[0]).toMatchObject({ at: at(5), received: at(30) });
    expect((await crossingOf(after))?.stages.checkStarted).toBe(at(5));
  });

  test('that finds something is released by two, and only so', async () => {
    const given = await examined('quantity');
    const { id } = given.crossing;
    const waiting = await done(given.inspection, conclude('release'), 5);
    expect(waiting.state).toBe('awaiting-second');
    expect(await port.act({ id }, { action: 'release' }, at(6))).toMatchObject({ refusal: 'second-officer-required' });
    const of = waiting.decisions[0]?.id as ActionId;
    const second = { action: 'second', of, agrees: true } as Deed;
    expect(await act(waiting, second, 7)).toMatchObject({ outcome: 'refused', refusal: 'same-officer-seconds' });
    const agreed = await done(waiting, second, 7, 'lead');
    expect(agreed.flags).toContain('released-against-finding');
    expect(await crossingOf(agreed)).toMatchObject({ state: 'checked', checkResult: 'not-conform' });
    await port.done({ id }, { action: 'release' }, at(8));
    const label = (await port.store.events.ofSubject(given.declaration, 100)).find(
      (one) => one.kind === 'finding-recorded',
    );
    expect(label?.body).toMatchObject({
      findings: [{ hazard: 'revenue', code: 'quantity', line: 1 }],
      observation: { found: true },
    });
  });

  test('that detains holds the vehicle, and the gate sees it at once', async () => {
    const given = await examined('prohibited');
    await done(given.inspection, conclude('detain'), 5);
    const glance = await port.services.crossings.gateAnswer(given.crossing.vehicle.plate as Plate, at(5));
    expect(glance.crossing).toMatchObject({ state: 'held', hold: { note: 'detained', by: 'anna' } });
    const { id } = given.crossing;
    expect(await port.act({ id }, { action: 'lift-hold' }, at(6), 'anna')).toMatchObject({
      refusal: 'same-officer-lifts-hold',
    });
    await port.done({ id }, { action: 'lift-hold', note: 'resolved' }, at(6), 'lead');
    expect(await port.act({ id }, { action: 'release' }, at(7))).toMatchObject({ refusal: 'outcome-forbids-release' });
  });

  test('is opened again by a finding that a device brings in after the decision', async () => {
    const given = await examined();
    const concluded = await done(given.inspection, conclude('release'), 10);
    const late = { ...finding(given, 'value'), at: at(9), offline: true } as Deed;
    const opened = await done(concluded, late, 20, 'bo');
    expect(opened).toMatchObject({ state: 'started', flags: ['nothing-found', 'entry-after-conclusion'] });
    expect((await crossingOf(opened))?.state).toBe('checking');
    const { id } = given.crossing;
    expect(await port.act({ id }, { action: 'release' }, at(21))).toMatchObject({ refusal: 'inspection-required' });
  });

  test('and its vehicle are never moved past each other', async () => {
    for (let round = 0; round < 10; round++) {
      const given = await examined();
      const concluded = await done(given.inspection, conclude('release'), 10);
      const late = { ...finding(given, 'value'), at: at(9), offline: true } as Deed;
      const [entry, released] = await Promise.all([
        act(concluded, late, 20, 'bo'),
        port.act({ id: given.crossing.id }, { action: 'release' }, at(20)),
      ]);
      expect(entry.outcome).toBe('done');
      const last = await port.store.inspections.byId(concluded.id);
      if (released.outcome === 'done') expect(last?.flags).toContain('finding-after-release');
      else expect(last?.state).toBe('started');
    }
  });
});

describe('The ledger', () => {
  test('holds every act with the record after it, and an audit finds what was slipped in', async () => {
    const coverage = INSPECTION_COVERAGE.find(({ table }) => table === 'inspection') as Coverage;
    const read = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
      const expected: Expected = new Map();
      for (const { statement } of (
        await port.pool.query<{ statement: string }>(`select statement from ledger_opening
          order by statement not like '%"kind":"inspection-ordered"%', random()`)
      ).rows) {
        const entry = readStatement(statement);
        if (entry !== undefined && coverage.kinds.includes(entry.kind)) coverage.fold(entry, expected);
      }
      const faults = new Map<string, readonly string[]>();
      const snapshot = await openSnapshot(port.pool);
      for await (const { name, values } of coverage.records(snapshot))
        faults.set(name, coverage.differing?.(values, expected.get(name) ?? {}) ?? []);
      await snapshot.close();
      return faults;
    };
    const { inspection } = await examined('quantity');
    expect([...(await read()).values()].flat()).toEqual([]);
    await port.pool.query(
      `update inspection set body = jsonb_set(body, '{findings,0,result}', '"conform"') where id = $1`,
      [inspection.id],
    );
    expect([...(await read())].filter(([, faults]) => faults.length > 0)).toEqual([[inspection.id, ['record']]]);
  });
});

describe('A photo', () => {
  const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const keep = (on: Inspection, id: string, bytes: Uint8Array, by = 'anna') =>
    keepPhoto(port.core.environment, on.id, id, bytes, by as ActorId, at(9));

  test('belongs to a step that its officer signed, once, and is a picture', async () => {
    const { inspection } = await red();
    await done(inspection, { action: 'start' } as Deed, 2);
    const step = inspection.order.steps.find((one) => one.photo === 'required')?.id ?? '';
    const id = newId(at(3));
    expect(await keep(inspection, id, JPEG)).toBe('photo-not-awaited');
    await done(inspection, { action: 'sign-step', step, mark: 'in-order', photos: [id] } as Deed, 3);
    expect(await keep(inspection, id, JPEG, 'bo')).toBe('photo-not-awaited');
    expect(await keep(inspection, id, new TextEncoder().encode('<svg onload=alert(1)>'))).toBe('photo-not-a-picture');
    expect(await keep(inspection, id, JPEG)).toBe('stored');
    expect(await keep(inspection, id, JPEG)).toBe('same');
    expect(await keep(inspection, id, new Uint8Array([...JPEG, 4]))).toBe('differs');
    expect(await port.store.inspections.photo(inspection.id, id)).toMatchObject({ step, mediaType: 'image/jpeg' });
  });
});

describe('A release without network', () => {
  test('counts with the PIN of a second officer, is flagged, and otherwise waits for one', async () => {
    const { environment } = port.core;
    const allowed = { ...environment, offlineRelease: true };
    await setPin(environment, 'lead', '246810', at(0));
    const [pin] = await port.store.inspections.pins(['lead']);
    const given = await examined();
    const id = newId(at(5));
    const proof = pinProof(pin?.keyHex ?? '', id);
    const input = { ...conclude('release', { second: { officer: 'lead', proof } }), id, at: at(5), offline: true };
    const tell = (where: typeof environment, more: object = {}): Promise<InspectResult> =>
      actOnInspection(
        where,
        given.inspection.id,
        { ...input, ...more } as InspectionInput,
        { id: 'anna' },
        at(9),
        where === allowed,
      );
    // Whoever holds no role today is no second officer, whatever they know.
    expect(await tell(allowed)).toMatchObject({ outcome: 'refused', refusal: 'pin-wrong' });
    await port.pool.query(`insert into "user" (id, name, email) values ('lead', 'Lead', 'lead@example.invalid')`);
    await port.pool.query(
      `insert into role_grant (id, user_id, role, proposed_by, proposed_at, approved_by, approved_at, origin)
      values ($1, 'lead', 'shift-lead', 'demo', now(), 'demo', now(), 'demo')`,
      [newId(at(0))],
    );
    // A proof is of one act: it does not do for another, and a changed one does not do at all.
    const forged = { second: { officer: 'lead', proof: pinProof(pin?.keyHex ?? '', newId(at(5))) } };
    expect(await tell(allowed, forged)).toMatchObject({ outcome: 'refused', refusal: 'pin-wrong' });
    const other = await examined();
    const told = input as InspectionInput;
    const result = await actOnInspection(allowed, other.inspection.id, told, { id: 'anna' }, at(9), true);
    expect(result).toMatchObject({
      outcome: 'done',
      inspection: { state: 'concluded', flags: ['offline-release', 'nothing-found'] },
    });
    const entries = await port.store.inspections.entries(other.inspection.id);
    expect(JSON.stringify(entries.at(-1)?.body)).not.toContain(proof);
    const waiting = { id: newId(at(6)) };
    expect(await tell(environment, waiting)).toMatchObject({
      outcome: 'done',
      inspection: { state: 'awaiting-second', flags: ['release-without-grant'] },
    });
  });
});
