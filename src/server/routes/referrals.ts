import { Type } from 'typebox';
import { parseDateTime } from '../../core/domain/time.ts';
import { AGENCIES, type Agency } from '../../core/inspect/codes.ts';
import {
  NewReferralShape,
  ReferralAnswerShape,
  ReferralRowShape,
  Referrals,
  ReferralShape,
} from '../../wire/accountability.ts';
import { Id } from '../../wire/primitives.ts';
import type { ReferralResult } from '../../work/referrals/refer-finding.ts';
import { wrongForm } from '../check-request.ts';
import { ApiError } from '../errors.ts';
import { presentReferral, presentReferralRow } from '../present/cases.ts';
import type { Principal } from '../principal.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { fileAnswer } from './documents.ts';

const ById = Type.Object({ id: Id });
/** One part and no more: a list of cases is to work through, not to take away. */
const MOST_LISTED = 100;

/** Cases handed to partner agencies, each out of a finding. A partner cannot ask about anything else here. */
export const REFERRAL_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/referrals',
    tag: 'accountability',
    summary: {
      en: 'Referrals; to a partner, its own that wait for an answer',
      zh: '案件移交；协作部门只见本部门待答复案件',
    },
    answers: { 200: { shape: Referrals, means: 'At most a hundred, without what they are about' } },
    async handle(call) {
      const { app, now, zone } = call;
      const { agency, isPartner } = lookerOf(signedIn(call));
      const { referrals } = app.services.store;
      const filter = agency === undefined ? {} : { agency, open: true };
      // A partner without an agency, such as the treasury, is shown nothing rather than everything.
      const rows = isPartner && agency === undefined ? [] : await referrals.list(filter, MOST_LISTED);
      return ok({ items: rows.map((one) => presentReferralRow(one, now, zone)) });
    },
  }),
  route({
    name: 'GET /api/v1/referrals/:id',
    tag: 'accountability',
    summary: { en: 'One case; that you looked is recorded', zh: '一个案件；查阅将被记录' },
    params: ById,
    answers: { 200: { shape: ReferralShape, means: 'The goods that the finding is about' } },
    errors: ['referral-unknown'],
    async handle(call) {
      const { app, params, now, zone } = call;
      const { isPartner, ...looker } = lookerOf(signedIn(call));
      if (isPartner && looker.agency === undefined) throw new ApiError('referral-unknown');
      const found = await app.services.cases.lookUpReferral(params.id, looker, now);
      if (found === undefined) throw new ApiError('referral-unknown');
      const { documents } = app.services.store;
      const requests = await documents.list({ declarationIds: [found.referral.declarationId] }, 200);
      return ok(presentReferral(found, requests, now, zone));
    },
  }),
  route({
    name: 'GET /api/v1/referrals/:id/documents/:document',
    tag: 'accountability',
    summary: { en: 'A document that goes with a case; that you read it is recorded', zh: '随案单证；查阅将被记录' },
    params: Type.Object({ id: Id, document: Id }),
    answers: { 200: { mediaType: 'application/pdf', means: 'The file, of the type its own bytes say it is' } },
    errors: ['referral-unknown', 'document-erased'],
    async handle(call) {
      const { app, params, now } = call;
      const { isPartner, ...looker } = lookerOf(signedIn(call));
      if (isPartner && looker.agency === undefined) throw new ApiError('referral-unknown');
      const file = await app.services.cases.readReferralDocument(params.id, params.document, looker, now);
      if (file === undefined) throw new ApiError('referral-unknown');
      return fileAnswer(file.media, file.content);
    },
  }),
  route({
    name: 'POST /api/v1/referrals',
    tag: 'accountability',
    summary: { en: 'Hand a finding to a partner agency', zh: '将查获移交协作部门' },
    body: NewReferralShape,
    example: {
      finding: '019c0000-0000-7000-8000-000000000001',
      agency: 'veterinary',
      hazard: 'animal-plant-health',
      legalBasis: 'WOAH Terrestrial Code, ch. 5.1',
      documents: [],
      deadline: '2026-03-03T12:00:00+08:00',
    },
    answers: { 201: { shape: ReferralRowShape, means: 'The partner sees this case, and this case only' } },
    errors: [
      'body-not-valid',
      'finding-unknown',
      'referral-not-supported',
      'legal-basis-not-registered',
      'referral-deadline',
      'referral-document',
      'referral-made',
    ],
    async handle(call) {
      const { app, body, now, zone } = call;
      const deadline = parseDateTime(body.deadline, zone);
      if (deadline === undefined) throw wrongForm('/deadline');
      const made = await app.services.cases.refer({ ...body, deadline }, signedIn(call).id, now);
      return { status: 201, body: presentReferralRow(referralOf(made), now, zone) };
    },
  }),
  route({
    name: 'POST /api/v1/referrals/:id/answer',
    tag: 'accountability',
    summary: { en: 'Answer a case; it is closed to you then', zh: '答复案件；答复后案件对您关闭' },
    params: ById,
    body: ReferralAnswerShape,
    example: { result: 'takes-over', remark: 'Quarantine station 2' },
    answers: { 200: { shape: ReferralRowShape, means: 'The case with its answer' } },
    errors: ['body-not-valid', 'referral-unknown', 'referral-answered'],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const { id, agency } = lookerOf(signedIn(call));
      if (agency === undefined) throw new ApiError('referral-unknown');
      const answered = await app.services.cases.answerReferral(params.id, body, { id, agency }, now);
      return ok(presentReferralRow(referralOf(answered), now, zone));
    },
  }),
];

/** Who looks. A partner that is no agency, such as the treasury, has no cases. */
function lookerOf({ id, roles, partner }: Principal): {
  readonly id: string;
  readonly agency?: Agency;
  readonly isPartner: boolean;
} {
  const isPartner = roles.has('agency');
  const agency = isPartner ? AGENCIES.find((one) => one === partner) : undefined;
  return { id, isPartner, ...(agency === undefined ? {} : { agency }) };
}

/** The case, or the refusal thrown as the error of its name. */
function referralOf(result: ReferralResult) {
  if (result.outcome === 'done') return result.referral;
  throw new ApiError(result.refusal);
}
