import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { INSPECTION_STATES, type InspectionState } from '../../core/inspect/codes.ts';
import type { Inspection, InspectionId } from '../../core/inspect/inspection.ts';
import type { ActorId, CrossingId } from '../../core/domain/ids.ts';
import {
  InspectionActionOutcome,
  type InspectionActionOutcomeView,
  InspectionActionOutcomes,
  InspectionActionRequest,
  InspectionPage,
  InspectionShape,
  OfficerList,
  PackList,
  PHOTO_BYTES,
  PHOTO_TYPES,
  PinRequest,
  QueuedInspectionActions,
} from '../../wire/inspections.ts';
import { Id } from '../../wire/primitives.ts';
import { PORT } from '../../wire/access.ts';
import type { App } from '../app.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import { INSPECTION_REFUSALS, refusedActDetails, takeInspectionAction } from '../gate/take-inspection-action.ts';
import { conditionsOf, presentInspections } from '../present/inspections.ts';
import { inForce } from '../principal.ts';
import { ok, type Route, route, signedIn } from '../route.ts';

const ById = Type.Object({ id: Id });
const ByPhoto = Type.Object({ id: Id, photoId: Id });
const EXAMPLE_ID = '019c0000-0000-7000-8000-000000000001';
const EXAMPLE = {
  id: EXAMPLE_ID,
  at: '2026-03-01T06:30:00+08:00',
  action: 'sign-step',
  step: 'container/doors',
  mark: 'in-order',
};

