import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AFTERNOON, coal, hashOf, idOf, openTestPort, type TestPort, truck } from '../../../test/support/port.ts';
import type { Instant, LocalDay, RuleId, TimeZone } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import type { WorkbenchServices } from '../../server/services.ts';
import type { RuleStepKind } from '../../store/port/rules.ts';
import { proposeEntry } from '../lists/keep-lists.ts';
import { subjectOf } from '../subject.ts';
import type { Officer, Workbench } from './workbench.ts';

const DAY_MS = 86_400_000;
const ANNA: Officer = { id: 'id-anna', username: 'anna' };
const BERT: Officer = { id: 'id-bert', username: 'bert' };
const DRAFT = {
  id: 'coal-heavy',
  hazard: 'revenue',
  lane: 'red',
  when: 'goods.hs.startsWith("2701") && goods.netKg > 30000.0',
  reason: { en: 'More coal than a truck carries', zh: '煤炭重量超过卡车载重' },
  legalBasis: 'Customs Valuation Agreement, art. 17',
  validFrom: '2026-03-01',
  validUntil: '2026-12-31',
};

let port: TestPort;
let bench: WorkbenchServices;

beforeAll(async () => {
  port = await openTestPort([{ id: 'standing', when: 'goods.hs == "010121"' }]);
  bench = port.services.workbench;
  // Nobody is drawn at random here: a lane follows from the rules alone.
  for (const days of [0, 1, 9, 10]) {
    const day = localDay(after(days), 'Asia/Shanghai' as TimeZone);
    const hash = hashOf(day);
    const period = { day, period: 1, startsAt: AFTERNOON, seedHex: hash, commitmentHex: hash, randomShare: 0 };
    await port.store.draws.commit(period);
  }
});
afterAll(() => port.close());

const after = (days: number): Instant => (AFTERNOON + days * DAY_MS) as Instant;

async function drafted(id: string, more: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const result = await bench.draft({ ...DRAFT, id, ...more }, ANNA, AFTERNOON);
  if (result.outcome !== 'drafted') throw new Error(JSON.stringify(result));
  return result.standing.version.version;
}

async function step(id: string, version: number, kind: RuleStepKind, by: Officer, at = AFTERNOON, from?: string) {
  const request = {
    rule: id as RuleId,
    version,
    step: kind,
    ...(from === undefined ? {} : { from: from as LocalDay }),
    ...(kind === 'withdraw' ? { because: 'It stops the wrong trucks' } : {}),
  };
  const result = await bench.step(request, by, at);
  return result.outcome === 'taken' ? result.standing.state : result.outcome;
}

async function bringLive(id: string, version: number, at = AFTERNOON, from?: string): Promise<void> {
  expect(await step(id, version, 'replay', ANNA, at)).toBe('replayed');
  expect(await step(id, version, 'approve', BERT, at)).toBe('approved');
  expect(await step(id, version, 'shadow', ANNA, at)).toBe('shadow');
  expect(await step(id, version, 'live', BERT, at, from)).toBe('live');
}

const inForce = (at: Instant): readonly string[] =>
  port.core.assessor.rules.at(at).rules.map(({ rule }) => `${rule.id} by ${rule.approvedBy}`);

