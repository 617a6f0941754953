import { Type } from 'typebox';
import { type Crossing, CROSSING_STATES, type CrossingState } from '../../core/domain/crossing.ts';
import type { CountryCode, CrossingId, DeclarationId, Plate, TimeZone } from '../../core/domain/ids.ts';
import { LANES, type Lane } from '../../core/domain/lane.ts';
import { RELEASE_NEEDS } from '../../core/inspect/codes.ts';
import type { Role } from '../../core/domain/role.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { formatDateTime, parseDateTime } from '../../core/domain/time.ts';
import { COUNTRIES } from '../../core/domain/reference/countries.ts';
import { normalisePlate } from '../../core/domain/validate/plate.ts';
import {
  ActionOutcome,
  type ActionOutcomeView,
  ActionRequest,
  type Booking,
  BookingReceipt,
  BookingRequest as BookingShape,
  CrossingDetail,
  CrossingPage,
  CrossingShape,
  GateAnswer,
  QueuedActions,
  QueuedOutcomes,
  SlipList,
} from '../../wire/crossings.ts';
import { WAITS_FOR_WORDS } from '../../messages/release-words.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import { Id } from '../../wire/primitives.ts';
import type { BookingRequest } from '../../work/crossings/open-crossing.ts';
import type { App } from '../app.ts';
import { wrongForm } from '../check-request.ts';
import { pageOf, readCursor } from '../cursor.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import { presentCrossings, presentGateAnswer, presentOneCrossing } from '../present/crossings.ts';
import { presentEvents } from '../present/declarations.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { refusalDetails, refuse, takeAction, targetOfPlate } from '../gate/take-action.ts';
import { namesOf, SELECTION_REFUSALS } from './declarations.ts';
import { actorOf } from './filing.ts';

const ById = Type.Object({ id: Id });
/** More than any passage comes to. */
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
  ...SELECTION_REFUSALS,
  'same-officer-lifts-hold',
  ...RELEASE_NEEDS,
  'changed-meanwhile',
];

/** Passages of vehicles, at the desk. */
export const CROSSING_ROUTES: readonly Route[] = [
  route({
    name: 'POST /api/v1/crossings',
    tag: 'crossings',
    summary: { en: 'Book a passage, or open one for a vehicle that came without', zh: '预约过境，或为未预约车辆登记' },
    body: BookingShape,
    example: { vehicle: { plate: '0123UBA', country: 'MN', kind: 'truck' }, direction: 'inbound' },
    answers: {
      201: {
        shape: Type.Union([CrossingShape, BookingReceipt]),
        means: 'The passage; a declarant is given a receipt, which names no lane',
      },
    },
    errors: ['body-not-valid', 'plate-open', 'declaration-unknown', 'declaration-carried'],
    async handle(call) {
      const { app, now, zone } = call;
      const principal = signedIn(call);
      // An officer books for any vehicle and sees its lane; a declarant books for its own papers and does not.
      const officer = OFFICERS.some((role) => principal.roles.has(role));
      const actor = officer ? { id: principal.id } : actorOf(call);
      const booked = await app.services.crossings.book(bookingOf(call.body, zone), actor, now);
      if (booked.outcome === 'unknown-declaration') throw new ApiError('declaration-unknown');
      if (booked.outcome !== 'booked') throw new ApiError(booked.outcome === 'seen' ? 'plate-open' : booked.outcome);
      const { crossing } = booked;
      if (officer) return { status: 201, body: await presentOneCrossing(app.services.store, crossing, zone) };
      const slot = crossing.slotAt === undefined ? {} : { slotAt: formatDateTime(crossing.slotAt, zone) };
      return { status: 201, body: { id: crossing.id, booked: crossing.booked, ...slot } };
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
      const waits = await waitsFor(app, crossing, await store.declarations.byIds(crossing.declarations));
      // No step is offered that the server would refuse.
      const actions = view.actions.filter((action) => action !== 'release' || waits.waitsFor === undefined);
      return ok({ ...view, actions, ...waits, events: presentEvents(events, names, zone) });
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
      const target = { id: call.params.id as CrossingId };
      const outcome = await takeAction(call.app, signedIn(call), target, call.body, call.now);
      if (outcome.outcome === 'refused') {
        throw new ApiError(outcome.code as ErrorCode, { details: refusalDetails(call.body.action) });
      }
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
      const facts = await app.services.crossings.gateAnswer(plate, now);
      const answer = await presentGateAnswer(app.services.store, facts, zone);
      return ok({ ...answer, ...(await waitsFor(app, facts.crossing, facts.declarations)) });
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
      const { app, body, now } = call;
      const principal = signedIn(call);
      for (const { crossingId, plate, direction, ...action } of body.actions) {
        const read = plate === undefined ? undefined : normalisePlate(plate);
        if (crossingId === undefined && read === undefined) {
          outcomes.push(refuse(action, 'vehicle-not-open'));
          continue;
        }
        const target =
          crossingId === undefined
            ? await targetOfPlate(app, read as Plate, direction)
            : { id: crossingId as CrossingId };
        // In order, one after the other: what a device did second may build on what it did first.
        outcomes.push(await takeAction(app, principal, target, action, now));
      }
      return ok({ outcomes });
    },
  }),
];

/** What the release of a passage that is under way still waits for, each once, in the words of the gate. */
async function waitsFor(
  { services }: App,
  crossing: Crossing | undefined,
  carried: readonly StoredDeclaration[],
): Promise<{ waitsFor?: BilingualText[] }> {
  if (crossing !== undefined && crossing.stages.released !== undefined) return {};
  const open = (await services.cases.conditions(carried)).filter((condition) => condition.open);
  const partners = [...new Set(open.map(({ partner }) => partner))];
  if (partners.length === 0) return {};
  return {
    waitsFor: partners.map((partner) => ({ en: WAITS_FOR_WORDS[partner].en, zh: WAITS_FOR_WORDS[partner].zh })),
  };
}

/** A booking in the terms of the domain, with its plates as readers at the gate see them. */
function bookingOf({ vehicle, direction, slotAt, declarations }: Booking, zone: TimeZone): BookingRequest {
  const { plate, trailerPlate, country, kind } = vehicle;
  const slot = slotAt === undefined ? undefined : parseDateTime(slotAt, zone);
  if (slotAt !== undefined && slot === undefined) throw wrongForm('/slotAt');
  if (country !== undefined && country !== 'ZZ' && !COUNTRIES.has(country)) throw wrongForm('/vehicle/country');
  return {
    vehicle: {
      plate: plainPlate(plate, '/vehicle/plate'),
      ...(trailerPlate === undefined ? {} : { trailerPlate: plainPlate(trailerPlate, '/vehicle/trailerPlate') }),
      ...(country === undefined ? {} : { country: country as CountryCode }),
      ...(kind === undefined ? {} : { kind }),
    },
    direction,
    ...(slot === undefined ? {} : { slotAt: slot }),
    ...(declarations === undefined ? {} : { declarations: declarations as DeclarationId[] }),
  };
}

function plainPlate(text: string, pointer: string): Plate {
  const plate = normalisePlate(text);
  if (plate === undefined) throw wrongForm(pointer);
  return plate;
}

/** Values out of a comma-separated list; throws when none of them is one. */
function chosen<Value extends string>(text: string | undefined, all: readonly Value[]): readonly Value[] | undefined {
  if (text === undefined) return undefined;
  const values = text.split(',').filter((part): part is Value => (all as readonly string[]).includes(part));
  if (values.length === 0) throw new ApiError('request-malformed');
  return values;
}
