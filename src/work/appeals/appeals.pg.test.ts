import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import { DECIDE_WITHIN_MS, LODGE_WITHIN_MS } from '../../core/inspect/appeal.ts';
import { askDocument } from '../documents/ask-documents.ts';
import { answerDocument } from '../documents/answer-document.ts';
import { decideDocument } from '../documents/decide-document.ts';
import { newId } from '../identify.ts';
import { giveNotice } from './give-notice.ts';
import { decideAppeal, lodgeAppeal } from './hear-appeal.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'yellow' }]);
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const GOODS = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 500 }];
const VERDICT = { outcome: 'upheld', remedy: 'finding-corrected', reason: { en: 'So it is', zh: '属实' } } as const;
let plates = 0;
const filed = async () => {
  const plate = `APPEAL${++plates}` as Plate;
  const raw = coal(`AP-${plates}`, { goods: GOODS, totals: { grossKg: 500 }, vehicle: { plate, kind: 'truck' } });
  const declaration = idOf(await port.file(raw));
  return { declaration, target: { vehicle: { plate, kind: 'truck' as const }, direction: 'inbound' as const } };
};
/** A yellow load that was looked through and found wanting, by gate, inspector and lead. */
async function held() {
  const load = await filed();
  await port.done(load.target, { action: 'direct' }, at(1), 'gate-1');
  await port.done(load.target, { action: 'start-check' }, at(2), 'inspector-1');
  await port.done(load.target, { action: 'end-check', result: 'not-conform', findings: [] }, at(3), 'inspector-1');
  await port.done(load.target, { action: 'hold', note: 'documents-missing' }, at(4), 'lead-1');
  return load;
}
const notices = async (id: DeclarationId, now = at(10)) => {
  const stored = await port.store.declarations.byId(id);
  return stored === undefined ? [] : giveNotice(port.core.environment, stored, now);
};
const lodge = (id: DeclarationId, decision: string, given: { now?: Instant; operator?: string } = {}) =>
  lodgeAppeal(
    port.core.environment,
    id,
    { decision, ground: 'facts-wrong', statement: 'Our Mr. B. weighed it himself' },
    { id: 'broker', ...(given.operator === undefined ? {} : { operator: given.operator }) },
    given.now ?? at(10),
  );

test('A trader has notice of each decision with its reason class, and of the lane only once inside the gate', async () => {
  const { declaration, target } = await filed();
  await port.done(target, { action: 'arrive' }, at(0), 'gate-1');
  expect(await notices(declaration)).toEqual([]);
  await port.done(target, { action: 'direct' }, at(1), 'gate-1');
  expect(await notices(declaration)).toMatchObject([
    { kind: 'check-ordered', reasons: ['revenue'], at: at(1), appealableUntil: at(1) + LODGE_WITHIN_MS },
  ]);
  const more = await held();
  expect((await notices(more.declaration)).map(({ kind, reasons }) => [kind, reasons])).toEqual([
    ['check-ordered', ['revenue']],
    ['finding', []],
    ['hold', ['documents-missing']],
  ]);
});

test('A document that was refused is a decision to have notice of', async () => {
  const { declaration } = await filed();
  const asked = await askDocument(port.core.environment, declaration, 'packing-list', 'gate-1', at(0));
  if (asked.outcome !== 'done') throw new Error(asked.refusal);
  const answer = { id: newId(at(1)), content: Buffer.from('%PDF-') };
  await answerDocument(port.core.environment, asked.request.id, answer, { id: 'broker' }, at(1));
  await decideDocument(
    port.core.environment,
    asked.request.id,
    { outcome: 'refused', reason: 'expired' },
    'gate-1',
    at(2),
  );
  expect(await notices(declaration)).toMatchObject([{ kind: 'document-refused', reasons: ['expired'] }]);
});

