import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import type { FindingResult, Outcome } from '../../core/inspect/codes.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import { seeFairness } from '../fairness/see-fairness.ts';
import { newId } from '../identify.ts';
import { recordLook } from '../quality/look-again.ts';
import { keepFeatures } from '../replay/features.ts';
import { FOUND, NOTHING_FOUND, placeOf } from '../replay/part.ts';
import { actOnInspection, type InspectionInput } from './act-on-inspection.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const CHEAP = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];
let number = 0;

/** A red truck of a firm of its own, with its inspection open. */
async function red() {
  const [plate, firm] = [`LAB${++number}` as Plate, `OP-LAB-${number}`];
  const load = { vehicle: { plate, kind: 'truck' }, importer: firm, goods: CHEAP, totals: { grossKg: 100 } };
  const declaration = idOf(await port.file(coal(`LAB-${number}`, load)));
  const { id } = await port.done({ vehicle: truck(plate), direction: 'inbound' }, { action: 'direct' }, at(1));
  const inspection = await port.store.inspections.ofCrossing(id);
  if (inspection === undefined) throw new Error('no inspection');
  return { declaration, firm, crossing: id, inspection };
}
type Load = Awaited<ReturnType<typeof red>>;

async function act({ inspection }: Load, deed: object, minute: number, by = 'anna'): Promise<Inspection> {
  const input = { id: newId(at(minute)), at: at(minute), ...deed } as InspectionInput;
  const result = await actOnInspection(port.core.environment, inspection.id, input, { id: by }, at(minute));
  if (result.outcome !== 'done') throw new Error(JSON.stringify(result).slice(0, 200));
  return result.inspection;
}
const finding = ({ declaration }: Load, result: FindingResult): object => ({
  action: 'record-finding',
  declarationId: declaration,
  line: 1,
  result,
  measure: 'none',
  ...(result === 'conform' ? {} : { hazard: 'revenue' }),
});
const conclude = (outcome: Outcome): object => ({ action: 'conclude', outcome, agency: 'health' });

/** Works the order off and decides. */
async function examined(result: FindingResult, outcome: Outcome): Promise<Load> {
  const load = await red();
  await act(load, { action: 'start' }, 2);
  for (const step of load.inspection.order.steps) {
    const photos = step.photo === 'required' ? { photos: [newId(at(3))] } : {};
    await act(load, { action: 'sign-step', step: step.id, mark: 'in-order', value: 1, ...photos }, 3);
  }
  await act(load, finding(load, result), 4);
  await act(load, conclude(outcome), 5);
  return load;
}
/** What the history counts of a load's importer. */
async function counted({ firm }: Load, minute: number): Promise<readonly [checks: number, findings: number]> {
  await port.core.history.advance(at(minute));
  const row = [...port.core.history.current().operators.values()].find(({ operator }) => operator === firm);
  return [Math.round((row?.checks ?? 0) * 1e3) / 1e3, Math.round((row?.findings ?? 0) * 1e3) / 1e3];
}
const labelsIn = async (declaration: DeclarationId) =>
  (await port.store.events.ofSubject(declaration, 100)).filter(({ kind }) => kind === 'finding-recorded');

test('An inspection that is opened again counts once, with what it says at last', async () => {
  const load = await examined('conform', 'release');
  expect(await counted(load, 6)).toEqual([1, 0]);
  // A device brings in what was found before the decision.
  await act(load, { ...finding(load, 'quantity'), at: at(4), offline: true }, 7, 'bo');
  await act(load, conclude('detain'), 8, 'bo');
  expect(await counted(load, 9)).toEqual([1, 1]);
  expect(await labelsIn(load.declaration)).toMatchObject([
    { body: { observation: { found: false } } },
    { body: { observation: { found: true } } },
  ]);
});

test('A finding between two decisions counts also where the second one waits for another officer', async () => {
  const load = await examined('conform', 'release');
  await act(load, { ...finding(load, 'quantity'), at: at(4), offline: true }, 7, 'bo');
  const waiting = await act(load, conclude('release'), 8, 'bo');
  expect(waiting.state).toBe('awaiting-second');
  await act(load, { action: 'second', of: waiting.decisions.at(-1)?.id, agrees: true }, 9, 'lead');
  expect(await counted(load, 10)).toEqual([1, 1]);
});

