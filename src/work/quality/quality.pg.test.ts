import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { Crossing } from '../../core/domain/crossing.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { Inspection } from '../../core/inspect/inspection.ts';
import type { Review } from '../../core/oversee/review.ts';
import { openSnapshot } from '../../store/snapshot.ts';
import { auditLedger } from '../audit/audit-ledger.ts';
import { headKey } from '../audit/check-head.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { actOnInspection } from '../inspections/act-on-inspection.ts';
import { originOf } from '../sequence-ledger.ts';
import { askToWaive, dutyBulletin, recordLook, reviewQueue, waiveLook } from './look-again.ts';

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const CHEAP = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];

let port: TestPort;
let plates = 0;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
});
afterAll(() => port.close());

/** As the option would set it; the port was opened without. */
function share(of: number): void {
  (port.core.environment as { secondLookShare?: number }).secondLookShare = of;
}

/** A red truck whose inspection found nothing. */
async function examined(minute: number): Promise<{ readonly crossing: Crossing; readonly inspection: Inspection }> {
  const plate = `QUA${++plates}`;
  await port.file(coal(plate, { vehicle: { plate, kind: 'truck' }, goods: CHEAP, totals: { grossKg: 100 } }));
  const directed = await port.done({ vehicle: truck(plate), direction: 'inbound' }, { action: 'direct' }, at(minute));
  const crossing = await port.examine(directed.id, 'conform', [], at(minute + 1), 'anna');
  const inspection = await port.store.inspections.ofCrossing(crossing.id);
  if (inspection === undefined) throw new Error('no inspection');
  return { crossing, inspection };
}
const release = (crossing: Crossing, minute: number) =>
  port.act({ id: crossing.id }, { action: 'release' }, at(minute));
const drawnOf = async ({ id }: Inspection): Promise<Review> => {
  const found = (await port.store.reviews.ofInspection(id)).find(({ cause }) => cause === 'drawn');
  if (found === undefined) throw new Error('not drawn');
  return found;
};
const bay = (id: string) => ({ id, inBay: true });
const AGREES = { verdict: 'agrees' as const, steps: [] };

test('a drawn inspection is not released before an officer without a part in it has looked again', async () => {
  share(1);
  const { crossing, inspection } = await examined(10);
  expect(await release(crossing, 12)).toMatchObject({ outcome: 'refused', refusal: 'second-look-open' });
  const review = await drawnOf(inspection);
  expect(review.kind).toBe('second-look');
  const look = (officer: { id: string; inBay: boolean }, said: Parameters<typeof recordLook>[2] = AGREES) =>
    recordLook(port.core.environment, review.id, said, officer, at(20));
  const assigned = inspection.assigned ?? 'anna';
  expect(await look(bay(assigned))).toEqual({ outcome: 'refused', refusal: 'review-own' });
  expect(await look({ id: 'rita', inBay: false })).toEqual({ outcome: 'refused', refusal: 'review-in-bay' });
  expect(await look(bay('bert'), { verdict: 'differs', steps: [] })).toMatchObject({ refusal: 'review-steps' });
  const step = inspection.order.steps[0]?.id ?? '';
  const said = { verdict: 'agrees' as const, steps: [{ step, verdict: 'done-well' as const }] };
  expect(await look(bay('bert'), said)).toMatchObject({ outcome: 'done' });
  expect(await look(bay('bert'), said)).toEqual({ outcome: 'refused', refusal: 'review-closed' });
  expect(await release(crossing, 21)).toMatchObject({ outcome: 'done' });
});

test('a second look is left out by two people with a reason, and scan and photos are read instead', async () => {
  share(1);
  const { crossing, inspection } = await examined(30);
  await release(crossing, 32);
  const { id } = await drawnOf(inspection);
  const { environment } = port.core;
  expect(await waiveLook(environment, id, 'lead', at(33))).toMatchObject({ refusal: 'review-waiver-missing' });
  expect(await askToWaive(environment, id, 'bay-needed', 'bert', at(33))).toMatchObject({ outcome: 'done' });
  expect(await release(crossing, 34)).toMatchObject({ refusal: 'second-look-open' });
  expect(await waiveLook(environment, id, 'bert', at(35))).toEqual({ outcome: 'refused', refusal: 'review-needs-two' });
  expect(await waiveLook(environment, id, 'lead', at(36))).toMatchObject({ outcome: 'done' });
  expect(await release(crossing, 37)).toMatchObject({ outcome: 'done' });
  const queue = await reviewQueue(environment, 'rita', 100);
  const reading = queue.find(({ review }) => review.cause === 'second-look-waived');
  expect(reading).toMatchObject({ own: false, review: { kind: 'desk', inspection: inspection.id } });
});

test('without the lot nothing waits, and an examination of no time at all is read again', async () => {
  share(0);
  const { crossing, inspection } = await examined(50);
  expect(await release(crossing, 52)).toMatchObject({ outcome: 'done' });
  const causes = (await port.store.reviews.ofInspection(inspection.id)).map(({ cause, kind }) => [cause, kind]);
  expect(causes).toEqual([['too-short', 'desk']]);
});