test('A decision is appealed once, in time, by the firm it concerns; the clock of the office runs then', async () => {
  const { declaration } = await held();
  const decision = (await notices(declaration)).find(({ kind }) => kind === 'finding')?.id ?? '';
  expect(await lodge(declaration, decision, { operator: 'OP-OTHER' })).toMatchObject({ refusal: 'filing-unknown' });
  expect(await lodge(declaration, newId(at(0)))).toMatchObject({ refusal: 'notice-unknown' });
  const late = (at(3) + LODGE_WITHIN_MS + 1) as Instant;
  expect(await lodge(declaration, decision, { now: late })).toMatchObject({ refusal: 'appeal-too-late' });
  const results = await Promise.all(
    Array.from({ length: 5 }, () => lodge(declaration, decision, { operator: 'OP-1007' })),
  );
  expect(results.filter(({ outcome }) => outcome === 'done')).toMatchObject([
    { appeal: { dueAt: at(10) + DECIDE_WITHIN_MS } },
  ]);
  expect(await lodge(declaration, decision)).toMatchObject({ refusal: 'appeal-lodged' });
  const events = await port.store.events.ofSubject(declaration, 100);
  // What the trader wrote may name people: it stands in the appeal and nowhere else.
  expect(JSON.stringify(events)).not.toContain('Mr. B.');
});

