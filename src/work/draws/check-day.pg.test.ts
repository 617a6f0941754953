import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AFTERNOON, coal, openTestPort, type TestPort } from '../../../test/support/port.ts';
import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { newId } from '../identify.ts';
import { assignInspection } from './assign.ts';
import { checkDay } from './check-day.ts';
import { type DayRecord, publishDay, readDay } from './publish.ts';

const TODAY = '2026-03-01' as LocalDay;
const MORROW = (AFTERNOON + 86_400_000) as Instant;
let port: TestPort;
const rules = [{ id: 'half-the-coal', when: 'goods.hs.startsWith("2701")', rate: 0.5 }];

beforeAll(async () => {
  port = await openTestPort(rules);
  const filings = Array.from({ length: 120 }, (_, at) => ({ raw: coal(`C-${at}`), form: 'json' as const }));
  await port.services.accept(filings, { id: 'broker' }, AFTERNOON);
  const vehicle = { plate: '0123UBA' as never, kind: 'truck' as const };
  const crossing = await port.done({ vehicle, direction: 'inbound' }, { action: 'arrive' }, AFTERNOON);
  const shift = {
    id: newId(AFTERNOON),
    from: AFTERNOON,
    until: MORROW,
    officers: ['eva', 'fay'],
    bays: [],
    version: 1,
  };
  await port.store.roster.putShift(shift, 'lead', AFTERNOON, { events: [], leaves: [] });
  for (let at = 0; at < 5; at++) {
    const inspection = { id: newId(AFTERNOON), crossingId: crossing.id, operators: ['OP-1007'], needs: [] };
    await assignInspection(port.core.environment, inspection, AFTERNOON);
  }
});
afterAll(() => port.close());

const read = async (): Promise<DayRecord> => {
  const record = await readDay(port.core.environment, TODAY, MORROW);
  if (record === undefined) throw new Error('nothing was drawn');
  return record;
};
const codes = (record: DayRecord): string[] =>
  checkDay(port.core.environment, record).differences.map(({ code }) => code);

describe('A day', () => {
  test('drawn again from its records is as it was, assessed again or not', async () => {
    const record = await read();
    expect(record.declarations.length).toBe(120);
    expect(record.declarations.some((one) => one.assessments.length > 1)).toBe(true);
    const drawn = record.declarations.flatMap((one) => one.assessments.flatMap(({ hits }) => hits));
    expect(new Set(drawn.map(({ selected }) => selected)).size).toBe(2);
    expect(checkDay(port.core.environment, record)).toMatchObject({
      declarations: 120,
      assignments: 5,
      differences: [],
    });
    expect(record.ended).toBe(true);
  });

  test('names nobody and nothing when it is published', async () => {
    const text = JSON.stringify(publishDay(await read()));
    for (const word of ['eva', 'fay', 'OP-1007', 'C-1', '0123UBA']) expect(text).not.toContain(word);
    const record = await read();
    for (const { id, firstHash } of record.declarations) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(firstHash);
    }
    expect(text).not.toContain(record.plan.saltHex);
  });

  test('is not shown before it has ended, and is none where nothing was drawn', async () => {
    const { oversight } = port.services;
    expect(await oversight.published(TODAY, AFTERNOON)).toBeUndefined();
    expect((await oversight.published(TODAY, MORROW))?.day).toBe(TODAY);
    expect(await oversight.check('2026-02-01' as LocalDay, MORROW)).toBeUndefined();
  });

  test('with a selection, a draw, an officer or a handle changed is found out', async () => {
    const record = await read();
    const [first, ...others] = record.declarations;
    const [again] = first?.assessments ?? [];
    if (first === undefined || again === undefined) throw new Error('no declaration');
    const hits = again.hits.map((hit) => ({ ...hit, selected: !hit.selected }));
    const withFirst = (assessments: typeof first.assessments) => ({
      ...record,
      declarations: [{ ...first, assessments }, ...others],
    });
    expect(codes(withFirst([{ ...again, randomly: !again.randomly }]))).toContain('random-selection');
    expect(codes(withFirst([again, { ...again, randomly: !again.randomly }]))).toEqual(['random-selection']);
    expect(codes(withFirst([{ ...again, hits }]))).toEqual(['rule-draw']);
    expect(codes(withFirst([]))).toContain('missing-draw');
    const [move, ...moves] = record.assignments;
    const renamed = (move?.officers ?? []).map((one, at) => (at === 0 ? { ...one, officer: 'somebody' } : one));
    expect(codes({ ...record, assignments: [{ ...move!, officers: renamed }, ...moves] })).toContain('handle');
    const late = { day: TODAY, custodian: 'x', commitment: first.firstHash, committedAt: AFTERNOON };
    expect(codes({ ...record, contributions: [late] })).toEqual(['late-commitment']);
  });
});