test('a draft goes its way by two people, counts in shadow, and stops a truck when it is live', async () => {
  const version = await drafted('coal-heavy');
  expect(await step('coal-heavy', version, 'approve', BERT)).toBe('not-now');
  expect(await step('coal-heavy', version, 'replay', ANNA)).toBe('replayed');
  expect(await step('coal-heavy', version, 'approve', ANNA)).toBe('needs-two');
  expect(await step('coal-heavy', version, 'approve', { id: 'x', username: 'Anna' })).toBe('needs-two');
  expect(await step('coal-heavy', version, 'approve', BERT)).toBe('approved');
  expect((await port.file(coal('WAY-1'))).lane).toBe('green');
  expect(await step('coal-heavy', version, 'shadow', ANNA)).toBe('shadow');

  const shadowed = await port.file(coal('WAY-2'));
  expect(shadowed.lane).toBe('green');
  expect((await port.store.rules.shadowCounts()).get(`coal-heavy@${version}`)).toBe(1);
  const stored = await port.store.declarations.byId(idOf(shadowed));
  expect(stored?.assessments[0]?.assessment.hits).toEqual([]);

  expect(await step('coal-heavy', version, 'live', BERT)).toBe('live');
  expect((await port.file(coal('WAY-3'))).lane).toBe('red');
  expect(inForce(AFTERNOON)).toContain('coal-heavy by bert');

  expect(await step('coal-heavy', version, 'withdraw', ANNA)).toBe('withdrawn');
  expect((await port.file(coal('WAY-4'))).lane).toBe('green');

  const events = await port.store.events.ofSubject(subjectOf('rule', 'coal-heavy'), 100);
  const kinds = ['rule-drafted', 'rule-replayed', 'rule-approved', 'rule-shadowed', 'rule-made-live', 'rule-withdrawn'];
  expect(events.map(({ kind }) => kind)).toEqual(kinds);
  await port.core.sequencer.run(AFTERNOON);
  const { entries } = await port.core.sequencer.proof(subjectOf('rule', 'coal-heavy'));
  expect(entries.map(({ entry }) => entry.kind)).toEqual(kinds);
});

test('what goes live on a day replaces the former from that day on, and one at a time', async () => {
  const first = await drafted('coal-turns');
  await bringLive('coal-turns', first);
  const second = await drafted('coal-turns', { when: 'goods.netKg > 20000.0' });
  expect(second).toBe(first + 1);
  await bringLive('coal-turns', second, AFTERNOON, '2026-03-04');
  const versionAt = (at: Instant) =>
    port.core.assessor.rules
      .at(at)
      .rules.filter(({ rule }) => rule.id === 'coal-turns')
      .map(({ rule }) => rule.when);
  expect(versionAt(after(2))).toEqual([DRAFT.when]);
  expect(versionAt(after(3))).toEqual(['goods.netKg > 20000.0']);
  const standings = await bench.versions('coal-turns' as RuleId, after(3));
  expect(standings.map(({ state }) => state)).toEqual(['live', 'expired']);
  expect(await step('coal-turns', second, 'withdraw', BERT, after(1))).toBe('withdrawn');
  expect(versionAt(after(3))).toEqual([DRAFT.when]);
  expect(versionAt(after(400))).toEqual([]);
  await step('coal-turns', first, 'withdraw', BERT);
});

test('nothing goes live in the past or after its span, and nothing is withdrawn without a reason', async () => {
  const version = await drafted('coal-days');
  for (const [kind, by] of [
    ['replay', ANNA],
    ['approve', BERT],
    ['shadow', ANNA],
  ] as const)
    await step('coal-days', version, kind, by);
  expect(await step('coal-days', version, 'live', BERT, AFTERNOON, '2026-02-28')).toBe('day-not-fit');
  expect(await step('coal-days', version, 'live', BERT, AFTERNOON, '2027-01-01')).toBe('day-not-fit');
  const rule = 'coal-days' as RuleId;
  expect((await bench.step({ rule, version, step: 'withdraw', because: '  ' }, BERT, AFTERNOON)).outcome).toBe(
    'needs-reason',
  );
  expect((await bench.step({ rule, version: 99, step: 'withdraw', because: 'no' }, BERT, AFTERNOON)).outcome).toBe(
    'unknown',
  );
});

test('of two people who take a step at once one is told to look again', async () => {
  const version = await drafted('coal-at-once');
  await step('coal-at-once', version, 'replay', ANNA);
  // Held where steps of a rule wait for each other, so that both have read before either writes.
  const holder = await port.pool.connect();
  const lock = "(46, hashtext('coal-at-once'))";
  await holder.query(`select pg_advisory_lock${lock}`);
  const both = Promise.all([
    step('coal-at-once', version, 'approve', BERT),
    step('coal-at-once', version, 'approve', { id: 'id-carl', username: 'carl' }),
  ]);
  const waiting =
    "select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = 46 and not granted and database = (select oid from pg_database where datname = current_database())";
  await vi.waitUntil(async () => (await holder.query<{ n: number }>(waiting)).rows[0]?.n === 2, { timeout: 30_000 });
  await holder.query(`select pg_advisory_unlock${lock}`);
  holder.release();
  expect((await both).sort()).toEqual(['approved', 'changed-meanwhile']);
});

