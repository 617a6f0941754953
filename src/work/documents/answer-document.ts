import type { Instant } from '../../core/domain/ids.ts';
import { MOST_DOCUMENT_BYTES, sniffDocument } from '../../core/inspect/document-needs.ts';
import type { Actor, Environment } from '../environment.ts';
import { sha256Bytes } from '../hash.ts';
import { decided } from '../written.ts';
import { type DocumentResult, found, readRequest } from './ask-documents.ts';

/**
 * A declarant hands a document in. `id` is the sender's, so that a file sent twice is one answer. What a file is, its own bytes
 * say; the name it had is not kept, for names of files tell names of people. The ledger keeps its hash under a salt.
 */
export async function answerDocument(
  { store }: Environment,
  requestId: string,
  answer: { readonly id: string; readonly content: Uint8Array },
  actor: Actor,
  now: Instant,
): Promise<DocumentResult> {
  const request = await readRequest(store, requestId);
  // Another firm's request is as unknown as one that is not there.
  if (request === undefined || (actor.operator !== undefined && request.declarant !== actor.operator))
    return { outcome: 'refused', refusal: 'document-request-unknown' };
  if (request.answers.some((one) => one.id === answer.id)) return { outcome: 'done', request };
  if (request.state !== 'asked' && request.state !== 'refused')
    return { outcome: 'refused', refusal: 'document-not-awaited' };
  const { content } = answer;
  if (content.length > MOST_DOCUMENT_BYTES) return { outcome: 'refused', refusal: 'document-too-large' };
  const media = sniffDocument(content.subarray(0, 16));
  if (media === undefined) return { outcome: 'refused', refusal: 'document-media' };
  const ordinal = request.answers.length + 1;
  const body = { request: requestId, type: request.type, answer: answer.id, media, bytes: content.length };
  const record = decided('document-answered', request.declarationId, body, actor.id, now, {
    ordinal,
    sha256: Buffer.from(sha256Bytes(content)).toString('hex'),
  });
  const row = { id: answer.id, requestId, ordinal, at: now, actor: actor.id, media, content };
  const outcome = await store.documents.answer(row, record);
  if (outcome === 'stale') return { outcome: 'refused', refusal: 'changed-meanwhile' };
  return found(await readRequest(store, requestId));
}
