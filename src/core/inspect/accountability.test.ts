import { expect, test } from 'vitest';
import { HAZARDS } from '../domain/hazard.ts';
import type { Instant } from '../domain/ids.ts';
import { inTime, isAppealable, LODGE_WITHIN_MS, mayDecide, NOTICE_KINDS, remedyFits } from './appeal.ts';
import { auditResult, checkAudit } from './audit-result.ts';
import { AGENCIES } from './codes.ts';
import { isCompetent, isDeadline, LONGEST_REFERRAL_MS, referable, SHORTEST_REFERRAL_MS } from './referral.ts';

test('The police are told of weapons and narcotics, and of nothing else.', () => {
  expect(HAZARDS.filter((hazard) => isCompetent('police', hazard))).toEqual(['narcotics', 'weapons']);
});

test('Revenue, intellectual property and dual use are referred to no agency.', () => {
  for (const hazard of ['revenue', 'intellectual-property', 'dual-use', 'transit'] as const)
    expect(AGENCIES.filter((agency) => isCompetent(agency, hazard))).toEqual([]);
});

test('A finding supports only what it names.', () => {
  expect(referable('police', ['narcotics', 'revenue'])).toEqual(['narcotics']);
  expect(referable('police', ['revenue', 'opinion'])).toEqual([]);
  expect(referable('veterinary', [])).toEqual([]);
});

test('A referral has a deadline between an hour and thirty days.', () => {
  const now = 1_000_000 as Instant;
  const after = (ms: number) => isDeadline((now + ms) as Instant, now);
  expect(
    [SHORTEST_REFERRAL_MS - 1, SHORTEST_REFERRAL_MS, LONGEST_REFERRAL_MS, LONGEST_REFERRAL_MS + 1].map(after),
  ).toEqual([false, true, true, false]);
});

const GOODS = [
  { line: 1, hs: '270112' },
  { line: 2, hs: '490199' },
];

test.each([
  ['nothing', [], 'audit-items-incomplete'],
  ['one of two', [{ line: 1, result: 'conform' }], 'audit-items-incomplete'],
  [
    'one twice',
    [
      { line: 1, result: 'conform' },
      { line: 1, result: 'conform' },
    ],
    'audit-items-incomplete',
  ],
  [
    'another line',
    [
      { line: 1, result: 'conform' },
      { line: 3, result: 'conform' },
    ],
    'audit-items-incomplete',
  ],
  [
    'adverse without hazard',
    [
      { line: 1, result: 'value' },
      { line: 2, result: 'conform' },
    ],
    'audit-hazard-missing',
  ],
  [
    'books and narcotics',
    [
      { line: 1, result: 'conform' },
      { line: 2, result: 'prohibited', hazard: 'narcotics' },
    ],
    'audit-hazard-not-allowed',
  ],
  [
    'whole',
    [
      { line: 1, result: 'value', hazard: 'revenue' },
      { line: 2, result: 'conform' },
    ],
    undefined,
  ],
] as const)('An audit of %s', (_, items, refusal) => {
  expect(checkAudit(GOODS, items)).toBe(refusal);
});

test('An audit is as its worst item is.', () => {
  const of = (...results: Parameters<typeof auditResult>[0][number]['result'][]) =>
    auditResult(results.map((result, at) => ({ line: at + 1, result })));
  expect(of('conform', 'conform')).toBe('conform');
  expect(of('conform', 'conform-with-remarks')).toBe('conform-with-remarks');
  expect(of('conform', 'not-carried-out')).toBe('not-carried-out');
  expect(of('not-carried-out', 'origin')).toBe('not-conform');
});

test('Whoever had a hand in the matter does not decide the appeal, and nobody decides it twice.', () => {
  const involved = new Set(['inspector-1', 'lead-1']);
  expect(mayDecide('lead-1', involved, false)).toBe('appeal-officer-involved');
  expect(mayDecide('lead-2', involved, false)).toBeUndefined();
  expect(mayDecide('lead-2', involved, true)).toBe('appeal-decided');
});

test('Every decision but that on an appeal may be appealed, for sixty days.', () => {
  expect(NOTICE_KINDS.filter((kind) => !isAppealable(kind))).toEqual(['appeal-decided']);
  expect(inTime(0 as Instant, LODGE_WITHIN_MS as Instant)).toBe(true);
  expect(inTime(0 as Instant, (LODGE_WITHIN_MS + 1) as Instant)).toBe(false);
  expect(remedyFits('dismissed', 'costs-refunded')).toBe(false);
  expect(remedyFits('partly-upheld', 'costs-refunded')).toBe(true);
});
