import type { RuleCheckView, NamedListView, ReplayView, RuleVersionView, TermView } from '../../src/wire/workbench.ts';
import { idOf, minutesAgo } from './console-fixtures.ts';

const CONDITION = 'goods.hs.startsWith("2701") && goods.valueRatio < 0.6';

/** A number that follows from a day, so that the picture is the same in every run. */
const wave = (day: number, high: number): number =>
  Math.round(high * (0.6 + 0.4 * Math.sin(day * 1.7) * Math.cos(day)));

/** What a rule would have done over some days, the more the stricter it is. */
export function replayResult(part: Partial<ReplayView> = {}, days = 1096, share = 1): ReplayView {
  const first = Date.UTC(2023, 2, 5);
  const perDay = Array.from({ length: days }, (_, at) => ({
    day: new Date(first + at * 86_400_000).toISOString().slice(0, 10),
    hits: wave(at, 20 * share),
    before: wave(at, 14),
    minutesNeeded: 300 + wave(at, 260 * share),
    minutesThere: 480,
    onRoster: at > 900,
  }));
  const hits = perDay.reduce((sum, day) => sum + day.hits, 0);
  return {
    from: perDay[0]?.day ?? '',
    to: perDay.at(-1)?.day ?? '',
    declarations: 1_000_000,
    goodsItems: 1_704_112,
    tookMs: 41.7,
    hits,
    hitsBefore: perDay.reduce((sum, day) => sum + day.before, 0),
    unevaluated: 1_204,
    basis: 'past',
    judgedOtherwise: 48_115,
    perDay,
    moved: [
      { from: 'green', to: 'yellow', declarations: 6_120, trucks: 5_804, anyway: 0 },
      { from: 'blue', to: 'yellow', declarations: 311, trucks: 290, anyway: 12 },
      { from: 'yellow', to: 'green', declarations: 42, trucks: 40, anyway: 42 },
    ],
    checked: { caught: 388, missed: 57, nothingFound: 1_962, withoutLabel: hits - 2_350 },
    randomSample: { checked: 412, found: 66, rate: { estimate: 0.16, low: 0.128, high: 0.199 } },
    overlap: [
      { rule: 'example-rule-4', both: 1_840, share: 0.21 },
      { rule: 'example-rule-9', both: 96, share: 0.011 },
    ],
    first: Array.from({ length: 50 }, (_, at) => ({
      id: idOf(4_000 + at),
      reference: `BRK-2026-${String(90_412 - at * 3).padStart(6, '0')}`,
      acceptedAt: minutesAgo(40 + at * 130),
      firstHs: '270112',
      ...(at % 6 === 5 ? {} : { importer: `OP-${1100 + at}` }),
      lane: at % 5 === 0 ? ('yellow' as const) : ('green' as const),
      laneAfter: 'yellow' as const,
      ...(at % 4 === 0 ? { found: at % 8 === 0 } : {}),
    })),
    ...part,
  };
}

/** The versions of one rule: the newest has its replay and waits for approval, one is live, one was withdrawn. */
export function ruleVersions(part: Partial<RuleVersionView> = {}): readonly RuleVersionView[] {
  const body = {
    id: 'coal-undervalued',
    hazard: 'revenue',
    lane: 'yellow',
    mandatory: false,
    rate: 1,
    when: CONDITION,
    reason: { en: 'Declared value far below the usual price for this coal', zh: '申报价格明显低于同类煤炭的通常价格' },
    legalBasis: 'Customs Valuation Agreement, art. 17',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    cases: [
      { given: { 'goods.hs': '270112', 'goods.valueRatio': 0.4 }, hit: true },
      { given: { 'goods.hs': '270112', 'goods.valueRatio': 0.9 }, hit: false },
    ],
  };
  const rule = 'coal-undervalued';
  return [
    {
      rule,
      version: 3,
      hash: 'ab12'.repeat(16),
      state: 'replayed',
      body,
      createdBy: 'gao.lan',
      createdAt: minutesAgo(90),
      replay: replayResult(),
      ...part,
    },
    {
      rule,
      version: 2,
      hash: 'ef56'.repeat(16),
      state: 'live',
      body: { ...body, when: 'goods.hs.startsWith("2701") && goods.valueRatio < 0.5' },
      createdBy: 'gao.lan',
      createdAt: minutesAgo(9_000),
      approvedBy: 'naran.tuya',
      approvedAt: minutesAgo(8_600),
      liveFrom: '2026-03-01',
    },
    {
      rule,
      version: 1,
      hash: 'cd34'.repeat(16),
      state: 'withdrawn',
      body: { ...body, lane: 'red', when: 'goods.hs.startsWith("27")' },
      createdBy: 'gao.lan',
      createdAt: minutesAgo(60_000),
      withdrawnBecause: 'Stopped a tenth of all coal',
    },
  ];
}

