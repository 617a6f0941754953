import { expect, test } from 'vitest';
import { HAZARDS } from '../domain/hazard.ts';
import type { HashHex } from '../domain/ids.ts';
import { checkRule, checkRules, type RuleContext } from './check-rule.ts';
import { type RuleCode, RULE_CODES } from './diagnostic.ts';
import { NO_LISTS } from './named-list.ts';

const context: RuleContext = { hash: (text) => text as HashHex, lists: NO_LISTS };

const COAL = {
  id: 'coal-undervalued',
  hazard: 'revenue',
  lane: 'yellow',
  mandatory: false,
  rate: 1,
  when: 'goods.hs.startsWith("2701") && goods.valueRatio < 0.6',
  reason: { en: 'Declared value far below the usual price', zh: '申报价格明显低于通常价格' },
  legalBasis: 'Customs Valuation Agreement, art. 17',
  owner: 'analyst-1',
  approvedBy: 'analyst-2',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  cases: [
    { given: { 'goods.hs': '270112', 'goods.valueRatio': 0.4 }, hit: true },
    { given: { 'goods.hs': '270112', 'goods.valueRatio': 1 }, hit: false },
  ],
};

/** The design's example with some keys changed; a key changed to `undefined` is absent. */
function coal(change: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries({ ...COAL, ...change }).filter(([, value]) => value !== undefined));
}

test('the example of the design may stand', () => {
  const { rule, diagnostics } = checkRule(COAL, context);
  expect(diagnostics).toEqual([]);
  expect(rule?.rule).toMatchObject({ id: 'coal-undervalued', lane: 'yellow', rate: 1 });
});

test('mandatory, rate and cases may be left out', () => {
  const { rule } = checkRule(coal({ mandatory: undefined, rate: undefined, cases: undefined }), context);
  expect(rule?.rule).toMatchObject({ mandatory: false, rate: 1, cases: [] });
});