/** Examinations behind the red lane: their orders, what officers did, and what they decided. */
export const INSPECTION_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/inspections',
    tag: 'inspections',
    summary: { en: 'Inspections, newest first, each whole', zh: '查验任务，最新在前，内容完整' },
    query: Type.Object({
      mine: Type.Optional(Type.Boolean({ description: 'only those that whoever asks was drawn for or worked on' })),
      open: Type.Optional(Type.Boolean({ description: 'only those that are not concluded' })),
      state: Type.Optional(Type.String({ maxLength: 100, description: 'states, comma-separated' })),
      crossing: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      cursor: Type.Optional(Type.String()),
    }),
    answers: { 200: { shape: InspectionPage, means: 'One part of the list' } },
    errors: ['request-malformed', 'cursor-unknown'],
    async handle(call) {
      const { app, query, zone } = call;
      const { inspections } = app.services.store;
      const asker = signedIn(call);
      if (query.crossing !== undefined) {
        const one = await inspections.ofCrossing(query.crossing as CrossingId);
        return ok({
          items: await presentInspections(
            app.services.store,
            one === undefined ? [] : [one],
            asker,
            zone,
            conditionsOf(app),
          ),
        });
      }
      // States that do not exist are left out; none of them left matches nothing.
      const states = query.state?.split(',').filter((one): one is InspectionState => isState(one));
      const limit = query.limit ?? 50;
      const after = query.cursor === undefined ? undefined : (readCursor(query.cursor) as InspectionId);
      const filter = {
        ...(states === undefined ? {} : { states }),
        ...(query.mine === true ? { officer: asker.id } : {}),
        ...(query.open === undefined ? {} : { openOnly: query.open }),
      };
      const page = pageOf(await inspections.list(filter, limit + 1, after), limit, (row) => row);
      return ok({
        ...page,
        items: await presentInspections(app.services.store, page.items, asker, zone, conditionsOf(app)),
      });
    },
  }),
  route({
    name: 'GET /api/v1/inspections/:id',
    tag: 'inspections',
    summary: { en: 'One inspection', zh: '一次查验' },
    params: ById,
    answers: { 200: { shape: InspectionShape, means: 'Order, steps, findings, custody and decisions' } },
    errors: ['inspection-unknown'],
    async handle(call) {
      const inspection = await storedInspection(call.app, call.params.id);
      const current = await call.app.services.inspections.withOfficer(inspection, call.now);
      const [view] = await presentInspections(
        call.app.services.store,
        [current],
        signedIn(call),
        call.zone,
        conditionsOf(call.app),
      );
      return ok(view);
    },
  }),
  route({
    name: 'POST /api/v1/inspections/:id/actions',
    tag: 'inspections',
    summary: { en: 'Do one thing to an inspection', zh: '对查验执行一个操作' },
    params: ById,
    body: InspectionActionRequest,
    example: EXAMPLE,
    answers: { 200: { shape: InspectionActionOutcome, means: '`done`, or `seen` where this id was done before' } },
    errors: ['inspection-unknown', 'action-not-yours', 'action-refused', 'changed-meanwhile', ...INSPECTION_REFUSALS],
    async handle(call) {
      const id = call.params.id as InspectionId;
      const outcome = await takeInspectionAction(call.app, signedIn(call), id, call.body, call.now);
      if (outcome.outcome === 'refused')
        throw new ApiError(outcome.code as ErrorCode, { details: refusedActDetails(call.body.action) });
      return ok(outcome);
    },
  }),
  route({
    name: 'POST /api/v1/inspection-actions',
    tag: 'inspections',
    summary: { en: 'Do what a device has queued, in its order', zh: '按顺序执行设备排队的查验操作' },
    body: QueuedInspectionActions,
    example: { actions: [{ inspection: EXAMPLE_ID, action: { ...EXAMPLE, offline: true } }] },
    answers: {
      200: { shape: InspectionActionOutcomes, means: 'One outcome for each; a refused one does not stop the rest' },
    },
    errors: ['body-not-valid'],
    async handle(call) {
      const outcomes: InspectionActionOutcomeView[] = [];
      // In order, one after the other: what a device did second builds on what it did first.
      for (const { inspection, action } of call.body.actions) {
        const id = inspection as InspectionId;
        outcomes.push(await takeInspectionAction(call.app, signedIn(call), id, action, call.now));
      }
      return ok({ outcomes });
    },
  }),
  route({
    name: 'PUT /api/v1/inspections/:id/photos/:photoId',
    tag: 'inspections',
    summary: { en: 'Send the bytes of a photo that a signed step names', zh: '上传已签署步骤所列照片' },
    params: ByPhoto,
    streams: [...PHOTO_TYPES, 'application/octet-stream'],
    answers: { 204: { means: 'Kept; the same bytes again are taken as done' } },
    errors: ['inspection-unknown', 'photo-not-awaited', 'photo-not-a-picture', 'photo-differs', 'photo-too-large'],
    async handle(call) {
      const { id, photoId } = call.params;
      const bytes = await readPhoto(call.body as unknown as Readable);
      const kept = await call.app.services.inspections.keepPhoto(
        id as InspectionId,
        photoId,
        bytes,
        signedIn(call).id as ActorId,
        call.now,
      );
      if (kept === 'differs') throw new ApiError('photo-differs');
      if (kept !== 'stored' && kept !== 'same') throw new ApiError(kept);
      return { status: 204 };
    },
  }),
  route({
    name: 'GET /api/v1/inspections/:id/photos/:photoId',
    tag: 'inspections',
    summary: { en: 'One photo of a step', zh: '查验步骤的一张照片' },
    params: ByPhoto,
    answers: { 200: { mediaType: 'image/jpeg', means: 'The photo, as it came in' } },
    errors: ['photo-unknown'],
    async handle({ app, params }) {
      const photo = await app.services.store.inspections.photo(params.id as InspectionId, params.photoId);
      if (photo === undefined) throw new ApiError('photo-unknown');
      return {
        status: 200,
        body: photo.bytes,
        headers: { 'content-type': photo.mediaType, 'cache-control': 'private, max-age=86400, immutable' },
      };
    },
  }),
  route({
    name: 'GET /api/v1/packs',
    tag: 'inspections',
    summary: { en: 'The checklists in force', zh: '现行查验清单' },
    answers: { 200: { shape: PackList, means: 'Steps by their whole names, for officers to add' } },
    async handle({ app }) {
      const packs = app.services.inspections.packs();
      return ok({
        packs: packs.map(({ id, version, title, steps }) => ({
          id,
          version,
          title,
          steps: steps.map((step) => ({ ...step, id: `${id}/${step.id}` })),
        })),
      });
    },
  }),
  route({
    name: 'GET /api/v1/inspections/officers',
    tag: 'inspections',
    summary: { en: 'Who may be a witness, a receiver or a second officer', zh: '可任见证人、接收人或第二名关员的人员' },
    answers: { 200: { shape: OfficerList, means: 'With what a device without network checks a PIN by' } },
    async handle({ app, now }) {
      const { people } = app.services.store;
      const [persons, grants, pins] = await Promise.all([
        people.list(),
        people.grants(),
        app.services.inspections.pinVerifiers(now),
      ]);
      const port = new Set(
        grants.filter((one) => inForce(one) && (PORT as readonly string[]).includes(one.role)).map((one) => one.userId),
      );
      const officers = persons.filter(({ id }) => port.has(id));
      return ok({
        officers: officers.map(({ id, name }) => {
          const pin = pins.get(id);
          return { id, name, ...(pin === undefined ? {} : { pin }) };
        }),
        offlineRelease: app.services.inspections.offlineRelease,
      });
    },
  }),
  route({
    name: 'PUT /api/v1/me/pin',
    tag: 'inspections',
    summary: {
      en: 'Set your own PIN, for deciding as a second officer without network',
      zh: '设置本人 PIN，供断网时作为第二名关员共同决定',
    },
    body: PinRequest,
    example: { pin: '000000' },
    perMinute: 5,
    answers: { 204: { means: 'Set; only what proves it is kept' } },
    errors: ['body-not-valid'],
    async handle(call) {
      await call.app.services.inspections.setPin(signedIn(call).id, call.body.pin, call.now);
      return { status: 204 };
    },
  }),
];

const isState = (text: string): text is InspectionState => (INSPECTION_STATES as readonly string[]).includes(text);

async function storedInspection(app: App, id: string): Promise<Inspection> {
  const inspection = await app.services.store.inspections.byId(id as InspectionId);
  if (inspection === undefined) throw new ApiError('inspection-unknown');
  return inspection;
}

/** Reads a photo off its stream; one that is too large is not read to its end. */
async function readPhoto(stream: Readable): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > PHOTO_BYTES)
      throw new ApiError('photo-too-large', { details: { megabytes: PHOTO_BYTES / 1_000_000 } });
    parts.push(part);
  }
  return Buffer.concat(parts);
}
