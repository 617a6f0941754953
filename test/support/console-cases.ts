import type {
  AppealView,
  AuditView,
  NoticeView,
  ReferralRowView,
  ReferralView,
} from '../../src/wire/accountability.ts';
import type { ConditionView, DocumentRequestsView, DocumentRequestView } from '../../src/wire/documents.ts';
import { declarationDetail } from './console-details.ts';
import { filings, idOf, minutesAgo } from './console-fixtures.ts';

const DECLARATION = declarationDetail().id;

/** What the declarant of the first filing is asked for: one to hand in, one that was not enough, one that is settled. */
export function ownRequests(): DocumentRequestsView {
  const declarationId = filings().items[0]?.id ?? '';
  const given = { declarationId, reference: 'BRK-2026-000123', requestedAt: minutesAgo(60), dueAt: minutesAgo(-180) };
  const answer = { at: minutesAgo(30), media: 'application/pdf' as const, bytes: 81_234 };
  return {
    items: [
      { ...given, id: idOf(901), type: 'commercial-invoice', state: 'asked', overdue: false, answers: [] },
      {
        ...given,
        id: idOf(902),
        type: 'phytosanitary-certificate',
        state: 'refused',
        overdue: true,
        answers: [{ ...answer, id: idOf(911), decided: 'refused', reason: { en: 'It has expired', zh: '已过期' } }],
      },
      {
        ...given,
        id: idOf(903),
        type: 'packing-list',
        state: 'accepted',
        overdue: false,
        answers: [{ ...answer, id: idOf(912), decided: 'accepted' }],
      },
    ],
  };
}

/** The same at the port's desk, with one that waits for an officer. */
export function portRequests(): DocumentRequestsView {
  const inside = { origin: 'assessment', hazard: 'revenue', line: 1, declarant: 'OP-1007' } as const;
  const waiting: DocumentRequestView = {
    id: idOf(904),
    declarationId: DECLARATION,
    reference: 'BRK-2026-000124',
    type: 'certificate-of-origin',
    state: 'answered',
    requestedAt: minutesAgo(90),
    dueAt: minutesAgo(-150),
    overdue: false,
    answers: [{ id: idOf(913), at: minutesAgo(5), media: 'image/jpeg', bytes: 2_345_678 }],
  };
  const items = [waiting, ...ownRequests().items].map((one) => ({ ...one, declarationId: DECLARATION, ...inside }));
  return { items, clocks: { due: 212, broken: 9 } };
}

export function conditions(): { readonly items: readonly ConditionView[] } {
  const given = { declarationId: DECLARATION, reference: 'BRK-2026-000123', lines: [1], listening: true };
  return {
    items: [
      {
        ...given,
        partner: 'treasury',
        reason: 'duty',
        sentence: { en: 'duty or a guarantee', zh: '税款或担保' },
        said: 'paid',
        saidAt: minutesAgo(20),
        number: 'TRE-88',
        open: false,
      },
      {
        ...given,
        partner: 'veterinary',
        reason: 'live-animals',
        sentence: { en: 'veterinary clearance', zh: '动物检疫放行' },
        open: true,
      },
    ],
  };
}

export function audits(): { readonly items: readonly AuditView[] } {
  const given = {
    declarationId: DECLARATION,
    crossingId: idOf(700),
    declarant: 'OP-1007',
    openedAt: minutesAgo(600),
    dueAt: minutesAgo(-9_000),
    overdue: false,
  };
  return {
    items: [
      { ...given, id: idOf(920), reference: 'BRK-2026-000123', officer: { id: 'user-0', name: 'chen.yu' } },
      { ...given, id: idOf(921), reference: 'BRK-2026-000125', overdue: true },
      {
        ...given,
        id: idOf(922),
        reference: 'BRK-2026-000126',
        officer: { id: 'user-1', name: 'li.wen' },
        concludedAt: minutesAgo(10),
        result: 'not-conform',
        items: [{ line: 1, result: 'value', hazard: 'revenue' }],
      },
    ],
  };
}

const REFERRAL: ReferralRowView = {
  id: idOf(930),
  agency: 'veterinary',
  hazard: 'animal-plant-health',
  openedAt: minutesAgo(45),
  deadline: minutesAgo(-4_000),
  overdue: false,
};

export function referrals(): { readonly items: readonly ReferralRowView[] } {
  return { items: [REFERRAL] };
}

export function referral(): ReferralView {
  return {
    ...REFERRAL,
    legalBasis: 'WOAH Terrestrial Code, ch. 5.1',
    reference: 'BRK-2026-000123',
    declarationId: DECLARATION,
    operators: ['OP-1007', 'OP-1042'],
    codes: ['health'],
    goods: [{ line: 1, hs: '010121', description: 'Horses for breeding', origin: 'MN', netKg: 4_200 }],
    documents: [{ id: idOf(911), type: 'veterinary-certificate', media: 'application/pdf' }],
  };
}

const APPEAL: AppealView = {
  id: idOf(940),
  declarationId: DECLARATION,
  reference: 'BRK-2026-000123',
  kind: 'finding',
  ground: 'value-wrong',
  statement: 'The invoice names the price per tonne',
  lodgedAt: minutesAgo(2_000),
  dueAt: minutesAgo(-40_000),
  overdue: false,
};

export function appeals(): { readonly items: readonly AppealView[] } {
  const decided = {
    outcome: 'partly-upheld',
    remedy: 'costs-refunded',
    reason: { en: 'Unloaded twice', zh: '重复卸货' },
    at: minutesAgo(5),
  } as const;
  return {
    items: [
      APPEAL,
      { ...APPEAL, id: idOf(941), reference: 'BRK-2026-000127', kind: 'hold', notYours: 'appeal-officer-involved' },
      { ...APPEAL, id: idOf(942), reference: 'BRK-2026-000128', decided, notYours: 'appeal-decided' },
    ],
  };
}

export function notices(): { readonly items: readonly NoticeView[] } {
  return {
    items: [
      {
        id: idOf(950),
        at: minutesAgo(120),
        kind: 'check-ordered',
        reasons: [{ en: 'duty and tax', zh: '税收' }],
        appealableUntil: minutesAgo(-80_000),
      },
      {
        id: idOf(951),
        at: minutesAgo(60),
        kind: 'finding',
        reasons: [{ en: 'duty and tax', zh: '税收' }],
        appeal: APPEAL,
      },
    ],
  };
}