const REFUSED: readonly (readonly [change: Record<string, unknown>, code: RuleCode, key: string])[] = [
  ...['id', 'hazard', 'lane', 'when', 'reason', 'legalBasis', 'owner', 'approvedBy', 'validFrom', 'validUntil'].flatMap(
    (key) => [
      [{ [key]: undefined }, 'key-missing', key] as const,
      [{ [key]: null }, 'key-missing', key] as const,
      [{ [key]: 5 }, 'wrong-type', key] as const,
      [{ [key]: ['x'] }, 'wrong-type', key] as const,
    ],
  ),
  [{ id: 'Coal' }, 'id-form', 'id'],
  [{ id: 'coal_1' }, 'id-form', 'id'],
  [{ id: `a${'b'.repeat(64)}` }, 'id-form', 'id'],
  [{ id: '../coal' }, 'id-form', 'id'],
  [{ id: 'uyghur-drivers' }, 'speaks-of-person', 'id'],
  [{ reason: { en: 'Driver Zhang San is a Muslim, stop him', zh: '原因' } }, 'speaks-of-person', 'reason/en'],
  [{ reason: { en: 'Why', zh: '司机张三是穆斯林，拦下' } }, 'speaks-of-person', 'reason/zh'],
  [{ legalBasis: 'Customs Valuation Agreement, art. 17, for Muslims' }, 'speaks-of-person', 'legalBasis'],
  [
    { cases: [{ given: { 'goods.unit': 'mosque goods' }, hit: false }] },
    'speaks-of-person',
    'cases/0/given/goods.unit',
  ],
  [{ cases: [{ given: { 'goods.terms': ['quran'] }, hit: false }] }, 'speaks-of-person', 'cases/0/given/goods.terms'],
  [{ when: 'goods.unit == "Uyghur"' }, 'speaks-of-person', 'when'],
  [{ when: '"穆斯林" in goods.terms' }, 'speaks-of-person', 'when'],
  [{ hazard: 'opinion' }, 'hazard-unknown', 'hazard'],
  [{ hazard: 'narcotic' }, 'hazard-unknown', 'hazard'],
  [{ hazard: 'Revenue' }, 'hazard-unknown', 'hazard'],
  [{ lane: 'green' }, 'lane-green', 'lane'],
  [{ lane: 'orange' }, 'lane-unknown', 'lane'],
  [{ lane: 'no' }, 'lane-unknown', 'lane'],
  [{ lane: false }, 'wrong-type', 'lane'],
  [{ mandatory: 'yes' }, 'wrong-type', 'mandatory'],
  [{ mandatory: true, rate: 0.5 }, 'mandatory-rate', 'rate'],
  [{ rate: 0 }, 'rate-range', 'rate'],
  [{ rate: -0.5 }, 'rate-range', 'rate'],
  [{ rate: 1.01 }, 'rate-range', 'rate'],
  [{ rate: Number.NaN }, 'rate-range', 'rate'],
  [{ rate: '0.5' }, 'wrong-type', 'rate'],
  [{ reason: 'too cheap' }, 'wrong-type', 'reason'],
  [{ reason: { en: 'Too cheap' } }, 'key-missing', 'reason/zh'],
  [{ reason: { zh: '过低' } }, 'key-missing', 'reason/en'],
  [{ reason: { en: '', zh: '过低' } }, 'text-empty', 'reason/en'],
  [{ reason: { en: 'Too cheap', zh: '  ' } }, 'text-empty', 'reason/zh'],
  [{ reason: { en: 'Too cheap', zh: 'Too cheap' } }, 'reason-language', 'reason/zh'],
  [{ reason: { en: '过低', zh: '过低' } }, 'reason-language', 'reason/en'],
  [{ reason: { en: 'Too cheap', zh: '过低', ru: 'x' } }, 'unknown-key', 'reason/ru'],
  [{ reason: { en: 'Too \u202echeap', zh: '过低' } }, 'invisible-character', 'reason/en'],
  [{ reason: { en: 'x'.repeat(301), zh: '过低' } }, 'text-too-long', 'reason/en'],
  [{ legalBasis: '' }, 'text-empty', 'legalBasis'],
  [{ legalBasis: 'because I say so' }, 'legal-basis-unregistered', 'legalBasis'],
  [{ legalBasis: 'ADRenaline' }, 'legal-basis-unregistered', 'legalBasis'],
  [{ owner: 'the team' }, 'officer-form', 'owner'],
  [{ approvedBy: 'аnalyst-1' }, 'officer-form', 'approvedBy'],
  [{ approvedBy: 'analyst-1' }, 'approver-is-owner', 'approvedBy'],
  [{ approvedBy: 'Analyst-1' }, 'approver-is-owner', 'approvedBy'],
  [{ validFrom: '2026-02-29' }, 'date-form', 'validFrom'],
  [{ validUntil: '2026-12-31T00:00:00Z' }, 'date-form', 'validUntil'],
  [{ validUntil: '31.12.2026' }, 'date-form', 'validUntil'],
  [{ validUntil: new Date(0) }, 'wrong-type', 'validUntil'],
  [{ validUntil: '2025-12-31' }, 'validity-reversed', 'validUntil'],
  [{ validUntil: '2027-01-02' }, 'validity-too-long', 'validUntil'],
  [{ validFrom: '2028-02-29', validUntil: '2029-03-01' }, 'validity-too-long', 'validUntil'],
  [{ colour: 'red' }, 'unknown-key', 'colour'],
  [{ Lane: 'red' }, 'unknown-key', 'Lane'],
  [{ cases: {} }, 'wrong-type', 'cases'],
  [{ cases: ['x'] }, 'wrong-type', 'cases/0'],
  [{ cases: [{ hit: true }] }, 'key-missing', 'cases/0/given'],
  [{ cases: [{ given: {} }] }, 'key-missing', 'cases/0/hit'],
  [{ cases: [{ given: {}, hit: 'yes' }] }, 'wrong-type', 'cases/0/hit'],
  [{ cases: [{ given: {}, hit: false, why: 'x' }] }, 'unknown-key', 'cases/0/why'],
  [{ cases: [{ given: { 'goods.hs': 270112 }, hit: false }] }, 'case-field-type', 'cases/0/given/goods.hs'],
  [{ cases: [{ given: { 'goods.packages': 1.5 }, hit: false }] }, 'case-field-type', 'cases/0/given/goods.packages'],
  [{ cases: [{ given: { 'goods.code': '1' }, hit: false }] }, 'unknown-field', 'cases/0/given/goods.code'],
  [{ cases: [{ given: { 'driver.age': 30 }, hit: false }] }, 'person-field', 'cases/0/given/driver.age'],
  [{ cases: [{ given: { 'goods.hs': '270112', 'goods.valueRatio': 0.9 }, hit: true }] }, 'case-failed', 'cases/0'],
  [{ cases: [{ given: { 'goods.hs': '270112' }, hit: true }] }, 'case-failed', 'cases/0'],
  [{ cases: Array.from({ length: 201 }, () => ({ given: {}, hit: false })) }, 'too-many-cases', 'cases'],
  [{ when: 'goods.hs ==' }, 'unexpected-end', 'when'],
  [{ when: ' ' }, 'text-empty', 'when'],
  // What may not be sought in print, media and devices, as far as it can be told before.
  [{ hazard: 'narcotics', when: 'goods.hs.startsWith("49")', cases: [] }, 'printed-matter-hazard', 'when'],
  [
    { hazard: 'narcotics', when: 'goods.netKg > 5.0 && goods.hs.startsWith("4901")', cases: [] },
    'printed-matter-hazard',
    'when',
  ],
  [{ hazard: 'weapons', when: '"490199" == goods.hs', cases: [] }, 'printed-matter-hazard', 'when'],
  [{ hazard: 'weapons', when: 'goods.hs in ["490199", "851713"]', cases: [] }, 'printed-matter-hazard', 'when'],
  [
    { hazard: 'weapons', when: 'goods.hs.startsWith("8523") || goods.hs.startsWith("3706")', cases: [] },
    'printed-matter-hazard',
    'when',
  ],
  [{ hazard: 'weapons', when: 'goods.hs >= "4901" && goods.hs < "50"', cases: [] }, 'printed-matter-hazard', 'when'],
  [
    { hazard: 'weapons', when: 'goods.hs.matches("^49") && goods.netKg > 1.0', cases: [] },
    'printed-matter-hazard',
    'when',
  ],
  [
    { hazard: 'weapons', when: 'goods.containerized ? goods.hs.startsWith("49") : goods.hs == "847130"', cases: [] },
    'printed-matter-hazard',
    'when',
  ],
  [{ hazard: 'protected-species', when: 'goods.hs.startsWith("49")', cases: [] }, 'printed-matter-hazard', 'when'],
  [{ when: 'goods.hs.startsWith("49") && "toy" in goods.terms', cases: [] }, 'printed-matter-blind', 'when'],
  [{ when: 'goods.hs.startsWith("8517") && importer.id == "OP-1"', cases: [] }, 'printed-matter-blind', 'when'],
  [{ when: 'goods.hs.startsWith("8517") && goods.descriptionVague', cases: [] }, 'printed-matter-blind', 'when'],
];

