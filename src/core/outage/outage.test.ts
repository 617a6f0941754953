import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActorId, Instant } from '../domain/ids.ts';
import { grantCovers, grantIn, grantOf } from './grant.ts';
import {
  checkOutage,
  confirmOutage,
  CONFIRM_WITHIN_MS,
  declaredInVain,
  endOf,
  endOutage,
  grantsRelease,
  type Outage,
  type OutageState,
  outageState,
  reviewOutage,
} from './outage.ts';

const HOUR = 3_600_000;
const at = (hours: number): Instant => (1_772_000_000_000 + hours * HOUR) as Instant;
const [LEAD, OTHER, THIRD] = ['lead', 'other', 'third'] as readonly string[] as readonly ActorId[] as [
  ActorId,
  ActorId,
  ActorId,
];
const DECLARED: Outage = {
  id: 'o',
  kind: 'declared',
  from: at(0),
  until: at(10),
  parts: ['gate', 'inspections'],
  reason: 'network',
  declaredBy: LEAD,
  declaredAt: at(0),
  version: 1,
};
const STANDING: Outage = { ...DECLARED, kind: 'standing', from: at(8), until: at(16) };
const CONFIRMED: Outage = { ...DECLARED, confirmation: { by: OTHER, at: at(1), agrees: true } };

test.each<[string, Outage, number, OutageState]>([
  ['counts at once', DECLARED, 0, 'in-force'],
  ['counts until the hour by which somebody confirms', DECLARED, 1.9, 'in-force'],
  ['lapses where nobody does', DECLARED, 2, 'lapsed'],
  ['counts on where somebody did', CONFIRMED, 9, 'in-force'],
  ['expires by itself', CONFIRMED, 10, 'expired'],
  ['does not count once refused', { ...DECLARED, confirmation: { by: OTHER, at: at(1), agrees: false } }, 1, 'refused'],
  ['does not count once ended', { ...CONFIRMED, ended: { by: LEAD, at: at(3) } }, 4, 'ended'],
  ['waits for a second person when it is for later', STANDING, 9, 'proposed'],
  ['lies ahead until its shift', { ...STANDING, confirmation: { by: OTHER, at: at(1), agrees: true } }, 7, 'ahead'],
])('An outage %s.', (_what, outage, hours, state) => {
  expect(outageState(outage, at(hours))).toBe(state);
});

test.each<[string, Partial<Outage>, string | undefined]>([
  ['twelve hours are the most', { until: at(12) }, undefined],
  ['more is too long', { until: at(12.01) }, 'outage-span'],
  ['what ends now never was', { until: at(0) }, 'outage-span'],
  ['it names a part', { parts: [] }, 'outage-no-part'],
  ['a declared one begins now', { from: at(1), until: at(4) }, 'outage-span'],
  ['a standing one may begin within two days', { kind: 'standing', from: at(48), until: at(56) }, undefined],
  ['not in the past', { kind: 'standing', from: at(-0.1), until: at(8) }, 'outage-span'],
  ['save by as long as a form takes to be sent', { kind: 'standing', from: at(-0.08), until: at(8) }, undefined],
  ['and not later', { kind: 'standing', from: at(48.1), until: at(56) }, 'outage-span'],
])('Of its span: %s.', (_what, change, refusal) => {
  expect(checkOutage({ ...DECLARED, ...change }, at(0))).toBe(refusal);
});

test('Whoever declared it neither confirms nor reviews it, and nobody does either twice.', () => {
  expect(confirmOutage(DECLARED, LEAD, true, at(1))).toBe('outage-needs-two');
  const confirmed = confirmOutage(DECLARED, OTHER, true, at(1)) as Outage;
  expect(confirmed).toMatchObject({ version: 2, confirmation: { by: OTHER, agrees: true } });
  expect(confirmOutage(confirmed, THIRD, false, at(1))).toBe('outage-decided');
  expect(confirmOutage(DECLARED, OTHER, true, at(3))).toBe('outage-over');
  expect(reviewOutage(confirmed, THIRD, 'justified', at(5))).toBe('outage-not-over');
  const ended = endOutage(confirmed, LEAD, at(5)) as Outage;
  expect(endOutage(ended, LEAD, at(6))).toBe('outage-over');
  for (const own of [LEAD, OTHER]) expect(reviewOutage(ended, own, 'justified', at(6))).toBe('outage-needs-two');
  const seen = reviewOutage(ended, THIRD, 'justified', at(6)) as Outage;
  expect(reviewOutage(seen, THIRD, 'justified', at(6))).toBe('outage-reviewed');
});

