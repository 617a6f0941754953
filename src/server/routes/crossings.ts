import { Type } from 'typebox';
import { CROSSING_STATES, type CrossingState } from '../../core/domain/crossing.ts';
import type { CrossingId, DeclarationId, Plate } from '../../core/domain/ids.ts';
import { LANES, type Lane } from '../../core/domain/lane.ts';
import type { Role } from '../../core/domain/role.ts';
import { normalisePlate } from '../../core/domain/validate/plate.ts';
import { errorSentence, hasErrorSentence } from '../../messages/errors.ts';
import {
  ActionOutcome,
  type ActionInput,
  type ActionOutcomeView,
  ActionRequest,
  type Booking,
  BookingReceipt,
  BookingRequest,
  CrossingDetail,
  CrossingPage,
  CrossingShape,
  GateAnswer,
  QueuedActions,
  QueuedOutcomes,
  SlipList,
} from '../../wire/crossings.ts';
import { Id } from '../../wire/primitives.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { ACTION_ACCESS, PERSONS_ONLY } from '../access.ts';
import type { App } from '../app.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import { presentCrossings, presentGateAnswer, presentOneCrossing } from '../present/crossings.ts';
import { presentEvents } from '../present/declarations.ts';
import type { Principal } from '../principal.ts';
import { type Call, ok, type Route, route, signedIn } from '../route.ts';
import type { CrossingTarget } from '../services.ts';
import { namesOf } from './declarations.ts';
import { actorOf } from './filing.ts';

const ById = Type.Object({ id: Id });
const MOST_EVENTS = 500;
const OFFICERS: readonly Role[] = ['gate-officer', 'inspector', 'shift-lead'];
const EXAMPLE_ID = '019c0000-0000-7000-8000-000000000001';

/** What the domain refuses an action with. */
const STEP_REFUSALS: readonly ErrorCode[] = [
  'not-in-this-state',
  'check-required',
  'result-required',
  'adverse-finding-needs-hold',
  'hold-needs-note',
  'same-officer-lifts-hold',
  'changed-meanwhile',
];

