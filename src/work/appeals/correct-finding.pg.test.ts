import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { InspectionId } from '../../core/inspect/inspection.ts';
import type { StoredEvent } from '../../store/port/events.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { actOnInspection, type InspectionInput } from '../inspections/act-on-inspection.ts';
import { findingStands } from '../keep-history.ts';
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