test('a draft that may not stand is refused whole, and the same draft twice is one version', async () => {
  const bad = await bench.draft({ ...DRAFT, id: 'coal-bad', when: 'driver.name == "x"' }, ANNA, AFTERNOON);
  expect(bad).toMatchObject({ outcome: 'refused', diagnostics: [{ code: 'person-field' }] });
  const printed = await bench.draft(
    { ...DRAFT, id: 'print-bad', hazard: 'weapons', when: 'goods.hs.startsWith("49")' },
    ANNA,
    AFTERNOON,
  );
  expect(printed).toMatchObject({ outcome: 'refused', diagnostics: [{ code: 'printed-matter-hazard' }] });
  await drafted('coal-same');
  expect(await bench.draft({ ...DRAFT, id: 'coal-same' }, ANNA, AFTERNOON)).toMatchObject({ outcome: 'same' });
});

test('another process follows a change when it looks, without losing the set that it judges by', async () => {
  const other = await port.another();
  const before = other.assessor.rules.at(AFTERNOON);
  const version = await drafted('coal-far');
  await bringLive('coal-far', version);
  expect(other.assessor.rules.at(AFTERNOON)).toBe(before);
  await other.followWorkbench(AFTERNOON);
  const names = other.assessor.rules.at(AFTERNOON).rules.map(({ rule }) => rule.id as string);
  expect(names).toContain('coal-far');
  expect(before.rules.map(({ rule }) => rule.id as string)).not.toContain('coal-far');
  await step('coal-far', version, 'withdraw', ANNA);
});

test('a list is read by rules once two people put a value on it, and only until it expires', async () => {
  const list = { id: 'strategicCoal', kind: 'hs' as const, title: { en: 'Coal', zh: '煤炭' } };
  const refusedList = await bench.createList({ ...list, legalBasis: 'My own wish' }, ANNA, AFTERNOON);
  expect(refusedList).toMatchObject({ outcome: 'refused', refusal: 'legal-basis-not-registered' });
  for (const id of ['drivers', 'muslimFirms'])
    expect(await bench.createList({ ...list, id, legalBasis: 'Customs Law, art. 1' }, ANNA, AFTERNOON)).toMatchObject({
      refusal: 'list-not-fit',
    });
  const made = await bench.createList({ ...list, legalBasis: 'Customs Law, art. 1' }, ANNA, AFTERNOON);
  expect(made.outcome).toBe('done');
  const version = await drafted('coal-listed', { when: 'goods.hs in lists.strategicCoal' });
  await bringLive('coal-listed', version);
  expect((await port.file(coal('LIST-1'))).lane).toBe('green');

  const propose = (value: string, expiresOn: string) =>
    bench.proposeEntry('strategicCoal', { value, expiresOn: expiresOn as LocalDay }, ANNA, AFTERNOON);
  expect(await propose('490199', '2026-03-10')).toMatchObject({ refusal: 'entry-limited-goods' });
  expect(await propose('27', '2026-03-10')).toMatchObject({ refusal: 'entry-value-form' });
  expect(await propose('270112', '2026-03-01')).toMatchObject({ refusal: 'entry-expiry' });
  expect(await propose('270112', '2027-06-01')).toMatchObject({ refusal: 'entry-expiry' });
  const entry = await propose('270112', '2026-03-10');
  if (entry.outcome !== 'done') throw new Error('refused');
  const decide = (by: Officer, what: 'approve' | 'withdraw') =>
    bench.decideEntry('strategicCoal', entry.value.id, what, by, AFTERNOON);
  expect(await decide(ANNA, 'approve')).toMatchObject({ refusal: 'entry-needs-two' });
  expect((await port.file(coal('LIST-2'))).lane).toBe('green');
  expect((await decide(BERT, 'approve')).outcome).toBe('done');
  expect((await port.file(coal('LIST-3'))).lane).toBe('red');
  expect((await port.file(coal('LIST-4'), after(9))).lane).toBe('red');
  expect((await port.file(coal('LIST-5'), after(10))).lane).toBe('green');
  expect((await decide(ANNA, 'withdraw')).outcome).toBe('done');
  expect((await port.file(coal('LIST-6'))).lane).toBe('green');
  await step('coal-listed', version, 'withdraw', ANNA);
});