/** Many rules at once, with cells in twelve columns. */
export function manyVersions(count: number): readonly RuleVersionView[] {
  const [{ replay: _replay, ...first }] = ruleVersions() as readonly [RuleVersionView];
  return Array.from({ length: count }, (_, at) => {
    const rule = `generated-${String(at).padStart(4, '0')}`;
    const when = [
      `goods.hs.startsWith("${8700 + (at % 99)}")`,
      `goods.valueRatio < ${(1 + (at % 40) / 10).toFixed(1)}`,
      'goods.origin in ["CN", "MN"]',
      `goods.netKg >= ${at} && goods.netKg <= ${at + 500}`,
      'importer.firstTime',
      '!goods.hasCertificate',
      'declaration.direction == "import"',
      'importer.count90 < 3.0',
      'goods.packages > 1',
      `goods.dutyRate > ${at % 9}`,
      'vehicle.kind != "train"',
      'has(goods.grossKg)',
      ...(at % 3 === 0 ? ['goods.grossKg - goods.netKg > 100.0'] : []),
    ].join(' && ');
    return { ...first, rule, state: 'live', body: { ...first.body, id: rule, when } };
  });
}

export function checkAnswer(part: Partial<RuleCheckView> = {}): RuleCheckView {
  return {
    stands: true,
    past: 'read',
    hash: 'ab12'.repeat(16),
    canonical: CONDITION,
    remarks: [
      {
        code: 'shadowed',
        severity: 'advice',
        key: 'when',
        sentence: {
          en: 'Everything it hits is hit by the stricter rule coal-any-value as well: it would change nothing.',
          zh: '其命中的货物均已被更严的规则 coal-any-value 命中，不会带来变化。',
        },
      },
    ],
    cases: [],
    ...part,
  };
}

export function lists(): readonly NamedListView[] {
  const proposed = { proposedBy: 'gao.lan', proposedAt: minutesAgo(400) };
  const approved = { approvedBy: 'naran.tuya', approvedAt: minutesAgo(300) };
  return [
    {
      id: 'ozoneGases',
      kind: 'hs',
      title: { en: 'Gases of the Montreal Protocol', zh: '蒙特利尔议定书受控气体' },
      owner: 'gao.lan',
      legalBasis: 'Montreal Protocol, annex C',
      entries: ['290377', '290379', '382471'].map((value, at) => ({
        id: idOf(600 + at),
        value,
        hazard: 'waste' as const,
        ...proposed,
        ...approved,
        expiresOn: '2026-05-30',
        state: 'in-force' as const,
      })),
    },
    {
      id: 'sealTampering',
      kind: 'operator',
      title: { en: 'Carriers whose seals were found broken', zh: '曾查获封志破损的承运人' },
      owner: 'gao.lan',
      legalBasis: 'Customs Law, art. 50',
      entries: [
        {
          id: idOf(620),
          value: 'OP-0088',
          hazard: 'transit',
          finding: idOf(880),
          ...proposed,
          expiresOn: '2026-05-28',
          state: 'proposed',
        },
        {
          id: idOf(621),
          value: 'OP-0031',
          hazard: 'transit',
          finding: idOf(881),
          ...proposed,
          ...approved,
          expiresOn: '2026-02-11',
          state: 'expired',
        },
      ],
    },
  ];
}

export function terms(): readonly TermView[] {
  const by = { proposedBy: 'gao.lan', approvedBy: 'naran.tuya', state: 'in-force' as const };
  return [
    {
      id: 'firework',
      label: { en: 'Fireworks', zh: '烟花爆竹' },
      words: ['firework', 'firecracker', '烟花', '鞭炮'],
      hsHeadings: ['3604'],
      ...by,
    },
    {
      id: 'battery',
      label: { en: 'Batteries', zh: '电池' },
      words: ['battery', 'accumulator', '电池', '蓄电池'],
      hsHeadings: ['8506', '8507'],
      ...by,
    },
    {
      id: 'ivory',
      label: { en: 'Ivory', zh: '象牙' },
      words: ['ivory', 'tusk', '象牙'],
      hsHeadings: ['0507', '9601'],
      ...by,
    },
    {
      id: 'refrigerant',
      label: { en: 'Refrigerants', zh: '制冷剂' },
      words: ['refrigerant', 'R-22', '制冷剂'],
      hsHeadings: ['2903', '3824'],
      proposedBy: 'gao.lan',
      state: 'proposed',
    },
  ];
}
