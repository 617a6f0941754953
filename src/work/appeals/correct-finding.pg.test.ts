import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { InspectionId } from '../../core/inspect/inspection.ts';
import type { StoredEvent } from '../../store/port/events.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { actOnInspection, type InspectionInput } from '../inspections/act-on-inspection.ts';
import { findingStands } from '../keep-history.ts';
import { recordLook } from '../quality/look-again.ts';
import { newReview, reviewRecord } from '../quality/open-reviews.ts';
import { decideAppeal, lodgeAppeal } from './hear-appeal.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const GOODS = [
  { line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 500 },
  { line: 2, hs: '430110', value: 5000, currency: 'CNY', grossKg: 500 },
];
const VERDICT = { outcome: 'upheld', remedy: 'finding-corrected', reason: { en: 'So it is', zh: '属实' } } as const;
let plates = 0;

/** A red load of two items, kept for the value of the first. */
async function kept() {
  const plate = `TWO${++plates}`;
  const raw = coal(plate, { goods: GOODS, totals: { grossKg: 1000 }, vehicle: { plate, kind: 'truck' } });
  const declaration = idOf(await port.file(raw));
  const { id } = await port.done({ vehicle: truck(plate), direction: 'inbound' }, { action: 'direct' }, at(1));
  const value = { hazard: 'revenue' as const, code: 'value', declarationId: declaration, line: 1 };
  await port.examine(id, 'not-conform', [value], at(2), 'anna');
  const inspection = (await port.store.inspections.ofCrossing(id))?.id;
  if (inspection === undefined) throw new Error('no inspection');
  return { declaration, inspection };
}
const act = async (inspection: InspectionId, deed: object, minute: number) => {
  const input = { id: newId(at(minute)), at: at(minute), ...deed } as InspectionInput;
  const result = await actOnInspection(port.core.environment, inspection, input, { id: 'bert' }, at(minute));
  if (result.outcome !== 'done') throw new Error(JSON.stringify(result).slice(0, 200));
};
/** Somebody else finds the second item to be of a protected animal, and decides. */
async function foundMore({ declaration, inspection }: Awaited<ReturnType<typeof kept>>, minute: number) {
  const fur = { declarationId: declaration, line: 2, result: 'prohibited', hazard: 'protected-species' };
  await act(inspection, { action: 'record-finding', ...fur, measure: 'none' }, minute);
  await act(inspection, { action: 'conclude', outcome: 'detain' }, minute + 1);
}
const words = async (id: DeclarationId): Promise<readonly StoredEvent[]> =>
  (await port.store.events.ofSubject(id, 100)).filter(({ kind }) => kind.startsWith('finding-'));
async function appealed(declaration: DeclarationId, decision: string, minute: number): Promise<string> {
  const said = { decision, ground: 'value-wrong' as const };
  const lodged = await lodgeAppeal(port.core.environment, declaration, said, { id: 'broker' }, at(minute));
  if (lodged.outcome !== 'done') throw new Error(lodged.refusal);
  return lodged.appeal.id;
}
const REMAINING = [{ hazard: 'protected-species', code: 'prohibited', line: 2 }];
async function expectRemaining(declaration: DeclarationId): Promise<void> {
  const [first, second, corrected, ...more] = await words(declaration);
  if (first === undefined || second === undefined) throw new Error('two words expected');
  expect(more).toEqual([]);
  expect(corrected).toMatchObject({
    kind: 'finding-corrected',
    body: { result: 'not-conform', findings: REMAINING, observation: { found: true } },
  });
  expect(await port.store.history.checkLabels([declaration])).toMatchObject([{ found: true }]);
  // What was taken back supports nothing more, under whichever word; what nobody appealed still does.
  expect(await findingStands(port.store, second, 'protected-species')).toBe(true);
  for (const word of [first, second]) expect(await findingStands(port.store, word, 'revenue')).toBe(false);
}

