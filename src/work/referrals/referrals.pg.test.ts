import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, BROKER, coal, idOf, MINUTE_MS, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import { newId } from '../identify.ts';
import { answerDocument } from '../documents/answer-document.ts';
import { askDocument } from '../documents/ask-documents.ts';
import { answerReferral, lookUpReferral, readReferralDocument } from './look-up-referral.ts';
import { type NewReferral, referFinding } from './refer-finding.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'yellow' }]);
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const VET = { id: 'vet-1', agency: 'veterinary' as const };
const GOODS = [
  { line: 1, hs: '010121', value: 900, currency: 'CNY', grossKg: 500 },
  { line: 2, hs: '270112', value: 5000, currency: 'CNY', grossKg: 500 },
];
let plates = 0;

/** A load whose first goods item was found diseased. */
async function found(given: { readonly result?: 'conform' | 'not-conform' } = {}) {
  const plate = `REFER${++plates}` as Plate;
  const raw = coal(`RF-${plates}`, { goods: GOODS, totals: { grossKg: 1000 }, vehicle: { plate, kind: 'truck' } });
  const declaration = idOf(await port.file(raw));
  const target = { vehicle: { plate, kind: 'truck' as const }, direction: 'inbound' as const };
  for (const action of ['direct', 'start-check'] as const) await port.done(target, { action }, at(1));
  const { result = 'not-conform' } = given;
  const findings = [
    { hazard: 'animal-plant-health' as const, code: 'health', declarationId: declaration, line: 1 },
    { hazard: 'revenue' as const, code: 'value', declarationId: declaration, line: 2 },
  ];
  await port.done(target, { action: 'end-check', result, findings: result === 'conform' ? [] : findings }, at(2));
  const events = await port.store.events.ofSubject(declaration, 50);
  const finding = events.find(({ kind }) => kind === 'finding-recorded')?.id ?? '';
  return { declaration, finding };
}
const refer = (finding: string, given: Partial<NewReferral> = {}) =>
  referFinding(
    port.core.environment,
    {
      finding,
      agency: 'veterinary',
      hazard: 'animal-plant-health',
      legalBasis: 'WOAH Terrestrial Code, ch. 5.1',
      documents: [],
      deadline: at(24 * 60),
      ...given,
    },
    'inspector',
    at(3),
  );
const made = async (given: Partial<NewReferral> = {}) => {
  const load = await found();
  const result = await refer(load.finding, given);
  if (result.outcome !== 'done') throw new Error(result.refusal);
  return { ...load, id: result.referral.id };
};
const looks = async (declaration: DeclarationId) =>
  (await port.store.events.ofSubject(declaration, 100)).filter(({ kind }) => kind === 'referral-looked-up');

test('A case starts from something found, of a hazard that is the agency’s business, under a law, with a deadline', async () => {
  const { declaration, finding } = await found();
  const clean = await found({ result: 'conform' });
  const accepted = (await port.store.events.ofSubject(declaration, 5))[0]?.id ?? '';
  const refusals: readonly (readonly [string, Partial<NewReferral>, string])[] = [
    [newId(at(0)), {}, 'finding-unknown'],
    [accepted, {}, 'finding-unknown'],
    [clean.finding, {}, 'finding-unknown'],
    [finding, { agency: 'police', hazard: 'narcotics' }, 'referral-not-supported'],
    [finding, { agency: 'police', hazard: 'animal-plant-health' }, 'referral-not-supported'],
    [finding, { agency: 'health', hazard: 'revenue' }, 'referral-not-supported'],
    [finding, { legalBasis: 'Because we wish to know' }, 'legal-basis-not-registered'],
    [finding, { deadline: at(4) }, 'referral-deadline'],
    [finding, { documents: [newId(at(0))] }, 'referral-document'],
  ];
  for (const [of, given, refusal] of refusals)
    expect([refusal, await refer(of, given)]).toMatchObject([refusal, { refusal }]);
  expect(await refer(finding)).toMatchObject({ outcome: 'done' });
  expect(await refer(finding)).toMatchObject({ refusal: 'referral-made' });
});

test('The partner sees the goods of its own case, every look is on record, and an answer closes it', async () => {
  const { id, declaration } = await made();
  const seen = await lookUpReferral(port.core.environment, id, VET, at(4));
  expect(seen).toMatchObject({ lines: [1], codes: ['health'], referral: { id } });
  expect(await lookUpReferral(port.core.environment, id, { id: 'plant-1', agency: 'plant' }, at(4))).toBeUndefined();
  expect(await lookUpReferral(port.core.environment, newId(at(0)), VET, at(4))).toBeUndefined();
  expect(await looks(declaration)).toMatchObject([{ actor: 'vet-1', body: { referral: id, agency: 'veterinary' } }]);
  const answer = { result: 'takes-over', remark: 'Quarantine' } as const;
  const plant = { id: 'plant-1', agency: 'plant' as const };
  expect(await answerReferral(port.core.environment, id, answer, plant, at(5))).toMatchObject({
    refusal: 'referral-unknown',
  });
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => answerReferral(port.core.environment, id, answer, VET, at(5))),
  );
  expect(answers.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
  expect(await lookUpReferral(port.core.environment, id, VET, at(6))).toBeUndefined();
  expect(await lookUpReferral(port.core.environment, id, { id: 'auditor' }, at(6))).toMatchObject({
    referral: { answer: { result: 'takes-over', remark: 'Quarantine' } },
  });
  expect((await looks(declaration)).map(({ actor }) => actor)).toEqual(['vet-1', 'auditor']);
});

test('A list holds only the open cases of the agency that asks', async () => {
  const { id } = await made();
  const open = await port.store.referrals.list({ agency: 'veterinary', open: true }, 100);
  expect(open.map((one) => one.id)).toContain(id);
  expect(open.every((one) => one.agency === 'veterinary' && one.answer === undefined)).toBe(true);
  expect(await port.store.referrals.list({ agency: 'police', open: true }, 100)).toEqual([]);
});

test('A document goes with a case only when it was named, and reading it is recorded', async () => {
  const { declaration, finding } = await found();
  const asked = await askDocument(port.core.environment, declaration, 'veterinary-certificate', 'o', at(3));
  if (asked.outcome !== 'done') throw new Error(asked.refusal);
  const [named, other] = [newId(at(3)), newId(at(3))];
  await answerDocument(
    port.core.environment,
    asked.request.id,
    { id: named, content: Buffer.from('%PDF-1') },
    BROKER,
    at(3),
  );
  const referred = await refer(finding, { documents: [named] });
  if (referred.outcome !== 'done') throw new Error(referred.refusal);
  const read = (document: string, looker = VET) =>
    readReferralDocument(port.core.environment, referred.referral.id, document, looker, at(4));
  expect(await read(named)).toMatchObject({ media: 'application/pdf' });
  expect(await read(other)).toBeUndefined();
  expect(
    await readReferralDocument(port.core.environment, referred.referral.id, named, { id: 'p', agency: 'plant' }, at(4)),
  ).toBeUndefined();
  expect(await looks(declaration)).toMatchObject([{ actor: 'vet-1', body: { document: named } }]);
});
