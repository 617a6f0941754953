import { Type } from 'typebox';
import { AuditConclusion, Audits, AuditShape } from '../../wire/accountability.ts';
import { Id } from '../../wire/primitives.ts';
import { ApiError } from '../errors.ts';
import { presentAudit } from '../present/cases.ts';
import { nameIn } from '../present/name-in.ts';
import { ok, type Route, route, signedIn } from '../route.ts';
import { namesOf } from './declarations.ts';

const MOST_LISTED = 300;

/** Audits after release: what the blue lane promises. */
export const AUDIT_ROUTES: readonly Route[] = [
  route({
    name: 'GET /api/v1/audits',
    tag: 'accountability',
    summary: { en: 'Audits after release, by their clock', zh: '事后稽查，按期限排列' },
    query: Type.Object({
      open: Type.Optional(Type.Boolean()),
      mine: Type.Optional(Type.Boolean({ description: 'only those drawn for whoever asks' })),
    }),
    answers: { 200: { shape: Audits, means: 'Open ones first' } },
    async handle(call) {
      const { app, query, now, zone } = call;
      const filter = {
        ...(query.open === undefined ? {} : { open: query.open }),
        ...(query.mine === true ? { officer: signedIn(call).id } : {}),
      };
      const [rows, names] = await Promise.all([app.services.store.audits.list(filter, MOST_LISTED), namesOf(app)]);
      return ok({ items: rows.map((one) => presentAudit(one, (id) => nameIn(names, id), now, zone)) });
    },
  }),
  route({
    name: 'POST /api/v1/audits/:id/conclusion',
    tag: 'accountability',
    summary: { en: 'Conclude an audit with a result for each goods item', zh: '办结稽查，逐项给出结果' },
    params: Type.Object({ id: Id }),
    body: AuditConclusion,
    example: { items: [{ line: 1, result: 'value', hazard: 'revenue' }] },
    answers: { 200: { shape: AuditShape, means: 'The audit; its result labels the declaration' } },
    errors: [
      'body-not-valid',
      'audit-unknown',
      'audit-concluded',
      'audit-of-another',
      'audit-items-incomplete',
      'audit-hazard-missing',
      'audit-hazard-not-allowed',
    ],
    async handle(call) {
      const { app, body, params, now, zone } = call;
      const result = await app.services.cases.concludeAudit(params.id, body.items, signedIn(call).id, now);
      if (result.outcome === 'refused') throw new ApiError(result.refusal);
      const names = await namesOf(app);
      return ok(presentAudit(result.audit, (id) => nameIn(names, id), now, zone));
    },
  }),
];
