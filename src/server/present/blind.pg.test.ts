import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { ActorId, Instant, TimeZone } from '../../core/domain/ids.ts';
import type { InspectionId } from '../../core/inspect/inspection.ts';
import type { Role } from '../../core/domain/role.ts';
import { presentInspections } from './inspections.ts';
import type { Environment } from '../../work/environment.ts';
import { newId } from '../../work/identify.ts';
import { recordLook } from '../../work/quality/look-again.ts';

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const ZONE = 'Asia/Shanghai' as TimeZone;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
  (port.core.environment as { secondLookShare?: number }).secondLookShare = 1;
});
afterAll(() => port.close());

const GOODS = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];

/** A load that anna examined and that waits for a second look, and what of its record somebody is shown. */
async function awaiting(plate: string) {
  await port.file(coal(plate, { vehicle: { plate, kind: 'truck' }, goods: GOODS, totals: { grossKg: 100 } }));
  const target = { vehicle: truck(plate), direction: 'inbound' as const };
  const { id, declarations } = await port.done(target, { action: 'direct' }, at(1));
  await port.examine(id, 'conform', [], at(2), 'anna');
  await port.act({ id }, { action: 'release' }, at(3));
  const seen = async (officer: string, ...roles: readonly Role[]) => {
    const inspection = await port.store.inspections.ofCrossing(id);
    const asker = { id: officer, roles: new Set(roles) };
    const [view] = await presentInspections(port.store, inspection === undefined ? [] : [inspection], asker, ZONE);
    const record = JSON.stringify(view);
    return { ordered: view?.steps.length ?? 0, record: record.includes('"mark":"in-order"'), view };
  };
  const review = (await port.store.reviews.ofCrossing(id)).find(({ cause }) => cause === 'drawn');
  return { declaration: declarations[0], seen, review: review?.id ?? '' };
}

test('whoever may look again is shown the order alone until a look is recorded; who examined and who reads see all', async () => {
  const { seen, review } = await awaiting('BLIND1');
  const blind = await seen('bert', 'inspector');
  expect(blind.record).toBe(false);
  expect(blind.ordered).toBeGreaterThan(0);
  expect((await seen('lead', 'shift-lead')).record).toBe(false);
  expect((await seen('anna', 'inspector')).record).toBe(true);
  expect((await seen('rita', 'reviewer')).record).toBe(true);
  const agrees = { verdict: 'agrees' as const, steps: [] };
  await recordLook(port.core.environment, review, agrees, { id: 'bert', inBay: true }, at(9));
  expect((await seen('bert', 'inspector')).record).toBe(true);
});

test('whoever looked and broke off is shown the order alone until the look is recorded, and everything once they had a part', async () => {
  const { environment } = port.core;
  const broken = async () => {
    throw new Error('connection lost');
  };
  const reviews = { ...environment.store.reviews, save: broken };
  const breaking: Environment = { ...environment, store: { ...environment.store, reviews } };
  for (const [plate, acts] of [
    ['BLIND2', false],
    ['BLIND3', true],
  ] as const) {
    const { seen, review, declaration } = await awaiting(plate);
    if (declaration === undefined) throw new Error('nothing aboard');
    const { view } = await seen('bert', 'inspector');
    const found = [{ declarationId: declaration, line: 1, result: 'quantity' as const, hazard: 'revenue' as const }];
    const steps = [{ step: view?.steps[0]?.id ?? '', verdict: 'missed' as const }];
    const look = { verdict: 'differs' as const, steps, found };
    const bert = { id: 'bert', inBay: true };
    await expect(recordLook(breaking, review, look, bert, at(9))).rejects.toThrow('lost');
    const again = await seen('bert', 'inspector');
    expect(again).toMatchObject({ record: false, ordered: view?.steps.length });
    expect(again.view?.findings).toEqual([]);
    expect((await seen('lead', 'shift-lead')).record).toBe(false);
    expect((await seen('anna', 'inspector')).record).toBe(true);
    if (acts) {
      // Whoever takes part in the inspection itself does not look at it again, and nothing is kept from them.
      const step = steps[0]?.step ?? '';
      const deed = { action: 'sign-step' as const, step, mark: 'in-order' as const, value: 1 };
      const input = { id: newId(at(10)), at: at(10), ...deed };
      await port.services.inspections.act(again.view?.id as InspectionId, input, { id: 'bert' as ActorId }, at(10));
    } else {
      expect(await recordLook(environment, review, look, bert, at(10))).toMatchObject({ outcome: 'done' });
    }
    expect((await seen('bert', 'inspector')).record).toBe(true);
  }
});
