import type { Instant } from '../../core/domain/ids.ts';
import type { Agency } from '../../core/inspect/codes.ts';
import type { ReferralResult as Answer } from '../../core/inspect/referral.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { Referral } from '../../store/port/referrals.ts';
import type { Environment } from '../environment.ts';
import { decided, happened } from '../written.ts';
import type { ReferralResult } from './refer-finding.ts';

/** Who looks: an officer or a reader of ours, or a partner, who sees its own open cases and nothing else. */
export interface Looker {
  readonly id: string;
  readonly agency?: Agency;
}

/** A case with the one load it is about. */
export interface ReferralCase {
  readonly referral: Referral;
  readonly declaration: StoredDeclaration;
  /** Lines of the goods items that the finding names; all of them where it names none. */
  readonly lines: readonly number[];
  readonly codes: readonly string[];
}

/** Whether a partner may still see a case: its own, and while it waits for its answer. */
function isOpenTo(referral: Referral, { agency }: Looker): boolean {
  return agency === undefined || (referral.agency === agency && referral.answer === undefined);
}

/** One case. Every look is recorded, under the name of who looked, before anything is shown. */
export async function lookUpReferral(
  { store }: Environment,
  id: string,
  looker: Looker,
  now: Instant,
): Promise<ReferralCase | undefined> {
  const referral = await store.referrals.byId(id);
  if (referral === undefined || !isOpenTo(referral, looker)) return undefined;
  const [declaration, event] = await Promise.all([
    store.declarations.byId(referral.declarationId),
    store.events.byId(referral.finding),
  ]);
  if (declaration === undefined) return undefined;
  // Before anything is given out: a look that could not be recorded shows nothing.
  await recordLook(store, referral, looker, now, {});
  const body = event?.body as { readonly findings?: readonly FoundItem[] } | undefined;
  const found = (body?.findings ?? []).filter(({ hazard }) => hazard === referral.hazard);
  const named = new Set(found.flatMap(({ line }) => line ?? []));
  const lines = declaration.declaration.goods.map(({ line }) => line);
  return {
    referral,
    declaration,
    lines: named.size === 0 ? lines : lines.filter((line) => named.has(line)),
    codes: [...new Set(found.map(({ code }) => code))],
  };
}

interface FoundItem {
  readonly hazard?: string;
  readonly code: string;
  readonly line?: number;
}

/** A document that goes with a case; that it was read is recorded as well. */
export async function readReferralDocument(
  { store }: Environment,
  id: string,
  documentId: string,
  looker: Looker,
  now: Instant,
) {
  const referral = await store.referrals.byId(id);
  if (referral === undefined || !isOpenTo(referral, looker) || !referral.documents.includes(documentId))
    return undefined;
  await recordLook(store, referral, looker, now, { document: documentId });
  return store.documents.file(documentId);
}

/** A partner answers a case of its own, once; from then on it is closed to it. */
export async function answerReferral(
  { store }: Environment,
  id: string,
  answer: { readonly result: Answer; readonly remark?: string },
  partner: Required<Looker>,
  now: Instant,
): Promise<ReferralResult> {
  const referral = await store.referrals.byId(id);
  if (referral === undefined || referral.agency !== partner.agency)
    return { outcome: 'refused', refusal: 'referral-unknown' };
  const answered = { ...answer, at: now, actor: partner.id };
  const said = { referral: id, agency: partner.agency, result: answer.result };
  const record = decided('referral-answered', referral.declarationId, said, partner.id, now, answer);
  if (!(await store.referrals.answer(id, answered, record)))
    return { outcome: 'refused', refusal: 'referral-answered' };
  return { outcome: 'done', referral: { ...referral, answer: answered } };
}

async function recordLook(
  store: Environment['store'],
  { id, declarationId, agency }: Referral,
  looker: Looker,
  now: Instant,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const partner = looker.agency === undefined ? {} : { agency };
  const { events } = happened(
    'referral-looked-up',
    declarationId,
    { referral: id, ...partner, ...more },
    looker.id,
    now,
  );
  await store.events.append(events);
}
