import { Type } from 'typebox';
import type { Instant } from '../../core/domain/ids.ts';
import {
  AssignmentShape,
  Day,
  DayCheckShape,
  DrawDays,
  NewCommitments,
  NewSecrets,
  PartOutcomes,
  PublishedDayShape,
  SteeringQuery,
  SteeringShape,
} from '../../wire/draws.ts';
import { Id } from '../../wire/primitives.ts';
import { ApiError } from '../errors.ts';
import { presentAssignment, presentCheck, presentDrawDay, presentSteering } from '../present/draws.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { namesOf } from './declarations.ts';
import { dayOf } from './workbench.ts';

const ByDay = Type.Object({ day: Day });
const DAY_MS = 86_400_000;
/** Days that the steering test looks back unless asked otherwise: it is measured on months. */
const STEERING_DAYS = 30;
/** A day that is over never changes. */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' };

/** Draws that nobody can steer, and the look at whether somebody tries. */
export const DRAW_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/draws',
    tag: 'oversight',
    summary: {
      en: 'Days with their commitments, a week ahead and a month back',
      zh: '每日抽签承诺：未来一周与过去一月',
    },
    answers: { 200: { shape: DrawDays, means: 'Newest first; no secret among them' } },
    async handle(call) {
      const { app, now, zone } = call;
      const [days, names] = await Promise.all([app.services.oversight.days(now), namesOf(app)]);
      return ok({ items: days.map((day) => presentDrawDay(day, names, signedIn(call).id, zone)) });
    },
  }),
  route({
    name: 'GET /api/v1/draws/:day',
    tag: 'oversight',
    summary: {
      en: 'A day’s seed and everything drawn from it, once the day has ended',
      zh: '日终后公布的种子及全部抽签结果',
    },
    params: ByDay,
    answers: { 200: { shape: PublishedDayShape, means: 'Handles and secrets: enough to draw again' } },
    errors: ['draws-not-published'],
    async handle({ app, params, now }) {
      const published = await app.services.oversight.published(dayOf(params.day), now);
      if (published === undefined) throw new ApiError('draws-not-published');
      return ok(published, FOR_EVER);
    },
  }),
  route({
    name: 'GET /api/v1/draws/:day/check',
    tag: 'oversight',
    summary: { en: 'Draw a day again from its records', zh: '按记录重新计算某日抽签' },
    params: ByDay,
    answers: { 200: { shape: DayCheckShape, means: 'Counts, and what is not as the seed says' } },
    errors: ['draws-none'],
    async handle({ app, params, now }) {
      const check = await app.services.oversight.check(dayOf(params.day), now);
      if (check === undefined) throw new ApiError('draws-none');
      return ok(presentCheck(check));
    },
  }),
  route({
    name: 'POST /api/v1/draws/commitments',
    tag: 'oversight',
    summary: { en: 'Commit to one’s part of days to come', zh: '为未来日期提交承诺' },
    body: NewCommitments,
    example: { parts: [{ day: '2026-03-02', commitment: '0'.repeat(64) }] },
    answers: { 200: { shape: PartOutcomes, means: 'What became of each; the ledger holds those that are done' } },
    errors: ['body-not-valid'],
    async handle(call) {
      const { app, body, now } = call;
      const parts = body.parts.map(({ day, commitment }) => ({ day: dayOf(day), commitment }));
      return ok({ items: await app.services.oversight.commit(signedIn(call).id, parts, now) });
    },
  }),
  route({
    name: 'POST /api/v1/draws/secrets',
    tag: 'oversight',
    summary: { en: 'Hand over the secrets behind one’s commitments', zh: '交出承诺对应的秘密值' },
    body: NewSecrets,
    example: { parts: [{ day: '2026-03-02', secret: '0'.repeat(64) }] },
    answers: { 200: { shape: PartOutcomes, means: 'What became of each; sealed until its day has ended' } },
    errors: ['body-not-valid'],
    async handle(call) {
      const { app, body, now } = call;
      const parts = body.parts.map(({ day, secret }) => ({ day: dayOf(day), secretHex: secret }));
      return ok({ items: await app.services.oversight.handOver(signedIn(call).id, parts, now) });
    },
  }),
  route({
    name: 'GET /api/v1/assignments/:id',
    tag: 'oversight',
    summary: { en: 'Who was drawn for an inspection, and from whom', zh: '查验关员抽签记录' },
    params: Type.Object({ id: Id }),
    answers: { 200: { shape: AssignmentShape, means: 'The roster as it stood, and why somebody could not be drawn' } },
    errors: ['assignment-unknown'],
    async handle({ app, params, zone }) {
      const assignment = await app.services.store.assignments.of(params.id);
      if (assignment === undefined) throw new ApiError('assignment-unknown');
      return ok(presentAssignment(assignment, await namesOf(app), zone));
    },
  }),
  route({
    name: 'GET /api/v1/oversight/steering',
    tag: 'oversight',
    summary: {
      en: 'Whether what officers do by choice falls on one broker or hour',
      zh: '检验人工操作是否偏向某企业或时段',
    },
    query: SteeringQuery,
    answers: { 200: { shape: SteeringShape, means: 'Pairs and how likely chance alone gives them' } },
    errors: ['request-malformed'],
    async handle({ app, query, now, zone }) {
      const from = (now - (query.days ?? STEERING_DAYS) * DAY_MS) as Instant;
      const [result, names] = await Promise.all([app.services.oversight.steering(from, now), namesOf(app)]);
      return ok(presentSteering(result, { from, to: now }, names, zone));
    },
  }),
];
