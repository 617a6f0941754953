import { Type } from 'typebox';
import type { Instant, OffsetDateTime } from '../../core/domain/ids.ts';
import { Id } from '../../wire/primitives.ts';
import {
  ChangedShift,
  HandoverShape,
  NewHandover,
  NewQualification,
  NewReassignment,
  NewShift,
  type NewShiftInput,
  QualificationShape,
  ReassignmentShape,
  Reassignments,
  RosterShape,
  ShiftShape,
} from '../../wire/roster.ts';
import type { ReassignmentResult } from '../../work/draws/reassign.ts';
import type { ShiftInput } from '../../work/roster/keep-roster.ts';
import type { App } from '../app.ts';
import { wrongForm } from '../check-request.ts';
import { ApiError } from '../errors.ts';
import { presentHandover, presentReassignment, presentRoster, presentShift } from '../present/roster.ts';
import { inForce } from '../principal.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { namesOf } from './declarations.ts';
import { dayOf } from './workbench.ts';

const ById = Type.Object({ id: Id });
const DAY_MS = 86_400_000;
/** Open assignments that are listed. */
const MOST_OPEN = 200;
const SHIFT_ERRORS = ['body-not-valid', 'shift-span', 'shift-nobody', 'shift-doubled', 'shift-over'] as const;
const EXAMPLE = {
  from: '2026-03-01T08:00:00+08:00',
  until: '2026-03-01T16:00:00+08:00',
  officers: ['019c0000-0000-7000-8000-000000000002'],
  bays: [{ name: 'Bay 1', open: true, equipment: ['forklift', 'scanner'] }],
};