test('a firm comes onto a list by a finding of its own, for ninety days, and stays by a later one only', async () => {
  const list = { id: 'watchedFirms', kind: 'operator' as const, title: { en: 'Firms', zh: '企业' } };
  await bench.createList({ ...list, legalBasis: 'Customs Law, art. 1' }, ANNA, AFTERNOON);
  const finding = async (reference: string, plate: string, at: Instant, result: 'conform' | 'not-conform') => {
    const vehicle = { plate, country: 'MN', kind: 'truck' };
    const id = idOf(await port.file(coal(reference, { vehicle, importer: 'OP-9' }), at));
    const target = { vehicle: truck(plate), direction: 'inbound' as const };
    const passage = await port.done(target, { action: 'direct', seenLane: 'red' }, at);
    await port.examine(passage.id, result, [{ hazard: 'revenue', code: 'value', declarationId: id }], at);
    const events = await port.store.events.ofSubject(id, 50);
    return events.find(({ kind }) => kind === 'finding-recorded')?.id ?? '';
  };
  const clean = await finding('FIRM-0', '1111UBA', AFTERNOON, 'conform');
  const first = await finding('FIRM-1', '1112UBA', AFTERNOON, 'not-conform');
  const propose = (given: { value?: string; finding?: string; hazard?: string; expiresOn?: string }) => {
    const entry = { value: 'OP-9', hazard: 'revenue', finding: first, expiresOn: '2026-05-30', ...given };
    return bench.proposeEntry('watchedFirms', { ...entry, expiresOn: entry.expiresOn as LocalDay }, ANNA, AFTERNOON);
  };
  const refusal = async (given: Parameters<typeof propose>[0]) => {
    const result = await propose(given);
    return result.outcome === 'refused' ? result.refusal : 'done';
  };
  expect(await refusal({ hazard: 'opinion' })).toBe('entry-needs-finding');
  expect(await refusal({ finding: '019c0000-0000-7000-8000-000000000001' })).toBe('finding-unknown');
  expect(await refusal({ finding: clean })).toBe('finding-unknown');
  expect(await refusal({ value: 'OP-10' })).toBe('finding-of-another');
  expect(await refusal({ hazard: 'weapons' })).toBe('finding-of-another');
  expect(await refusal({ expiresOn: '2026-05-31' })).toBe('entry-expiry');
  expect(await refusal({})).toBe('done');
  expect(await refusal({})).toBe('finding-cited-before');
  // A second list is no new evidence.
  const other = { ...list, id: 'otherFirms', legalBasis: 'Customs Law, art. 1' };
  await bench.createList(other, ANNA, AFTERNOON);
  const again = { value: 'OP-9', hazard: 'revenue', finding: first, expiresOn: '2026-05-30' as LocalDay };
  expect(await bench.proposeEntry('otherFirms', again, ANNA, AFTERNOON)).toMatchObject({
    refusal: 'finding-cited-before',
  });
  const second = await finding('FIRM-2', '1113UBA', after(1), 'not-conform');
  const renewed = await propose({ finding: second });
  expect(renewed.outcome).toBe('done');
  // Older evidence that nobody cited does not put it on another list either.
  expect(await refusal({ finding: first })).toBe('finding-cited-before');
  if (renewed.outcome !== 'done') return;
  expect((await bench.decideEntry('watchedFirms', renewed.value.id, 'approve', BERT, AFTERNOON)).outcome).toBe('done');

  // What is on the list for revenue is read by rules for revenue.
  const lanes: string[] = [];
  for (const hazard of ['revenue', 'weapons']) {
    const when = 'importer.id in lists.watchedFirms';
    const checked = await bench.check({ ...DRAFT, id: `firm-${hazard}`, hazard, when }, ANNA, AFTERNOON);
    const codes = checked.diagnostics.map(({ code }) => code);
    expect(codes).toEqual(hazard === 'revenue' ? ['no-cases'] : ['list-of-other-hazard', 'no-cases']);
    const version = await drafted(`firm-${hazard}`, { when, hazard });
    await bringLive(`firm-${hazard}`, version);
    lanes.push((await port.file(coal(`HAZARD-${hazard}`, { importer: 'OP-9' }))).lane ?? '');
    await step(`firm-${hazard}`, version, 'withdraw', ANNA);
  }
  expect(lanes).toEqual(['red', 'green']);
});

