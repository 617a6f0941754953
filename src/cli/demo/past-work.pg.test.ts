import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { isWaiting, standingDecision } from '../../core/inspect/read-inspection.ts';
import { addDays, startOfLocalDay } from '../../core/domain/time.ts';
import { createPlay } from '../../scenario/play/play.ts';
import { placesFor } from '../../scenario/play/stations.ts';
import { createWorld } from '../../scenario/world/world.ts';
import { openSnapshot } from '../../store/snapshot.ts';
import { auditLedger } from '../../work/audit/audit-ledger.ts';
import { headKey } from '../../work/audit/check-head.ts';
import { seeFairness } from '../../work/fairness/see-fairness.ts';
import { viewOwnFigures, viewTeamFigures } from '../../work/integrity/see-figures.ts';
import { dutyBulletin } from '../../work/quality/look-again.ts';
import { sealEvents } from '../../work/seal-events.ts';
import { originOf } from '../../work/sequence-ledger.ts';
import { crewOf, handOverToNow, qualifyCrew } from './crew.ts';
import { playPast } from './play-past.ts';

const LOAD = 90;
const FIRST = '2026-03-02' as LocalDay;
/** Its schemes began weeks ago. */
const world = createWorld({ seed: 'past-work', firstDay: addDays(FIRST, -60), load: LOAD });
const dayStart = (day: number): Instant => startOfLocalDay(addDays(FIRST, day), world.zone);
/** The middle of the last day: some vehicles are in the bays. */
const NOW = (dayStart(6) + 11 * 3_600_000) as Instant;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'not-coal', hazard: 'narcotics', when: '!goods.hs.startsWith("2701")', lane: 'red' },
    { id: 'coal', when: 'goods.hs.startsWith("2701")', lane: 'blue' },
    { id: 'early', when: 'goods.hs.startsWith("2701") && declaration.hour < 9', lane: 'yellow' },
  ]);
  const { environment } = port.core;
  (environment as { secondLookShare?: number }).secondLookShare = 0.4;
  const crew = await crewOf(environment, world.seed, dayStart(6));
  await qualifyCrew(environment, crew, dayStart(0));
  const work = { inspections: dayStart(1), offline: dayStart(3), papers: dayStart(1), audits: dayStart(3) };
  const play = createPlay(world, dayStart(0), placesFor(LOAD));
  const past = playPast(port.core, play, crew, work, new AbortController().signal);
  await past.until(NOW);
  await past.handOver();
  await handOverToNow(environment, NOW);
}, 240_000);
afterAll(() => port.close());

test('every red vehicle of its days was examined to a decision before it was released, and none stands about', async () => {
  const inspections = await port.store.inspections.list({}, 5_000);
  const crossings = new Map((await port.store.crossings.list({ lanes: ['red'] }, 5_000)).map((one) => [one.id, one]));
  expect(inspections.length).toBeGreaterThan(100);
  let left = 0;
  for (const inspection of inspections) {
    const crossing = crossings.get(inspection.crossing);
    if (crossing?.state !== 'exited') continue;
    left += 1;
    const decision = standingDecision(inspection);
    expect(decision === undefined || isWaiting(decision.outcome), inspection.id).toBe(false);
    expect(inspection.concludedAt).toBeLessThanOrEqual(crossing.stages.released ?? 0);
    expect(crossing.stages.checkStarted).toBe(inspection.startedAt);
  }
  expect(inspections.length - left).toBeLessThan(inspections.length / 4);
  const open = inspections.filter(({ state }) => state !== 'concluded');
  for (const { openedAt } of open) expect(NOW - openedAt).toBeLessThan(24 * 3_600_000);
  const bare = [...crossings.values()].filter(({ id }) => !inspections.some(({ crossing }) => crossing === id));
  for (const { stages } of bare) expect(stages.directed ?? 0).toBeLessThan(dayStart(1));
});

test('figures, second looks, the bulletin and the comparison of groups have something to say', async () => {
  const { environment } = port.core;
  const { watches } = await viewTeamFigures(environment, 'reviewer', NOW);
  expect(watches.length).toBeGreaterThan(0);
  expect(watches.flatMap(({ figures }) => figures).filter(({ share }) => share !== undefined).length).toBeGreaterThan(
    4,
  );
  const own = await viewOwnFigures(environment, 'demo-inspector-2', NOW);
  expect(Math.max(...own.figures.map((one) => one.of))).toBeGreaterThan(0);
  expect((await dutyBulletin(environment, NOW)).looks).toBeGreaterThan(5);
  const { groups } = await seeFairness(port.store, 30, NOW);
  expect(groups.length).toBeGreaterThan(0);
});

test('papers were asked for and answered, findings referred and appealed, audits concluded, one release made without network', async () => {
  const { store } = port;
  const papers = await store.documents.list({}, 1_000);
  expect(papers.some(({ state }) => state === 'accepted')).toBe(true);
  const referrals = await store.referrals.list({}, 1_000);
  expect(referrals.length).toBeGreaterThan(0);
  const appeals = await store.appeals.list({}, 1_000);
  expect(appeals.length).toBeGreaterThan(0);
  expect((await store.audits.list({ open: false }, 1_000)).length).toBeGreaterThan(3);
  const inspections = await store.inspections.list({}, 5_000);
  expect(inspections.filter(({ flags }) => flags.includes('offline-release'))).toHaveLength(1);
  expect(await store.outages.list(10)).toMatchObject([{ confirmation: { agrees: true }, ended: {}, review: {} }]);
  const reviews = await store.reviews.all();
  expect(reviews.filter(({ kind, done }) => kind === 'second-look' && done === undefined)).toEqual([]);
  expect(reviews.some(({ cause, kind }) => cause === 'offline-release' && kind === 'desk')).toBe(true);
});

test('a shift stands now with officers and bays, and the one before left a note with what was open', async () => {
  const { roster } = port.store;
  const [shift] = await roster.shifts(NOW, (NOW + 1) as Instant);
  expect(shift?.officers.length).toBeGreaterThan(1);
  expect(shift?.bays.length).toBeGreaterThan(1);
  expect((await roster.qualifications()).length).toBeGreaterThan(20);
  expect(await roster.handovers((NOW - 1) as Instant)).toHaveLength(1);
});

test('the ledger vouches for all of it', async () => {
  await sealEvents(port.store, NOW);
  while ((await port.core.sequencer.run(NOW)) > 0);
  const snapshot = await openSnapshot(port.pool);
  try {
    const publicKey = port.services.slipKeys.keys[0]?.publicKey ?? '';
    const key = headKey(originOf(await port.store.installation.get()), publicKey);
    const report = await auditLedger(snapshot, { key, now: NOW });
    // The rules of a test stand in the database without anybody having decided on them.
    const others = report.findings.filter(({ place }) => !place.startsWith('rule_version'));
    expect(others.slice(0, 5)).toEqual([]);
  } finally {
    await snapshot.close();
  }
});