/** Who works when, what they may do, and who takes over from whom. */
export const ROSTER_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/roster',
    tag: 'roster',
    summary: { en: 'Shifts, qualifications and what was handed over', zh: '排班、资质与交接' },
    answers: { 200: { shape: RosterShape, means: 'From yesterday to a week ahead' } },
    async handle({ app, now, zone }) {
      const { roster, people } = app.services.store;
      const yesterday = (now - DAY_MS) as Instant;
      const [shifts, qualifications, handovers, grants, names, open] = await Promise.all([
        roster.shifts(yesterday, (now + 7 * DAY_MS) as Instant),
        roster.qualifications(),
        roster.handovers(yesterday),
        people.grants(),
        namesOf(app),
        app.services.store.assignments.open(MOST_OPEN),
      ]);
      const inspectors = grants.filter((one) => one.role === 'inspector' && inForce(one)).map(({ userId }) => userId);
      return ok(
        presentRoster({ shifts, qualifications, handovers, open, inspectors: [...new Set(inspectors)] }, names, zone),
      );
    },
  }),
  route({
    name: 'POST /api/v1/roster/shifts',
    tag: 'roster',
    summary: { en: 'Begin a shift', zh: '新建班次' },
    body: NewShift,
    example: EXAMPLE,
    answers: { 201: { shape: ShiftShape, means: 'The shift' } },
    errors: [...SHIFT_ERRORS],
    async handle(call) {
      return { status: 201, body: await put(call.app, shiftOf(call.body), signedIn(call).id, call.now) };
    },
  }),
  route({
    name: 'PUT /api/v1/roster/shifts/:id',
    tag: 'roster',
    summary: { en: 'Change a shift that is not over', zh: '修改未结束的班次' },
    params: ById,
    body: ChangedShift,
    example: { ...EXAMPLE, version: 1 },
    answers: { 200: { shape: ShiftShape, means: 'The shift as it stands now' } },
    errors: [...SHIFT_ERRORS, 'shift-unknown', 'changed-meanwhile'],
    async handle(call) {
      const { app, body, params, now } = call;
      const input = { ...shiftOf(body), id: params.id, version: body.version };
      return ok(await put(app, input, signedIn(call).id, now));
    },
  }),
  route({
    name: 'POST /api/v1/roster/shifts/:id/handover',
    tag: 'roster',
    summary: { en: 'Leave a note to the next shift', zh: '填写交接说明' },
    params: ById,
    body: NewHandover,
    example: { note: 'Bay 2 waits for the veterinarian until 18:00.' },
    answers: { 201: { shape: HandoverShape, means: 'The note, with what was open' } },
    errors: ['body-not-valid', 'shift-unknown'],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const handover = await app.services.roster.handOver(params.id, body.note, signedIn(call).id, now);
      if (handover === undefined) throw new ApiError('shift-unknown');
      return { status: 201, body: presentHandover(handover, await namesOf(app), zone) };
    },
  }),
  route({
    name: 'POST /api/v1/roster/qualifications',
    tag: 'roster',
    summary: { en: 'Say until when an officer is qualified', zh: '登记关员资质有效期' },
    body: NewQualification,
    example: { officer: '019c0000-0000-7000-8000-000000000002', what: 'radiation', expiresOn: '2026-12-31' },
    answers: { 200: { shape: QualificationShape, means: 'The qualification' } },
    errors: ['body-not-valid', 'person-unknown'],
    async handle(call) {
      const { app, body, now } = call;
      const name = (await namesOf(app)).get(body.officer);
      if (name === undefined) throw new ApiError('person-unknown');
      const qualification = { officer: body.officer, what: body.what, expiresOn: dayOf(body.expiresOn) };
      await app.services.roster.putQualification(qualification, signedIn(call).id, now);
      return ok({ ...qualification, officer: { id: body.officer, name } });
    },
  }),
  route({
    name: 'GET /api/v1/reassignments',
    tag: 'roster',
    summary: { en: 'Who took over from whom in the last 30 days', zh: '近30日的改派' },
    answers: { 200: { shape: Reassignments, means: 'Newest first' } },
    async handle(call) {
      const { app, now, zone } = call;
      const since = (now - 30 * DAY_MS) as Instant;
      const [moves, names] = await Promise.all([app.services.store.assignments.reassignments({ since }), namesOf(app)]);
      const self = signedIn(call).id;
      return ok({ items: moves.toReversed().map((one) => presentReassignment(one, names, self, zone)) });
    },
  }),
  route({
    name: 'POST /api/v1/reassignments',
    tag: 'roster',
    summary: { en: 'Propose that another officer takes an inspection over', zh: '提议改派查验关员' },
    body: NewReassignment,
    example: {
      inspection: '019c0000-0000-7000-8000-000000000001',
      to: '019c0000-0000-7000-8000-000000000002',
      code: 'ill',
    },
    answers: { 201: { shape: ReassignmentShape, means: 'The proposal; somebody else approves' } },
    errors: [
      'body-not-valid',
      'assignment-unknown',
      'reassignment-open',
      'reassignment-same',
      'reassignment-not-inspector',
    ],
    async handle(call) {
      const { app, body, now } = call;
      const input = { inspectionId: body.inspection, to: body.to, code: body.code };
      const result = await app.services.roster.propose(input, signedIn(call).id, now);
      return { status: 201, body: await shown(app, result, signedIn(call).id) };
    },
  }),
  decision('POST /api/v1/reassignments/:id/approval', 'approve', 'Approve a reassignment', '批准改派'),
  decision('POST /api/v1/reassignments/:id/refusal', 'refuse', 'Refuse a reassignment', '拒绝改派'),
];

/** The two decisions on a reassignment differ in their address alone. */
function decision(name: Route['name'], what: 'approve' | 'refuse', en: string, zh: string): Route {
  return route({
    name,
    tag: 'roster',
    summary: { en, zh },
    params: ById,
    answers: { 200: { shape: ReassignmentShape, means: 'The reassignment as it stands now' } },
    errors: ['reassignment-unknown', 'reassignment-decided', 'reassignment-needs-two'],
    async handle(call) {
      const { app, params, now } = call;
      const self = signedIn(call).id;
      return ok(await shown(app, await app.services.roster.decide(params.id, what, self, now), self));
    },
  });
}

async function shown(app: App, result: ReassignmentResult, self: string) {
  if (result.outcome === 'refused') throw new ApiError(result.refusal);
  return presentReassignment(result.reassignment, await namesOf(app), self, app.zone);
}

async function put(app: App, input: ShiftInput, by: string, now: Instant) {
  const result = await app.services.roster.putShift(input, by, now);
  if (result.outcome !== 'done') throw new ApiError(result.outcome);
  return presentShift(result.shift, await namesOf(app), app.zone);
}

function shiftOf({ from, until, officers, bays }: NewShiftInput): ShiftInput {
  return { from: instantOf(from, '/from'), until: instantOf(until, '/until'), officers, bays };
}

/** The shape has checked the form; a day that the calendar does not have is found here. */
function instantOf(text: string, pointer: string): Instant {
  const at = Date.parse(text as OffsetDateTime);
  if (Number.isNaN(at)) throw wrongForm(pointer);
  return at as Instant;
}
