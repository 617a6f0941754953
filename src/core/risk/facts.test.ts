import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Declaration, GoodsItem } from '../domain/declaration.ts';
import type { CurrencyCode, Instant, LocalDay, TimeZone } from '../domain/ids.ts';
import { ratesTable } from '../domain/money.ts';
import { BUILT_IN_REFERENCE } from '../domain/reference/built-in.ts';
import { type FactRow, FIELD_NAMES, FIELDS, type FieldName, fits } from '../rule/fields.ts';
import { FactRecord } from './fact-record.ts';
import { deriveFacts, type FactContext } from './facts.ts';
import { EMPTY_HISTORY, type History, operatorKey, priceKey, routeKey } from './history.ts';

const ACCEPTED = Date.UTC(2026, 2, 1, 0, 0) as Instant;

/** One euro is two yuan, whatever the day. */
const RATES = ratesTable('CNY', { en: 'for tests', zh: '测试用' }, BUILT_IN_REFERENCE.currencies, [
  { currency: 'EUR', from: '2020-01-01' as LocalDay, pivotPerUnit: '2' },
]);

const HISTORY: History = {
  ...EMPTY_HISTORY,
  version: 7,
  operators: new Map(
    (['importer', 'exporter', 'declarant', 'carrier'] as const).map((role) => [
      operatorKey(role, 'OP-1'),
      {
        role,
        operator: 'OP-1',
        firstAt: (ACCEPTED - 9e9) as Instant,
        decayedAt: ACCEPTED,
        declarations: 12,
        checks: 4,
        findings: 1,
      },
    ]),
  ),
  routes: new Map([
    [routeKey('MN', '2701'), { dispatchCountry: 'MN', hs4: '2701', decayedAt: ACCEPTED, checks: 2, findings: 1 }],
  ]),
  prices: new Map([[priceKey('270112', 'MN'), { hs6: '270112', origin: 'MN', median: 0.5, observations: 50 }]]),
};

const CONTEXT: FactContext = {
  timeZone: 'Asia/Shanghai' as TimeZone,
  currency: 'CNY' as CurrencyCode,
  reference: { ...BUILT_IN_REFERENCE, rates: RATES },
  history: HISTORY,
  authorised: new Set(['OP-1']),
  weighed: { kg: 220, declaredKg: 200 },
  firstAcceptedAt: ACCEPTED,
};

const COAL = {
  line: 1,
  hs: '270112',
  description: 'Fireworks',
  origin: 'MN',
  netKg: 100,
  grossKg: 110,
  packages: 1,
  quantity: 0.1,
  unit: 't',
  value: 20.1,
  currency: 'EUR',
  preference: 'NONE',
  dutyRate: 3,
  unNumber: '0336',
} as unknown as GoodsItem;

const FULL = {
  reference: 'R-1',
  direction: 'import',
  procedure: '4000',
  port: 'CNERC',
  lodgedAt: '2026-03-01T06:12:00+08:00',
  declarant: 'OP-1',
  importer: 'OP-1',
  exporter: 'OP-1',
  carrier: 'OP-1',
  dispatchCountry: 'MN',
  destinationCountry: 'CN',
  vehicle: { plate: '0123UBA', country: 'MN', kind: 'truck', trailerPlate: '5567UB' },
  containers: [{ number: 'CSQU3054383' }],
  seals: ['S-1'],
  documents: [{ type: 'certificate-of-origin', number: 'P-1' }],
  totals: { grossKg: 200, packages: 1 },
  goods: [COAL],
} as unknown as Declaration;

const MINIMAL = {
  reference: 'R-2',
  declarant: 'OP-9',
  lodgedAt: '2026-03-01T06:12:00+08:00',
  goods: [{ line: 1, hs: '270112' }],
} as unknown as Declaration;

const rowOf = (declaration: Declaration, context: Partial<FactContext> = {}) => {
  const row = deriveFacts(declaration, { ...CONTEXT, ...context }).rows[0];
  if (row === undefined) throw new Error('no row');
  return row;
};

const saidIn = (row: FactRow) => FIELD_NAMES.filter((name) => row[name] !== undefined);

