import type { Hazard } from '../../core/domain/hazard.ts';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { Agency } from '../../core/inspect/codes.ts';
import { isDeadline, referable } from '../../core/inspect/referral.ts';
import { INSTRUMENTS, instrumentOf } from '../../core/rule/instruments.ts';
import type { Referral } from '../../store/port/referrals.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { findingStands } from '../keep-history.ts';
import { decided } from '../written.ts';

/** A finding, and what a partner agency is asked to do about it. */
export interface NewReferral {
  /** The event that recorded what was found. */
  readonly finding: string;
  readonly agency: Agency;
  readonly hazard: Hazard;
  readonly legalBasis: string;
  /** Answers to document requests of the same declaration. */
  readonly documents: readonly string[];
  readonly deadline: Instant;
}

/** Why no case was opened or answered. Each is an error code of the server. */
export type ReferralRefusal =
  | 'finding-unknown'
  | 'referral-not-supported'
  | 'legal-basis-not-registered'
  | 'referral-deadline'
  | 'referral-document'
  | 'referral-made'
  | 'referral-unknown'
  | 'referral-answered';

/** The case as it then stands, or why nothing changed. */
export type ReferralResult =
  | { readonly outcome: 'done'; readonly referral: Referral }
  | { readonly outcome: 'refused'; readonly refusal: ReferralRefusal };

const refused = (refusal: ReferralRefusal): ReferralResult => ({ outcome: 'refused', refusal });

/**
 * Hands a case to a partner agency. It starts from something that a check found, of a hazard that is the agency's business: not from
 * a question, a name or a wish to know. It carries that one load's goods, and the documents that are named.
 */
export async function referFinding(
  { store }: Environment,
  { finding, agency, hazard, legalBasis, documents, deadline }: NewReferral,
  officer: string,
  now: Instant,
): Promise<ReferralResult> {
  const event = await store.events.byId(finding);
  const body = (event?.body ?? {}) as {
    readonly findings?: readonly { readonly hazard?: string }[];
    readonly observation?: { readonly found?: boolean };
  };
  if (event?.kind !== 'finding-recorded' || body.observation?.found !== true) return refused('finding-unknown');
  const named = (body.findings ?? []).flatMap((one) => one.hazard ?? []);
  if (!referable(agency, named).includes(hazard)) return refused('referral-not-supported');
  if (!(await findingStands(store, event, hazard))) return refused('finding-unknown');
  if (instrumentOf(legalBasis, INSTRUMENTS) === undefined) return refused('legal-basis-not-registered');
  if (!isDeadline(deadline, now)) return refused('referral-deadline');
  const declarationId = event.subject as DeclarationId;
  // Documents of this declaration only: a case is no way to send papers of another.
  const requests = await store.documents.list({ declarationIds: [declarationId] }, 200);
  const there = new Set(requests.flatMap(({ answers }) => answers.map(({ id }) => id)));
  if (documents.some((one) => !there.has(one))) return refused('referral-document');
  const referral: Referral = {
    id: newId(now),
    finding,
    declarationId,
    agency,
    hazard,
    legalBasis,
    documents,
    deadline,
    openedBy: officer,
    openedAt: now,
  };
  const said = { referral: referral.id, finding, agency, hazard, legalBasis, documents, deadline };
  const record = decided('referral-opened', declarationId, said, officer, now);
  return (await store.referrals.open(referral, record)) ? { outcome: 'done', referral } : refused('referral-made');
}
