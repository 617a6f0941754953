import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  AFTERNOON,
  coal,
  hashOf,
  idOf,
  MINUTE_MS,
  openTestPort,
  type TestPort,
  truck,
} from '../../../test/support/port.ts';
import type { Instant, LocalDay, Plate } from '../../core/domain/ids.ts';
import type { Officer } from '../rules/workbench.ts';

const ANNA: Officer = { id: 'id-anna', username: 'anna' };
const BERT: Officer = { id: 'id-bert', username: 'bert' };
const TRACTOR = '7777UBA' as Plate;
const TRAILER = '5567UB' as Plate;
const DAY_MS = 86_400_000;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort();
  // Nobody is drawn at random here: a lane follows from the list alone.
  for (const [at, day] of (['2026-03-01', '2026-03-02', '2026-04-01'] as LocalDay[]).entries()) {
    const hash = hashOf(day);
    const startsAt = (AFTERNOON + at) as Instant;
    await port.store.draws.commit({ day, period: 1, startsAt, seedHex: hash, commitmentHex: hash, randomShare: 0 });
  }
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const later = (days: number): Instant => (AFTERNOON + days * DAY_MS) as Instant;
const glance = (plate: Plate, now: Instant) => port.services.crossings.gateAnswer(plate, now);

/** A check of a vehicle that finds something; the id of the event that says so. */
async function found(plate: Plate): Promise<string> {
  const vehicle = { plate, kind: 'truck', trailerPlate: TRAILER };
  const id = idOf(await port.file(coal(`F-${plate}`, { vehicle })));
  const target = { vehicle: { ...truck(plate), trailerPlate: TRAILER }, direction: 'inbound' as const };
  await port.done(target, { action: 'direct', seenLane: 'yellow' }, at(1));
  await port.done(target, { action: 'start-check' }, at(2));
  const findings = [{ hazard: 'vehicle' as const, code: 'seal-or-structure' }];
  await port.done(target, { action: 'end-check', result: 'not-conform', findings }, at(3));
  const events = await port.store.events.ofSubject(id, 100);
  const finding = events.find(({ kind }) => kind === 'finding-recorded');
  if (finding === undefined) throw new Error('no finding was recorded');
  await port.done(target, { action: 'hold', note: 'seal-broken' }, at(4), 'officer-1');
  await port.done(target, { action: 'lift-hold' }, at(5), 'officer-2');
  await port.done(target, { action: 'release' }, at(6));
  await port.done(target, { action: 'exit' }, at(7));
  return finding.id;
}

async function listed(value: Plate, finding: string): Promise<string> {
  const bench = port.services.workbench;
  const list = { id: 'watchedTrucks', kind: 'vehicle' as const, title: { en: 'Rebuilt trucks', zh: '改装车辆' } };
  await bench.createList({ ...list, legalBasis: 'Customs Law, art. 1' }, ANNA, at(8));
  const entry = { value, hazard: 'vehicle', finding, expiresOn: '2026-03-20' as LocalDay };
  const proposed = await bench.proposeEntry('watchedTrucks', entry, ANNA, at(9));
  if (proposed.outcome !== 'done') throw new Error(JSON.stringify(proposed));
  return proposed.value.id;
}

test('An entry that two people stand behind sends the vehicle to a check of its goods, with its hazard and its finding.', async () => {
  const finding = await found(TRACTOR);
  const entry = await listed(TRACTOR, finding);
  // Proposed is not approved: one person lists nobody.
  expect(await glance(TRACTOR, at(10))).toMatchObject({ known: 'unknown', lane: 'yellow', listed: [] });
  await port.services.workbench.decideEntry('watchedTrucks', entry, 'approve', BERT, at(11));

  const why = {
    list: 'watchedTrucks',
    entry,
    hazard: 'vehicle',
    finding,
    foundOn: '2026-03-01',
    codes: ['seal-or-structure'],
  };
  expect(await glance(TRACTOR, at(12))).toMatchObject({ known: 'unknown', lane: 'red', listed: [why] });
  idOf(await port.file(coal('L-1', { vehicle: { plate: TRACTOR, kind: 'truck' } }), at(13)));
  expect(await glance(TRACTOR, at(14))).toMatchObject({ known: 'expected', lane: 'red' });
  const target = { vehicle: truck(TRACTOR), direction: 'inbound' as const };
  const crossing = await port.done(target, { action: 'direct', seenLane: 'green' }, at(15));
  expect([crossing.lane, crossing.state]).toEqual(['red', 'directed']);
  // It is checked before it leaves, and the record says why.
  expect(await port.act(target, { action: 'release' }, at(16))).toMatchObject({ refusal: 'inspection-required' });
  const [moved] = await port.store.events.ofSubject(crossing.id, 1);
  expect(moved?.body['listed']).toEqual([expect.objectContaining({ entry, hazard: 'vehicle', finding })]);
});

test('Its declarations are judged for themselves: the entry is about the vehicle.', async () => {
  const id = idOf(await port.file(coal('L-2', { vehicle: { plate: TRACTOR, kind: 'truck' } }), at(20)));
  expect((await port.store.declarations.byId(id))?.lane).toBe('green');
});

test('A listed trailer behind another tractor is checked too; an entry that has ended, or was withdrawn, asks for nothing.', async () => {
  const finding = await found('8888UBA' as Plate);
  const entry = await listed(TRAILER, finding);
  await port.services.workbench.decideEntry('watchedTrucks', entry, 'approve', BERT, at(11));
  const book = (plate: string, now: Instant) =>
    port.services.crossings.book(
      { vehicle: { ...truck(plate), trailerPlate: TRAILER }, direction: 'outbound' },
      { id: 'lead' },
      now,
    );
  expect(await book('9001UBA', at(30))).toMatchObject({ outcome: 'booked', crossing: { lane: 'red' } });
  expect(await book('9002UBA', later(31))).toMatchObject({ outcome: 'booked', crossing: { lane: 'green' } });
  await port.services.workbench.decideEntry('watchedTrucks', entry, 'withdraw', BERT, at(40));
  expect(await book('9003UBA', at(41))).toMatchObject({ outcome: 'booked', crossing: { lane: 'green' } });
});