/** Passages of vehicles, at the desk. */
export const CROSSING_ROUTES: readonly Route[] = [
  route({
    name: 'POST /api/v1/crossings',
    tag: 'crossings',
    summary: { en: 'Book a passage, or open one for a vehicle that came without', zh: '预约过境，或为未预约车辆登记' },
    body: BookingRequest,
    example: { vehicle: { plate: '0123UBA', country: 'MN', kind: 'truck' }, direction: 'inbound' },
    answers: {
      201: { shape: CrossingShape, means: 'The passage; a declarant is given a receipt, which names no lane' },
      200: { shape: BookingReceipt, means: 'Booked before' },
    },
    errors: ['body-not-valid', 'plate-open', 'declaration-unknown', 'declaration-carried'],
    async handle(call) {
      const { app, now, zone } = call;
      const principal = signedIn(call);
      const booking = withPlainPlates(call.body);
      const officer = OFFICERS.some((role) => principal.roles.has(role));
      if (!officer) await refuseForeignDeclarations(app, booking, principal);
      const booked = await app.services.crossings.book(booking, actorOf(call), now);
      if (booked.outcome !== 'opened' && booked.outcome !== 'seen') throw new ApiError(booked.outcome);
      const { crossing } = booked;
      const status = booked.outcome === 'opened' ? 201 : 200;
      if (officer) return { status, body: await presentOneCrossing(app.services.store, crossing, zone) };
      const slot = crossing.slotAt === undefined ? {} : { slotAt: formatDateTime(crossing.slotAt, zone) };
      return { status, body: { id: crossing.id, booked: crossing.booked, ...slot } };
    },
  }),
  route({
    name: 'GET /api/v1/crossings',
    tag: 'crossings',
    summary: { en: 'Passages, newest first', zh: '过境记录，最新在前' },
    query: Type.Object({
      state: Type.Optional(Type.String({ maxLength: 200, description: 'states, comma-separated' })),
      lane: Type.Optional(Type.String({ maxLength: 80, description: 'lanes, comma-separated' })),
      open: Type.Optional(Type.Boolean({ description: 'only passages that have not ended' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
      cursor: Type.Optional(Type.String()),
    }),
    answers: { 200: { shape: CrossingPage, means: 'One part of the list' } },
    errors: ['request-malformed', 'cursor-unknown'],
    async handle({ app, query, zone }) {
      const { store } = app.services;
      const limit = query.limit ?? 100;
      const states = chosen<CrossingState>(query.state, CROSSING_STATES);
      const lanes = chosen<Lane>(query.lane, LANES);
      const filter = {
        ...(states === undefined ? {} : { states }),
        ...(lanes === undefined ? {} : { lanes }),
        ...(query.open === undefined ? {} : { openOnly: query.open }),
      };
      const after = query.cursor === undefined ? undefined : (readCursor(query.cursor) as CrossingId);
      const rows = await store.crossings.list(filter, limit + 1, after);
      const page = pageOf(rows, limit, (row) => row);
      return ok({ ...page, items: await presentCrossings(store, page.items, zone) });
    },
  }),
  route({
    name: 'GET /api/v1/crossings/:id',
    tag: 'crossings',
    summary: { en: 'One passage with everything that happened', zh: '一次过境及其全部经过' },
    params: ById,
    answers: { 200: { shape: CrossingDetail, means: 'Stages, declarations and events' } },
    errors: ['crossing-unknown'],
    async handle({ app, params, zone }) {
      const { store } = app.services;
      const crossing = await store.crossings.byId(params.id as CrossingId);
      if (crossing === undefined) throw new ApiError('crossing-unknown');
      const [view, events, names] = await Promise.all([
        presentOneCrossing(store, crossing, zone),
        store.events.ofSubject(crossing.id, MOST_EVENTS),
        namesOf(app),
      ]);
      return ok({ ...view, events: presentEvents(events, names, zone) });
    },
  }),
  route({
    name: 'POST /api/v1/crossings/:id/actions',
    tag: 'crossings',
    summary: { en: 'Do one thing to a passage', zh: '对过境执行一个操作' },
    params: ById,
    body: ActionRequest,
    example: { id: EXAMPLE_ID, action: 'release', at: '2026-03-01T06:30:00+08:00' },
    answers: { 200: { shape: ActionOutcome, means: '`done`, or `seen` where this id was done before' } },
    errors: ['crossing-unknown', 'action-not-yours', 'person-required', ...STEP_REFUSALS],
    async handle(call) {
      const outcome = await act(call, { crossingId: call.params.id as CrossingId }, call.body);
      if (outcome.outcome === 'refused') throw new ApiError(refusalCode(outcome.code), rolesFor(call.body.action));
      return ok(outcome);
    },
  }),
];

/** The gate's own routes, and the queue that a device sends when its network is back. */
export const GATE_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/gate/vehicles/:plate',
    tag: 'gate',
    summary: { en: 'One glance: which lane, and what to say to the driver', zh: '一眼可知：走哪条通道，对司机说什么' },
    params: Type.Object({ plate: Type.String({ minLength: 2, maxLength: 40 }) }),
    answers: {
      200: { shape: GateAnswer, means: 'Also for a vehicle of which nothing is known: it goes to documents' },
    },
    async handle({ app, params, now, zone }) {
      const plate = normalisePlate(params.plate);
      if (plate === undefined) throw new ApiError('path-unknown');
      return ok(await presentGateAnswer(app.services.store, await app.services.crossings.gateAnswer(plate, now), zone));
    },
  }),
  route({
    name: 'GET /api/v1/gate/slips',
    tag: 'gate',
    summary: {
      en: 'Signed slips of the vehicles expected now, for a device to hold',
      zh: '当前预期车辆的签名通道单，供设备保存',
    },
    answers: { 200: { shape: SlipList, means: 'Each verifies offline with the keys of /api/v1/slip-keys' } },
    async handle({ app, now, zone }) {
      return ok({ at: formatDateTime(now, zone), slips: [...(await app.services.crossings.slips(now))] });
    },
  }),
  route({
    name: 'POST /api/v1/gate/actions',
    tag: 'gate',
    summary: { en: 'Do what a device has queued, in its order', zh: '按顺序执行设备排队的操作' },
    body: QueuedActions,
    example: {
      actions: [{ id: EXAMPLE_ID, action: 'arrive', at: '2026-03-01T06:12:00+08:00', plate: '0123UBA', offline: true }],
    },
    answers: { 200: { shape: QueuedOutcomes, means: 'One outcome for each; a refused one does not stop the rest' } },
    errors: ['body-not-valid'],
    async handle(call) {
      const outcomes: ActionOutcomeView[] = [];
      for (const { crossingId, plate, ...action } of call.body.actions) {
        const read = plate === undefined ? undefined : normalisePlate(plate);
        const target: CrossingTarget | undefined =
          crossingId !== undefined
            ? { crossingId: crossingId as CrossingId }
            : read !== undefined
              ? { plate: read }
              : undefined;
        // In order, one after the other: what a device did second may build on what it did first.
        outcomes.push(target === undefined ? refused(action, 'vehicle-not-open') : await act(call, target, action));
      }
      return ok({ outcomes });
    },
  }),
];

