import type { CrossingDetailView } from '../../src/wire/crossings.ts';
import type { DeclarationDetailView } from '../../src/wire/declarations.ts';
import type { FaultyRuleView, RuleDetailView, RuleRowView } from '../../src/wire/rules.ts';
import { idOf, minutesAgo } from './console-fixtures.ts';

/** A coal declaration that one rule sent to inspection, amended once. */
export function declarationDetail(): DeclarationDetailView {
  const declaration = {
    reference: 'BRK-2026-000123',
    declarant: 'OP-1007',
    importer: 'OP-1042',
    exporter: 'OP-0311',
    carrier: 'OP-0088',
    lodgedAt: minutesAgo(200),
    direction: 'import',
    procedure: '4000',
    port: 'CNERC',
    dispatchCountry: 'MN',
    destinationCountry: 'CN',
    vehicle: { plate: '0123UBA', country: 'MN', kind: 'truck', trailerPlate: '5567UB' },
    containers: [{ number: 'CSQU3054383' }],
    seals: ['S-448812'],
    transitDocument: 'TIR-XB8800123',
    documents: [
      { type: 'phytosanitary-certificate', number: 'P-88123' },
      { type: 'commercial-invoice', number: 'INV-2026-77' },
    ],
    goods: [
      {
        line: 1,
        hs: '270112',
        description: 'Bituminous coal, washed',
        origin: 'MN',
        netKg: 38_500,
        grossKg: 38_900,
        packages: 1,
        quantity: 38.5,
        unit: 't',
        value: 1_905,
        currency: 'USD',
        dutyRate: 3,
      },
      { line: 2, hs: '271320', description: '石油沥青', origin: 'MN', netKg: 1_200, value: 640, currency: 'USD' },
    ],
  } as unknown as DeclarationDetailView['declaration'];
  return {
    id: idOf(1),
    version: 2,
    acceptedAt: minutesAgo(190),
    lane: 'red',
    value: 18_312.4,
    grossKg: 40_100,
    warnings: [
      {
        code: 'weight-missing',
        severity: 'warning',
        place: { pointer: '/goods/1/grossKg' },
        sentence: { en: 'The gross weight of item 2 is missing.', zh: '第2项缺少毛重。' },
      },
    ],
    declaration,
    terms: [['coal'], []],
    operators: [
      { role: 'importer', id: 'OP-1042', name: 'Gobi Energy', tier: 'authorised', count90: 212.4, hitRate: 0.021 },
      { role: 'exporter', id: 'OP-0311', tier: 'ordinary', count90: 80.1, hitRate: 0.184 },
      { role: 'declarant', id: 'OP-1007', tier: 'ordinary', count90: 640.9, hitRate: 0.043 },
      { role: 'carrier', id: 'OP-0088', tier: 'ordinary', firstTime: true },
    ],
    crossingId: idOf(3),
    past: [
      {
        version: 1,
        replacedAt: minutesAgo(120),
        differences: [{ pointer: '/goods/0/value', was: 5_005, now: 1_905 }],
      },
    ],
    assessments: [
      {
        id: idOf(21),
        cause: 'arrived',
        at: minutesAgo(64),
        declarationVersion: 2,
        lane: 'red',
        selections: [
          { kind: 'rule', probability: 1, lane: 'red', rule: 'coal-undervalued', hazard: 'revenue' },
          { kind: 'random', probability: 0.1, lane: 'yellow' },
        ],
        hits: [
          {
            rule: 'coal-undervalued',
            hazard: 'revenue',
            lane: 'red',
            mandatory: false,
            line: 1,
            reason: {
              en: 'Declared value far below the usual price for this coal',
              zh: '申报价格明显低于同类煤炭的通常价格',
            },
            seen: [
              {
                field: 'goods.hs',
                doc: { en: 'Commodity code of the goods item', zh: '货物的HS编码' },
                value: '270112',
              },
              {
                field: 'goods.valueRatio',
                doc: {
                  en: 'Value per kilogram over the reference median of this HS6 and origin',
                  zh: '每公斤价值与同HS6及原产国参考中位数之比',
                },
                value: 0.38,
              },
              {
                field: 'goods.netKg',
                doc: { en: 'Net weight of the goods item', zh: '货物净重' },
                unit: 'kg',
                value: 38_500,
              },
            ],
            selected: true,
            probability: 1,
          },
          {
            rule: 'carrier-first-time',
            hazard: 'vehicle',
            lane: 'yellow',
            mandatory: false,
            line: 1,
            reason: { en: 'The carrier crosses here for the first time', zh: '承运人首次在此过境' },
            seen: [
              {
                field: 'carrier.firstTime',
                doc: { en: 'No earlier declaration of this carrier', zh: '该承运人此前无申报' },
                value: true,
              },
            ],
            selected: false,
            probability: 0.25,
          },
        ],
        unevaluated: [
          { rule: 'weight-ratio-high', line: 2, missing: 'goods.grossKg' },
          { rule: 'transit-weighed', line: 1, missing: 'declaration.weighedDifference' },
          { rule: 'transit-weighed', line: 2, missing: 'declaration.weighedDifference' },
        ],
        ruleSet: '5f0c'.repeat(16),
        historyVersion: 418,
      },
      {
        id: idOf(20),
        cause: 'accepted',
        at: minutesAgo(190),
        declarationVersion: 1,
        lane: 'green',
        selections: [],
        hits: [],
        unevaluated: [],
        ruleSet: '5f0c'.repeat(16),
        historyVersion: 417,
      },
    ],
    events: [
      {
        id: idOf(31),
        at: minutesAgo(190),
        kind: 'declaration-accepted',
        actor: 'token:broker-7',
        body: { version: 1, lane: 'green' },
      },
      {
        id: idOf(32),
        at: minutesAgo(120),
        kind: 'declaration-amended',
        actor: 'token:broker-7',
        body: { version: 2, lane: 'red' },
      },
      {
        id: idOf(33),
        at: minutesAgo(64),
        kind: 'declaration-assessed',
        actor: 'system',
        body: { cause: 'arrived', lane: 'red' },
      },
    ],
  };
}

