import { afterAll, beforeAll, expect, test } from 'vitest';
import { AFTERNOON, coal, idOf, MINUTE_MS, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { Instant, Plate } from '../../core/domain/ids.ts';
import type { AuditedItem } from '../../core/inspect/audit-result.ts';
import { concludeAudit } from './conclude-audit.ts';
import { assignOpenAudits, openAudits } from './open-audits.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([{ id: 'cheap', when: 'goods.value < 1000.0', lane: 'blue' }]);
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const GOODS = [
  { line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 500 },
  { line: 2, hs: '270119', value: 5000, currency: 'CNY', grossKg: 500 },
];
let plates = 0;
async function released(value = 900) {
  const plate = `AUDIT${++plates}` as Plate;
  const goods = GOODS.map((item) => ({ ...item, value: item.line === 1 ? value : item.value }));
  const raw = coal(`AU-${plates}`, { goods, totals: { grossKg: 1000 }, vehicle: { plate, kind: 'truck' } });
  const declaration = idOf(await port.file(raw));
  const target = { vehicle: { plate, kind: 'truck' as const }, direction: 'inbound' as const };
  for (const action of ['direct', 'release'] as const) await port.done(target, { action }, at(1));
  return declaration;
}
const auditOf = async (declaration: string) =>
  (await port.store.audits.list({}, 300)).find(({ declarationId }) => declarationId === declaration);
const ITEMS: readonly AuditedItem[] = [
  { line: 1, result: 'value', hazard: 'revenue' },
  { line: 2, result: 'conform' },
];

test('What is released in the blue lane gets one audit, and nothing else does', async () => {
  const [blue, green] = [await released(), await released(5000)];
  const opened = await Promise.all([
    openAudits(port.core.environment, at(2)),
    openAudits(port.core.environment, at(2)),
  ]);
  expect(opened[0] + opened[1]).toBe(1);
  expect(await openAudits(port.core.environment, at(3))).toBe(0);
  expect(await auditOf(green)).toBeUndefined();
  expect(await auditOf(blue)).toMatchObject({ declarationId: blue, openedAt: at(2) });
  expect(await port.store.assignments.of((await auditOf(blue))?.id ?? '')).toMatchObject({ basis: 'role' });
});

test('An audit that was drawn for somebody is theirs; its result labels the declaration once', async () => {
  const blue = await released();
  await openAudits(port.core.environment, at(2));
  const { id = '' } = (await auditOf(blue)) ?? {};
  await port.store.audits.assign(id, 'anna');
  await assignOpenAudits(port.core.environment, at(3));
  expect((await auditOf(blue))?.officer).toBe('anna');
  const conclude = (items: readonly AuditedItem[], officer = 'anna') =>
    concludeAudit(port.core.environment, id, items, officer, at(10));
  expect(await conclude(ITEMS, 'bo')).toMatchObject({ refusal: 'audit-of-another' });
  expect(await conclude(ITEMS.slice(1))).toMatchObject({ refusal: 'audit-items-incomplete' });
  const results = await Promise.all([conclude(ITEMS), conclude(ITEMS), conclude(ITEMS)]);
  expect(results.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
  expect(await conclude(ITEMS)).toMatchObject({ refusal: 'audit-concluded' });
  const events = await port.store.events.ofSubject(blue, 50);
  const labels = events.filter(({ kind }) => kind === 'finding-recorded');
  expect(labels).toMatchObject([
    {
      actor: 'anna',
      body: {
        audit: id,
        result: 'not-conform',
        findings: [{ hazard: 'revenue', code: 'value', line: 1 }],
        observation: { kind: 'checked', found: true },
      },
    },
  ]);
  const leaves = await port.pool.query("select 1 from pending_leaf where subject = $1 and kind = 'audit-concluded'", [
    blue,
  ]);
  expect(leaves.rowCount).toBe(1);
});

test('History counts what an audit found', async () => {
  const rate = async () => {
    await port.core.history.advance(at(60));
    const rows = [...port.core.history.current().operators.values()];
    return rows.find((row) => row.role === 'importer' && row.operator === 'OP-1042');
  };
  const before = await rate();
  const blue = await released();
  await openAudits(port.core.environment, at(2));
  const { id = '' } = (await auditOf(blue)) ?? {};
  const result = await concludeAudit(port.core.environment, id, ITEMS, 'anna', at(10));
  expect(result).toMatchObject({ outcome: 'done', audit: { result: 'not-conform' } });
  const after = await rate();
  expect((after?.checks ?? 0) - (before?.checks ?? 0)).toBeCloseTo(1, 1);
  expect((after?.findings ?? 0) - (before?.findings ?? 0)).toBeCloseTo(1, 1);
});
