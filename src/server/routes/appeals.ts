import { Type } from 'typebox';
import type { DeclarationId } from '../../core/domain/ids.ts';
import { mayDecide } from '../../core/inspect/appeal.ts';
import { Appeals, AppealShape, AppealVerdictShape, NewAppealShape, Notices } from '../../wire/accountability.ts';
import { Id } from '../../wire/primitives.ts';
import type { AppealResult } from '../../work/appeals/hear-appeal.ts';
import { ApiError } from '../errors.ts';
import { presentAppeal, presentNotice } from '../present/cases.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { actorOf } from './filing.ts';
import { boundTo } from './filings.ts';

const ById = Type.Object({ id: Id });
/** Open ones come first, so that what is left out of a long list has been decided. */
const MOST_LISTED = 200;

/** Notices of decisions, and the appeals of those whom they concern. */
export const APPEAL_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/filings/:id/notices',
    tag: 'filings',
    summary: {
      en: 'The decisions about one of your filings, with their reasons',
      zh: '关于您一份申报的各项决定及理由',
    },
    params: ById,
    answers: { 200: { shape: Notices, means: 'Each with the day until which you may ask for a review' } },
    errors: ['filing-unknown'],
    async handle(call) {
      const { app, params, now, zone } = call;
      const stored = await app.services.store.declarations.byId(params.id as DeclarationId);
      const operator = boundTo(signedIn(call));
      if (stored === undefined || (operator !== undefined && stored.declaration.declarant !== operator))
        throw new ApiError('filing-unknown');
      return ok({ items: (await app.services.cases.notices(stored, now)).map((one) => presentNotice(one, now, zone)) });
    },
  }),
  route({
    name: 'POST /api/v1/filings/:id/appeals',
    tag: 'filings',
    summary: { en: 'Ask for a review of a decision', zh: '就一项决定申请复议' },
    params: ById,
    body: NewAppealShape,
    example: { decision: '019c0000-0000-7000-8000-000000000001', ground: 'value-wrong', statement: 'See the invoice.' },
    answers: { 201: { shape: AppealShape, means: 'Lodged; it is decided by an officer who was not involved' } },
    errors: ['body-not-valid', 'filing-unknown', 'notice-unknown', 'appeal-too-late', 'appeal-lodged'],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const lodged = await app.services.cases.appeal(params.id as DeclarationId, body, actorOf(call), now);
      return { status: 201, body: presentAppeal(appealOf(lodged), now, zone) };
    },
  }),
  route({
    name: 'GET /api/v1/appeals',
    tag: 'accountability',
    summary: { en: 'Appeals by their clock', zh: '复议申请，按期限排列' },
    answers: { 200: { shape: Appeals, means: 'Open ones first; each says whether you may decide it' } },
    async handle(call) {
      const { app, now, zone } = call;
      const { id } = signedIn(call);
      const { appeals } = app.services.store;
      const rows = await appeals.list({}, MOST_LISTED);
      const items = await Promise.all(
        rows.map(async (one) => {
          // Who is involved is asked of the record only where it matters.
          const involved = one.decided === undefined ? await appeals.involved(one.declarationId) : new Set<string>();
          const notYours = mayDecide(id, involved, one.decided !== undefined);
          return { ...presentAppeal(one, now, zone), ...(notYours === undefined ? {} : { notYours }) };
        }),
      );
      return ok({ items });
    },
  }),
  route({
    name: 'POST /api/v1/appeals/:id/decision',
    tag: 'accountability',
    summary: { en: 'Decide an appeal in a matter you had no hand in', zh: '就未曾参与的事项作出复议决定' },
    params: ById,
    body: AppealVerdictShape,
    example: {
      outcome: 'partly-upheld',
      remedy: 'costs-refunded',
      reason: { en: 'The load was unloaded twice.', zh: '货物被重复卸载。' },
    },
    answers: { 200: { shape: AppealShape, means: 'The appeal; what was decided before stays on record' } },
    errors: [
      'body-not-valid',
      'appeal-unknown',
      'appeal-decided',
      'appeal-officer-involved',
      'appeal-remedy',
      'changed-meanwhile',
    ],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const heard = await app.services.cases.decideAppeal(params.id, body, signedIn(call).id, now);
      return ok(presentAppeal(appealOf(heard), now, zone));
    },
  }),
];

/** The appeal, or the refusal thrown as the error of its name. */
function appealOf(result: AppealResult) {
  if (result.outcome === 'done') return result.appeal;
  throw new ApiError(result.refusal);
}