test('a declaration that says everything fills every field of the table', () => {
  const row = rowOf(FULL);
  expect(saidIn(row)).toEqual(FIELD_NAMES);
  expect(row).toMatchObject({
    'declaration.hour': 6,
    'declaration.weekday': 7,
    'declaration.itemCount': 1,
    'declaration.documentTypes': ['certificate-of-origin'],
    'declaration.totalValue': 40.2,
    'declaration.grossKg': 200,
    'declaration.weighedDifference': 0.1,
    'goods.terms': ['firework'],
    'goods.value': 40.2,
    'goods.unitValue': 0.402,
    'goods.valueRatio': 0.804,
    'goods.weightRatio': 1.1,
    'goods.hasCertificate': true,
    'goods.containerized': true,
    'importer.authorised': true,
    'importer.firstTime': false,
    'importer.hitRate': 0.25,
    'route.hitRate': 0.5,
  });
});

test('what is not said is absent, and what follows from silence is said', () => {
  const { weighed: _weighed, ...rest } = CONTEXT;
  expect(deriveFacts(MINIMAL, rest).rows[0]).toEqual({
    'declaration.hour': 6,
    'declaration.weekday': 7,
    'declaration.itemCount': 1,
    'declaration.documentTypes': [],
    'goods.hs': '270112',
    'goods.hasCertificate': false,
    'goods.containerized': false,
    'declarant.id': 'OP-9',
    'declarant.authorised': false,
    'declarant.firstTime': true,
    'declarant.count90': 0,
  });
});

test('without a history and a register nothing is said about operators but who they are', () => {
  const { history: _history, authorised: _authorised, ...rest } = CONTEXT;
  const names = saidIn(deriveFacts(FULL, rest).rows[0] ?? {});
  for (const name of [
    'importer.authorised',
    'importer.firstTime',
    'importer.count90',
    'importer.hitRate',
    'route.hitRate',
  ])
    expect(names).not.toContain(name);
  expect(names).toContain('importer.id');
});

test('an operator whose first declaration this is stays new when it is assessed again', () => {
  const since = (firstAt: number): History => ({
    ...EMPTY_HISTORY,
    operators: new Map([
      [
        operatorKey('declarant', 'OP-9'),
        {
          role: 'declarant',
          operator: 'OP-9',
          firstAt: firstAt as Instant,
          decayedAt: ACCEPTED,
          declarations: 1,
          checks: 0,
          findings: 0,
        },
      ],
    ]),
  });
  expect(rowOf(MINIMAL, { history: since(ACCEPTED) })['declarant.firstTime']).toBe(true);
  expect(rowOf(MINIMAL, { history: since(ACCEPTED - 1) })['declarant.firstTime']).toBe(false);
});

test.each([
  ['2026-03-01T06:12:00+08:00', 'Asia/Shanghai', 6, 7],
  ['2026-02-28T22:12:00Z', 'Asia/Shanghai', 6, 7],
  ['2026-03-01T00:30:00+14:00', 'Asia/Shanghai', 18, 6],
  ['2026-03-01T06:12:00', 'Asia/Shanghai', 6, 7],
  ['2026-07-01T23:30:00Z', 'Europe/Warsaw', 1, 4],
  ['2026-01-01T23:30:00Z', 'Europe/Warsaw', 0, 5],
  ['2026-01-01T12:00:00Z', 'Asia/Kolkata', 17, 4],
])('the clock at the port shows for %s in %s hour %i of weekday %i', (lodgedAt, zone, hour, weekday) => {
  const row = rowOf({ ...FULL, lodgedAt } as unknown as Declaration, { timeZone: zone as TimeZone });
  expect([row['declaration.hour'], row['declaration.weekday']]).toEqual([hour, weekday]);
});