test('what was found without a word of what it was puts nobody on a list', async () => {
  const list = { id: 'vagueFirms', kind: 'operator' as const, title: { en: 'Firms', zh: '企业' } };
  await bench.createList({ ...list, legalBasis: 'Customs Law, art. 1' }, ANNA, AFTERNOON);
  const vehicle = { plate: '1119UBA', country: 'MN', kind: 'truck' };
  const id = idOf(await port.file(coal('VAGUE-1', { vehicle, importer: 'OP-19' }), AFTERNOON));
  const target = { vehicle: truck('1119UBA'), direction: 'inbound' as const };
  const passage = await port.done(target, { action: 'direct', seenLane: 'red' }, AFTERNOON);
  await port.examine(passage.id, 'not-conform', [{ hazard: 'revenue', code: 'value', declarationId: id }], AFTERNOON);
  const [finding] = (await port.store.events.ofSubject(id, 50)).filter(({ kind }) => kind === 'finding-recorded');
  if (finding === undefined) throw new Error('no finding was recorded');
  // As a check that was recorded with its result alone stands in the record.
  const { environment } = port.core;
  const silent = { ...finding, body: { ...finding.body, findings: [] } };
  const events = { ...environment.store.events, byId: async () => silent };
  const entry = { value: 'OP-19', hazard: 'narcotics', finding: finding.id, expiresOn: '2026-05-30' as LocalDay };
  const workbench = {
    environment: { ...environment, store: { ...environment.store, events } },
  } as unknown as Workbench;
  expect(await proposeEntry(workbench, 'vagueFirms', entry, ANNA, AFTERNOON)).toMatchObject({
    refusal: 'finding-names-no-hazard',
  });
});

test('a goods word is recognised once two people stand behind it, and refused words never are', async () => {
  const term = { id: 'washed-coal', label: { en: 'Washed coal', zh: '洗煤' }, words: ['washed'], hsHeadings: ['2701'] };
  expect(await bench.proposeTerm({ ...term, words: ['koran'] }, ANNA, AFTERNOON)).toMatchObject({ outcome: 'not-fit' });
  expect(await bench.proposeTerm({ ...term, hsHeadings: ['27'] }, ANNA, AFTERNOON)).toMatchObject({
    outcome: 'not-fit',
  });
  expect((await bench.proposeTerm(term, ANNA, AFTERNOON)).outcome).toBe('done');
  expect((await bench.proposeTerm(term, BERT, AFTERNOON)).outcome).toBe('proposed-already');
  expect((await bench.decideTerm('washed-coal', 'approve', ANNA, AFTERNOON)).outcome).toBe('needs-two');
  const termsOf = async (reference: string) => {
    const stored = await port.store.declarations.byId(idOf(await port.file(coal(reference))));
    return stored?.assessments[0]?.features[0]?.['goods.terms'];
  };
  expect(await termsOf('WORD-1')).not.toContain('washed-coal');
  expect((await bench.decideTerm('washed-coal', 'approve', BERT, AFTERNOON)).outcome).toBe('done');
  expect(await termsOf('WORD-2')).toContain('washed-coal');
  expect((await bench.terms()).find(({ id }) => id === 'washed-coal')?.state).toBe('in-force');
});
