import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { limitedPrefix } from '../../core/rule/limits.ts';
import { reasonClass } from '../../messages/accountability-words.ts';
import type { AppealRow } from '../../store/port/appeals.ts';
import type { AuditRow } from '../../store/port/audits.ts';
import type { DocumentRequest } from '../../store/port/documents.ts';
import type { Referral } from '../../store/port/referrals.ts';
import type { AppealView, AuditView, NoticeView, ReferralRowView, ReferralView } from '../../wire/accountability.ts';
import type { DecisionNotice } from '../../work/appeals/give-notice.ts';
import type { ReferralCase } from '../../work/referrals/look-up-referral.ts';
import { defined } from './defined.ts';

/** Whether a clock ran out on something that is not done, or was done too late. */
const late = (dueAt: Instant, doneAt: Instant | undefined, now: Instant): boolean => (doneAt ?? now) > dueAt;

/** An audit for those who conclude and oversee; no declarant sees one. */
export function presentAudit(audit: AuditRow, nameOf: (id: string) => string, now: Instant, zone: TimeZone): AuditView {
  const { id, declarationId, crossingId, reference, declarant, officer, concludedAt, result, items } = audit;
  return defined({
    id,
    declarationId: declarationId as string,
    crossingId: crossingId as string,
    reference,
    declarant: declarant as string,
    openedAt: formatDateTime(audit.openedAt, zone),
    dueAt: formatDateTime(audit.dueAt, zone),
    overdue: late(audit.dueAt, concludedAt, now),
    officer: officer === undefined ? undefined : { id: officer, name: nameOf(officer) },
    concludedAt: concludedAt === undefined ? undefined : formatDateTime(concludedAt, zone),
    result,
    items: items === undefined ? undefined : items.map((item) => ({ ...item })),
  }) as AuditView;
}

/** A line of the list: nothing of what the case is about, which is shown, and recorded, one case at a time. */
export function presentReferralRow(referral: Referral, now: Instant, zone: TimeZone): ReferralRowView {
  const { id, agency, hazard, deadline, openedAt, answer } = referral;
  return {
    id,
    agency,
    hazard,
    deadline: formatDateTime(deadline, zone),
    openedAt: formatDateTime(openedAt, zone),
    overdue: late(deadline, answer?.at, now),
    ...(answer === undefined ? {} : { answered: answer.result }),
  };
}

/** One case: the goods that its finding names, and no more of the load. */
export function presentReferral(
  { referral, declaration, lines, codes }: ReferralCase,
  requests: readonly DocumentRequest[],
  now: Instant,
  zone: TimeZone,
): ReferralView {
  const { goods, reference, declarant, importer, exporter, carrier } = declaration.declaration;
  const { answer, documents, legalBasis } = referral;
  const operators = [declarant, importer, exporter, carrier].filter((one) => one !== undefined);
  return {
    ...presentReferralRow(referral, now, zone),
    legalBasis,
    reference,
    declarationId: declaration.id,
    operators: [...new Set(operators)],
    codes: [...codes],
    goods: goods
      .filter(({ line }) => lines.includes(line))
      .map(({ line, hs, description, origin, netKg, packages }) =>
        defined({
          line,
          hs: hs as string,
          // What printed matter, media and devices are about is nobody's business.
          description: limitedPrefix(hs) === undefined ? description : undefined,
          origin: origin as string | undefined,
          netKg,
          packages,
        }),
      ) as ReferralView['goods'],
    documents: requests.flatMap(({ type, answers }) =>
      answers.filter(({ id }) => documents.includes(id)).map(({ id, media }) => ({ id, type, media })),
    ),
    ...(answer === undefined
      ? {}
      : {
          answer: {
            result: answer.result,
            ...(answer.remark === undefined ? {} : { remark: answer.remark }),
            at: formatDateTime(answer.at, zone),
          },
        }),
  };
}

/** For the trader and the office alike; who decided is not in it. */
export function presentAppeal(appeal: AppealRow, now: Instant, zone: TimeZone): AppealView {
  const { decided } = appeal;
  return defined({
    id: appeal.id,
    declarationId: appeal.declarationId as string,
    reference: appeal.reference,
    kind: appeal.kind,
    ground: appeal.ground,
    statement: appeal.statement,
    lodgedAt: formatDateTime(appeal.lodgedAt, zone),
    dueAt: formatDateTime(appeal.dueAt, zone),
    overdue: late(appeal.dueAt, decided?.at, now),
    decided:
      decided === undefined
        ? undefined
        : {
            outcome: decided.outcome,
            remedy: decided.remedy,
            reason: { en: decided.reason.en, zh: decided.reason.zh },
            at: formatDateTime(decided.at, zone),
          },
  }) as AppealView;
}

/** A notice in the words that a trader reads. */
export function presentNotice(notice: DecisionNotice, now: Instant, zone: TimeZone): NoticeView {
  const { id, at, kind, reasons, appealableUntil, appeal } = notice;
  return {
    id,
    at: formatDateTime(at, zone),
    kind,
    reasons: reasons.flatMap((code) => {
      const words = reasonClass(code);
      return words === undefined ? [] : [{ en: words.en, zh: words.zh }];
    }),
    ...(appealableUntil === undefined ? {} : { appealableUntil: formatDateTime(appealableUntil, zone) }),
    ...(appeal === undefined ? {} : { appeal: presentAppeal(appeal, now, zone) }),
  };
}