describe('Values', () => {
  const two = (first: Partial<GoodsItem>, second: Partial<GoodsItem>): Declaration =>
    ({
      ...FULL,
      goods: [
        { ...COAL, ...first },
        { ...COAL, line: 2, ...second },
      ],
    }) as Declaration;

  test('are summed in the smallest unit, never as floats', () => {
    const cents = deriveFacts(
      two({ value: 0.1, currency: 'CNY' as CurrencyCode }, { value: 0.2, currency: 'CNY' as CurrencyCode }),
      CONTEXT,
    );
    expect(cents.totalMinor).toBe(30);
    expect(cents.rows[0]?.['declaration.totalValue']).toBe(0.3);
  });

  test.each([
    ['has no value', (({ value: _value, ...rest }) => rest)(COAL)],
    ['has no currency', (({ currency: _currency, ...rest }) => rest)(COAL)],
    ['is in a currency without a rate', { ...COAL, currency: 'XAF' as CurrencyCode }],
  ])('have no total where an item %s', (_why, item) => {
    const facts = deriveFacts({ ...FULL, goods: [COAL, { ...item, line: 2 }] } as Declaration, CONTEXT);
    expect(facts.totalMinor).toBeUndefined();
    for (const row of facts.rows) expect(row['declaration.totalValue']).toBeUndefined();
    expect(facts.rows[0]).toHaveProperty('goods.value');
    expect(facts.rows[1]?.['goods.value']).toBeUndefined();
    expect(facts.rows[1]?.['goods.unitValue']).toBeUndefined();
  });

  test('have no ratio to a price that was seen too seldom', () => {
    const prices = new Map([[priceKey('270112', 'MN'), { hs6: '270112', origin: 'MN', median: 0.5, observations: 9 }]]);
    expect(rowOf(FULL, { history: { ...HISTORY, prices } })['goods.valueRatio']).toBeUndefined();
  });
});

test('weights of nothing give no ratios', () => {
  const row = rowOf({ ...FULL, goods: [{ ...COAL, netKg: 0 }] } as Declaration, { weighed: { kg: 5, declaredKg: 0 } });
  expect(row['goods.netKg']).toBe(0);
  for (const name of ['goods.weightRatio', 'goods.unitValue', 'goods.valueRatio', 'declaration.weighedDifference'])
    expect(row[name as FieldName]).toBeUndefined();
});

test('whatever is declared, only fields of the table come out, of their types, and JSON keeps them', () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
  const amount = fc.oneof(
    fc.constantFrom(0, 5e-324, 1e-300, 1e15, Number.MAX_SAFE_INTEGER, Number.MAX_VALUE),
    fc.double({ min: 0, max: 1e12, noNaN: true }),
  );
  const item = fc.record({
    line: fc.integer({ min: 1, max: 999 }),
    hs: fc.constantFrom('270112', '490199', '8471300000'),
    description: maybe(fc.string()),
    origin: maybe(fc.constantFrom('MN', 'ZZ')),
    netKg: maybe(amount),
    grossKg: maybe(amount),
    value: maybe(amount),
    currency: maybe(fc.constantFrom('EUR', 'CNY', 'JPY', 'XAF', 'QQQ')),
  });
  const declaration = fc.record({
    reference: fc.constant('R'),
    declarant: fc.constantFrom('OP-1', 'OP-2'),
    importer: maybe(fc.constant('OP-1')),
    lodgedAt: fc.constant('2026-03-01T06:12:00+08:00'),
    dispatchCountry: maybe(fc.constant('MN')),
    goods: fc.array(item, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(declaration, amount, amount, (one, kg, declaredKg) => {
      const written = JSON.parse(JSON.stringify(one)) as Declaration;
      const facts = deriveFacts(written, { ...CONTEXT, weighed: { kg, declaredKg } });
      for (const row of facts.rows) {
        for (const [name, value] of Object.entries(row).filter(([, given]) => given !== undefined)) {
          expect(FIELD_NAMES).toContain(name);
          expect(fits(FIELDS[name as FieldName].type, value), `${name} is ${String(value)}`).toBe(true);
        }
      }
      expect(JSON.parse(JSON.stringify(facts.rows))).toEqual(facts.rows);
    }),
  );
});

test('the record of rows has every field there is, in the order of canonical JSON', () => {
  expect(Object.keys(new FactRecord())).toEqual([...FIELD_NAMES].sort());
});
