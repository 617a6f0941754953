import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { ActorId, Instant, Plate } from '../../core/domain/ids.ts';
import type { InspectionInput } from '../inspections/act-on-inspection.ts';
import { pinProof, setPin } from '../inspections/pins.ts';
import { serialOf } from '../../core/outage/forms.ts';
import { newId } from '../identify.ts';
import { newSigningKeyPem, readSigningKey } from '../slips.ts';
import { genuineGrant, signGrant } from './grants.ts';

const RULES = [
  { id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' },
  { id: 'dear', when: 'goods.value > 50000.0', lane: 'yellow' },
];
const HOUR = 60;
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const BOTH = ['gate', 'inspections'] as const;

let port: TestPort;
let outages: TestPort['services']['outages'];
beforeAll(async () => {
  port = await openTestPort(RULES, { offlineRelease: true });
  outages = port.services.outages;
});
afterAll(() => port.close());

async function declared(minute: number, by = 'lead-1') {
  const until = at(minute + 6 * HOUR);
  const input = { kind: 'declared' as const, from: at(0), until, parts: BOTH, reason: 'network' as const };
  const result = await outages.declare(input, by, at(minute));
  if (result.outcome !== 'done') throw new Error(result.outcome);
  return result.outage;
}

let plates = 0;
/** A truck whose declaration sends it to documents, its check ended. */
async function checked(minute: number, value = 60_000) {
  const plate = `OUT${++plates}` as Plate;
  const goods = [{ line: 1, hs: '270112', value, currency: 'CNY', grossKg: 100 }];
  const vehicle = { plate, kind: 'truck' };
  await port.file(coal(`REF-${plate}`, { vehicle, goods, totals: { grossKg: 100 } }), at(minute));
  const target = { vehicle: truck(plate), direction: 'inbound' as const };
  const crossing = await port.done(target, { action: 'direct' }, at(minute));
  if (value < 1000) return crossing;
  await port.done({ id: crossing.id }, { action: 'start-check' }, at(minute + 1));
  return port.done({ id: crossing.id }, { action: 'end-check', result: 'conform' }, at(minute + 2));
}

test('One person declares, devices are given a grant that ends after two hours, and another makes it last.', async () => {
  const outage = await declared(0);
  const [short] = await outages.grants(at(1));
  expect(short).toMatch(/^LO1\./);
  expect(await outages.decide(outage.id, true, 'lead-1', at(2))).toEqual({ outcome: 'outage-needs-two' });
  expect(await outages.grants(at(3 * HOUR))).toEqual([]);
  expect(await outages.decide(outage.id, true, 'lead-2', at(30))).toMatchObject({ outcome: 'done' });
  expect(await outages.grants(at(3 * HOUR))).toHaveLength(1);
  expect(await outages.now(at(5 * HOUR))).toHaveLength(1);
  // By itself, without anybody's doing.
  expect(await outages.now(at(6 * HOUR))).toEqual([]);
  // A grant of a key that is not the port's is worth nothing.
  const [ours, other] = [readSigningKey(newSigningKeyPem()), readSigningKey(newSigningKeyPem())];
  const asked = { port: 'CNERC', part: 'gate' as const, at: at(1) };
  const signed = signGrant(other, outage, 'CNERC', at(1));
  expect(genuineGrant(signed, { key: ours, ...asked })).toBeUndefined();
  expect(genuineGrant(signed, { key: other, ...asked, port: 'MNZUU' })).toBeUndefined();
  expect(genuineGrant(signed, { key: other, ...asked })).toMatchObject({ outage: outage.id });
  expect(await outages.end(outage.id, 'lead-1', at(40))).toMatchObject({ outcome: 'done' });
  expect(await outages.review(outage.id, 'justified', 'lead-2', at(50))).toEqual({ outcome: 'outage-needs-two' });
  expect(await outages.review(outage.id, 'justified', 'reviewer', at(50))).toMatchObject({ outcome: 'done' });
});

test('A grant for the next shift counts once two people agreed, and only where the installation permits any.', async () => {
  const input = { kind: 'standing' as const, parts: BOTH, reason: 'precaution' as const };
  const span = { from: at(10 * HOUR), until: at(18 * HOUR) };
  const result = await outages.declare({ ...input, ...span }, 'lead-1', at(60));
  if (result.outcome !== 'done') throw new Error(result.outcome);
  expect(await outages.grants(at(61))).toEqual([]);
  await outages.decide(result.outage.id, true, 'approver', at(62));
  expect(await outages.grants(at(63))).toHaveLength(1);
  const without = await openTestPort();
  expect(await without.services.outages.declare({ ...input, ...span }, 'lead-1', at(60))).toEqual({
    outcome: 'outage-grants-off',
  });
  const now = { kind: 'declared' as const, from: at(60), until: at(120), parts: BOTH, reason: 'power' as const };
  expect(await without.services.outages.declare(now, 'lead-1', at(60))).toMatchObject({ outcome: 'done' });
  expect(await without.services.outages.grants(at(61))).toEqual([]);
  await without.close();
});

test('A release that a gate brings in is taken at its time, and looked at with a grant and without; one the machine refuses too.', async () => {
  const outage = await declared(200, 'lead-3');
  const [grant = ''] = await outages.grants(at(201));
  const [good, bare, open] = [await checked(205), await checked(205), await checked(205, 900)];
  // Its check ended after the grant, whatever its release says of the time.
  const late = await checked(330);
  const release = (id: typeof good.id, more: object) =>
    port.act({ id }, { action: 'release', at: at(215), offline: true, ...more }, at(400), 'gate-1');
  expect(await release(good.id, { grant })).toMatchObject({
    outcome: 'done',
    crossing: { stages: { released: at(215) } },
  });
  expect(await release(bare.id, {})).toMatchObject({ outcome: 'done', crossing: { stages: { released: at(215) } } });
  expect(await release(open.id, { grant })).toMatchObject({ outcome: 'refused' });
  expect(await release(late.id, { grant })).toMatchObject({
    outcome: 'done',
    crossing: { stages: { released: at(332) } },
  });
  const causes = new Map((await outages.entries()).map(({ crossing, cause }) => [crossing, cause]));
  expect([good, bare, open, late].map(({ id }) => causes.get(id))).toEqual([
    ...['with-grant', 'without-grant', 'refused', 'without-grant'],
  ]);
  await outages.end(outage.id, 'lead-3', at(401));
});

test('A PIN counts under a grant alone; without one the decision is on record, waits, and is looked at.', async () => {
  await setPin(port.core.environment, 'lead-2', '246810', at(0));
  await port.pool.query(`insert into "user" (id, name, email) values ('lead-2', 'Lead', 'lead@example.invalid')`);
  await port.pool.query(
    `insert into role_grant (id, user_id, role, proposed_by, proposed_at, approved_by, approved_at, origin)
    values ($1, 'lead-2', 'shift-lead', 'demo', now(), 'demo', now(), 'demo')`,
    [newId(at(0))],
  );
  const outage = await declared(500, 'lead-4');
  const [grant = ''] = await outages.grants(at(501));
  await outages.end(outage.id, 'lead-1', at(520));
  const [pin] = await port.store.inspections.pins(['lead-2']);
  const conclude = async (minute: number, more: object, examinedAt = 510) => {
    const crossing = await checked(505, 900);
    const inspection = await examined(crossing.id, examinedAt);
    const id = newId(at(minute));
    const second = { officer: 'lead-2', proof: pinProof(pin?.keyHex ?? '', id) };
    const input = { id, at: at(minute), offline: true, action: 'conclude', outcome: 'release', second, ...more };
    const result = await port.services.inspections.act(inspection, input as InspectionInput, { id: 'anna' }, at(700));
    return { id, state: result.inspection?.state, flags: result.inspection?.flags };
  };
  // The device could not hear that it was ended: it acted on what it held.
  expect(await conclude(530, { grant })).toMatchObject({ state: 'concluded' });
  for (const [minute, more, examinedAt] of [
    [530, {}],
    // More than its end: the last byte of a signature is small, and now and then it is none.
    [530, { grant: `${grant.slice(0, -20)}${'A'.repeat(20)}` }],
    // Nobody had confirmed it: the grant ended after two hours.
    [500 + 2 * HOUR + 10, { grant }],
    // The server itself took the last finding after that: the decision was not before it.
    [530, { grant }, 500 + 2 * HOUR + 10],
  ] as const) {
    const told = await conclude(minute, more, examinedAt);
    expect(told).toMatchObject({ state: 'awaiting-second', flags: ['release-without-grant'] });
    const entry = (await outages.entries()).find(({ id }) => id === told.id);
    // Nothing proves that the second officer was there, and nobody looks at what is said to be their own.
    expect(entry).toMatchObject({ cause: 'without-grant', action: 'conclude', claimedSecond: 'lead-2' });
    if (entry === undefined) continue;
    for (const own of ['anna', 'lead-2'])
      expect(await outages.lookAt(entry.id, 'in-order', own, at(710))).toEqual({ outcome: 'outage-entry-own' });
    expect(await outages.lookAt(entry.id, 'not-in-order', 'reviewer', at(710))).toMatchObject({ outcome: 'done' });
  }
});

test('What paper says is keyed once for each line, with both times and both people, and stands for review.', async () => {
  const batch = await outages.printForms({ kind: 'gate-log', count: 2 }, 'lead-1', at(800));
  expect(batch).toMatchObject({ first: 1, count: 2 });
  expect(await outages.printForms({ kind: 'gate-log', count: 5 }, 'lead-1', at(800))).toMatchObject({ first: 3 });
  const key = (serial: string, line: number, minute: number, id = newId(at(900))) => {
    const target = { vehicle: truck(`PAPER${line}` as Plate), direction: 'inbound' as const };
    const input = { id, action: 'direct' as const, at: at(minute), seenLane: 'yellow' as const };
    return outages.key(target, { serial, line, doneBy: 'gate-1', input }, 'lead-1', at(900));
  };
  expect(await key('GL-000099', 1, 850)).toBe('form-unknown');
  expect(await key('GL-000001', 99, 850)).toBe('form-line');
  expect(await key('GL-000001', 1, 700)).toBe('form-time');
  expect(await key('GL-000001', 1, 901)).toBe('form-time');
  const id = newId(at(900));
  expect(await key('GL-000001', 1, 850, id)).toMatchObject({
    outcome: 'done',
    crossing: { stages: { directed: at(850) } },
  });
  expect(await key('GL-000001', 1, 850, id)).toMatchObject({ outcome: 'seen' });
  expect(await key('GL-000001', 1, 851)).toBe('form-line-keyed');
  // Under the same id nothing else is keyed, on this line or another.
  expect(await key('GL-000001', 1, 851, id)).toBe('form-id-used');
  expect(await key('GL-000001', 2, 850, id)).toBe('form-id-used');
  const entry = await port.store.outages.entry(id);
  expect(entry).toMatchObject({
    ...{ cause: 'form', form: { serial: 'GL-000001', line: 1 }, happenedAt: at(850), keyedAt: at(900) },
    ...{ doneBy: 'gate-1', keyedBy: 'lead-1' },
  });
});

test('Whoever declared one that nobody stood behind leaves the next to another.', async () => {
  const outage = await declared(1000, 'lead-5');
  await expect(declared(1010, 'lead-5')).rejects.toThrow('outage-needs-another');
  await outages.end(outage.id, 'lead-5', at(1020));
  await expect(declared(1030, 'lead-5')).rejects.toThrow('outage-needs-another');
  const other = await declared(1030, 'lead-6');
  await outages.decide(other.id, false, 'lead-5', at(1031));
  await expect(declared(1040, 'lead-6')).rejects.toThrow('outage-needs-another');
  await expect(declared(1000 + 12 * HOUR, 'lead-5')).resolves.toMatchObject({ declaredBy: 'lead-5' });
});

test('A line that was refused is keyed again under another id, and the refused one stays what it was.', async () => {
  const crossing = await checked(802, 900);
  await outages.printForms({ kind: 'release', count: 2 }, 'lead-1', at(800));
  const key = (id: string, action: 'release' | 'hold', minute = 850) => {
    const target = { id: crossing.id };
    const input = { id, action, at: at(minute), ...(action === 'hold' ? { note: 'damage' as const } : {}) };
    return outages.key(target, { serial: 'RE-000001', line: 1, doneBy: 'gate-1', input }, 'lead-1', at(900));
  };
  const [first, second] = [newId(at(900)), newId(at(900))];
  const refused = await key(first, 'release');
  expect(refused).toMatchObject({ outcome: 'refused' });
  // Sent again it is refused again, and corrected it is no longer the same.
  expect(await key(first, 'release')).toMatchObject({ outcome: 'refused' });
  expect(await key(first, 'hold')).toBe('form-id-used');
  expect(await key(second, 'hold')).toMatchObject({ outcome: 'done' });
  expect(await port.store.outages.entry(first)).toMatchObject({ cause: 'refused', action: 'release' });
  expect(await port.store.outages.entry(second)).toMatchObject({ cause: 'form', crossing: crossing.id });
  // An id of something that was done in another way is no line of paper.
  const other = newId(at(900));
  const lifting = (id: string) => ({ id, action: 'lift-hold' as const, note: 'resolved' as const, at: at(901) });
  await port.services.crossings.act({ id: crossing.id }, lifting(other), { id: 'lead-2' }, at(901));
  const input = { id: other, action: 'hold' as const, note: 'damage' as const, at: at(850) };
  const keyed = { serial: 'RE-000002', line: 1, doneBy: 'gate-1', input };
  expect(await outages.key({ id: crossing.id }, keyed, 'lead-1', at(902))).toBe('form-id-used');
});

test('Nobody whose name is on a hold lifts it, on paper or with network, whoever keys.', async () => {
  const crossing = await checked(802);
  await outages.printForms({ kind: 'gate-log', count: 1 }, 'lead-1', at(810));
  const [{ first } = { first: 0 }] = (await outages.forms()).filter(({ kind }) => kind === 'gate-log');
  const target = { id: crossing.id };
  const key = (line: number, action: 'hold' | 'lift-hold', doneBy: string, by: string) => {
    const note = action === 'hold' ? ('damage' as const) : ('resolved' as const);
    const input = { id: newId(at(900)), action, note, at: at(850 + line) };
    return outages.key(target, { serial: serialOf('gate-log', first), line, doneBy, input }, by, at(900));
  };
  expect(await key(1, 'hold', 'lead-2', 'lead-1')).toMatchObject({ outcome: 'done' });
  const same = { outcome: 'refused', refusal: 'same-officer-lifts-hold' };
  for (const [doneBy, by] of [
    ['lead-2', 'lead-3'],
    ['lead-3', 'lead-2'],
    ['lead-1', 'lead-3'],
    ['lead-3', 'lead-1'],
  ] as const)
    expect(await key(2, 'lift-hold', doneBy, by), `${doneBy} keyed by ${by}`).toMatchObject(same);
  expect(await port.act(target, { action: 'lift-hold', note: 'resolved' }, at(901), 'lead-2')).toMatchObject(same);
  expect(await key(2, 'lift-hold', 'lead-3', 'lead-4')).toMatchObject({ outcome: 'done' });
});

test('Of two who key a line at the same moment one has done nothing.', async () => {
  await outages.printForms({ kind: 'gate-log', count: 1 }, 'lead-1', at(950));
  const [{ first } = { first: 0 }] = (await outages.forms()).filter(({ kind }) => kind === 'gate-log');
  const key = (by: string, line: number, nth: number) => {
    const target = { vehicle: truck(`RACE${line}${nth}` as Plate), direction: 'inbound' as const };
    const input = { id: newId(at(960)), action: 'direct' as const, at: at(955) };
    return outages.key(target, { serial: serialOf('gate-log', first), line, doneBy: 'gate-1', input }, by, at(960));
  };
  for (let line = 1; line <= 5; line++) {
    const said = await Promise.all([1, 2, 3].map((nth) => key(`lead-${nth}`, line, nth)));
    expect(said.map((one) => (typeof one === 'string' ? one : one.outcome)).sort()).toEqual([
      ...['done', 'form-line-keyed', 'form-line-keyed'],
    ]);
    const kept = await Promise.all(
      [1, 2, 3].map((nth) => port.store.crossings.openByPlate(`RACE${line}${nth}` as Plate)),
    );
    expect(kept.filter((one) => one !== undefined)).toHaveLength(1);
  }
});

test('What is refused because its passage is closed is listed with the passage that it was about.', async () => {
  const target = { vehicle: truck('CLOSED1'), direction: 'inbound' as const };
  const pass = async (minute: number) => {
    const { id } = await port.done(target, { action: 'direct', seenLane: 'yellow' }, at(minute));
    await port.done({ id }, { action: 'start-check' }, at(minute + 1));
    await port.done({ id }, { action: 'end-check', result: 'conform' }, at(minute + 2));
    for (const action of ['release', 'exit'] as const) await port.done({ id }, { action }, at(minute + 3));
    return id;
  };
  const [first, second] = [await pass(965), await pass(980)];
  const listed = async (id: string) => (await outages.entries()).find((one) => one.id === id)?.crossing;
  for (const [minute, passage] of [
    [970, first],
    [990, second],
    // A clock that is slow by more than it all took: the last one is the nearest guess.
    [300, second],
  ] as const) {
    const id = newId(at(999));
    const said = { id, action: 'release', at: at(minute), offline: true } as const;
    expect(await port.act(target, said, at(999), 'gate-1')).toEqual({
      ...{ outcome: 'refused', refusal: 'unknown-crossing' },
    });
    expect(await listed(id), `at ${minute}`).toBe(passage);
  }
  await outages.printForms({ kind: 'release', count: 1 }, 'lead-1', at(960));
  const [{ first: number } = { first: 0 }] = (await outages.forms()).filter(({ kind }) => kind === 'release');
  const input = { id: newId(at(999)), action: 'release' as const, at: at(985) };
  const keyed = { serial: serialOf('release', number), line: 1, doneBy: 'gate-1', input };
  expect(await outages.key(target, keyed, 'lead-1', at(999))).toMatchObject({ outcome: 'refused' });
  expect(await listed(input.id)).toBe(second);
});

test('What waits is listed first, paper behind the rest, the oldest first, and counted.', async () => {
  const all = await outages.entries();
  const open = all.filter(({ review }) => review === undefined);
  expect(all.slice(0, open.length)).toEqual(open);
  expect(await outages.openEntries()).toBe(open.length);
  const paper = open.filter(({ cause }) => cause === 'form');
  expect(open.slice(-paper.length)).toEqual(paper);
  for (const part of [open.slice(0, -paper.length), paper]) {
    expect(part.length).toBeGreaterThan(2);
    expect(part.map(({ keyedAt }) => keyedAt)).toEqual(part.map(({ keyedAt }) => keyedAt).sort((a, b) => a - b));
  }
});

/** Every step signed and every item found as declared, ready to be concluded. */
async function examined(crossing: Parameters<TestPort['store']['inspections']['ofCrossing']>[0], minute = 510) {
  const { inspections } = port.services;
  const inspection = await port.store.inspections.ofCrossing(crossing);
  if (inspection === undefined) throw new Error('no inspection was opened');
  const act = async (deed: object) => {
    const input = { id: newId(at(minute)), at: at(minute), ...deed } as InspectionInput;
    const result = await inspections.act(inspection.id, input, { id: 'anna' as ActorId }, at(minute));
    if (result.outcome !== 'done') throw new Error(JSON.stringify(result).slice(0, 300));
  };
  await act({ action: 'start' });
  for (const step of inspection.order.steps.filter((one) => one.required)) {
    const photos = step.photo === 'required' ? { photos: [newId(at(minute))] } : {};
    await act({ action: 'sign-step', step: step.id, mark: 'in-order', value: 1, ...photos });
  }
  for (const { declarationId, line } of inspection.order.items)
    await act({ action: 'record-finding', declarationId, line, result: 'conform', measure: 'none' });
  return inspection.id;
}
