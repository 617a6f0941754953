import { Type } from 'typebox';
import type { DeclarationId, Instant } from '../../core/domain/ids.ts';
import type { Role } from '../../core/domain/role.ts';
import { isOpen } from '../../core/oversee/review.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { Id } from '../../wire/primitives.ts';
import { BulletinShape, LookRequest, ReviewOutcome, ReviewQueue, WaiveRequest } from '../../wire/quality.ts';
import type { ReviewResult } from '../../work/quality/look-again.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import { ok, type Route, route, signedIn } from '../route.ts';

const ById = Type.Object({ id: Id });
const MOST_LISTED = 100;
/** The span of a bulletin. */
const WEEK_MS = 7 * 86_400_000;
/** Who may examine a vehicle again; others read at the desk. */
const IN_BAY: readonly Role[] = ['inspector', 'shift-lead'];

const REFUSALS: readonly ErrorCode[] = [
  'review-unknown',
  'review-closed',
  'review-own',
  'review-in-bay',
  'review-finding',
  'review-taken-back',
  'review-steps',
  'review-not-waivable',
  'review-waiver-asked',
  'review-waiver-missing',
  'review-needs-two',
];

/** Second looks at inspections, and the duty bulletin that follows from them. */
export const QUALITY_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/reviews',
    tag: 'oversight',
    summary: { en: 'Inspections to be looked at again', zh: '待复查的查验' },
    answers: { 200: { shape: ReviewQueue, means: 'Second looks before release first, the oldest first' } },
    async handle(call) {
      const { app, now, zone } = call;
      const { id } = signedIn(call);
      const queue = await app.services.stewardship.reviews(id, MOST_LISTED);
      return ok({
        items: queue.map(({ review, inspection, plate, own }) => {
          const { waiver, kind } = review;
          // Before a second look its reader sees what was ordered and no step that the first officer added: it is to
          // be blind.
          const steps = [
            ...inspection.order.steps,
            ...(kind === 'desk' ? inspection.added.map((one) => one.step) : []),
          ];
          return {
            id: review.id,
            inspection: review.inspection,
            crossing: review.crossing,
            plate,
            cause: review.cause,
            kind,
            openedAt: formatDateTime(review.openedAt, zone),
            own,
            steps: steps.map((step) => ({ id: step.id, title: { ...step.title } })),
            goods: inspection.order.aboard.map(({ declarationId, line, hs }) => ({ declarationId, line, hs })),
            ...(kind === 'desk' ? { photos: inspection.entries.flatMap(({ photos }) => photos) } : {}),
            ...(waiver === undefined
              ? {}
              : {
                  waiver: {
                    reason: waiver.reason,
                    own: waiver.askedBy === id,
                    askedAt: formatDateTime(Math.min(waiver.askedAt, now) as Instant, zone),
                  },
                }),
          };
        }),
      });
    },
  }),
  route({
    name: 'POST /api/v1/reviews/:id/verdict',
    tag: 'oversight',
    summary: { en: 'Record what a second look says', zh: '记录复查结论' },
    params: ById,
    body: LookRequest,
    example: { verdict: 'differs', steps: [{ step: 'container/doors', verdict: 'missed' }] },
    answers: { 200: { shape: ReviewOutcome, means: 'Recorded under your name; the bulletin names nobody' } },
    errors: ['body-not-valid', ...REFUSALS],
    async handle(call) {
      const { app, body, params, now } = call;
      const { id, roles } = signedIn(call);
      const officer = { id, inBay: IN_BAY.some((role) => roles.has(role)) };
      const { found = [], ...said } = body;
      const foundAgain = found.map(({ declarationId, ...one }) => ({
        ...one,
        ...(declarationId === undefined ? {} : { declarationId: declarationId as DeclarationId }),
      }));
      const look = { ...said, found: foundAgain };
      return answer(await app.services.stewardship.look(params.id, look, officer, now));
    },
  }),
  route({
    name: 'POST /api/v1/reviews/:id/waiver',
    tag: 'oversight',
    summary: { en: 'Ask for a second look to be left out', zh: '申请免除复查' },
    params: ById,
    body: WaiveRequest,
    example: { reason: 'perishable-would-spoil' },
    answers: { 200: { shape: ReviewOutcome, means: 'Another person decides' } },
    errors: ['body-not-valid', ...REFUSALS],
    async handle(call) {
      const { app, body, params, now } = call;
      return answer(await app.services.stewardship.askWaiver(params.id, body.reason, signedIn(call).id, now));
    },
  }),
  route({
    name: 'POST /api/v1/reviews/:id/waiver-approval',
    tag: 'oversight',
    summary: { en: 'Let a second look be left out', zh: '批准免除复查' },
    params: ById,
    answers: { 200: { shape: ReviewOutcome, means: 'Scan and photos are read again instead' } },
    errors: REFUSALS,
    async handle(call) {
      const { app, params, now } = call;
      return answer(await app.services.stewardship.waive(params.id, signedIn(call).id, now));
    },
  }),
  route({
    name: 'GET /api/v1/bulletin',
    tag: 'oversight',
    summary: { en: 'The duty bulletin of the last seven days', zh: '最近七天的勤务通报' },
    answers: { 200: { shape: BulletinShape, means: 'By step of the checklist, never by name' } },
    async handle({ app, now, zone }) {
      const bulletin = await app.services.stewardship.bulletin(now);
      const from = formatDateTime((now - WEEK_MS) as Instant, zone);
      return ok({ from, to: formatDateTime(now, zone), ...bulletin });
    },
  }),
];

/** What became of a review, and no more of it: whoever looked knows the rest. */
function answer(result: ReviewResult) {
  if (result.outcome === 'refused') throw new ApiError(result.refusal);
  return ok({ id: result.review.id, open: isOpen(result.review) });
}
