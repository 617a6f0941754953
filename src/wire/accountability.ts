import { type Static, Type } from 'typebox';
import { APPEAL_GROUNDS, APPEAL_OUTCOMES, NOTICE_KINDS, REMEDIES } from '../core/inspect/appeal.ts';
import { AGENCIES, FINDING_RESULTS } from '../core/inspect/codes.ts';
import { DOCUMENT_MEDIA, DOCUMENT_TYPES } from '../core/inspect/document-needs.ts';
import { REFERRAL_RESULTS } from '../core/inspect/referral.ts';
import { Bilingual, CheckResultShape, HazardShape, Id, Time } from './primitives.ts';

const AuditedItemShape = Type.Object({
  line: Type.Integer({ minimum: 1 }),
  result: Type.Enum([...FINDING_RESULTS]),
  hazard: Type.Optional(HazardShape),
});
/** What an audit says of one goods item; an adverse result names its hazard. */
export type AuditedItemView = Static<typeof AuditedItemShape>;

/** The audit of one declaration after its release. */
export const AuditShape = Type.Object({
  id: Id,
  declarationId: Id,
  crossingId: Id,
  reference: Type.String(),
  declarant: Type.String(),
  openedAt: Time,
  dueAt: Time,
  overdue: Type.Boolean(),
  /** Whom it was drawn for: an id, and the name to show. */
  officer: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  concludedAt: Type.Optional(Time),
  result: Type.Optional(CheckResultShape),
  items: Type.Optional(Type.Array(AuditedItemShape)),
});
export type AuditView = Static<typeof AuditShape>;
/** GET /api/v1/audits: open ones by their clock, then concluded ones. */
export const Audits = Type.Object({ items: Type.Array(AuditShape) });
/** POST /api/v1/audits/:id/conclusion: one result for each goods item. */
export const AuditConclusion = Type.Object({ items: Type.Array(AuditedItemShape, { minItems: 1, maxItems: 999 }) });

/** A line of the list of referrals: that there is a case, and until when. What it is about, only looking it up tells. */
export const ReferralRowShape = Type.Object({
  id: Id,
  agency: Type.Enum([...AGENCIES]),
  hazard: HazardShape,
  deadline: Time,
  openedAt: Time,
  overdue: Type.Boolean(),
  answered: Type.Optional(Type.Enum([...REFERRAL_RESULTS])),
});
export type ReferralRowView = Static<typeof ReferralRowShape>;
/** GET /api/v1/referrals: at most a hundred, in one part; there is no further page and no export. */
export const Referrals = Type.Object({ items: Type.Array(ReferralRowShape) });

/** GET /api/v1/referrals/:id: one case, with the goods that the finding is about. */
export const ReferralShape = Type.Object({
  ...ReferralRowShape.properties,
  legalBasis: Type.String(),
  reference: Type.String(),
  declarationId: Id,
  /** The operators of this one load. */
  operators: Type.Array(Type.String()),
  codes: Type.Array(Type.String()),
  goods: Type.Array(
    Type.Object({
      line: Type.Integer(),
      hs: Type.String(),
      description: Type.Optional(Type.String()),
      origin: Type.Optional(Type.String()),
      netKg: Type.Optional(Type.Number()),
      packages: Type.Optional(Type.Number()),
    }),
  ),
  documents: Type.Array(
    Type.Object({ id: Id, type: Type.Enum([...DOCUMENT_TYPES]), media: Type.Enum([...DOCUMENT_MEDIA]) }),
  ),
  answer: Type.Optional(
    Type.Object({ result: Type.Enum([...REFERRAL_RESULTS]), remark: Type.Optional(Type.String()), at: Time }),
  ),
});
export type ReferralView = Static<typeof ReferralShape>;
/** POST /api/v1/referrals: a finding, a partner, a purpose, a legal basis and a deadline. */
export const NewReferralShape = Type.Object({
  finding: Type.String({ format: 'uuid', description: 'the event that recorded the finding' }),
  agency: Type.Enum([...AGENCIES]),
  hazard: HazardShape,
  legalBasis: Type.String({ minLength: 3, maxLength: 160 }),
  documents: Type.Array(Id, { maxItems: 20 }),
  deadline: Time,
});
/** POST /api/v1/referrals/:id/answer */
export const ReferralAnswerShape = Type.Object({
  result: Type.Enum([...REFERRAL_RESULTS]),
  remark: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
});

const AppealOutcomeShape = Type.Enum([...APPEAL_OUTCOMES]);
/** What a trader asked to be looked at again. */
export const AppealShape = Type.Object({
  id: Id,
  declarationId: Id,
  reference: Type.String(),
  kind: Type.Enum([...NOTICE_KINDS]),
  ground: Type.Enum([...APPEAL_GROUNDS]),
  statement: Type.Optional(Type.String()),
  lodgedAt: Time,
  dueAt: Time,
  overdue: Type.Boolean(),
  decided: Type.Optional(
    Type.Object({ outcome: AppealOutcomeShape, remedy: Type.Enum([...REMEDIES]), reason: Bilingual, at: Time }),
  ),
  /** Why the one who asks may not decide it; absent where they may. */
  notYours: Type.Optional(Type.Enum(['appeal-officer-involved', 'appeal-decided'])),
});
export type AppealView = Static<typeof AppealShape>;
/** GET /api/v1/appeals: open ones by their clock, then decided ones; each says whether whoever asks may decide it. */
export const Appeals = Type.Object({ items: Type.Array(AppealShape) });

/** A decision that the declarant is given notice of, with the classes of its reasons. */
const NoticeShape = Type.Object({
  id: Id,
  at: Time,
  kind: Type.Enum([...NOTICE_KINDS]),
  reasons: Type.Array(Bilingual),
  appealableUntil: Type.Optional(Time),
  appeal: Type.Optional(AppealShape),
});
export type NoticeView = Static<typeof NoticeShape>;
/** GET /api/v1/filings/:id/notices */
export const Notices = Type.Object({ items: Type.Array(NoticeShape) });
/** POST /api/v1/filings/:id/appeals */
export const NewAppealShape = Type.Object({
  decision: Type.String({ format: 'uuid', description: 'the notice that is appealed' }),
  ground: Type.Enum([...APPEAL_GROUNDS]),
  statement: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
});
/** POST /api/v1/appeals/:id/decision */
export const AppealVerdictShape = Type.Object({
  outcome: AppealOutcomeShape,
  remedy: Type.Enum([...REMEDIES]),
  reason: Type.Object({
    en: Type.String({ minLength: 1, maxLength: 1000 }),
    zh: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
});
