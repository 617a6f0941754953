import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { openSnapshot } from '../../store/snapshot.ts';
import { auditLedger } from '../audit/audit-ledger.ts';
import { headKey } from '../audit/check-head.ts';
import { originOf } from '../sequence-ledger.ts';
import { subjectOf } from '../subject.ts';
import { contestFigure, viewOwnFigures, viewTeamFigures } from './see-figures.ts';

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const CHEAP = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 100 }];

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'red' }]);
  // In the afternoon, so that all fall into one watch; two officers, and one of them examines twelve.
  for (let n = 0; n < 15; n++) {
    const plate = `FIG${n}`;
    await port.file(coal(plate, { vehicle: { plate, kind: 'truck' }, goods: CHEAP, totals: { grossKg: 100 } }), at(n));
    const crossing = await port.done({ vehicle: truck(plate), direction: 'inbound' }, { action: 'direct' }, at(n));
    await port.examine(crossing.id, 'conform', [], at(n + 5), n < 12 ? 'anna' : 'bert');
    await port.done({ id: crossing.id }, { action: 'release' }, at(n + 6));
  }
});
afterAll(() => port.close());

test('teams are seen by watch with intervals, and each view is recorded', async () => {
  const { watches } = await viewTeamFigures(port.core.environment, 'rita', at(100));
  expect(watches.map(({ watch, inspections }) => [watch, inspections])).toEqual([['day', 15]]);
  const started = watches[0]?.figures.find(({ indicator }) => indicator === 'started-in-time');
  expect(started).toMatchObject({ of: 15, share: { estimate: 1 } });
  // An examination of no time at all is what the floor is for.
  expect(watches[0]?.figures.find(({ indicator }) => indicator === 'too-short')?.share?.estimate).toBe(1);
  const views = await port.store.events.ofSubject(subjectOf('officer', 'rita'), 10);
  expect(views.map(({ kind, actor }) => [kind, actor])).toEqual([['figures-viewed', 'rita']]);
  expect(JSON.stringify(watches)).not.toMatch(/anna|bert/);
});

test('an officer sees their own and nobody else does; too few say nothing', async () => {
  const own = await viewOwnFigures(port.core.environment, 'anna', at(100));
  expect(own.figures.find(({ indicator }) => indicator === 'steps-waived')).toMatchObject({
    of: 12,
    share: { estimate: 0 },
  });
  const few = await viewOwnFigures(port.core.environment, 'bert', at(100));
  expect(few.figures.every(({ share }) => share === undefined)).toBe(true);
});

test('an officer contests a figure, reviewers see it, and the ledger holds it', async () => {
  const { environment } = port.core;
  await contestFigure(environment, { indicator: 'too-short', ground: 'counted-wrong' }, 'anna', at(110));
  expect((await viewOwnFigures(environment, 'anna', at(111))).contests).toHaveLength(1);
  expect((await viewOwnFigures(environment, 'bert', at(111))).contests).toEqual([]);
  const { contests } = await viewTeamFigures(environment, 'rita', at(112));
  expect(contests).toMatchObject([{ officer: 'anna', indicator: 'too-short', ground: 'counted-wrong' }]);
  await port.core.sequencer.run(at(120));
  const snapshot = await openSnapshot(port.pool);
  try {
    const publicKey = port.services.slipKeys.keys[0]?.publicKey ?? '';
    const key = headKey(originOf(await port.store.installation.get()), publicKey);
    const { findings } = await auditLedger(snapshot, { key, now: at(120) });
    expect(findings.filter(({ place }) => place.startsWith('figure_contest'))).toEqual([]);
  } finally {
    await snapshot.close();
  }
});
