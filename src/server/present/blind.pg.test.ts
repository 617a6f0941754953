import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import { presentInspections } from './inspections.ts';
import { recordLook } from '../../work/quality/look-again.ts';

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const ZONE = 'Asia/Shanghai' as TimeZone;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
  (port.core.environment as { secondLookShare?: number }).secondLookShare = 1;
});
afterAll(() => port.close());

test('whoever may look again is shown the order alone until a look is recorded; who examined and who reads see all', async () => {
  const goods = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];
  const vehicle = { plate: 'BLIND1', kind: 'truck' };
  await port.file(coal('BLIND', { vehicle, goods, totals: { grossKg: 100 } }));
  const target = { vehicle: truck('BLIND1'), direction: 'inbound' as const };
  const { id } = await port.done(target, { action: 'direct' }, at(1));
  await port.examine(id, 'conform', [], at(2), 'anna');
  await port.act({ id }, { action: 'release' }, at(3));
  const seen = async (officer: string, ...roles: readonly Role[]) => {
    const inspection = await port.store.inspections.ofCrossing(id);
    const asker = { id: officer, roles: new Set(roles) };
    const [view] = await presentInspections(port.store, inspection === undefined ? [] : [inspection], asker, ZONE);
    return { ordered: view?.steps.length ?? 0, record: JSON.stringify(view).includes('"mark":"in-order"') };
  };
  const blind = await seen('bert', 'inspector');
  expect(blind.record).toBe(false);
  expect(blind.ordered).toBeGreaterThan(0);
  expect((await seen('lead', 'shift-lead')).record).toBe(false);
  expect((await seen('anna', 'inspector')).record).toBe(true);
  expect((await seen('rita', 'reviewer')).record).toBe(true);
  const [review] = await port.store.reviews.ofCrossing(id);
  const agrees = { verdict: 'agrees' as const, steps: [] };
  const drawn = (await port.store.reviews.ofCrossing(id)).find(({ cause }) => cause === 'drawn') ?? review;
  await recordLook(port.core.environment, drawn?.id ?? '', agrees, { id: 'bert', inBay: true }, at(9));
  expect((await seen('bert', 'inspector')).record).toBe(true);
});
