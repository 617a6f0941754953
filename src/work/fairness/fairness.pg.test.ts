import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { seeFairness } from './see-fairness.ts';

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const CHEAP = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
  await port.pool.query(`insert into operator (id, name, tier) values ('OP-A', 'A', 'authorised')`);
});
afterAll(() => port.close());

async function pass(reference: string, importer: string, cheap: boolean, minute: number): Promise<void> {
  const vehicle = { plate: `F${reference.replaceAll('-', '')}`, kind: 'truck' };
  const goods = cheap ? { goods: CHEAP, totals: { grossKg: 100 } } : {};
  await port.file(coal(reference, { vehicle, importer, ...goods }), at(minute));
  const crossing = await port.done(
    { vehicle: truck(vehicle.plate), direction: 'inbound' },
    { action: 'direct' },
    at(minute),
  );
  if (cheap) await port.examine(crossing.id, 'conform', [], at(minute + 10), 'anna');
  await port.done({ id: crossing.id }, { action: 'release' }, at(minute + 20));
}

test('counts selection, hits and waits by group from the records, and hides small cells', async () => {
  for (let n = 0; n < 12; n++) await pass(`A-${n}`, 'OP-A', n < 10, n);
  for (let n = 0; n < 11; n++) await pass(`B-${n}`, 'OP-B', n < 2, n);
  for (let n = 0; n < 3; n++) await pass(`C-${n}`, 'OP-C', false, n);
  const { groups, rules } = await seeFairness(port.store, 1, at(600));
  const of = (name: string) => groups.find(({ group }) => group === name);
  expect(of('authorised')).toMatchObject({ operators: 1, declarations: 12, hit: { estimate: 0 } });
  expect(of('authorised')?.selection?.estimate).toBeCloseTo(10 / 12);
  expect(of('ordinary')).toMatchObject({ operators: 2, declarations: 14 });
  expect(of('ordinary')?.selection?.estimate).toBeCloseTo(2 / 14);
  // Checked only twice: nothing is said of hits.
  expect(of('ordinary')?.hit).toBeUndefined();
  expect(of('medium')).toMatchObject({ declarations: 23, wait: { estimate: 20 } });
  expect(of('small')).toBeUndefined();
  expect(of('new')?.declarations).toBe(26);
  expect(rules).toEqual([]);
});

test('counts what rules select by group', async () => {
  const { rules } = await port.store.oversee.fairness(at(-600), at(600));
  const cheap = rules.filter(({ rule, dimension }) => rule === 'cheap' && dimension === 'tier');
  expect(new Map(cheap.map(({ group, selected, checked }) => [group, [selected, checked]]))).toEqual(
    new Map([
      ['authorised', [10, 10]],
      ['ordinary', [2, 2]],
    ]),
  );
});