test.each(REFUSED)('a rule with %j is refused: %s at %s', (change, code, key) => {
  const { rule, diagnostics } = checkRule(coal(change), context);
  expect(rule).toBeUndefined();
  expect(diagnostics.map((one) => [one.code, one.key])).toContainEqual([code, key]);
  expect(RULE_CODES[code]).toBe('error');
});

test.each([undefined, null, 5, 'rule', [], [COAL]])('%j is no rule', (raw) => {
  expect(checkRule(raw, context).diagnostics.map((one) => one.code)).toEqual(['rule-not-mapping']);
});

test.each([
  { hazard: 'protected-species', when: 'goods.hs.startsWith("8523")', cases: [] },
  { hazard: 'intellectual-property', when: 'goods.hs.startsWith("49") && goods.valueRatio < 0.2', cases: [] },
  { hazard: 'narcotics', when: 'goods.hs.startsWith("4")', cases: [] },
  { hazard: 'narcotics', when: 'goods.hs in ["490199", "270112"]', cases: [] },
  { hazard: 'narcotics', when: '!goods.hs.startsWith("49")', cases: [] },
  { hazard: 'narcotics', when: 'goods.hs >= "49" && goods.hs < "51"', cases: [] },
  { validFrom: '2026-03-15', validUntil: '2027-03-15' },
  { validFrom: '2026-03-15', validUntil: '2026-03-15' },
  { validFrom: '2028-02-29', validUntil: '2029-02-28' },
  { rate: 0.001 },
  { legalBasis: 'CITES, art. VIII' },
  { legalBasis: 'Customs Law of Mongolia, art. 231' },
])('a rule with %j may stand', (change) => {
  const { diagnostics } = checkRule(coal(change), context);
  expect(diagnostics.map(({ code }) => code)).toEqual('cases' in change ? ['no-cases'] : []);
});

