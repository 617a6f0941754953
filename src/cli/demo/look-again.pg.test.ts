import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { lookAgain } from './look-again.ts';

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
  (port.core.environment as { secondLookShare?: number }).secondLookShare = 1;
});
afterAll(() => port.close());

test('a simulated load that was drawn is looked at again and released; what is read at the desk waits for visitors', async () => {
  const goods = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];
  for (let n = 0; n < 4; n++) {
    const vehicle = { plate: `DEMO${n}`, kind: 'truck' };
    await port.file(coal(`DEMO-${n}`, { vehicle, goods, totals: { grossKg: 100 } }));
    const target = { vehicle: truck(vehicle.plate), direction: 'inbound' as const };
    const { id } = await port.done(target, { action: 'direct' }, at(n));
    await port.examine(id, 'conform', [], at(n + 1));
    await lookAgain(port.core.environment, id, at(n + 2));
    await port.done({ id }, { action: 'release' }, at(n + 3));
    const reviews = await port.store.reviews.ofCrossing(id);
    expect(reviews.find(({ cause }) => cause === 'drawn')?.done).toBeDefined();
    expect(reviews.filter(({ kind }) => kind === 'desk').every(({ done }) => done === undefined)).toBe(true);
  }
});