test('the lot follows from the seed: asked twice it answers the same, and about its share is drawn', async () => {
  share(0.5);
  let drawn = 0;
  for (let n = 0; n < 24; n++) {
    const { crossing, inspection } = await examined(60 + n);
    const first = (await release(crossing, 62 + n)).outcome;
    if (first !== 'done') expect(await release(crossing, 63 + n)).toMatchObject({ refusal: 'second-look-open' });
    const reviews = await port.store.reviews.ofInspection(inspection.id);
    expect(reviews.filter(({ cause }) => cause === 'drawn').length).toBe(first === 'done' ? 0 : 1);
    if (first !== 'done') drawn++;
  }
  expect(drawn).toBeGreaterThan(2);
  expect(drawn).toBeLessThan(22);
});

test('the bulletin says what was missed and done well by step, and names nobody', async () => {
  share(1);
  const { crossing, inspection } = await examined(100);
  await release(crossing, 102);
  const { id } = await drawnOf(inspection);
  const step = inspection.order.steps[1]?.id ?? '';
  const look = { verdict: 'differs' as const, steps: [{ step, verdict: 'missed' as const }] };
  await recordLook(port.core.environment, id, look, bay('bert'), at(110));
  const bulletin = await dutyBulletin(port.core.environment, at(200));
  expect(bulletin).toMatchObject({ looks: 2, differing: 1, waived: 1 });
  expect(bulletin.steps[0]).toMatchObject({ step, missed: 1, doneWell: 0 });
  expect(bulletin.medianMinutes).toBeGreaterThan(0);
  expect(JSON.stringify(bulletin)).not.toMatch(/anna|bert|lead/);
});

/** A drawn inspection with a look that misses the first step of it, and what the look found. */
async function missedBy(minute: number) {
  share(1);
  const { crossing, inspection } = await examined(minute);
  await release(crossing, minute + 2);
  const review = await drawnOf(inspection);
  const step = inspection.order.steps[0]?.id ?? '';
  const [declarationId] = crossing.declarations;
  if (declarationId === undefined) throw new Error('nothing aboard');
  const found = [
    { declarationId, line: 1, result: 'quantity' as const, hazard: 'revenue' as const },
    { result: 'seal-or-structure' as const, hazard: 'vehicle' as const },
  ];
  const look = { verdict: 'differs' as const, steps: [{ step, verdict: 'missed' as const }], found };
  const findings = async () =>
    (await port.store.inspections.byId(inspection.id))?.findings.filter(({ by }) => by === 'bert');
  return { inspection, review, look, findings };
}

test('a look of which one finding cannot be recorded records none, and is made again by whoever looked', async () => {
  const { review, look, findings } = await missedBy(120);
  const [first] = look.found;
  const wrong = { ...look, found: [...look.found, { ...first, line: 99 }] } as typeof look;
  const { environment } = port.core;
  expect(await recordLook(environment, review.id, wrong, bay('bert'), at(125))).toEqual({
    outcome: 'refused',
    refusal: 'review-finding',
  });
  expect(await findings()).toEqual([]);
  expect(await recordLook(environment, review.id, look, bay('bert'), at(126))).toMatchObject({ outcome: 'done' });
  expect(await findings()).toHaveLength(2);
});

test('a look that broke off after its findings is finished by whoever looked, once, unless they had a part since', async () => {
  for (const [minute, acts] of [
    [130, false],
    [140, true],
  ] as const) {
    const { inspection, review, look, findings } = await missedBy(minute);
    const { environment } = port.core;
    const { reviews } = environment.store;
    const broken = async () => {
      throw new Error('connection lost');
    };
    const breaking: Environment = {
      ...environment,
      store: { ...environment.store, reviews: { ...reviews, save: broken } },
    };
    await expect(recordLook(breaking, review.id, look, bay('bert'), at(minute + 5))).rejects.toThrow('lost');
    expect(await findings()).toHaveLength(2);
    if (acts) {
      const deed = {
        action: 'conclude' as const,
        outcome: 'detain' as const,
        id: newId(at(minute + 6)),
        at: at(minute + 6),
      };
      const concluded = await actOnInspection(environment, inspection.id, deed, { id: 'bert' }, at(minute + 6));
      expect(concluded.outcome).toBe('done');
    }
    const queued = (await reviewQueue(environment, 'bert', 100)).find((one) => one.review.id === review.id);
    expect(queued?.own).toBe(acts);
    // Told otherwise the second time: what was recorded is theirs all the same, and stands once.
    const again = { ...look, found: look.found.slice(0, 1) };
    const done = await recordLook(environment, review.id, again, bay('bert'), at(minute + 7));
    expect(done).toMatchObject(
      acts ? { refusal: 'review-own' } : { outcome: 'done', review: { done: { by: 'bert' } } },
    );
    expect(await findings()).toHaveLength(2);
  }
});

test('the ledger holds every review, and a verdict changed behind its back is found', async () => {
  const audit = async () => {
    await port.core.sequencer.run(at(300));
    const snapshot = await openSnapshot(port.pool);
    try {
      const publicKey = port.services.slipKeys.keys[0]?.publicKey ?? '';
      const key = headKey(originOf(await port.store.installation.get()), publicKey);
      const report = await auditLedger(snapshot, { key, now: at(300) });
      return report.findings.filter(({ place }) => place.startsWith('review'));
    } finally {
      await snapshot.close();
    }
  };
  expect(await audit()).toEqual([]);
  await port.pool.query(
    `update review set verdict = 'agrees', steps = '[]' where id = (select id from review where verdict = 'differs' limit 1)`,
  );
  expect(await audit()).toHaveLength(1);
});