test('An upheld appeal takes back what was appealed, and leaves what somebody else found of the same passage', async () => {
  const load = await kept();
  const [first] = await words(load.declaration);
  const id = await appealed(load.declaration, first?.id ?? '', 10);
  await foundMore(load, 20);
  expect(await decideAppeal(port.core.environment, id, VERDICT, 'lead-2', at(30))).toMatchObject({ outcome: 'done' });
  await expectRemaining(load.declaration);
});

test('A finding that is recorded while the appeal is being decided stands as well', async () => {
  const load = await kept();
  const [first] = await words(load.declaration);
  const id = await appealed(load.declaration, first?.id ?? '', 10);
  const { environment } = port.core;
  const { appeals } = environment.store;
  let meets = true;
  const busy: Environment = {
    ...environment,
    store: {
      ...environment.store,
      appeals: {
        ...appeals,
        decide: async (...given: Parameters<typeof appeals.decide>) => {
          if (meets) await foundMore(load, 20);
          meets = false;
          return appeals.decide(...given);
        },
      },
    },
  };
  expect(await decideAppeal(busy, id, VERDICT, 'lead-2', at(30))).toMatchObject({ outcome: 'done' });
  await expectRemaining(load.declaration);
});

test('Two appeals of two findings of one passage, both upheld at once, leave nothing found', async () => {
  const load = await kept();
  await foundMore(load, 5);
  const [first, second] = await words(load.declaration);
  const one = await appealed(load.declaration, first?.id ?? '', 10);
  const two = await appealed(load.declaration, second?.id ?? '', 11);
  const decided = await Promise.all(
    [one, two].map((id) => decideAppeal(port.core.environment, id, VERDICT, 'lead-2', at(30))),
  );
  expect(decided).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
  expect(await port.store.history.checkLabels([load.declaration])).toMatchObject([{ found: false }]);
});

/** A load whose one finding an upheld appeal took back. */
async function overturned() {
  const load = await kept();
  const [first] = await words(load.declaration);
  const id = await appealed(load.declaration, first?.id ?? '', 10);
  expect(await decideAppeal(port.core.environment, id, VERDICT, 'lead-2', at(30))).toMatchObject({ outcome: 'done' });
  return load;
}
const VALUE = { hazard: 'revenue', result: 'value', line: 1, measure: 'none' } as const;
const FUR = { hazard: 'protected-species', result: 'prohibited', line: 2, measure: 'none' } as const;
const lastWord = async (id: DeclarationId) => (await words(id)).at(-1)?.body;
/** Decides for release, which two have to after a finding, and lets the vehicle go. */
async function released({ declaration, inspection }: Awaited<ReturnType<typeof kept>>, minute: number) {
  await act(inspection, { action: 'conclude', outcome: 'release' }, minute);
  const of = (await port.store.inspections.byId(inspection))?.decisions.at(-1)?.id;
  const input = {
    id: newId(at(minute + 1)),
    at: at(minute + 1),
    action: 'second',
    of,
    agrees: true,
  } as InspectionInput;
  await actOnInspection(port.core.environment, inspection, input, { id: 'lead' }, at(minute + 1));
  const crossing = await port.store.crossings.ofDeclaration(declaration);
  if (crossing === undefined) throw new Error('not aboard');
  if (crossing.hold !== undefined)
    await port.done({ id: crossing.id }, { action: 'lift-hold', note: 'resolved' }, at(minute + 2), 'lead-3');
  return port.done({ id: crossing.id }, { action: 'release' }, at(minute + 3));
}

test('Who decides again after an upheld appeal, without having looked, does not say again what was taken back', async () => {
  const load = await overturned();
  await released(load, 40);
  expect((await words(load.declaration)).length).toBeGreaterThan(1);
  expect(await lastWord(load.declaration)).toMatchObject({ findings: [], observation: { found: false } });
  expect(await port.store.history.checkLabels([load.declaration])).toMatchObject([{ found: false }]);
});