test.each<[string, Partial<Outage>, boolean]>([
  ['is unconfirmed', {}, true],
  ['was refused', { confirmation: { by: OTHER, at: at(1), agrees: false } }, true],
  ['they ended themselves, unconfirmed', { ended: { by: LEAD, at: at(1) } }, true],
  ['they ended in time, before it lapsed', { until: at(1) }, true],
  ['another ended', { ended: { by: OTHER, at: at(1) } }, false],
  ['another confirmed', { confirmation: { by: OTHER, at: at(1), agrees: true } }, false],
  ['was for another part', { parts: ['inspections'] }, false],
  ['another declared', { declaredBy: OTHER }, false],
  ['was granted ahead', { kind: 'standing' }, false],
])('Nobody declares again after one that %s: %j, %s.', (_what, change, refused) => {
  const asked = { by: LEAD, parts: ['gate'] as const };
  expect(declaredInVain([{ ...DECLARED, ...change }], { ...asked, now: at(11.9) })).toBe(refused);
  expect(declaredInVain([{ ...DECLARED, ...change }], { ...asked, now: at(12) })).toBe(false);
});

test('A grant says no more than is certain when it is made: one nobody confirmed ends after two hours.', () => {
  const short = grantOf(DECLARED, 'k', 'CNERC', at(0));
  expect(short.until).toBe((at(0) + CONFIRM_WITHIN_MS) / 1000);
  expect(grantOf(CONFIRMED, 'k', 'CNERC', at(1)).until).toBe(at(10) / 1000);
  expect(grantCovers(short, 'gate', at(1))).toBe(true);
  expect(grantCovers(short, 'gate', at(2.1))).toBe(false);
  expect(grantCovers({ ...short, parts: ['gate'] }, 'inspections', at(1))).toBe(false);
  expect(grantCovers(short, 'gate', Number.NaN)).toBe(false);
});

test('No grant outlasts twelve hours, and none is made of what is not in force.', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('declared' as const, 'standing' as const),
      fc.integer({ min: 0, max: 48 }),
      fc.integer({ min: 1, max: 12 }),
      fc.option(fc.boolean()),
      fc.integer({ min: 0, max: 70 }),
      (kind, begins, lasts, agrees, hours) => {
        const from = kind === 'declared' ? 0 : begins;
        const outage: Outage = {
          ...DECLARED,
          kind,
          from: at(from),
          until: at(from + lasts),
          ...(agrees === null ? {} : { confirmation: { by: OTHER, at: at(0), agrees } }),
        };
        const grant = grantOf(outage, 'k', 'CNERC', at(hours));
        expect(grant.until - grant.from).toBeLessThanOrEqual(12 * 3600);
        expect(endOf(outage)).toBeLessThanOrEqual(outage.until);
        if (agrees === false) expect(grantsRelease(outage, at(hours))).toBe(false);
        if (kind === 'standing' && agrees === null) expect(grantsRelease(outage, at(hours))).toBe(false);
      },
    ),
  );
});

test.each([
  [undefined],
  [null],
  ['LO1'],
  [{}],
  [{ ...grantOf(DECLARED, 'k', 'CNERC', at(0)), parts: ['bank'] }],
  [{ ...grantOf(DECLARED, 'k', 'CNERC', at(0)), until: '9' }],
  [{ ...grantOf(DECLARED, 'k', 'CNERC', at(0)), kind: 'eternal' }],
])('%j is no grant.', (value) => {
  expect(grantIn(value)).toBeUndefined();
});
