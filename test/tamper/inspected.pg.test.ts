import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrossingId, Instant, Plate } from '../../src/core/domain/ids.ts';
import type { Inspection, InspectionId } from '../../src/core/inspect/inspection.ts';
import { keepPhoto } from '../../src/work/inspections/keep-photo.ts';
import { contestFigure } from '../../src/work/integrity/see-figures.ts';
import { askToWaive, recordLook, waiveLook } from '../../src/work/quality/look-again.ts';
import { newReview, reviewRecord } from '../../src/work/quality/open-reviews.ts';
import { runRetention } from '../../src/work/retention/run-retention.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../support/port.ts';
import { TABLES } from './change.ts';
import { forge, unfound } from './forge.ts';

const CHANGES = 300;
const YEAR_MS = 366 * 86_400_000;
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const CHEAP = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
  for (let nth = 0; nth < 4; nth++) await lookedAgain(await examined(nth), nth);
  const said = { indicator: 'too-short', ground: 'counted-wrong' } as const;
  for (let nth = 0; nth < 3; nth++) await contestFigure(port.core.environment, said, `inspector-${nth}`, at(60 + nth));
  await runRetention(port.core.environment, at(70));
  await sealEvents(port.store, at(90));
  await port.core.sequencer.run(at(90));
}, 120_000);
afterAll(() => port.close());

/** A load of the red lane that was examined, its photos sent in; of the last one that nobody decided about yet. */
async function examined(nth: number): Promise<Inspection> {
  const plate = `EXAM${nth}` as Plate;
  await port.file(coal(plate, { vehicle: { plate, kind: 'truck' }, goods: CHEAP, totals: { grossKg: 100 } }), at(0));
  const crossing = await port.done({ vehicle: truck(plate), direction: 'inbound' }, { action: 'direct' }, at(1));
  if (nth < 3) {
    await port.done({ id: crossing.id }, { action: 'start-check' }, at(2), 'anna');
    await port.examine(crossing.id as CrossingId, nth === 1 ? 'not-conform' : 'conform', [], at(9), 'anna', 'bert');
  }
  const inspection = await port.store.inspections.ofCrossing(crossing.id);
  if (inspection === undefined) throw new Error('no inspection was opened');
  for (const { by, photos } of inspection.entries)
    for (const [index, photo] of photos.entries()) {
      const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, nth, index]);
      // The photos of the first came in so long ago that their time is over.
      const when = nth === 0 ? at(9) - YEAR_MS : at(10);
      await keepPhoto(port.core.environment, inspection.id as InspectionId, photo, bytes, by, when as Instant);
    }
  return inspection;
}

/** A reading at the desk, done, and a second look, waived, asked to be, or open. */
async function lookedAgain(inspection: Inspection, nth: number): Promise<void> {
  const { environment } = port.core;
  const desk = newReview(inspection, 'too-short', 'desk', at(20));
  await port.store.reviews.open(desk, reviewRecord('review-opened', desk, 'server', at(20)));
  const steps = inspection.order.steps.slice(0, 1).map(({ id }) => ({ step: id, verdict: 'missed' as const }));
  await recordLook(environment, desk.id, { verdict: 'agrees', steps }, { id: 'reader', inBay: false }, at(21));
  const look = newReview(inspection, 'drawn', 'second-look', at(22));
  await port.store.reviews.open(look, reviewRecord('review-opened', look, 'server', at(22)));
  if (nth > 0) await askToWaive(environment, look.id, 'bay-needed', 'cora', at(23));
  if (nth > 1) await waiveLook(environment, look.id, 'dora', at(24));
}

test('nothing is found in inspections, photos and looks where nobody changed anything', async () => {
  for (const table of TABLES.inspected)
    expect((await port.pool.query(`select 1 from ${table}`)).rowCount, table).toBeGreaterThan(0);
  expect(await forge(port, async () => 'nothing', at(91))).toEqual({ what: 'nothing', findings: [] });
});

test(`${CHANGES} random changes to inspections, photos and looks are all found`, { timeout: 240_000 }, async () => {
  expect(await unfound(port, TABLES.inspected, CHANGES, at(91))).toEqual([]);
});
