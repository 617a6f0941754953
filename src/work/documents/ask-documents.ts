import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import {
  ANSWER_WITHIN_MS,
  type DocumentNeed,
  type DocumentType,
  documentNeeds,
} from '../../core/inspect/document-needs.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { DocumentRequest, NewDocumentRequest } from '../../store/port/documents.ts';
import type { Environment } from '../environment.ts';
import { newId } from '../identify.ts';
import { decided } from '../written.ts';

/** Why a document was not asked for, answered or decided. Each is an error code of the server. */
export type DocumentProblem =
  | 'declaration-unknown'
  | 'document-request-unknown'
  | 'document-asked-already'
  | 'document-not-awaited'
  | 'document-not-answered'
  | 'document-decided'
  | 'document-media'
  | 'document-too-large'
  | 'changed-meanwhile';

/** The request as it then stands, or why nothing changed. */
export type DocumentResult =
  | { readonly outcome: 'done'; readonly request: DocumentRequest }
  | { readonly outcome: 'refused'; readonly refusal: DocumentProblem };

/** What the system does in its own name. */
const SYSTEM = 'landport';

/** Declarations are looked at for so long after they were accepted: longer than any is filed ahead. */
const LOOK_BACK_MS = 72 * 3_600_000;
const ROUND = 200;

/** An officer asks for a document of a declaration; the clock runs from now. */
export async function askDocument(
  { store }: Environment,
  declarationId: DeclarationId,
  type: DocumentType,
  officer: string,
  now: Instant,
): Promise<DocumentResult> {
  const stored = await store.declarations.byId(declarationId);
  if (stored === undefined) return { outcome: 'refused', refusal: 'declaration-unknown' };
  const asked = await store.documents.list({ declarationIds: [declarationId] }, 100);
  // One that waits already is not asked for a second time: the declarant would not know which to answer.
  if (asked.some((one) => one.type === type && one.state !== 'accepted' && one.state !== 'withdrawn'))
    return { outcome: 'refused', refusal: 'document-asked-already' };
  const request: NewDocumentRequest = {
    id: newId(now),
    declarationId,
    type,
    origin: 'officer',
    requestedBy: officer,
    requestedAt: now,
    dueAt: (now + ANSWER_WITHIN_MS) as Instant,
  };
  await store.documents.ask([{ ...request, record: recordOf(request) }]);
  return found(await readRequest(store, request.id));
}

/**
 * Asks for the documents of standing yellow hits, so that most are in before the truck is; returns how many were asked for.
 * What was asked for once is not asked for again, whatever is assessed anew. A vehicle that was released is left alone.
 */
export async function askForHits({ store }: Environment, now: Instant): Promise<number> {
  const ids = await store.documents.toAsk((now - LOOK_BACK_MS) as Instant, ROUND);
  const waiting = await store.declarations.byIds(ids);
  const requests = waiting.flatMap((stored) =>
    needsOf(stored).map(
      (need): NewDocumentRequest => ({
        id: newId(now),
        declarationId: stored.id,
        type: need.type,
        origin: 'assessment',
        hazard: need.hazard,
        line: need.line,
        requestedBy: SYSTEM,
        requestedAt: now,
        dueAt: (now + ANSWER_WITHIN_MS) as Instant,
      }),
    ),
  );
  return (await store.documents.ask(requests.map((one) => ({ ...one, record: recordOf(one) })))).length;
}

/** By the newest assessment: what an older one asked for may no longer stand. */
function needsOf({ declaration, assessments }: StoredDeclaration): readonly DocumentNeed[] {
  const newest = assessments[0]?.assessment;
  return newest === undefined ? [] : documentNeeds(declaration, newest);
}

/** A request is a decision: what waits for papers would go without them if it were not there. */
function recordOf({
  id,
  declarationId,
  type,
  origin,
  hazard,
  line,
  requestedBy,
  requestedAt,
  dueAt,
}: NewDocumentRequest) {
  const body = { request: id, type, origin, dueAt, ...(hazard === undefined ? {} : { hazard }) };
  const more = line === undefined ? {} : { line };
  return decided('document-requested', declarationId, body, requestedBy, requestedAt, more);
}

/** One request as it stands; nothing when there is none. */
export async function readRequest(store: Environment['store'], id: string): Promise<DocumentRequest | undefined> {
  return (await store.documents.list({ id }, 1))[0];
}

/** The answer of a use case that has changed a request. */
export function found(request: DocumentRequest | undefined): DocumentResult {
  return request === undefined
    ? { outcome: 'refused', refusal: 'document-request-unknown' }
    : { outcome: 'done', request };
}
