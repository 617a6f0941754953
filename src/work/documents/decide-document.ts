import type { Instant } from '../../core/domain/ids.ts';
import type { DocumentRefusal, Withdrawal } from '../../core/inspect/document-needs.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { decided } from '../written.ts';
import { type DocumentResult, found, readRequest } from './ask-documents.ts';

/** What an officer says: of the answer that waits, or of the request as a whole. */
export type DocumentVerdict =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly reason: DocumentRefusal }
  | { readonly outcome: 'withdrawn'; readonly reason: Withdrawal };

/** The event of each verdict. */
const KINDS = {
  accepted: 'document-accepted',
  refused: 'document-refused',
  withdrawn: 'document-withdrawn',
} as const;

/** Accepts or refuses the answer that waits, or takes a request back that is not settled. */
export async function decideDocument(
  { store }: Environment,
  requestId: string,
  verdict: DocumentVerdict,
  officer: string,
  now: Instant,
): Promise<DocumentResult> {
  // Read first, for an answer that says why; the table's unique keys then let one officer be first.
  const request = await readRequest(store, requestId);
  if (request === undefined) return found(undefined);
  if (request.state === 'accepted' || request.state === 'withdrawn')
    return { outcome: 'refused', refusal: 'document-decided' };
  const answer = request.answers.at(-1);
  const { outcome } = verdict;
  if (outcome !== 'withdrawn' && (request.state !== 'answered' || answer === undefined))
    return { outcome: 'refused', refusal: 'document-not-answered' };
  const said = {
    request: requestId,
    type: request.type,
    ...(outcome === 'withdrawn' || answer === undefined ? {} : { answer: answer.id }),
    ...(outcome === 'accepted' ? {} : { reason: verdict.reason }),
  };
  const written = await store.documents.decide(
    {
      id: newId(now),
      requestId,
      ...(outcome === 'withdrawn' || answer === undefined ? {} : { answerId: answer.id }),
      outcome,
      ...(outcome === 'accepted' ? {} : { reason: verdict.reason }),
      at: now,
      officer,
    },
    decided(KINDS[outcome], request.declarationId, said, officer, now),
  );
  if (!written) return { outcome: 'refused', refusal: 'document-decided' };
  return found(await readRequest(store, requestId));
}