test('Nobody who had a hand in the matter decides it, by the record; the decision is added and nothing else changes', async () => {
  const { declaration, target } = await held();
  const decision = (await notices(declaration)).find(({ kind }) => kind === 'finding')?.id ?? '';
  const lodged = await lodge(declaration, decision);
  if (lodged.outcome !== 'done') throw new Error(lodged.refusal);
  const { id } = lodged.appeal;
  const decide = (officer: string, given: object = {}) =>
    decideAppeal(port.core.environment, id, { ...VERDICT, ...given }, officer, at(20));
  for (const involved of ['gate-1', 'inspector-1', 'lead-1', 'broker'])
    expect(await decide(involved)).toMatchObject({ refusal: 'appeal-officer-involved' });
  expect(await decide('lead-2', { outcome: 'dismissed' })).toMatchObject({ refusal: 'appeal-remedy' });
  const before = await port.pool.query('select * from event order by seq');
  const crossing = await port.store.crossings.openByPlate(target.vehicle.plate);
  const results = await Promise.all(['lead-2', 'reviewer-1', 'reviewer-2'].map((officer) => decide(officer)));
  expect(results.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
  expect(await decide('lead-3')).toMatchObject({ refusal: 'appeal-decided' });
  const after = await port.pool.query<{ kind: string }>('select * from event order by seq');
  expect(after.rows.slice(0, before.rows.length)).toEqual(before.rows);
  expect(after.rows.slice(before.rows.length).map(({ kind }) => kind)).toEqual(['appeal-decided', 'finding-corrected']);
  expect(await port.store.crossings.openByPlate(target.vehicle.plate)).toEqual(crossing);
  expect((await notices(declaration)).at(-1)).toMatchObject({ kind: 'appeal-decided', reasons: ['upheld'] });
  const leaves = await port.pool.query(
    "select kind from pending_leaf where subject = $1 and kind like 'appeal-%' order by kind",
    [declaration],
  );
  expect(leaves.rows.map(({ kind }) => kind)).toEqual(['appeal-decided', 'appeal-lodged']);
});

/** Two firms alike but for what was found of one: the rate that their next loads are judged by. */
async function nextRate(importer: string, minute: number): Promise<number | undefined> {
  await port.core.history.advance(at(minute));
  const goods = [{ line: 1, hs: '270112', value: 5000, currency: 'CNY', grossKg: 500 }];
  const raw = coal(`AP-${++plates}`, {
    goods,
    totals: { grossKg: 500 },
    importer,
    vehicle: { plate: `APPEAL${plates}` },
  });
  const id = idOf(await port.file(raw, at(minute)));
  const stored = await port.store.declarations.byId(id);
  const rate = stored?.assessments[0]?.features[0]?.['importer.hitRate'];
  return typeof rate === 'number' ? rate : undefined;
}
async function checked(importer: string, result: 'conform' | 'not-conform', minute: number) {
  const plate = `APPEAL${++plates}` as Plate;
  const raw = coal(`AP-${plates}`, { goods: GOODS, totals: { grossKg: 500 }, importer, vehicle: { plate } });
  const declaration = idOf(await port.file(raw, at(minute)));
  const target = { vehicle: { plate, kind: 'truck' as const }, direction: 'inbound' as const };
  await port.done(target, { action: 'direct' }, at(minute), 'gate-1');
  await port.done(target, { action: 'start-check' }, at(minute), 'inspector-1');
  await port.done(target, { action: 'end-check', result, findings: [] }, at(minute), 'inspector-1');
  return declaration;
}

test('After an upheld appeal that corrects the finding, the firm is judged as if it had been in order from the start', async () => {
  const DAY = 24 * 60;
  await checked('OP-WRONGED', 'not-conform', 100);
  await checked('OP-CLEAN', 'not-conform', 100);
  const appealed = await checked('OP-WRONGED', 'not-conform', 200);
  await checked('OP-CLEAN', 'conform', 200);
  const wronged = await nextRate('OP-WRONGED', 300);
  expect(wronged).toBeCloseTo(1, 9);
  expect(await nextRate('OP-CLEAN', 300)).toBeLessThan(0.6);
  const assessed = await port.pool.query('select id, features from assessment order by id');
  const decision = (await notices(appealed)).find(({ kind }) => kind === 'finding')?.id ?? '';
  const lodged = await lodge(appealed, decision, { now: at(10 * DAY) });
  if (lodged.outcome !== 'done') throw new Error(lodged.refusal);
  const { id } = lodged.appeal;
  const upheld = await decideAppeal(port.core.environment, id, VERDICT, 'lead-2', at(20 * DAY));
  expect(upheld).toMatchObject({ outcome: 'done' });
  // Ninety days decay by 1/e: the correction weighs as much as what it corrects, whenever it comes.
  for (const day of [21, 60]) {
    const [own, clean] = [await nextRate('OP-WRONGED', day * DAY), await nextRate('OP-CLEAN', day * DAY)];
    expect(own).toBeCloseTo(clean ?? Number.NaN, 9);
  }
  // Never backwards: what was frozen with an assessment stays as it was judged.
  const now = await port.pool.query('select id, features from assessment order by id');
  expect(now.rows.slice(0, assessed.rows.length)).toEqual(assessed.rows);
  expect(await port.store.history.checkLabels([appealed])).toMatchObject([{ found: false }]);
  const words = await port.store.history.checkWords([appealed], Number.MAX_SAFE_INTEGER);
  expect(words.map(({ observation }) => observation.found)).toEqual([true, false]);
  // The process that starts again reads the same.
  const again = await port.another();
  const rows = [...again.history.current().operators.values()].filter(({ role }) => role === 'importer');
  const [own, clean] = ['OP-WRONGED', 'OP-CLEAN'].map((firm) => {
    const { findings = Number.NaN, checks = Number.NaN } = rows.find(({ operator }) => operator === firm) ?? {};
    return findings / checks;
  });
  expect(own).toBeCloseTo(clean ?? Number.NaN, 9);
});

test('An appeal that is dismissed, or upheld in part, leaves the finding as it counts', async () => {
  for (const given of [
    { outcome: 'partly-upheld' as const },
    { outcome: 'dismissed' as const, remedy: 'none' as const },
  ]) {
    const declaration = await checked('OP-STILL', 'not-conform', 500);
    const decision = (await notices(declaration)).find(({ kind }) => kind === 'finding')?.id ?? '';
    const lodged = await lodge(declaration, decision, { now: at(600) });
    if (lodged.outcome !== 'done') throw new Error(lodged.refusal);
    await decideAppeal(port.core.environment, lodged.appeal.id, { ...VERDICT, ...given }, 'lead-2', at(700));
    expect(await port.store.history.checkLabels([declaration])).toMatchObject([{ found: true }]);
  }
});

test('Whoever inspected, or was drawn to, is involved although their events stand elsewhere', async () => {
  const { declaration, target } = await held();
  const crossing = await port.store.crossings.openByPlate(target.vehicle.plate);
  await port.store.assignments.add(
    [
      {
        inspectionId: crossing?.id ?? '',
        crossingId: crossing?.id ?? '',
        day: '2026-03-01' as never,
        at: at(2),
        handle: '00'.repeat(32) as never,
        basis: 'role',
        needs: [],
        operators: [],
        officers: [],
        restSetAside: false,
        drawn: 'drawn-1',
      },
    ],
    { events: [], leaves: [] },
  );
  expect([...(await port.store.appeals.involved(declaration))]).toContain('drawn-1');
});
