import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import {
  type ClearanceDecision,
  maySay,
  type Partner,
  releaseConditions,
} from '../../core/inspect/release-conditions.ts';
import type { Environment } from '../environment.ts';
import { decided } from '../written.ts';

/** A partner's message about one declaration. */
export interface ClearanceMessage {
  /** The sender's own, so that a message sent twice is one. */
  readonly id: string;
  readonly decision: ClearanceDecision;
  /** The number of the partner's own act. */
  readonly number?: string;
}

/** `seen`: the message came before. Each refusal is an error code of the server. */
export type ClearanceResult =
  | { readonly outcome: 'recorded' | 'seen' }
  | { readonly outcome: 'refused'; readonly refusal: 'clearance-not-asked' | 'clearance-not-yours' };

/**
 * Takes a partner's word on a declaration. One that does not exist and one whose release does not wait for this partner are told
 * apart by nothing: a message is no way to find out what is on file.
 */
export async function receiveClearance(
  { store }: Environment,
  declarationId: DeclarationId,
  { id, decision, number }: ClearanceMessage,
  sender: { readonly id: string; readonly partner: Partner },
  now: Instant,
): Promise<ClearanceResult> {
  const { partner } = sender;
  if (!maySay(partner, decision)) return { outcome: 'refused', refusal: 'clearance-not-yours' };
  const stored = await store.declarations.byId(declarationId);
  const hits = stored?.assessments[0]?.assessment.hits;
  // By the hits of the newest assessment: what it no longer asks for needs no word.
  const asked = stored === undefined ? [] : releaseConditions(stored.declaration, hits);
  if (stored === undefined || !asked.some((condition) => condition.partner === partner))
    return { outcome: 'refused', refusal: 'clearance-not-asked' };
  const said = { partner, decision, version: stored.version, ...(number === undefined ? {} : { number }) };
  const clearance = { id, declarationId, ...said, at: now, actor: sender.id };
  const outcome = await store.clearances.add(
    clearance,
    decided('clearance-received', declarationId, { clearance: id, ...said }, sender.id, now),
  );
  return { outcome: outcome === 'added' ? 'recorded' : 'seen' };
}
