import type { DeclarationId, Instant } from '../core/domain/ids.ts';
import type { AuditedItem } from '../core/inspect/audit-result.ts';
import type { DocumentType } from '../core/inspect/document-needs.ts';
import type { Partner } from '../core/inspect/release-conditions.ts';
import type { ReferralResult as ReferralAnswer } from '../core/inspect/referral.ts';
import type { StoredDeclaration } from '../store/port/declarations.ts';
import type { DecisionNotice } from '../work/appeals/give-notice.ts';
import type { AppealResult, AppealVerdict, NewAppeal } from '../work/appeals/hear-appeal.ts';
import type { AuditResult } from '../work/audits/conclude-audit.ts';
import type { ConditionStanding } from '../work/clearances/open-conditions.ts';
import type { ClearanceMessage, ClearanceResult } from '../work/clearances/receive-clearance.ts';
import type { DocumentResult } from '../work/documents/ask-documents.ts';
import type { DocumentVerdict } from '../work/documents/decide-document.ts';
import type { Actor } from '../work/environment.ts';
import type { Looker, ReferralCase, readReferralDocument } from '../work/referrals/look-up-referral.ts';
import type { NewReferral, ReferralResult } from '../work/referrals/refer-finding.ts';

/** What is done about documents, clearances, audits, referrals and appeals. Each use case stands in src/work under its name. */
export interface CaseServices {
  askDocument(id: DeclarationId, type: DocumentType, officer: string, now: Instant): Promise<DocumentResult>;
  answerDocument(
    request: string,
    answer: { readonly id: string; readonly content: Uint8Array },
    actor: Actor,
    now: Instant,
  ): Promise<DocumentResult>;
  decideDocument(request: string, verdict: DocumentVerdict, officer: string, now: Instant): Promise<DocumentResult>;
  /** Every condition of their release, met or not. */
  conditions(carried: readonly StoredDeclaration[]): Promise<readonly ConditionStanding[]>;
  clear(
    id: DeclarationId,
    message: ClearanceMessage,
    sender: { readonly id: string; readonly partner: Partner },
    now: Instant,
  ): Promise<ClearanceResult>;
  concludeAudit(id: string, items: readonly AuditedItem[], officer: string, now: Instant): Promise<AuditResult>;
  refer(referral: NewReferral, officer: string, now: Instant): Promise<ReferralResult>;
  lookUpReferral(id: string, looker: Looker, now: Instant): Promise<ReferralCase | undefined>;
  readReferralDocument(
    id: string,
    document: string,
    looker: Looker,
    now: Instant,
  ): ReturnType<typeof readReferralDocument>;
  answerReferral(
    id: string,
    answer: { readonly result: ReferralAnswer; readonly remark?: string },
    partner: Required<Looker>,
    now: Instant,
  ): Promise<ReferralResult>;
  /** What the declarant is given notice of by now; see work/appeals/give-notice.ts. */
  notices(stored: StoredDeclaration, now: Instant): Promise<readonly DecisionNotice[]>;
  appeal(id: DeclarationId, appeal: NewAppeal, actor: Actor, now: Instant): Promise<AppealResult>;
  decideAppeal(id: string, verdict: AppealVerdict, officer: string, now: Instant): Promise<AppealResult>;
}
