import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, BROKER, coal, idOf, MINUTE_MS, openTestPort, type TestPort, truck } from './support/port.ts';
import type { CrossingId, DeclarationId, Instant, Plate } from '../src/core/domain/ids.ts';
import { operatorKey, routeKey } from '../src/core/risk/history.ts';
import { verifyInclusion } from '../src/ledger/inclusion.ts';
import { settleInspection } from '../src/cli/demo/carry-out.ts';
import { sha256Bytes } from '../src/work/hash.ts';

let port: TestPort;
beforeAll(async () => {
  port = await openTestPort([
    { id: 'cheap', when: 'goods.value < 1000.0', lane: 'yellow' },
    { id: 'heavy', hazard: 'transit', when: 'declaration.weighedDifference > 0.2', lane: 'red' },
  ]);
});
afterAll(() => port.close());

const at = (minutes: number): Instant => (AFTERNOON + minutes * MINUTE_MS) as Instant;
const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const PLATE = '0123UBA' as Plate;
const OFFICERS = { gate: 'gate-1', bay: 'inspector-1', lead: 'lead-1' } as const;

describe('A truck crosses', () => {
  let coalId: DeclarationId;
  let woodId: DeclarationId;
  let crossingId: CrossingId;

  test('it is filed and booked, and an amendment before it arrives changes its lane', async () => {
    coalId = idOf(await port.file(coal('COAL'), at(-120)));
    woodId = idOf(
      await port.file(
        coal('WOOD', { totals: { grossKg: 1100 }, goods: [{ line: 1, hs: '440710', grossKg: 1100 }] }),
        at(-119),
      ),
    );
    const booked = await port.services.crossings.book(
      { vehicle: truck(PLATE), direction: 'inbound', slotAt: at(0), declarations: [coalId] },
      BROKER,
      at(-100),
    );
    if (booked.outcome !== 'booked') throw new Error(booked.outcome);
    crossingId = booked.crossing.id;
    expect(booked.crossing).toMatchObject({ state: 'booked', lane: 'green', booked: true });
    expect([...booked.crossing.declarations].sort()).toEqual([coalId, woodId].sort());

    const goods = [{ line: 1, hs: '270112', value: 900, currency: 'CNY', grossKg: 38_900 }];
    const amended = { raw: coal('COAL', { goods }), form: 'json' as const };
    expect(await port.services.amend(coalId, amended, BROKER, at(-60))).toMatchObject({ version: 2, lane: 'yellow' });
    expect(await port.store.crossings.byId(crossingId)).toMatchObject({ lane: 'yellow', state: 'booked' });
  });

  test('it arrives, is weighed, directed to inspection and checked; a hold answers the finding; another lifts it', async () => {
    const target = { id: crossingId };
    expect(await port.done(target, { action: 'arrive' }, at(0), OFFICERS.gate)).toMatchObject({ lane: 'yellow' });
    expect(await port.done(target, { action: 'weigh', weighedKg: 60_000 }, at(5), OFFICERS.gate)).toMatchObject({
      lane: 'red',
    });
    await port.done(target, { action: 'come-to-gate' }, at(10), OFFICERS.gate);
    expect((await port.services.crossings.gateAnswer(PLATE, at(11))).lane).toBe('red');
    expect(await port.done(target, { action: 'direct', seenLane: 'red' }, at(12), OFFICERS.gate)).toMatchObject({
      state: 'directed',
      lane: 'red',
    });
    expect(await port.act(target, { action: 'release' }, at(13), OFFICERS.gate)).toMatchObject({
      refusal: 'inspection-required',
    });
    await port.done(target, { action: 'start-check' }, at(20), OFFICERS.bay);
    const findings = [{ hazard: 'transit' as const, code: 'quantity', declarationId: coalId, line: 1 }];
    const held = await port.examine(crossingId, 'not-conform', findings, at(50), OFFICERS.bay, OFFICERS.lead);
    expect(held).toMatchObject({ state: 'held', hold: { by: OFFICERS.bay, note: 'detained' } });
    expect(await port.act(target, { action: 'release' }, at(51), OFFICERS.bay)).toMatchObject({ refusal: 'hold-open' });
    expect(await port.act(target, { action: 'lift-hold', note: 'resolved' }, at(60), OFFICERS.bay)).toMatchObject({
      refusal: 'same-officer-lifts-hold',
    });
    await port.done(target, { action: 'lift-hold', note: 'resolved' }, at(90), OFFICERS.lead);
    expect(await port.act(target, { action: 'release' }, at(91), OFFICERS.gate)).toMatchObject({
      refusal: 'outcome-forbids-release',
    });
    const settled = { at: at(92), now: at(92), by: OFFICERS.bay, second: OFFICERS.lead, offline: false };
    await settleInspection(port.core.environment, crossingId, settled);
    await port.done(target, { action: 'release' }, at(95), OFFICERS.gate);
    await port.done(target, { action: 'exit' }, at(100), OFFICERS.gate);
  });

  test('its stages are those of a Time Release Study', async () => {
    const crossing = await port.store.crossings.byId(crossingId);
    expect(crossing).toMatchObject({
      state: 'exited',
      lane: 'red',
      checkResult: 'not-conform',
      checkLane: 'red',
      weighedKg: 60_000,
    });
    expect(crossing?.stages).toEqual({
      booked: at(-100),
      arrived: at(0),
      gate: at(10),
      directed: at(12),
      checkStarted: at(20),
      checkEnded: at(50),
      released: at(95),
      exited: at(100),
    });
  });

  test('what happened to it is recorded in order, by whom', async () => {
    const events = await port.store.events.ofSubject(crossingId, 100);
    expect(events.map((one) => [one.kind, one.body['action'] ?? 'book', one.actor])).toEqual([
      ['crossing-booked', 'book', 'broker'],
      ['crossing-moved', 'reassess', 'broker'],
      ['crossing-moved', 'arrive', OFFICERS.gate],
      ['crossing-weighed', 'weigh', OFFICERS.gate],
      ['crossing-moved', 'come-to-gate', OFFICERS.gate],
      ['crossing-moved', 'direct', OFFICERS.gate],
      ['crossing-moved', 'start-check', OFFICERS.bay],
      ['crossing-moved', 'end-check', OFFICERS.bay],
      ['crossing-moved', 'hold', OFFICERS.bay],
      ['crossing-moved', 'lift-hold', OFFICERS.lead],
      ['crossing-moved', 'release', OFFICERS.gate],
      ['crossing-moved', 'exit', OFFICERS.gate],
    ]);
    const seqs = events.map((one) => one.seq);
    expect([...seqs].sort((a, b) => a - b)).toEqual(seqs);
    expect((await port.store.events.ofSubject(coalId, 100)).map((one) => one.kind)).toEqual([
      'declaration-accepted',
      'declaration-amended',
      'declaration-assessed',
      'declaration-assessed',
      // The check was concluded twice: once to detain, once to let go. Its last word is the one that counts.
      'finding-recorded',
      'finding-recorded',
    ]);
  });

  test('it was assessed for each cause, and each assessment saw what was known then', async () => {
    const stored = await port.store.declarations.byId(coalId);
    expect(
      stored?.assessments.map(({ assessment, features }) => [
        assessment.cause,
        assessment.declarationVersion,
        assessment.lane,
        features[0]?.['declaration.weighedDifference'],
      ]),
    ).toEqual([
      ['weighed', 2, 'red', 0.5],
      ['arrived', 2, 'yellow', undefined],
      ['amended', 2, 'yellow', undefined],
      ['accepted', 1, 'green', undefined],
    ]);
  });

  test('every decision is in the ledger with a proof that holds', async () => {
    await port.core.sequencer.run(at(120));
    // Every change of a passage, also what a decision rests on; of a declaration each assessment.
    const moved = ['book', 'reassess', 'arrive', 'weigh', 'come-to-gate', 'direct', 'start-check', 'end-check'];
    for (const [subject, kinds] of [
      [crossingId, [...moved, 'hold', 'lift-hold', 'release', 'exit']],
      [coalId, ['assessment', 'assessment', 'assessment', 'assessment']],
    ] as const) {
      const { head, entries } = await port.core.sequencer.proof(subject);
      expect(entries.map(({ entry }) => entry.kind)).toEqual(kinds);
      for (const { entry, path = [] } of entries) {
        const proof = { leaf: bytes(entry.leafHash), index: entry.index, size: head?.size ?? 0, path: path.map(bytes) };
        expect(verifyInclusion(sha256Bytes, proof, bytes(head?.root ?? ''))).toBe(true);
      }
    }
  });

  test('the history learned of the declarations and of the finding, which was of one of them', async () => {
    await port.core.history.advance(at(130));
    const history = port.core.history.current();
    const importer = history.operators.get(operatorKey('importer', 'OP-1042'));
    expect(importer?.declarations).toBeCloseTo(2, 2);
    expect(importer?.checks).toBeCloseTo(2, 2);
    expect(importer?.findings).toBeCloseTo(1, 2);
    expect(history.routes.get(routeKey('MN', '2701'))).toMatchObject({ checks: 1, findings: 1 });
    expect(history.routes.get(routeKey('MN', '4407'))).toMatchObject({ checks: 1, findings: 0 });
  });

  test('after it was directed nothing about it is amended', async () => {
    const late = { raw: coal('COAL', { seals: ['S-9'] }), form: 'json' as const };
    expect(await port.services.amend(coalId, late, BROKER, at(140))).toEqual({ outcome: 'too-late' });
  });

  test('the board knows it no more, and counted it', async () => {
    const board = await port.services.board(at(110));
    expect(board.crossings.map((one) => one.id)).not.toContain(crossingId);
    expect(board.lanes.find((one) => one.lane === 'red')).toMatchObject({ flowPerHour: 1, queue: 0 });
  });
});
