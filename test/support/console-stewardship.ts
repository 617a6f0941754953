import type { FairnessView } from '../../src/wire/fairness.ts';
import type { OwnFiguresView, TeamFiguresView } from '../../src/wire/figures.ts';
import type { BulletinView, ReviewView } from '../../src/wire/quality.ts';
import type { HeldView, RetentionView } from '../../src/wire/retention.ts';
import { INDICATORS } from '../../src/core/oversee/indicators.ts';
import { idOf, minutesAgo, NOW } from './console-fixtures.ts';

const STEPS = [
  { id: 'container/doors', title: { en: 'Doors and hinges', zh: '箱门与铰链' } },
  { id: 'container/floor', title: { en: 'Floor, also from below', zh: '箱底（含底部）' } },
  { id: 'container/seal', title: { en: 'Seal before touching', zh: '接触前核对封志' } },
];

/** A second look that waits for an officer, one that is asked to be left out, and readings at the desk. */
const GOODS = [{ declarationId: idOf(600), line: 1, hs: '270112' }];

export function reviews(): { readonly items: ReviewView[] } {
  const base = { inspection: idOf(700), crossing: idOf(800), plate: '0123UBA', own: false, steps: STEPS, goods: GOODS };
  return {
    items: [
      { ...base, id: idOf(901), cause: 'drawn', kind: 'second-look', openedAt: minutesAgo(12) },
      {
        ...base,
        id: idOf(902),
        cause: 'drawn',
        kind: 'second-look',
        openedAt: minutesAgo(31),
        waiver: { reason: 'perishable-would-spoil', own: false, askedAt: minutesAgo(20) },
      },
      { ...base, id: idOf(903), cause: 'nothing-found-high-risk', kind: 'desk', openedAt: minutesAgo(140), photos: [] },
      { ...base, id: idOf(904), cause: 'too-short', kind: 'desk', openedAt: minutesAgo(300), own: true, photos: [] },
    ],
  };
}

export function bulletin(): BulletinView {
  return {
    from: '2026-02-26T14:32:00+08:00',
    to: NOW,
    looks: 41,
    differing: 6,
    waived: 2,
    byCause: [
      { cause: 'drawn', count: 24 },
      { cause: 'too-short', count: 17 },
    ],
    medianMinutes: 22,
    steps: STEPS.map(({ id, title }, at) => ({ step: id, title, looks: 30 - at, missed: 4 - at * 2, doneWell: at })),
  };
}

export function fairness(): FairnessView {
  const about = (estimate: number, half: number) => ({ estimate, low: estimate - half, high: estimate + half });
  const group = (
    dimension: FairnessView['groups'][number]['dimension'],
    name: FairnessView['groups'][number]['group'],
    at: number,
  ): FairnessView['groups'][number] => ({
    dimension,
    group: name,
    operators: 40 * at,
    declarations: 3_000 * at,
    selection: about(0.08 + 0.03 * at, 0.012),
    hit: about(0.2 - 0.01 * at, 0.05),
    wait: about(18 + at, 2.5),
  });
  return {
    days: 30,
    selections: [
      { kind: 'rule', selected: 2_140, share: about(0.62, 0.02), hit: about(0.21, 0.03) },
      { kind: 'random', selected: 1_260, share: about(0.365, 0.02), hit: about(0.06, 0.02) },
      { kind: 'manual', selected: 51, share: about(0.015, 0.004), hit: about(0.12, 0.09) },
    ],
    groups: [
      group('size', 'small', 3),
      group('size', 'medium', 2),
      group('size', 'large', 1),
      group('newness', 'new', 2),
      group('newness', 'known', 1),
      group('tier', 'ordinary', 2),
      group('tier', 'authorised', 1),
    ],
    rules: [
      {
        rule: 'coal-undervalued',
        dimension: 'size',
        group: 'small',
        selection: about(0.09, 0.01),
        selectionOthers: about(0.03, 0.004),
        hit: about(0.2, 0.06),
        hitOthers: about(0.21, 0.05),
        excess: 3.1,
        p: 0.00001,
        flagged: true,
      },
    ],
  };
}

const FIGURES: OwnFiguresView['figures'] = INDICATORS.map((indicator, at) =>
  at === 7
    ? { indicator, of: 4 }
    : { indicator, of: 60, share: { estimate: 0.9 / (at + 1), low: 0.8 / (at + 1), high: 0.96 / (at + 1) } },
);
const CONTEST = { id: idOf(950), name: 'anna', indicator: 'too-short', ground: 'equipment-failed', at: NOW } as const;

export function ownFigures(): OwnFiguresView {
  return { days: 30, figures: FIGURES, contests: [CONTEST] };
}

export function teamFigures(): TeamFiguresView {
  const watches = (['night', 'day'] as const).map((watch) => ({ watch, inspections: 60, figures: FIGURES }));
  return { days: 30, watches, contests: [CONTEST] };
}

export function retention(): RetentionView {
  return {
    classes: [
      {
        record: 'raw-message',
        days: 30,
        from: 'received',
        does: 'erase',
        kept: 3_410,
        oldest: '2026-02-01T09:00:00+08:00',
        erased: 1_204,
        lastErasedAt: minutesAgo(200),
      },
      {
        record: 'plate',
        days: 90,
        from: 'passage-ended',
        does: 'pseudonymise',
        kept: 71_204,
        oldest: '2025-12-06T09:00:00+08:00',
        erased: 120_411,
        lastErasedAt: minutesAgo(200),
      },
      { record: 'photo', days: 365, from: 'received', does: 'erase', kept: 9_120, erased: 0 },
      { record: 'listed-plate', days: 90, from: 'expired', does: 'pseudonymise', kept: 4, erased: 0 },
      { record: 'appeal-statement', days: 365, from: 'decided', does: 'erase', kept: 12, erased: 0 },
      { record: 'session', days: 1, from: 'expired', does: 'erase', kept: 31, erased: 2_114 },
    ],
    batches: [
      { id: idOf(960), at: minutesAgo(200), record: 'plate', count: 1_604, before: '2025-12-05T14:32:00+08:00' },
    ],
  };
}

export function held(): HeldView {
  return {
    at: NOW,
    operator: { id: 'OP-1001', name: 'Gobi Brokers', tier: 'ordinary', country: 'MN' },
    named: { declarant: 3, importer: 1, exporter: 0, carrier: 0 },
    declarations: [1, 2, 3].map((n) => ({
      id: idOf(970 + n),
      acceptedAt: minutesAgo(n * 100),
      version: 1,
      declaration: { reference: `BRK-2026-00${n}` },
    })),
    documents: [{ type: 'invoice', at: NOW, media: 'application/pdf', bytes: 20_000 }],
    appeals: [],
    messages: [{ at: NOW, format: 'json', bytes: 1_204 }],
    photos: 2,
  };
}
