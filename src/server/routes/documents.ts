import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import {
  DOCUMENT_MEDIA,
  DOCUMENT_REFUSALS,
  DOCUMENT_STATES,
  MOST_DOCUMENT_BYTES,
  WITHDRAWALS,
} from '../../core/inspect/document-needs.ts';
import { PAGE_ACCESS } from '../../wire/access.ts';
import {
  DocumentDecisionShape,
  type DocumentDecisionInput,
  DocumentRequestShape,
  DocumentRequests,
  NewDocumentRequestShape,
} from '../../wire/documents.ts';
import { Id } from '../../wire/primitives.ts';
import type { DocumentResult } from '../../work/documents/ask-documents.ts';
import type { DocumentVerdict } from '../../work/documents/decide-document.ts';
import { ApiError } from '../errors.ts';
import { limited } from '../filing/read-body.ts';
import { presentDocumentRequest } from '../present/documents.ts';
import type { Principal } from '../principal.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { actorOf } from './filing.ts';

const MOST_LISTED = 500;
/** The span over which the port is told how its clocks were kept. */
const WEEK_MS = 7 * 86_400_000;
const ById = Type.Object({ id: Id });
const ByAnswer = Type.Object({ id: Id, answer: Id });

/** Documents that are asked for, handed in and looked at, mostly before the vehicle arrives. */
export const DOCUMENT_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/document-requests',
    tag: 'documents',
    summary: { en: 'Documents that are asked for, newest first', zh: '要求提交的单证，最新在前' },
    query: Type.Object({
      declaration: Type.Optional(Id),
      state: Type.Optional(Type.Enum([...DOCUMENT_STATES])),
    }),
    answers: { 200: { shape: DocumentRequests, means: 'A declarant sees those of their own filings' } },
    async handle(call) {
      const { app, query, now, zone } = call;
      const viewer = viewerOf(signedIn(call));
      const { operator } = signedIn(call);
      const { documents } = app.services.store;
      const [items, clocks] = await Promise.all([
        documents.list(
          {
            ...(query.declaration === undefined ? {} : { declarationIds: [query.declaration as DeclarationId] }),
            ...(query.state === undefined ? {} : { states: [query.state] }),
            ...(viewer === 'declarant' && operator !== undefined ? { declarant: operator } : {}),
          },
          MOST_LISTED,
        ),
        // How the clocks of all requests were kept is the port's business and no declarant's.
        viewer === 'port' ? documents.clocks((now - WEEK_MS) as Instant, now, now) : undefined,
      ]);
      return ok({
        items: items.map((one) => presentDocumentRequest(one, viewer, now, zone)),
        ...(clocks === undefined ? {} : { clocks }),
      });
    },
  }),
  route({
    name: 'POST /api/v1/declarations/:id/document-requests',
    tag: 'documents',
    summary: { en: 'Ask for a document of a declaration', zh: '要求提交申报的单证' },
    params: ById,
    body: NewDocumentRequestShape,
    example: { type: 'commercial-invoice' },
    answers: { 201: { shape: DocumentRequestShape, means: 'The request; its clock runs' } },
    errors: ['body-not-valid', 'declaration-unknown', 'document-asked-already'],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const officer = signedIn(call).id;
      const asked = await app.services.cases.askDocument(params.id as DeclarationId, body.type, officer, now);
      return { status: 201, body: presentDocumentRequest(requestOf(asked), 'port', now, zone) };
    },
  }),
  route({
    name: 'PUT /api/v1/document-requests/:id/answers/:answer',
    tag: 'documents',
    summary: { en: 'Hand a document in: PDF, JPEG or PNG, up to 8 MB', zh: '提交单证：PDF、JPEG 或 PNG，不超过 8 MB' },
    params: ByAnswer,
    streams: [...DOCUMENT_MEDIA],
    answers: {
      200: { shape: DocumentRequestShape, means: 'Handed in; the same file under the same id is one answer' },
    },
    errors: ['document-request-unknown', 'document-not-awaited', 'document-media', 'body-too-large', 'body-missing'],
    perMinute: 60,
    async handle(call) {
      const { app, params, request, zone } = call;
      const parts: Uint8Array[] = [];
      for await (const part of limited(request.body as Readable, MOST_DOCUMENT_BYTES)) parts.push(part);
      const content = Buffer.concat(parts);
      if (content.length === 0) throw new ApiError('body-missing');
      // The clock is asked when the file is here, not when it began to come.
      const now = app.services.clock();
      const answer = { id: params.answer, content };
      const result = await app.services.cases.answerDocument(params.id, answer, actorOf(call), now);
      return ok(presentDocumentRequest(requestOf(result), 'declarant', now, zone));
    },
  }),
  route({
    name: 'GET /api/v1/document-requests/:id/answers/:answer',
    tag: 'documents',
    summary: { en: 'A document as it was handed in', zh: '所提交的单证原件' },
    params: ByAnswer,
    answers: { 200: { mediaType: 'application/pdf', means: 'The file, of the type its own bytes say it is' } },
    errors: ['document-request-unknown', 'document-erased'],
    async handle(call) {
      const { app, params } = call;
      const principal = signedIn(call);
      const { documents } = app.services.store;
      const [request] = await documents.list({ id: params.id }, 1);
      const foreign =
        viewerOf(principal) === 'declarant' &&
        principal.operator !== undefined &&
        request?.declarant !== principal.operator;
      if (request === undefined || foreign || !request.answers.some(({ id }) => id === params.answer))
        throw new ApiError('document-request-unknown');
      const file = await documents.file(params.answer);
      if (file === undefined) throw new ApiError('document-erased');
      return fileAnswer(file.media, file.content);
    },
  }),
  route({
    name: 'POST /api/v1/document-requests/:id/decisions',
    tag: 'documents',
    summary: {
      en: 'Accept or refuse what was handed in, or withdraw the request',
      zh: '接受、拒绝所提交的单证，或撤回要求',
    },
    params: ById,
    body: DocumentDecisionShape,
    example: { outcome: 'refused', reason: 'unreadable' },
    answers: { 200: { shape: DocumentRequestShape, means: 'The request as it stands now' } },
    errors: [
      'body-not-valid',
      'document-request-unknown',
      'document-not-answered',
      'document-decided',
      'document-reason',
    ],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const verdict = verdictOf(body);
      const result = await app.services.cases.decideDocument(params.id, verdict, signedIn(call).id, now);
      return ok(presentDocumentRequest(requestOf(result), 'port', now, zone));
    },
  }),
];

/** A file of somebody else's making is saved, not shown in our own page's name. */
export function fileAnswer(media: string, content: Uint8Array) {
  const headers = { 'content-type': media, 'content-disposition': 'attachment', 'content-security-policy': 'sandbox' };
  return { status: 200, body: content, headers };
}

/** Whoever is at the port or reads everything sees what a declarant is not told. */
function viewerOf({ roles }: Principal): 'port' | 'declarant' {
  return PAGE_ACCESS.documents.some((role) => roles.has(role)) ? 'port' : 'declarant';
}

function verdictOf({ outcome, reason }: DocumentDecisionInput): DocumentVerdict {
  const refusal = DOCUMENT_REFUSALS.find((one) => one === reason);
  const withdrawal = WITHDRAWALS.find((one) => one === reason);
  if (outcome === 'accepted' && reason === undefined) return { outcome };
  if (outcome === 'refused' && refusal !== undefined) return { outcome, reason: refusal };
  if (outcome === 'withdrawn' && withdrawal !== undefined) return { outcome, reason: withdrawal };
  throw new ApiError('document-reason');
}

function requestOf(result: DocumentResult) {
  if (result.outcome === 'done') return result.request;
  throw new ApiError(result.refusal);
}
