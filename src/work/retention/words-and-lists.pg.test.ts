import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditOf, tablesHolding } from '../../../test/support/audit.ts';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { DeclarationId, Instant, LocalDay, Plate } from '../../core/domain/ids.ts';
import { isPseudonym } from '../../core/oversee/retention.ts';
import { giveNotice } from '../appeals/give-notice.ts';
import { decideAppeal, lodgeAppeal } from '../appeals/hear-appeal.ts';
import { whatIsHeld } from './look-up-plate.ts';
import { retentionReport, runRetention } from './run-retention.ts';

const DAY_MS = 86_400_000;
const PLATE = '9999UBA' as Plate;
const WORDS = 'Our Mr. Bold weighed it himself';
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const later = (days: number): Instant => (AFTERNOON + days * DAY_MS) as Instant;

let port: TestPort;
let declaration: DeclarationId;
let appeal: string;
beforeAll(async () => {
  port = await openTestPort();
  const target = { vehicle: truck(PLATE), direction: 'inbound' as const };
  declaration = idOf(await port.file(coal('LISTED', { vehicle: { plate: PLATE, kind: 'truck' } }), at(0)));
  await port.done(target, { action: 'direct', seenLane: 'yellow' }, at(1));
  await port.done(target, { action: 'start-check' }, at(2));
  const findings = [{ hazard: 'vehicle' as const, code: 'seal-or-structure' }];
  await port.done(target, { action: 'end-check', result: 'not-conform', findings }, at(3));
  await port.done(target, { action: 'hold', note: 'seal-broken' }, at(4), 'officer-1');
  await port.done(target, { action: 'lift-hold' }, at(5), 'officer-2');
  await port.done(target, { action: 'release' }, at(6));
  await port.done(target, { action: 'exit' }, at(7));
  await listVehicle();
  appeal = await appealed();
  await port.core.sequencer.run(at(30));
});
afterAll(() => port.close());

/** An entry of a list about the vehicle, by two people; it ends after 19 days. */
async function listVehicle(): Promise<void> {
  const bench = port.services.workbench;
  const [anna, bert] = [
    { id: 'id-anna', username: 'anna' },
    { id: 'id-bert', username: 'bert' },
  ];
  const title = { en: 'Rebuilt trucks', zh: '改装车辆' };
  await bench.createList(
    { id: 'watchedTrucks', kind: 'vehicle', title, legalBasis: 'Customs Law, art. 1' },
    anna,
    at(8),
  );
  const events = await port.store.events.ofSubject(declaration, 100);
  const finding = events.find(({ kind }) => kind === 'finding-recorded')?.id ?? '';
  const entry = { value: PLATE, hazard: 'vehicle', finding, expiresOn: '2026-03-20' as LocalDay };
  const proposed = await bench.proposeEntry('watchedTrucks', entry, anna, at(9));
  if (proposed.outcome !== 'done') throw new Error(JSON.stringify(proposed));
  await bench.decideEntry('watchedTrucks', proposed.value.id, 'approve', bert, at(10));
}

/** An appeal against the hold, with words of the trader's own. */
async function appealed(): Promise<string> {
  const { environment } = port.core;
  const stored = await port.store.declarations.byId(declaration);
  if (stored === undefined) throw new Error('not stored');
  const notice = (await giveNotice(environment, stored, at(20))).find(({ kind }) => kind === 'hold');
  const said = { decision: notice?.id ?? '', ground: 'facts-wrong', statement: WORDS } as const;
  const lodged = await lodgeAppeal(environment, declaration, said, { id: 'broker' }, at(20));
  if (lodged.outcome !== 'done') throw new Error(lodged.refusal);
  return lodged.appeal.id;
}

async function audit(now: Instant) {
  await port.core.sequencer.run(now);
  return auditOf(port, now);
}
const holding = (text: string) => tablesHolding(port, text);

test('A plate on a list stands in no event, and becomes a pseudonym 90 days after its entry ended; who answered for it stays', async () => {
  expect(await holding(PLATE)).not.toContain('event');
  expect(await audit(at(40))).toEqual([]);
  // The passage itself is over for 90 days first.
  expect(await runRetention(port.core.environment, later(95))).toEqual({ plate: 2 });
  expect(await holding(PLATE)).toEqual(['ledger_opening', 'list_entry']);
  expect(await runRetention(port.core.environment, later(111))).toEqual({ 'listed-plate': 1 });
  expect(await holding(PLATE)).toEqual([]);
  const [entry] = await port.store.lists.entries('watchedTrucks');
  expect(isPseudonym(entry?.value ?? '')).toBe(true);
  expect(entry).toMatchObject({ hazard: 'vehicle', proposedBy: 'anna', approvedBy: 'bert', expiresOn: '2026-03-20' });
  expect(await audit(later(111))).toEqual([]);
  // What stands now is vouched for.
  await port.pool.query(`update list_entry set value = '~feedfeedfeedfeed'`);
  expect(await audit(later(111))).not.toEqual([]);
  await port.pool.query('update list_entry set value = $1', [entry?.value]);
  expect(await audit(later(111))).toEqual([]);
  expect(await runRetention(port.core.environment, later(112))).toEqual({});
});

test("A trader's own words go a year after the decision and not before; the appeal, its decision and the audit stay whole", async () => {
  expect(await runRetention(port.core.environment, later(800))).toEqual({});
  expect((await whatIsHeld(port.store, 'OP-1007', 'broker', later(800))).appeals).toMatchObject([{ statement: WORDS }]);
  const verdict = { outcome: 'dismissed', remedy: 'none', reason: { en: 'So it is', zh: '属实' } } as const;
  const decided = await decideAppeal(port.core.environment, appeal, verdict, 'lead-9', later(801));
  expect(decided.outcome).toBe('done');
  expect(await runRetention(port.core.environment, later(801 + 364))).toEqual({});
  expect(await holding(WORDS)).toEqual(['appeal_statement']);
  const due = later(801 + 366);
  expect(await runRetention(port.core.environment, due)).toEqual({ 'appeal-statement': 1 });
  expect(await holding(WORDS)).toEqual([]);
  const [kept] = await port.store.appeals.ofDeclaration(declaration);
  expect(kept).toMatchObject({ id: appeal, ground: 'facts-wrong', decided: { outcome: 'dismissed' } });
  expect(kept?.statement).toBeUndefined();
  expect(await audit(due)).toEqual([]);
  const { lines } = await retentionReport(port.store, 30);
  expect(lines.find(({ record }) => record === 'appeal-statement')).toMatchObject({ kept: 0, erased: 1 });
  expect(lines.find(({ record }) => record === 'listed-plate')).toMatchObject({ kept: 0, erased: 1 });
});