/** The passage of that declaration's truck, in the inspection bay. */
export function crossingDetail(part: Partial<CrossingDetailView> = {}): CrossingDetailView {
  return {
    id: idOf(3),
    vehicle: { plate: '0123UBA', trailerPlate: '5567UB', country: 'MN', kind: 'truck' },
    direction: 'inbound',
    state: 'checking',
    lane: 'red',
    booked: true,
    slotAt: minutesAgo(70),
    stages: {
      booked: minutesAgo(180),
      arrived: minutesAgo(64),
      gate: minutesAgo(31),
      directed: minutesAgo(29),
      checkStarted: minutesAgo(12),
    },
    declarations: [{ id: idOf(1), reference: 'BRK-2026-000123', lane: 'red' }],
    weighedKg: 39_480,
    version: 6,
    actions: ['end-check', 'hold'],
    events: [
      {
        id: idOf(41),
        at: minutesAgo(64),
        kind: 'crossing-moved',
        actor: 'gao.lan',
        body: { action: 'arrive', from: 'booked', to: 'arrived' },
      },
      {
        id: idOf(42),
        at: minutesAgo(12),
        kind: 'crossing-moved',
        actor: 'naran.tuya',
        body: { action: 'start-check', from: 'directed', to: 'checking' },
      },
    ],
    ...part,
  };
}

const HAZARDS = [
  'revenue',
  'waste',
  'food-safety',
  'vehicle',
  'transit',
  'dangerous-goods',
  'protected-species',
] as const;
const REASONS = [
  { en: 'Declared value far below the usual price for this coal', zh: '申报价格明显低于同类煤炭的通常价格' },
  { en: 'Description is too vague to tell what the goods are', zh: '品名过于笼统，无法判断货物' },
  { en: 'Gross weight is far above net weight', zh: '毛重远高于净重' },
  { en: 'Meat needs a veterinary certificate', zh: '肉类须附兽医卫生证书' },
] as const;

/** Some rules of every lane; the first is about to expire. */
export function rules(count = 25): { readonly items: RuleRowView[]; readonly faulty: FaultyRuleView[] } {
  const items = Array.from({ length: count }, (_, place): RuleRowView => {
    const mandatory = place % 7 === 3;
    return {
      id: place === 0 ? 'coal-undervalued' : `example-rule-${place}`,
      version: 1 + (place % 3),
      hash: `${place}`.padStart(64, 'a'),
      state: place % 9 === 8 ? 'shadow' : 'live',
      hazard: HAZARDS[place % HAZARDS.length]!,
      lane: (['red', 'yellow', 'yellow', 'blue'] as const)[place % 4]!,
      mandatory,
      rate: mandatory ? 1 : [1, 0.5, 0.25][place % 3]!,
      reason: REASONS[place % REASONS.length]!,
      owner: 'analyst-1',
      approvedBy: 'analyst-2',
      validFrom: '2026-01-01',
      validUntil: place === 0 ? '2026-03-20' : '2026-12-31',
      hits7d: (place * 37) % 211,
    };
  });
  return { items, faulty: [] };
}

export function ruleDetail(): RuleDetailView {
  const [row] = rules(1).items;
  return {
    ...row!,
    when: 'goods.hs.startsWith("2701") && goods.valueRatio < 0.6',
    legalBasis: 'Customs Valuation Agreement, art. 17',
    fields: [
      { name: 'goods.hs', type: 'string', doc: { en: 'Commodity code of the goods item', zh: '货物的HS编码' } },
      {
        name: 'goods.valueRatio',
        type: 'double',
        unit: '1',
        doc: {
          en: 'Value per kilogram over the reference median of this HS6 and origin',
          zh: '每公斤价值与同HS6及原产国参考中位数之比',
        },
      },
    ],
    cases: [
      { given: { 'goods.hs': '270112', 'goods.valueRatio': 0.4 }, hit: true, holds: true },
      { given: { 'goods.hs': '270112', 'goods.valueRatio': 0.9 }, hit: false, holds: true },
    ],
    versions: [
      { version: 2, hash: 'ab12'.repeat(16), state: 'live', createdBy: 'analyst-1', createdAt: minutesAgo(9_000) },
      {
        version: 1,
        hash: 'cd34'.repeat(16),
        state: 'withdrawn',
        createdBy: 'analyst-1',
        createdAt: minutesAgo(60_000),
      },
    ],
  };
}
