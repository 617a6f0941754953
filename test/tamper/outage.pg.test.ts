import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActorId, Instant, Plate } from '../../src/core/domain/ids.ts';
import { newId } from '../../src/work/identify.ts';
import { recordEntry } from '../../src/work/outage/record-entry.ts';
import { sealEvents } from '../../src/work/seal-events.ts';
import { AFTERNOON, MINUTE_MS, openTestPort, type TestPort, truck } from '../support/port.ts';
import { TABLES } from './change.ts';
import { forge, unfound } from './forge.ts';

const CHANGES = 200;
const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([], { offlineRelease: true });
  const { outages } = port.services;
  for (let nth = 0; nth < 4; nth++) {
    const input = { from: at(60), until: at(400), parts: ['gate'] as const, reason: 'power' as const };
    const kind = nth % 2 === 0 ? ('declared' as const) : ('standing' as const);
    const made = await outages.declare({ ...input, kind }, nth === 2 ? 'lead-3' : 'lead-1', at(nth));
    if (made.outcome !== 'done') throw new Error(made.outcome);
    if (nth > 0) await outages.decide(made.outage.id, nth !== 3, 'lead-2', at(10));
    if (nth === 2) await outages.end(made.outage.id, 'lead-1', at(20));
    if (nth === 2) await outages.review(made.outage.id, 'justified', 'reviewer', at(30));
  }
  await outages.printForms({ kind: 'gate-log', count: 3 }, 'lead-1', at(5));
  await outages.printForms({ kind: 'inspection', pack: 'container', count: 2 }, 'lead-1', at(5));
  for (let line = 1; line <= 3; line++) {
    const input = { id: newId(at(50)), action: 'direct' as const, at: at(40) };
    const target = { vehicle: truck(`FORM${line}` as Plate), direction: 'inbound' as const };
    await outages.key(target, { serial: 'GL-000001', line, doneBy: 'gate-1', input }, 'lead-1', at(50));
    if (line === 2) await outages.lookAt(input.id, 'in-order', 'reviewer', at(60));
  }
  const officers = ['gate-1', 'lead-1', 'gate-2'] as readonly string[];
  const [doneBy, keyedBy, claimedSecond] = officers as unknown as [ActorId, ActorId, ActorId];
  await recordEntry(port.core.environment, {
    ...{ id: newId(at(50)), cause: 'refused', action: 'release', refusal: 'check-required' },
    ...{ happenedAt: at(45), keyedAt: at(50), doneBy, keyedBy, claimedSecond },
  });
  await sealEvents(port.store, at(90));
  await port.core.sequencer.run(at(90));
}, 60_000);
afterAll(() => port.close());

test('Nothing is found about outages where nobody changed anything.', async () => {
  expect((await forge(port, async () => 'nothing', at(91))).findings).toEqual([]);
});

test(
  `${CHANGES} random changes to outages, forms and what was keyed are all found.`,
  { timeout: 120_000 },
  async () => {
    expect(await unfound(port, TABLES.outages, CHANGES, at(91))).toEqual([]);
  },
);