test('What is found besides after an upheld appeal is said by itself, before the vehicle leaves and after', async () => {
  const [here, gone] = [await overturned(), await overturned()];
  const found = (load: typeof here) => ({ action: 'record-finding', declarationId: load.declaration, ...FUR });
  await act(here.inspection, found(here), 40);
  await act(here.inspection, { action: 'conclude', outcome: 'detain' }, 41);
  await released(gone, 40);
  await act(gone.inspection, found(gone), 50);
  for (const { declaration } of [here, gone]) {
    expect(await lastWord(declaration)).toMatchObject({ result: 'not-conform', findings: REMAINING });
    expect((await lastWord(declaration))?.['findings']).toHaveLength(1);
  }
});

test('The same finding counts anew from whoever looked again, and from nobody who had nothing to look at', async () => {
  const [here, gone, late] = [await overturned(), await overturned(), await overturned()];
  const again = (load: typeof here) => ({ action: 'record-finding', declarationId: load.declaration, ...VALUE });
  await act(here.inspection, again(here), 40);
  await act(here.inspection, { action: 'conclude', outcome: 'detain' }, 41);
  expect(await lastWord(here.declaration)).toMatchObject({ observation: { found: true } });
  // The vehicle has left, and no sample of it is kept.
  await released(gone, 40);
  await act(gone.inspection, again(gone), 50);
  expect(await port.store.history.checkLabels([gone.declaration])).toMatchObject([{ found: false }]);
  // A device brings in what was looked at before the appeal was decided.
  await act(late.inspection, { ...again(late), at: at(20), offline: true }, 40);
  await act(late.inspection, { action: 'conclude', outcome: 'detain' }, 41);
  expect(await port.store.history.checkLabels([late.declaration])).toMatchObject([{ found: false }]);
});

test('A decision that meets the appeal reads what was taken back anew', async () => {
  const load = await kept();
  const [first] = await words(load.declaration);
  const id = await appealed(load.declaration, first?.id ?? '', 10);
  const fur = { action: 'record-finding', declarationId: load.declaration, ...FUR };
  await act(load.inspection, fur, 20);
  const { environment } = port.core;
  const { inspections } = environment.store;
  let meets = true;
  const meet = async () => {
    if (meets) await decideAppeal(environment, id, VERDICT, 'lead-2', at(30));
    meets = false;
  };
  const { crossings } = environment.store;
  const busy: Environment = {
    ...environment,
    store: {
      ...environment.store,
      inspections: {
        ...inspections,
        save: async (...given: Parameters<typeof inspections.save>) => {
          await meet();
          return inspections.save(...given);
        },
      },
      crossings: {
        ...crossings,
        save: async (...given: Parameters<typeof crossings.save>) => {
          await meet();
          return crossings.save(...given);
        },
      },
    },
  };
  const input = { id: newId(at(40)), at: at(40), action: 'conclude', outcome: 'detain' } as InspectionInput;
  expect(await actOnInspection(busy, load.inspection, input, { id: 'bert' }, at(40))).toMatchObject({
    outcome: 'done',
  });
  expect(meets).toBe(false);
  expect((await lastWord(load.declaration))?.['findings']).toHaveLength(1);
  expect(await lastWord(load.declaration)).toMatchObject({ findings: REMAINING });
});

test('Whoever reads the record at the desk does not bring back what an appeal took back', async () => {
  const load = await overturned();
  const inspection = await port.store.inspections.byId(load.inspection);
  if (inspection === undefined) throw new Error('no inspection');
  const review = newReview(inspection, 'too-short', 'desk', at(35));
  await port.store.reviews.open(review, reviewRecord('review-opened', review, 'server', at(35)));
  const step = inspection.order.steps[0]?.id ?? '';
  const found = (result: 'value' | 'quantity') => [
    { declarationId: load.declaration, line: 1, result, hazard: 'revenue' as const },
  ];
  const look = { verdict: 'differs' as const, steps: [{ step, verdict: 'missed' as const }] };
  const officer = { id: 'carl', inBay: true };
  const { environment } = port.core;
  expect(await recordLook(environment, review.id, { ...look, found: found('value') }, officer, at(40))).toEqual({
    outcome: 'refused',
    refusal: 'review-taken-back',
  });
  expect(
    await recordLook(environment, review.id, { ...look, found: found('quantity') }, officer, at(41)),
  ).toMatchObject({
    outcome: 'done',
  });
});
