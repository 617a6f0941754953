import type { CaseServices } from '../../server/case-services.ts';
import { giveNotice } from '../../work/appeals/give-notice.ts';
import { decideAppeal, lodgeAppeal } from '../../work/appeals/hear-appeal.ts';
import { concludeAudit } from '../../work/audits/conclude-audit.ts';
import { readConditions } from '../../work/clearances/open-conditions.ts';
import { receiveClearance } from '../../work/clearances/receive-clearance.ts';
import { answerDocument } from '../../work/documents/answer-document.ts';
import { askDocument } from '../../work/documents/ask-documents.ts';
import { decideDocument } from '../../work/documents/decide-document.ts';
import type { Environment } from '../../work/environment.ts';
import { answerReferral, lookUpReferral, readReferralDocument } from '../../work/referrals/look-up-referral.ts';
import { referFinding } from '../../work/referrals/refer-finding.ts';

/** Hands the use cases between an assessment and an accountable release to the server. */
export function composeCases(environment: Environment): CaseServices {
  return {
    askDocument: (id, type, officer, now) => askDocument(environment, id, type, officer, now),
    answerDocument: (request, answer, actor, now) => answerDocument(environment, request, answer, actor, now),
    decideDocument: (request, verdict, officer, now) => decideDocument(environment, request, verdict, officer, now),
    conditions: (carried) => readConditions(environment, carried),
    clear: (id, message, sender, now) => receiveClearance(environment, id, message, sender, now),
    concludeAudit: (id, items, officer, now) => concludeAudit(environment, id, items, officer, now),
    refer: (referral, officer, now) => referFinding(environment, referral, officer, now),
    lookUpReferral: (id, looker, now) => lookUpReferral(environment, id, looker, now),
    readReferralDocument: (id, document, looker, now) => readReferralDocument(environment, id, document, looker, now),
    answerReferral: (id, answer, partner, now) => answerReferral(environment, id, answer, partner, now),
    notices: (stored, now) => giveNotice(environment, stored, now),
    appeal: (id, appeal, actor, now) => lodgeAppeal(environment, id, appeal, actor, now),
    decideAppeal: (id, verdict, officer, now) => decideAppeal(environment, id, verdict, officer, now),
  };
}