async function act(
  call: Call<unknown, unknown, unknown>,
  target: CrossingTarget,
  action: ActionInput,
): Promise<ActionOutcomeView> {
  const { app, now, zone } = call;
  const principal = signedIn(call);
  if (!ACTION_ACCESS[action.action].some((role) => principal.roles.has(role)))
    return refused(action, 'action-not-yours');
  if (principal.kind === 'token' && action.action !== 'weigh' && PERSONS_ONLY.has(action.action)) {
    return refused(action, 'person-required');
  }
  const { outcome, code, crossing } = await app.services.crossings.act(target, action, actorOf(call), now);
  const view = crossing === undefined ? {} : { crossing: await presentOneCrossing(app.services.store, crossing, zone) };
  return outcome === 'refused' ? { ...refused(action, code), ...view } : { id: action.id, outcome, ...view };
}

function refused(action: ActionInput, code: string | undefined): ActionOutcomeView {
  const known = refusalCode(code);
  return {
    id: action.id,
    outcome: 'refused',
    code: known,
    sentence: errorSentence(known, rolesFor(action.action).details),
  };
}

function refusalCode(code: string | undefined): ErrorCode {
  return code !== undefined && hasErrorSentence(code) ? code : 'action-refused';
}

function rolesFor(action: ActionInput['action']): { readonly details: { readonly roles: string } } {
  return { details: { roles: ACTION_ACCESS[action].join(', ') } };
}

/** A booking with its plates as readers at the gate see them. */
function withPlainPlates(booking: Booking): Booking {
  const { plate, trailerPlate } = booking.vehicle;
  const plain = (text: string): Plate => {
    const read = normalisePlate(text);
    if (read === undefined) throw new ApiError('body-not-valid');
    return read;
  };
  const trailer = trailerPlate === undefined ? {} : { trailerPlate: plain(trailerPlate) };
  return { ...booking, vehicle: { ...booking.vehicle, plate: plain(plate), ...trailer } };
}

/** A declarant books a vehicle for the declarations of their own firm. */
async function refuseForeignDeclarations(app: App, booking: Booking, { operator }: Principal): Promise<void> {
  const ids = (booking.declarations ?? []) as DeclarationId[];
  if (operator === undefined || ids.length === 0) return;
  const stored = await app.services.store.declarations.byIds(ids);
  const own = stored.filter(({ declaration }) => declaration.declarant === operator);
  if (own.length < new Set(ids).size) throw new ApiError('declaration-unknown');
}

/** Values out of a comma-separated list; throws when none of them is one. */
function chosen<Value extends string>(text: string | undefined, all: readonly Value[]): readonly Value[] | undefined {
  if (text === undefined) return undefined;
  const values = text.split(',').filter((part): part is Value => (all as readonly string[]).includes(part));
  if (values.length === 0) throw new ApiError('request-malformed');
  return values;
}