test('a rule that no case proves may stand, and that is said', () => {
  const { rule, diagnostics } = checkRule(coal({ cases: [] }), context);
  expect(rule).toBeDefined();
  expect(diagnostics).toMatchObject([{ code: 'no-cases', key: 'cases', severity: 'warning' }]);
});

test('every hazard of the closed list may be named', () => {
  for (const hazard of HAZARDS) expect(checkRule(coal({ hazard }), context).diagnostics).toEqual([]);
});

test('all faults of a rule are reported together', () => {
  const { diagnostics } = checkRule(coal({ lane: 'green', rate: 2, owner: undefined, when: 'goods.hs == 1' }), context);
  expect(diagnostics.map((one) => one.code).sort()).toEqual(['field-type', 'key-missing', 'lane-green', 'rate-range']);
});

test('two rules under one id are refused from the second on', () => {
  const results = checkRules([COAL, coal({ id: 'other' }), coal({ lane: 'red' })], context);
  expect(results.map((one) => one.diagnostics.map((each) => each.code))).toEqual([[], [], ['duplicate-id']]);
  expect(results[2]?.rule).toBeUndefined();
});

test('layout and cases do not change the hash, and everything that decides or is said does', () => {
  const hash = (change: Record<string, unknown>, lists = NO_LISTS) =>
    checkRule(coal(change), { ...context, lists }).rule?.hash;
  const own = hash({});
  expect(own).toBeDefined();
  expect(hash({ when: "(goods.hs.startsWith('2701'))   &&\n goods.valueRatio < 0.60 // usual", cases: [] })).toBe(own);
  const changes = [
    { id: 'coal' },
    { hazard: 'waste' },
    { lane: 'red' },
    { rate: 0.5 },
    { mandatory: true },
    { validUntil: '2026-11-30' },
    { when: 'goods.hs.startsWith("2701") && goods.valueRatio <= 0.6' },
    { owner: 'analyst-7' },
    { approvedBy: 'analyst-8' },
    { legalBasis: 'Customs Valuation Agreement, art. 1' },
    { reason: { en: 'Cheap', zh: '过低' } },
  ];
  const hashes = changes.map((change) => hash(change));
  expect(hashes).not.toContain(undefined);
  expect(new Set([own, ...hashes]).size).toBe(changes.length + 1);
  const listed = (values: string[]) =>
    hash({ when: 'goods.hs in lists.coal', cases: [] }, new Map([['coal', { id: 'coal', values }]]));
  expect(listed(['1', '2'])).toBe(listed(['2', '1', '1']));
  expect(listed(['1'])).not.toBe(listed(['2']));
});
