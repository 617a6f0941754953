import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instant, Plate } from '../../src/core/domain/ids.ts';
import { giveNotice } from '../../src/work/appeals/give-notice.ts';
import { decideAppeal, lodgeAppeal } from '../../src/work/appeals/hear-appeal.ts';
import { concludeAudit } from '../../src/work/audits/conclude-audit.ts';
import { openAudits } from '../../src/work/audits/open-audits.ts';
import { receiveClearance } from '../../src/work/clearances/receive-clearance.ts';
import { answerDocument } from '../../src/work/documents/answer-document.ts';
import { askDocument } from '../../src/work/documents/ask-documents.ts';
import { decideDocument } from '../../src/work/documents/decide-document.ts';
import { newId } from '../../src/work/identify.ts';
import { answerReferral } from '../../src/work/referrals/look-up-referral.ts';
import { referFinding } from '../../src/work/referrals/refer-finding.ts';
import { runRetention } from '../../src/work/retention/run-retention.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort } from '../support/port.ts';
import { TABLES } from './change.ts';
import { forge, unfound } from './forge.ts';

const CHANGES = 200;
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const HORSES = { line: 1, hs: '010121', value: 900, currency: 'CNY', grossKg: 900, dutyRate: 10 };

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'cheap', when: 'goods.value < 1000.0', lane: 'yellow' },
    { id: 'dear', when: 'goods.value > 9000.0', lane: 'blue' },
  ]);
  for (let nth = 0; nth < 3; nth++) {
    await checked(nth);
    await audited(nth);
  }
  await sealEvents(port.store, at(90));
  await port.core.sequencer.run(at(90));
}, 60_000);
afterAll(() => port.close());

async function filed(name: string, value: number) {
  const plate = name as Plate;
  const goods = [{ ...HORSES, value }];
  const declaration = idOf(
    await port.file(coal(name, { goods, totals: { grossKg: 900 }, vehicle: { plate, kind: 'truck' } })),
  );
  return { declaration, target: { vehicle: { plate, kind: 'truck' as const }, direction: 'inbound' as const } };
}

/** A load with papers, clearances, a finding, a referral and an appeal. */
async function checked(nth: number): Promise<void> {
  const { environment } = port.core;
  const { declaration, target } = await filed(`TAMPER${nth}`, 900);
  const asked = await askDocument(environment, declaration, 'veterinary-certificate', 'gate-1', at(1));
  const other = await askDocument(environment, declaration, 'packing-list', 'gate-1', at(1));
  if (asked.outcome !== 'done' || other.outcome !== 'done') throw new Error('not asked');
  const file = { id: newId(at(2)), content: Buffer.from(`%PDF-1.4 ${nth}`) };
  await answerDocument(environment, asked.request.id, file, { id: 'broker' }, at(2));
  const verdict = nth === 0 ? ({ outcome: 'refused', reason: 'expired' } as const) : ({ outcome: 'accepted' } as const);
  await decideDocument(environment, asked.request.id, verdict, 'gate-1', at(3));
  await decideDocument(environment, other.request.id, { outcome: 'withdrawn', reason: 'not-needed' }, 'gate-1', at(3));
  for (const partner of ['treasury', 'veterinary'] as const) {
    const message = {
      id: newId(at(4)),
      decision: partner === 'treasury' ? 'paid' : 'cleared',
      number: `N-${nth}`,
    } as const;
    await receiveClearance(environment, declaration, message, { id: `${partner}-1`, partner }, at(4));
  }
  await port.done(target, { action: 'direct' }, at(5), 'gate-1');
  await port.done(target, { action: 'start-check' }, at(6), 'gate-1');
  const findings = [{ hazard: 'animal-plant-health' as const, code: 'health', declarationId: declaration, line: 1 }];
  await port.done(target, { action: 'end-check', result: 'not-conform', findings }, at(7), 'gate-1');
  const finding =
    (await port.store.events.ofSubject(declaration, 50)).find(({ kind }) => kind === 'finding-recorded')?.id ?? '';
  const referred = await referFinding(
    environment,
    {
      finding,
      agency: 'veterinary',
      hazard: 'animal-plant-health',
      legalBasis: 'WOAH Terrestrial Code, ch. 5.1',
      documents: [file.id],
      deadline: at(2_000),
    },
    'gate-1',
    at(8),
  );
  if (referred.outcome !== 'done') throw new Error(referred.refusal);
  const vet = { id: 'vet-1', agency: 'veterinary' as const };
  await answerReferral(environment, referred.referral.id, { result: 'takes-over', remark: 'Station 2' }, vet, at(9));
  const stored = await port.store.declarations.byId(declaration);
  const [notice] = stored === undefined ? [] : await giveNotice(environment, stored, at(10));
  const appeal = { decision: notice?.id ?? '', ground: 'facts-wrong' } as const;
  const lodged = await lodgeAppeal(environment, declaration, appeal, { id: 'broker' }, at(10));
  if (lodged.outcome !== 'done') throw new Error(lodged.refusal);
  const decided = { outcome: 'upheld', remedy: 'apology', reason: { en: 'So it is', zh: '属实' } } as const;
  await decideAppeal(environment, lodged.appeal.id, decided, 'lead-2', at(11));
}

/** A load of the blue lane that was audited after its release. */
async function audited(nth: number): Promise<void> {
  const { declaration, target } = await filed(`TAMPERED${nth}`, 10_000);
  for (const action of ['direct', 'release'] as const) await port.done(target, { action }, at(12));
  await openAudits(port.core.environment, at(13));
  const audit = (await port.store.audits.list({ open: true }, 9)).find((one) => one.declarationId === declaration);
  const items = [{ line: 1, result: 'value', hazard: 'revenue' }] as const;
  await concludeAudit(port.core.environment, audit?.id ?? '', items, 'inspector-1', at(14));
}

test('nothing is found in documents, clearances, audits, referrals and appeals where nobody changed anything', async () => {
  for (const table of TABLES.cases)
    expect((await port.pool.query(`select 1 from ${table}`)).rowCount, table).toBeGreaterThanOrEqual(3);
  expect(await forge(port, async () => 'nothing', at(91))).toEqual({ what: 'nothing', findings: [] });
});

test('a file that says something else than what was handed in is found, and one that went without an entry of it', async () => {
  const done = (sql: string) => async (client: PoolClient) => {
    await client.query(sql);
    return sql;
  };
  expect((await forge(port, done("update document_file set content = '%PDF-9'"), at(91))).findings.length).toBe(3);
  expect((await forge(port, done('delete from document_file'), at(91))).findings.length).toBe(3);
});

test(
  `${CHANGES} random changes to documents, clearances, audits, referrals and appeals are all found`,
  { timeout: 120_000 },
  async () => {
    expect(await unfound(port, TABLES.cases, CHANGES, at(91))).toEqual([]);
  },
);

test('a file whose time was over is gone by an entry that names it', async () => {
  await runRetention(port.core.environment, at(3 * 366 * 24 * 60));
  await port.core.sequencer.run(at(3 * 366 * 24 * 60));
  expect((await port.pool.query('select 1 from document_file')).rowCount).toBe(0);
  expect((await forge(port, async () => 'nothing', at(91))).findings).toEqual([]);
});