test('A load that is decided again because its goods were in order after all is a check that found nothing', async () => {
  const load = await examined('health', 'hold-for-agency');
  expect(await counted(load, 6)).toEqual([1, 1]);
  await act(load, conclude('hold-for-agency'), 7);
  expect(await counted(load, 8)).toEqual([1, 1]);
  const again = await red();
  await act(again, { action: 'start' }, 2);
  await act(again, finding(again, 'health'), 3);
  await act(again, finding(again, 'conform'), 4);
  await act(again, conclude('hold-for-agency'), 5);
  expect(await counted(again, 8)).toEqual([1, 0]);
});

test('What comes in after the vehicle has left labels the load, once', async () => {
  const load = await examined('conform', 'release');
  await port.done({ id: load.crossing }, { action: 'release' }, at(10));
  const after = await act(load, { ...finding(load, 'value'), at: at(4), offline: true }, 20, 'bo');
  expect(after).toMatchObject({ state: 'concluded' });
  expect(after.flags).toContain('finding-after-release');
  expect(await counted(load, 21)).toEqual([1, 1]);
  expect(await port.store.history.checkLabels([load.declaration])).toMatchObject([{ found: true }]);
});

test('A second look that finds what the first missed opens the inspection again, and the check counts once', async () => {
  (port.core.environment as { secondLookShare?: number }).secondLookShare = 1;
  const load = await examined('conform', 'release');
  const refused = await port.act({ id: load.crossing }, { action: 'release' }, at(10));
  expect(refused).toMatchObject({ refusal: 'second-look-open' });
  expect(await counted(load, 10)).toEqual([1, 0]);
  const review = (await port.store.reviews.ofInspection(load.inspection.id)).find(({ cause }) => cause === 'drawn');
  const step = load.inspection.order.steps[0]?.id ?? '';
  const look = {
    verdict: 'differs' as const,
    steps: [{ step, verdict: 'missed' as const }],
    found: [{ declarationId: load.declaration, line: 1, result: 'quantity' as const, hazard: 'revenue' as const }],
  };
  const said = await recordLook(port.core.environment, review?.id ?? '', look, { id: 'bert', inBay: true }, at(12));
  expect(said).toMatchObject({ outcome: 'done' });
  expect((await port.store.inspections.byId(load.inspection.id))?.state).toBe('started');
  expect(await port.act({ id: load.crossing }, { action: 'release' }, at(13))).toMatchObject({
    refusal: 'inspection-required',
  });
  await act(load, conclude('detain'), 14, 'bert');
  expect(await counted(load, 15)).toEqual([1, 1]);
  (port.core.environment as { secondLookShare?: number }).secondLookShare = 0;
});

test('Replays and the figures by group read the last word of a check, whether they knew the one before or not', async () => {
  const features = () =>
    keepFeatures(port.store, port.core.environment.timeZone, () => {
      clock += 10_000;
      return clock;
    });
  const label = (of: ReturnType<typeof features>, id: DeclarationId): number | undefined =>
    of.parts.flatMap((part) => {
      const place = placeOf(part, id);
      return place < 0 || part.dead[place] === 1 ? [] : [part.label[place]];
    })[0];
  const found = async (): Promise<number> => {
    const { groups } = await port.store.oversee.fairness(at(-600), at(600));
    return groups.filter(({ dimension }) => dimension === 'tier').reduce((sum, one) => sum + one.found, 0);
  };
  let clock = 0;
  const load = await examined('quantity', 'detain');
  const follower = features();
  await follower.refresh(
    () => undefined,
    () => false,
  );
  expect(label(follower, load.declaration)).toBe(FOUND);
  const before = await found();
  // A later word on the same check, as an appeal adds it.
  await port.store.events.append([
    {
      id: newId(at(30)),
      at: at(30),
      kind: 'finding-corrected',
      subject: load.declaration,
      actor: 'lead-2',
      body: {
        crossing: load.crossing,
        result: 'conform',
        observation: { kind: 'checked', found: false, operators: {} },
      },
    },
  ]);
  const late = features();
  for (const one of [follower, late]) {
    await one.refresh(
      () => undefined,
      () => false,
    );
    expect(label(one, load.declaration)).toBe(NOTHING_FOUND);
  }
  expect(await found()).toBe(before - 1);
  expect(await seeFairness(port.store, 1, at(600))).toBeDefined();
});
